// SPDX-License-Identifier: Apache-2.0
// A day of the proleptic Gregorian calendar: the unit in which acts happen.
// Dates known less precisely than to the day are `When`, in when.hpp.
// Knows nothing of time zones: a day is the local date of the act.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace comity {

using Day = std::chrono::sys_days;

/// Stands for "any earlier day" and "any later day" in open intervals.
inline constexpr Day distant_past{std::chrono::year{-9999} / 1 / 1};
inline constexpr Day distant_future{std::chrono::year{9999} / 12 / 31};

/// Reads a day written YYYY-MM-DD; nothing if it is not one or does not exist.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

/// Writes a day as YYYY-MM-DD.
[[nodiscard]] std::string to_text(Day day);

/// The calendar year of a day.
[[nodiscard]] int year_of(Day day);

}  // namespace comity
