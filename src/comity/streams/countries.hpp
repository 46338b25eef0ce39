// SPDX-License-Identifier: Apache-2.0
// Codes and names of countries as streams write them, and the state each means on a day.
// ROM is Romania and TMP Timor-Leste; CH as a place is China; RUS before 1991 is the Soviet Union.
// Knows nothing of rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace comity::streams {

/// A code of a country as it is written in a stream; 0 is none.
using CountryId = std::uint16_t;
/// A name in the answer, an ISO 3166-1 alpha-3 code where there is one. Ordered as their texts are.
using LabelId = std::uint16_t;
/// A day as the number YYYYMMDD.
using Ymd = std::uint32_t;

/// The codes of countries. Source: [CAMEO], [FIPS10-4], [ISO3166].
class Countries {
 public:
  Countries();

  /// A CAMEO or ISO alpha-3 code; case does not matter.
  [[nodiscard]] CountryId by_code(std::string_view code) const {
    if (code.size() != 3) return 0;
    std::uint32_t at = 0;
    for (const char c : code) {
      const auto letter = static_cast<unsigned char>((c | 0x20) - 'a');
      if (letter >= 26) return 0;
      at = at * 26 + letter;
    }
    return by_code_[at];
  }
  /// A FIPS 10-4 code of a place; case does not matter.
  [[nodiscard]] CountryId by_fips(std::string_view code) const;
  /// The name of a country as ICEWS writes it, or its code; case does not matter.
  [[nodiscard]] CountryId by_name(std::string_view name) const;

  /// The state a code means on a day, or the code itself where it is a region or `as_given`.
  [[nodiscard]] LabelId label_on(CountryId country, Ymd day, bool as_given) const {
    const auto& entry = entries_[country];
    if (as_given) return entry.given;
    if (day < entry.before_day) return past(entry, day);
    return day < entry.from_day ? entry.iso : future(entry, day);
  }
  [[nodiscard]] const std::string& text(LabelId label) const { return labels_[label]; }
  /// The label with this text, if there is one.
  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }

 private:
  struct Dated {
    Ymd day;
    LabelId label;
  };
  struct Entry {
    LabelId given = 0;
    LabelId iso = 0;
    Ymd before_day = 0;           ///< earlier days have another meaning
    Ymd from_day = 99999999;      ///< so have this and later days
    std::vector<Dated> before{};  ///< latest day first
    std::vector<Dated> from{};    ///< earliest day first
  };
  [[nodiscard]] static LabelId past(const Entry& entry, Ymd day);
  [[nodiscard]] static LabelId future(const Entry& entry, Ymd day);
  void add(std::string_view line);
  void add_dated(std::string_view line);
  LabelId label(std::string_view text) const;

  std::vector<std::string> labels_;
  std::vector<Entry> entries_{1};
  std::vector<CountryId> by_code_;
  std::vector<CountryId> by_fips_;
  std::unordered_map<std::string, CountryId> by_name_;
};

}  // namespace comity::streams
