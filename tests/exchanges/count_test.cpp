// SPDX-License-Identifier: Apache-2.0
#include "comity/exchanges/count.hpp"

#include <gmock/gmock.h>

#include "support/contacts.hpp"
#include "support/log.hpp"

namespace comity::exchanges {
namespace {

using testing::met_of;

using testing::day;

actors::ChiefExecutives chiefs_of(testing::Met& met) {
  std::vector<actors::ChiefExecutive> rows;
  for (const auto* code : {"CHN", "BRA", "PER"})
    rows.push_back({.actor = met.actor(code), .level = actors::Level::head_of_state});
  rows.push_back({.actor = met.actor("JAM"), .level = actors::Level::head_of_government});
  return actors::ChiefExecutives(rows);
}

/// The count of a partner; an empty one if it has none.
PartnerCount of(const std::vector<PartnerCount>& counts, actors::ActorId partner) {
  const auto found = std::ranges::find(counts, partner, &PartnerCount::partner);
  return found == counts.end() ? PartnerCount{} : *found;
}

TEST(CountExchanges, TakesTheChiefExecutiveOfEachSide) {
  auto met = met_of(R"(
    2019-11-04 official_visit CHN CHN:head_of_state JAM:head_of_government
    2019-11-05 official_visit CHN CHN:head_of_state JAM:head_of_state
    2019-11-06 official_visit CHN CHN:head_of_government JAM:head_of_government
    2014-07-17 visit BRA CHN:head_of_state BRA:head_of_state
    2014-07-17 visit BRA CHN:head_of_state BRA:head_of_government
    2014-07-17 visit BRA CHN:head_of_state CUB:head_of_state
  )");
  const auto chiefs = chiefs_of(met);
  CountRule rule{.principal = met.actor("CHN")};
  const auto counts = count(met.merged(), rule, chiefs);
  EXPECT_EQ(of(counts, met.actor("JAM")).total, 1);
  EXPECT_EQ(of(counts, met.actor("BRA")).total, 1);
  EXPECT_EQ(of(counts, met.actor("CUB")).total, 0) << "nobody says who leads Cuba";
  rule.level = parse_level_rule("head_of_government").value();
  EXPECT_EQ(of(count(met.merged(), rule, chiefs), met.actor("JAM")).total, 2);
  rule.level = parse_level_rule("any").value();
  EXPECT_EQ(of(count(met.merged(), rule, chiefs), met.actor("JAM")).total, 3);
}

TEST(CountExchanges, GivesAnIntervalForWhatIsUncertain) {
  auto met = met_of(R"(
    2014-01-01 visit CHN CHN:head_of_state BRA:head_of_state
    2014-01-06 visit CHN CHN:head_of_state BRA:head_of_state
    2014-05-01 visit CHN CHN:head_of_state PER:head_of_state
    2014-05-03 visit CHN CHN:head_of_state PER:head_of_state
    2014-09-01 visit CHN CHN:head_of_state PER:head_of_state | low
    2015-09-01..2015-09-03 multilateral_meeting USA CHN:head_of_state PER:head_of_state
    2016-09-01 visit CHN CHN:head_of_state PER:unknown
  )");
  const auto counts = count(met.merged(), {.principal = met.actor("CHN")}, chiefs_of(met));
  const auto brazil = of(counts, met.actor("BRA"));
  EXPECT_EQ(std::tuple(brazil.low, brazil.total, brazil.high), std::tuple(1, 2, 2));
  const auto peru = of(counts, met.actor("PER"));
  EXPECT_EQ(std::tuple(peru.low, peru.total, peru.high), std::tuple(1, 3, 5));
  EXPECT_EQ(peru.level_unknown, 1);
}

TEST(CountExchanges, LeavesAnUntoldLevelOutWhereACountedOneIsNear) {
  auto met = met_of(R"(
    2014-01-01 visit CHN CHN:head_of_state BRA:head_of_state
    2014-01-02 visit CHN CHN:head_of_state BRA:unknown
  )");
  const auto counts = count(met.merged(), {.principal = met.actor("CHN")}, chiefs_of(met));
  EXPECT_EQ(of(counts, met.actor("BRA")).high, 1);
}

TEST(CountExchanges, AsksTheDateRuleAtTheEdgeOfTheWindow) {
  auto met = met_of("2013-12-31..2014-01-02 visit CHN CHN:head_of_state BRA:head_of_state");
  CountRule rule{.principal = met.actor("CHN"), .since = day("2014-01-01")};
  const auto chiefs = chiefs_of(met);
  const auto merged = met.merged();
  rule.dates = DateRule::earliest;
  EXPECT_EQ(of(count(merged, rule, chiefs), met.actor("BRA")).total, 0);
  EXPECT_EQ(of(count(merged, rule, chiefs), met.actor("BRA")).high, 1);
  rule.dates = DateRule::latest;
  EXPECT_EQ(of(count(merged, rule, chiefs), met.actor("BRA")).total, 1);
  EXPECT_EQ(of(count(merged, rule, chiefs), met.actor("BRA")).low, 0);
  rule.dates = DateRule::middle;
  EXPECT_EQ(to_text(day_of(merged[0], rule)), "2014-01-01");
  rule.dates = DateRule::random;
  EXPECT_EQ(day_of(merged[0], rule), day_of(merged[0], rule));
}

TEST(CountExchanges, CountsCoPresenceApart) {
  auto met = met_of("2014-07-15 co_presence BRA CHN:head_of_state BRA:head_of_state");
  const auto counts = count(met.merged(), {.principal = met.actor("CHN")}, chiefs_of(met));
  EXPECT_EQ(of(counts, met.actor("BRA")).total, 0);
  EXPECT_EQ(of(counts, met.actor("BRA")).co_presence.size(), 1U);
}

TEST(LevelRule, ReadsItsWords) {
  for (const auto& word : level_rule_words()) EXPECT_EQ(to_word(*parse_level_rule(word)), word);
  EXPECT_FALSE(parse_level_rule("king"));
}

}  // namespace
}  // namespace comity::exchanges
