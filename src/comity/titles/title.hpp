// SPDX-License-Identifier: Apache-2.0
// Partnership titles: the wording, its forms in three languages, the components that carry rank.
// Resolves any of these forms to one title, or names the nearest.
// Knows nothing of ladders.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "comity/base/result.hpp"

namespace comity::titles {

/// The place of a title in its list.
struct TitleId {
  std::uint32_t value = 0;
  auto operator<=>(const TitleId&) const = default;
};

struct Title {
  std::string title;  ///< the wording acts use, in lower-case English
  std::string en;
  std::string es;
  std::string zh;
  std::vector<std::string> aliases;
  std::vector<std::string> components;  ///< comprehensive, strategic, cooperative, all-weather ...
};

/// All titles of a case, found by any of their forms.
class Titles {
 public:
  Titles() = default;
  // NOLINTNEXTLINE(performance-noexcept-move-constructor): std::deque promises no more
  Titles(Titles&&) = default;
  Titles& operator=(Titles&&) = default;
  // The index points into the titles, which a copy would leave behind.
  Titles(const Titles&) = delete;
  Titles& operator=(const Titles&) = delete;
  ~Titles() = default;

  /// Adds a title. Errors: data, if the title or one of its aliases already means another.
  Result<TitleId> add(Title title);

  [[nodiscard]] const Title& at(TitleId id) const { return titles_[id.value]; }
  [[nodiscard]] std::size_t size() const { return titles_.size(); }
  [[nodiscard]] const std::deque<Title>& all() const { return titles_; }

  /// The title someone means, whatever the case, accents and language.
  ///
  /// Errors: data, if no title has that form, with the nearest ones.
  [[nodiscard]] Result<TitleId> resolve(std::string_view wording) const;

 private:
  std::deque<Title> titles_;
  std::unordered_map<std::string_view, TitleId> by_title_;
  std::unordered_map<std::string, TitleId> by_form_;
};

}  // namespace comity::titles
