// SPDX-License-Identifier: Apache-2.0
// Event codes: CAMEO's three or four digits, PLOVER's words, and the classes that are counted.
// A code is read once into a number; what it belongs to is looked up, not parsed again.
// Knows nothing of rows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comity::streams {

/// By what events are told apart in the counts.
enum class Scheme : std::uint8_t { root, code, plover, form };

/// The forms of contact that codes name.
enum class Form : std::uint8_t { none, visit, call, meeting, negotiation, mediation };

/// A CAMEO code, or a PLOVER event with the form its mode names, as a small number.
using CodeId = std::uint16_t;
/// A class of a scheme, as a small number. Within a scheme classes are ordered as their texts are.
using ClassId = std::uint16_t;

/// The codes of CAMEO and PLOVER. Source: [CAMEO], [PLOVER].
class Codes {
 public:
  Codes();

  /// Reads a CAMEO code of three or four digits. Nothing if CAMEO has no such code: `10` is not
  /// `010`, so a code that lost its leading zero is never guessed.
  [[nodiscard]] std::optional<CodeId> cameo(std::string_view text) const {
    const auto id = digits(text);
    return id && known_[*id] != 0 ? id : std::nullopt;
  }
  /// Reads a PLOVER event such as CONSULT, with its mode.
  [[nodiscard]] std::optional<CodeId> plover(std::string_view event, std::string_view mode) const;

  /// The class of a code. A CAMEO code that PLOVER leaves out is "-" there; a PLOVER event has no
  /// root and no code and stays what it is; what is no contact has the form "other".
  [[nodiscard]] ClassId class_of(CodeId code, Scheme scheme) const {
    return classes_[static_cast<std::size_t>(scheme)][code];
  }
  [[nodiscard]] std::string class_text(ClassId of) const;
  /// Whether a number is a code at all.
  [[nodiscard]] bool exists(CodeId code) const { return known_[code] != 0; }
  [[nodiscard]] Form form_of(CodeId code) const { return forms_[code]; }
  /// The code as it is written, a PLOVER event in capitals.
  [[nodiscard]] std::string text(CodeId code) const { return class_text(classes_[1][code]); }

  /// The events of PLOVER, in alphabetical order.
  [[nodiscard]] const std::vector<std::string>& plover_events() const { return events_; }

  static constexpr CodeId n_codes = 5000;
  /// The number of a CAMEO code by its digits; a longer code comes after the one it refines.
  [[nodiscard]] static std::optional<CodeId> digits(std::string_view text) {
    if (text.size() != 3 && text.size() != 4) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : text.substr(0, 3)) {
      const auto digit = static_cast<unsigned char>(c - '0');
      if (digit > 9) return std::nullopt;
      value = value * 10 + digit;
    }
    std::uint32_t last = 0;
    if (text.size() == 4) {
      const auto digit = static_cast<unsigned char>(text[3] - '0');
      if (digit > 9) return std::nullopt;
      last = digit + 1U;
    }
    if (value >= 210) return std::nullopt;
    return static_cast<CodeId>(value * 11 + last);
  }

 private:
  void add_cameo(std::string_view text, std::string_view event);
  void set_classes(CodeId id, ClassId root, ClassId code, ClassId plover);
  std::array<std::uint8_t, n_codes> known_{};
  std::array<Form, n_codes> forms_{};
  std::array<std::array<ClassId, n_codes>, 4> classes_{};
  std::vector<std::string> events_;
};

/// Reads a form by its word. Nothing if there is no such form.
[[nodiscard]] std::optional<Form> parse_form(std::string_view word);
[[nodiscard]] std::string_view to_word(Form form);

}  // namespace comity::streams
