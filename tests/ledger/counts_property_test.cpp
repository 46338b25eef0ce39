// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "comity/ledger/counts.hpp"
#include "support/random_log.hpp"

namespace comity::ledger {
namespace {

using testing::random_day_text;
using testing::random_log;
using testing::world_of;

bool in_order(const Count& count) {
  return 0 <= count.low && count.low <= count.value && count.value <= count.high;
}

RC_GTEST_PROP(CountPerYear, LiesBetweenItsLowAndItsHighForAnyDatesAndRule, (std::uint64_t seed)) {
  const auto world =
      world_of("2000 establish AAA BBB friendly partnership\n" + random_log(30, false));
  CountRule rule{.principal = world.actor("AAA"),
                 .region = std::vector<bool>(world.actors.size(), true)};
  if (*rc::gen::arbitrary<bool>()) {
    rule.since = testing::day(random_day_text());
    rule.until = std::max(rule.since, testing::day(random_day_text()));
  }
  for (const auto dates :
       {DateRule::earliest, DateRule::middle, DateRule::latest, DateRule::random}) {
    const auto counts =
        count_per_year(world.log, read(world.log, {.dates = dates, .seed = seed}), rule);
    std::int64_t established = 0;
    for (const auto& row : counts.rows) {
      RC_ASSERT(in_order(row.n_established) && in_order(row.n_upgraded));
      RC_ASSERT(static_cast<std::size_t>(row.n_established.value) == row.established.size());
      established += row.n_established.value;
    }
    RC_ASSERT(in_order(counts.n_established) && in_order(counts.n_upgraded));
    RC_ASSERT(established == counts.n_established.value);
  }
}

RC_GTEST_PROP(CountPerYear, HasTheSameLowAndHighWhateverTheDateRule, ()) {
  const auto world =
      world_of("2000 establish AAA BBB friendly partnership\n" + random_log(30, false));
  const CountRule rule{.principal = world.actor("AAA"),
                       .region = std::vector<bool>(world.actors.size(), true)};
  const auto by = [&](DateRule dates) {
    return count_per_year(world.log, read(world.log, {.dates = dates}), rule);
  };
  const auto early = by(DateRule::earliest);
  const auto late = by(DateRule::latest);
  RC_ASSERT(early.n_established.low == late.n_established.low &&
            early.n_established.high == late.n_established.high);
  RC_ASSERT(early.n_upgraded.low == late.n_upgraded.low &&
            early.n_upgraded.high == late.n_upgraded.high);
}

}  // namespace
}  // namespace comity::ledger
