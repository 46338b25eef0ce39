// SPDX-License-Identifier: Apache-2.0
#include "comity/actors/membership.hpp"

#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::actors {
namespace {

using testing::day;
using testing::when;

constexpr ActorId brazil{0};
constexpr ActorId celac{1};

Membership row(std::string_view since, std::string_view until,
               MembershipStatus status = MembershipStatus::in_force) {
  return {.actor = brazil,
          .organization = celac,
          .role = "member",
          .status = status,
          .since = when(since),
          .until = when(until)};
}

TEST(HoldsOn, IsYesBetweenKnownDaysWithBothEndsIncluded) {
  const auto held = row("2011-12-03", "2020-01-16");
  EXPECT_EQ(holds_on(held, day("2011-12-02")), Certainty::no);
  EXPECT_EQ(holds_on(held, day("2011-12-03")), Certainty::yes);
  EXPECT_EQ(holds_on(held, day("2020-01-16")), Certainty::yes);
  EXPECT_EQ(holds_on(held, day("2020-01-17")), Certainty::no);
}

TEST(HoldsOn, IsMaybeWhileABoundIsUncertain) {
  const auto held = row("2014-07", "2020");
  EXPECT_EQ(holds_on(held, day("2014-06-30")), Certainty::no);
  EXPECT_EQ(holds_on(held, day("2014-07-15")), Certainty::maybe);
  EXPECT_EQ(holds_on(held, day("2014-07-31")), Certainty::yes);
  EXPECT_EQ(holds_on(held, day("2020-01-01")), Certainty::yes);
  EXPECT_EQ(holds_on(held, day("2020-06-01")), Certainty::maybe);
  EXPECT_EQ(holds_on(held, day("2021-01-01")), Certainty::no);
}

TEST(HoldsOn, TakesABoundNotLaterThanADay) {
  const auto held = row("../2014-07", "..");
  EXPECT_EQ(holds_on(held, day("1990-01-01")), Certainty::maybe);
  EXPECT_EQ(holds_on(held, day("2014-07-31")), Certainty::yes);
  EXPECT_EQ(holds_on(held, day("2030-01-01")), Certainty::yes);
}

TEST(HoldsOn, IsNeverMoreThanMaybeAfterABoundNotEarlierThanADay) {
  const auto begun = row("2023-05/..", "..");
  EXPECT_EQ(holds_on(begun, day("2023-04-30")), Certainty::no);
  EXPECT_EQ(holds_on(begun, day("2024-01-01")), Certainty::maybe)
      << "a return announced, its day unknown";
  const auto ended = row("2017-11-17", "2025-02-02/..");
  EXPECT_EQ(holds_on(ended, day("2025-02-02")), Certainty::yes);
  EXPECT_EQ(holds_on(ended, day("2025-06-01")), Certainty::maybe);
}

TEST(HoldsOn, IsYesForEverWithoutBounds) {
  EXPECT_EQ(holds_on(row("..", ".."), day("1993-01-01")), Certainty::yes);
}

TEST(BelongsOn, TakesSuspensionsOff) {
  const std::vector rows{row("2011-12-03", ".."),
                         row("2020-01-16", "2023-01-24", MembershipStatus::suspended)};
  const auto on = [&](std::string_view date) {
    return belongs_on(rows, brazil, celac, "member", day(date));
  };
  EXPECT_EQ(on("2011-12-02"), Certainty::no);
  EXPECT_EQ(on("2019-01-01"), Certainty::yes);
  EXPECT_EQ(on("2021-01-01"), Certainty::no);
  EXPECT_EQ(on("2023-01-25"), Certainty::yes);
}

TEST(BelongsOn, IsMaybeWhileASuspensionIsUncertain) {
  const std::vector rows{row("2011-12-03", ".."),
                         row("2020-01", "2023-01-24", MembershipStatus::suspended)};
  EXPECT_EQ(belongs_on(rows, brazil, celac, "member", day("2020-01-10")), Certainty::maybe);
  EXPECT_EQ(belongs_on(rows, brazil, celac, "member", day("2010-01-10")), Certainty::no)
      << "never more than the membership itself";
}

TEST(BelongsOn, KnowsNothingOfOtherRolesActorsAndOrganizations) {
  const std::vector rows{row("2011-12-03", "..")};
  const auto on = day("2015-01-01");
  EXPECT_EQ(belongs_on(rows, brazil, celac, "chair", on), Certainty::no);
  EXPECT_EQ(belongs_on(rows, celac, brazil, "member", on), Certainty::no);
}

TEST(SurelyOverlap, IsNotMetByAHandoverNorByUncertainBounds) {
  EXPECT_TRUE(surely_overlap(row("2011-12-03", ".."), row("2023-01-24", "..")));
  EXPECT_FALSE(surely_overlap(row("2011-12-03", "2020-12-31"), row("2020-12-31", "..")));
  EXPECT_FALSE(surely_overlap(row("2013", "2014-06"), row("2014", "2016-01")));
  EXPECT_TRUE(surely_overlap(row("2013", "2014-06"), row("../2013", "2016-01")));
  EXPECT_FALSE(surely_overlap(row("..", "2001-01-01"), row("2001-01-01", "..")));
}

TEST(MembershipStatus, HasOneWordInBothDirections) {
  using enum MembershipStatus;
  for (const auto status : {in_force, suspended, withdrawn, declined})
    EXPECT_EQ(parse_membership_status(to_word(status)), status);
  for (const auto sure : {Confidence::high, Confidence::medium, Confidence::low})
    EXPECT_EQ(parse_confidence(to_word(sure)), sure);
  EXPECT_FALSE(parse_membership_status(""));
}

}  // namespace
}  // namespace comity::actors
