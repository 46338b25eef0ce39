// SPDX-License-Identifier: Apache-2.0
// A date as precise as its source: to the day, month, year, a range, or one of a set.
// Written in EDTF level 1, with ranges and sets; a date rule turns it into one day.
// Knows nothing of what happened on that date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/day.hpp"
#include "comity/base/result.hpp"

namespace comity {

/// An unbroken run of possible days, both ends included.
struct DayRange {
  Day first;
  Day last;
  bool operator==(const DayRange&) const = default;
};

/// How one day is chosen among the possible ones.
enum class DateRule : std::uint8_t { earliest, middle, latest, random };

/// A date with its precision: what was written, and the first and last day it may mean.
class When {
 public:
  /// Some day that is not known at all.
  When() = default;
  explicit When(Day day);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// First possible day; `distant_past` if there is none.
  [[nodiscard]] Day first() const { return first_; }
  /// Last possible day; `distant_future` if there is none.
  [[nodiscard]] Day last() const { return last_; }
  [[nodiscard]] bool is_exact() const { return first_ == last_; }
  [[nodiscard]] bool is_open_start() const { return first_ == distant_past; }
  [[nodiscard]] bool is_open_end() const { return last_ == distant_future; }
  /// No bound at all, as `..`; `2023-05/..` is known from one side only.
  [[nodiscard]] bool is_open() const { return is_open_start() && is_open_end(); }
  /// Marked `~` or `%`: approximate. Marked `?` or `%`: uncertain. Neither widens the date.
  [[nodiscard]] bool is_approximate() const { return approximate_; }
  [[nodiscard]] bool is_uncertain() const { return uncertain_; }
  /// All possible days, as runs in order of time (more than one for sets and seasons).
  [[nodiscard]] std::vector<DayRange> ranges() const;
  /// Whether both dates may mean the same day.
  [[nodiscard]] bool may_equal(const When& other) const;

  bool operator==(const When& other) const { return text_ == other.text_; }

 private:
  friend Result<When> parse_when(std::string_view text);
  std::string text_ = "..";
  Day first_ = distant_past;
  Day last_ = distant_future;
  bool several_ = false;
  bool approximate_ = false;
  bool uncertain_ = false;
};

/// How precisely a date is known: to the day, to one calendar month or year, or otherwise (ranges,
/// sets, seasons, open ends).
enum class Precision : std::uint8_t { day, month, year, other };
[[nodiscard]] Precision precision_of(const When& when);
[[nodiscard]] std::string to_word(Precision precision);

/// Reads a date written in EDTF level 1, with ranges and sets.
///
/// Seasons (21 to 24) name no hemisphere: spring and autumn are March to May or September to
/// November, summer and winter are June to August or December to February.
///
/// Errors: data, if the text is not such a date or names a day that does not exist.
/// Source: [EDTF], levels 0 and 1, and sets of level 2.
[[nodiscard]] Result<When> parse_when(std::string_view text);

/// Chooses one day among the possible ones.
///
/// `middle` is the possible day with as many before it as after it (the earlier of two).
/// `random` is uniform over the possible days, the same for the same seed and key.
/// Where one end is open the other end is taken; a wholly unknown date is `distant_past`.
[[nodiscard]] Day resolve(const When& when, DateRule rule, std::uint64_t seed,
                          std::string_view key);

[[nodiscard]] std::optional<DateRule> parse_date_rule(std::string_view text);
[[nodiscard]] std::string to_word(DateRule rule);
/// The words of all date rules, in their order.
[[nodiscard]] const std::vector<std::string>& date_rule_words();

}  // namespace comity
