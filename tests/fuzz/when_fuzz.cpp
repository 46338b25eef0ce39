// SPDX-License-Identifier: Apache-2.0
// Any text as a date: refused with a reason and a next step, or read with laws that hold.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "comity/base/when.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace comity;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  const auto date = parse_when(text);
  if (!date) {
    require(!date.error().what.empty() && !date.error().hint.empty() &&
            date.error().kind == Error::Kind::data);
    return 0;
  }
  require(date->text() == text && date->first() <= date->last());
  const auto runs = date->ranges();
  require(!runs.empty() && runs.front().first == date->first() && runs.back().last == date->last());
  for (std::size_t i = 1; i < runs.size(); ++i) require(runs[i - 1].last < runs[i].first);
  for (const auto rule :
       {DateRule::earliest, DateRule::middle, DateRule::latest, DateRule::random}) {
    const Day day = resolve(*date, rule, size, "fuzz");
    require(std::ranges::any_of(
        runs, [&](const DayRange& run) { return run.first <= day && day <= run.last; }));
  }
  require(date->may_equal(*date));
  if (date->is_exact()) require(parse_when(to_text(date->first()))->first() == date->first());
  return 0;
}
