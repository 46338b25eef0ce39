// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "comity/base/when.hpp"
#include "support/random_log.hpp"

namespace comity {
namespace {

using testing::random_date;
using testing::when;

RC_GTEST_PROP(When, HasItsFirstDayBeforeItsLastAndItsRunsBetweenThem, ()) {
  const auto date = when(random_date());
  RC_ASSERT(date.first() <= date.last());
  const auto runs = date.ranges();
  RC_ASSERT(!runs.empty());
  RC_ASSERT(runs.front().first == date.first() && runs.back().last == date.last());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    RC_ASSERT(runs[i].first <= runs[i].last);
    if (i > 0) RC_ASSERT(runs[i - 1].last + std::chrono::days{1} < runs[i].first);
  }
}

RC_GTEST_PROP(When, ReadsBackFromItsText, ()) {
  const auto date = when(random_date());
  const auto again = when(date.text());
  RC_ASSERT(again == date);
  RC_ASSERT(again.first() == date.first() && again.last() == date.last());
  RC_ASSERT(again.is_approximate() == date.is_approximate() &&
            again.is_uncertain() == date.is_uncertain());
}

RC_GTEST_PROP(Resolve, AlwaysYieldsAPossibleDay, (std::uint64_t seed, const std::string& key)) {
  const auto date = when(random_date());
  for (const auto rule :
       {DateRule::earliest, DateRule::middle, DateRule::latest, DateRule::random}) {
    const Day day = resolve(date, rule, seed, key);
    const auto runs = date.ranges();
    RC_ASSERT(std::ranges::any_of(
        runs, [&](const DayRange& run) { return run.first <= day && day <= run.last; }));
  }
  RC_ASSERT(resolve(date, DateRule::earliest, seed, key) <=
            resolve(date, DateRule::latest, seed, key));
}

RC_GTEST_PROP(When, MayEqualIsMutualAndHoldsForItself, ()) {
  const auto a = when(random_date());
  const auto b = when(random_date());
  RC_ASSERT(a.may_equal(a));
  RC_ASSERT(a.may_equal(b) == b.may_equal(a));
}

RC_GTEST_PROP(ParseWhen, TakesAnyTextWithoutHarm, (const std::string& text)) {
  const auto date = parse_when(text);
  if (date) {
    RC_ASSERT(date->text() == text);
    RC_ASSERT(date->first() <= date->last());
  } else {
    RC_ASSERT(!date.error().what.empty());
    RC_ASSERT(!date.error().hint.empty());
  }
}

RC_GTEST_PROP(Day, ReadsBackFromItsText, ()) {
  const Day day{std::chrono::days{*rc::gen::inRange(-719528, 2932897)}};
  RC_ASSERT(parse_day(to_text(day)) == day);
}

}  // namespace
}  // namespace comity
