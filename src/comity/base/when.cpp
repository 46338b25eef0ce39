// SPDX-License-Identifier: Apache-2.0
#include "comity/base/when.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "comity/base/random.hpp"
#include "comity/base/text.hpp"
#include "comity/base/words.hpp"

namespace comity {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;

constexpr Words<4> precision_words{"day", "month", "year", "other"};

Error not_a_date(std::string_view text, std::string reason) {
  return {.kind = Error::Kind::data,
          .what = fmt::format("\"{}\" is not a date: {}.", shorten(text), reason),
          .hint =
              "write 2012-06-21, 2012-06, 2012, 2013-04/2013-06, ../2014-07 or "
              "[2004-06,2004-11]"};
}

DayRange month_range(int y, unsigned first_month, unsigned count = 1) {
  const auto start = year{y} / month{first_month};
  const auto end = start + months{count - 1};
  return {Day{start / day{1}}, Day{end / last}};
}

std::vector<DayRange> season_ranges(int y, unsigned season) {
  const bool mild = season == 21 || season == 23;  // spring and autumn swap, so do the others
  if (mild) return {month_range(y, 3, 3), month_range(y, 9, 3)};
  return {month_range(y, 6, 3), month_range(y, 12, 3)};
}

constexpr int last_year = 9998;  // 9999 stands for any later day

/// A year with its unspecified digits: 2012, 201X, 20XX, -0044.
std::expected<std::pair<int, int>, std::string> parse_year(std::string_view text) {
  const auto not_a_year = std::unexpected("the year is written with four digits, as in 2012");
  if (text.starts_with('Y'))
    return std::unexpected(fmt::format("years go from -{0} to {0}", last_year));
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.size() != 4) return not_a_year;
  int low = 0;
  int high = 0;
  bool unspecified = false;
  for (const char c : text) {
    const bool is_x = c == 'X';
    if (!is_x && (unspecified || c < '0' || c > '9')) return not_a_year;
    unspecified = unspecified || is_x;
    low = low * 10 + (is_x ? 0 : c - '0');
    high = high * 10 + (is_x ? 9 : c - '0');
  }
  if (high > last_year)
    return std::unexpected(fmt::format("it is too far away; years go from -{0} to {0}", last_year));
  return negative ? std::pair{-high, -low} : std::pair{low, high};
}

std::expected<std::vector<DayRange>, std::string> parse_simple(std::string_view text) {
  const auto from = text.starts_with('-') ? 1U : 0U;
  const auto dash = text.find('-', from);
  const auto years = parse_year(text.substr(0, dash));
  if (!years) return std::unexpected(years.error());
  const auto [low, high] = *years;
  if (dash == std::string_view::npos) {
    return std::vector{DayRange{Day{year{low} / 1 / 1}, Day{year{high} / 12 / 31}}};
  }
  if (low != high) return std::unexpected("a month needs a known year");
  const auto rest = text.substr(dash + 1);
  if (rest == "XX" || rest == "XX-XX") {
    return std::vector{DayRange{Day{year{low} / 1 / 1}, Day{year{low} / 12 / 31}}};
  }
  const auto number = parse_int(rest.substr(0, 2));
  if (rest.size() < 2 || !number) return std::unexpected("a month has two digits, as in 2012-06");
  if (rest.size() == 2 && *number >= 21 && *number <= 24) {
    return season_ranges(low, static_cast<unsigned>(*number));
  }
  if (*number < 1 || *number > 12)
    return std::unexpected(fmt::format("there is no month {}", *number));
  const auto in_month = month_range(low, static_cast<unsigned>(*number));
  if (rest.size() == 2 || rest.substr(2) == "-XX") return std::vector{in_month};
  const auto day_number =
      rest.size() == 5 && rest[2] == '-' ? parse_int(rest.substr(3)) : std::nullopt;
  if (!day_number) return std::unexpected("a day has two digits, as in 2012-06-21");
  const auto date = year{low} / static_cast<int>(*number) / static_cast<int>(*day_number);
  if (*day_number < 1 || !date.ok()) {
    return std::unexpected(fmt::format("that month has no day {}", *day_number));
  }
  return std::vector{DayRange{Day{date}, Day{date}}};
}

struct Marks {
  bool approximate = false;
  bool uncertain = false;
};

std::string_view strip_marks(std::string_view text, Marks& marks) {
  if (text.empty()) return text;
  const char mark = text.back();
  if (mark != '~' && mark != '?' && mark != '%') return text;
  marks.approximate = marks.approximate || mark != '?';
  marks.uncertain = marks.uncertain || mark != '~';
  return text.substr(0, text.size() - 1);
}

std::expected<std::vector<DayRange>, std::string> parse_part(std::string_view text, Marks& marks);

std::expected<std::vector<DayRange>, std::string> parse_span(std::string_view from,
                                                             std::string_view to, Marks& marks) {
  DayRange span{distant_past, distant_future};
  if (!from.empty() && from != "..") {
    const auto start = parse_part(from, marks);
    if (!start) return start;
    span.first = start->front().first;
  }
  if (!to.empty() && to != "..") {
    const auto end = parse_part(to, marks);
    if (!end) return end;
    span.last = end->back().last;
  }
  if (span.last < span.first) return std::unexpected("the range ends before it begins");
  return std::vector{span};
}

std::expected<std::vector<DayRange>, std::string> parse_set(std::string_view text, Marks& marks) {
  std::vector<DayRange> ranges;
  for (const auto member : split(text, ',')) {
    const auto dots = member.find("..");
    const auto part =
        dots == std::string_view::npos
            ? parse_part(trim(member), marks)
            : parse_span(trim(member.substr(0, dots)), trim(member.substr(dots + 2)), marks);
    if (!part) return part;
    ranges.insert(ranges.end(), part->begin(), part->end());
  }
  return ranges;
}

std::expected<std::vector<DayRange>, std::string> parse_part(std::string_view text, Marks& marks) {
  if (text.size() > 40) return std::unexpected("it is too long");
  return parse_simple(strip_marks(text, marks));
}

std::expected<std::vector<DayRange>, std::string> parse_ranges(std::string_view text,
                                                               Marks& marks) {
  if (text.empty()) return std::unexpected("it is empty");
  if (text.size() > 400) return std::unexpected("it is too long");
  if (text.front() == '{')
    return std::unexpected("an act has one date; a set of alternatives is written [a,b]");
  if (text.front() == '[') {
    if (text.back() != ']') return std::unexpected("the set has no closing bracket");
    return parse_set(text.substr(1, text.size() - 2), marks);
  }
  if (text == "..") return std::vector{DayRange{distant_past, distant_future}};
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    return parse_span(text.substr(0, slash), text.substr(slash + 1), marks);
  }
  return parse_part(text, marks);
}

/// Sorts the ranges and joins those that touch, so that each possible day is counted once.
void normalise(std::vector<DayRange>& ranges) {
  std::ranges::sort(ranges, {}, &DayRange::first);
  std::vector<DayRange> joined;
  for (const auto& range : ranges) {
    if (!joined.empty() && range.first <= joined.back().last + days{1}) {
      joined.back().last = std::max(joined.back().last, range.last);
    } else {
      joined.push_back(range);
    }
  }
  ranges = std::move(joined);
}

Day nth_day(const std::vector<DayRange>& ranges, std::int64_t n) {
  for (const auto& range : ranges) {
    const auto length = (range.last - range.first).count() + 1;
    if (n < length) return range.first + days{n};
    n -= length;
  }
  return ranges.back().last;
}

}  // namespace

When::When(Day day) : text_(to_text(day)), first_(day), last_(day) {}

Result<When> parse_when(std::string_view text) {
  When when;
  when.text_ = std::string(text);
  if (const auto day = parse_day(text); day && year_of(*day) <= last_year) {
    when.first_ = when.last_ = *day;
    return when;
  }
  Marks marks;
  auto ranges = parse_ranges(text, marks);
  if (!ranges) return std::unexpected(not_a_date(text, ranges.error()));
  normalise(*ranges);
  when.first_ = ranges->front().first;
  when.last_ = ranges->back().last;
  when.several_ = ranges->size() > 1;
  when.approximate_ = marks.approximate;
  when.uncertain_ = marks.uncertain;
  return when;
}

std::vector<DayRange> When::ranges() const {
  if (!several_) return {{first_, last_}};
  Marks marks;
  auto ranges = parse_ranges(text_, marks).value();
  normalise(ranges);
  return ranges;
}

bool When::may_equal(const When& other) const {
  if (last_ < other.first_ || other.last_ < first_) return false;
  if (!several_ && !other.several_) return true;
  const auto theirs = other.ranges();
  return std::ranges::any_of(ranges(), [&](const DayRange& a) {
    return std::ranges::any_of(
        theirs, [&](const DayRange& b) { return a.first <= b.last && b.first <= a.last; });
  });
}

Day resolve(const When& when, DateRule rule, std::uint64_t seed, std::string_view key) {
  if (when.is_exact()) return when.first();
  if (when.is_open_start()) return when.is_open_end() ? distant_past : when.last();
  if (when.is_open_end()) return when.first();
  if (rule == DateRule::earliest) return when.first();
  if (rule == DateRule::latest) return when.last();
  const auto ranges = when.ranges();
  const auto count = std::accumulate(
      ranges.begin(), ranges.end(), std::int64_t{0},
      [](std::int64_t sum, const DayRange& r) { return sum + (r.last - r.first).count() + 1; });
  if (rule == DateRule::middle) return nth_day(ranges, (count - 1) / 2);
  Rng rng(seed, stream_of(key));
  return nth_day(ranges, static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(count))));
}

std::optional<DateRule> parse_date_rule(std::string_view text) {
  for (const auto rule :
       {DateRule::earliest, DateRule::middle, DateRule::latest, DateRule::random}) {
    if (to_word(rule) == text) return rule;
  }
  return std::nullopt;
}

Precision precision_of(const When& when) {
  if (when.is_exact()) return Precision::day;
  if (when.is_open_start() || when.is_open_end() || when.ranges().size() > 1)
    return Precision::other;
  const std::chrono::year_month_day first(when.first());
  const std::chrono::year_month_day latest(when.last());
  if (first.day() != std::chrono::day{1} || first.year() != latest.year()) return Precision::other;
  const auto end = Day(latest.year() / latest.month() / std::chrono::last);
  if (when.last() != end) return Precision::other;
  if (first.month() == latest.month()) return Precision::month;
  const bool year =
      first.month() == std::chrono::January && latest.month() == std::chrono::December;
  return year ? Precision::year : Precision::other;
}

std::string to_word(Precision precision) { return comity::to_word(precision_words, precision); }

std::string to_word(DateRule rule) {
  switch (rule) {
    case DateRule::earliest:
      return "earliest";
    case DateRule::middle:
      return "middle";
    case DateRule::latest:
      return "latest";
    case DateRule::random:
      break;
  }
  return "random";
}

const std::vector<std::string>& date_rule_words() {
  static const std::vector<std::string> words{to_word(DateRule::earliest),
                                              to_word(DateRule::middle), to_word(DateRule::latest),
                                              to_word(DateRule::random)};
  return words;
}

}  // namespace comity
