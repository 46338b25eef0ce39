// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/panel.hpp"

#include <gtest/gtest.h>

#include "comity/ledger/state_panel.hpp"
#include "support/log.hpp"

namespace comity::ledger {
namespace {

using testing::day;
using testing::history_of;
using testing::World;
using testing::world_of;

const DayRange window{day("2000-01-01"), day("2004-06-30")};

/// The periods of one pair as "unknown unknown 4 1 days", a word for what is held.
std::string told(const Standing& standing) {
  return standing.rung ? std::to_string(standing.rung->value) : to_word(standing.holding);
}

struct Panel {
  History history;
  std::vector<Dyad> dyads;
};

Panel panel_of(const World& world, std::string_view a, std::string_view b,
               std::vector<Layer> layers = {Layer::bilateral, Layer::regional}) {
  Panel panel{history_of(world), {}};
  panel.dyads = dyads_of(
      world.actors, panel.history,
      {.scope = {{world.actor(a), world.actor(b)}}, .layers = std::move(layers), .window = window});
  return panel;
}

std::vector<std::string> years(const Panel& panel) {
  std::vector<std::string> lines;
  const auto periods = years_of(window);
  const auto held = observe(panel.history, panel.dyads[0], periods, window);
  for (std::size_t i = 0; i < periods.size(); ++i) {
    lines.push_back(std::to_string(year_of(periods[i].first)) + " " + told(held[i].first) + " " +
                    told(held[i].last) + " " + told(held[i].highest) + " " +
                    std::to_string(held[i].days_covered) + " " +
                    std::to_string(held[i].acts.total()));
  }
  return lines;
}

TEST(Panel, TellsTheRungOfEachYear) {
  const auto world = world_of(R"(
    2001-03-01 establish CHN BRA friendly partnership
    2003-01-01 upgrade CHN BRA strategic partnership
  )");
  EXPECT_EQ(years(panel_of(world, "CHN", "BRA")),
            (std::vector<std::string>{"2000 0 0 0 366 0", "2001 0 1 1 365 1", "2002 1 1 1 365 0",
                                      "2003 4 4 4 365 1", "2004 4 unknown 4 182 0"}));
}

TEST(Panel, KnowsNothingBeforeALateRecord) {
  const auto world = world_of("2002-07-01 upgrade CHN BRA strategic partnership");
  EXPECT_EQ(years(panel_of(world, "BRA", "CHN")),
            (std::vector<std::string>{"2000 unknown unknown unknown 0 0",
                                      "2001 unknown unknown unknown 0 0", "2002 unknown 4 4 184 1",
                                      "2003 4 4 4 365 0", "2004 4 unknown 4 182 0"}));
}

TEST(Panel, KnowsNothingOfAnActorThatDoesNotExist) {
  World world;
  world.ladder = testing::small_ladder();
  (void)world.actors.add({.code = "CHN"}).value();
  (void)world.actors.add({.code = "TLS", .since = testing::when("2002-05-20")}).value();
  ledger::index_evidence(world.log);
  const auto rows = years(panel_of(world, "CHN", "TLS"));
  EXPECT_EQ(rows[1], "2001 unknown unknown unknown 0 0");
  EXPECT_EQ(rows[2], "2002 unknown 0 0 226 0");
}

TEST(Panel, TakesAnActAsProofThatItsPartiesExist) {
  auto world = world_of("2001 establish CHN TLS strategic partnership");
  World other;
  other.ladder = world.ladder;
  (void)other.actors.add({.code = "CHN"}).value();
  (void)other.actors.add({.code = "TLS", .since = testing::when("2001-09-01")}).value();
  const Panel panel{history_of(world), {}};
  const auto dyads = dyads_of(other.actors, panel.history,
                              {.scope = {{ActorId{0}, ActorId{1}}}, .window = window});
  EXPECT_EQ(dyads[0].covered.first, day("2001-07-02"));  // the middle of the year
}

TEST(Panel, DoesNotHoldASuspendedTitle) {
  const auto world = world_of(R"(
    2000-02-01 establish CHN BRA strategic partnership
    2001-02-01 suspend CHN BRA
    2002-02-01 restore CHN BRA
    2003-02-01 end CHN BRA
  )");
  EXPECT_EQ(years(panel_of(world, "CHN", "BRA")),
            (std::vector<std::string>{"2000 0 4 4 366 1", "2001 4 0 4 365 1", "2002 0 4 4 365 1",
                                      "2003 4 0 4 365 1", "2004 0 unknown 0 182 0"}));
}

TEST(Panel, TellsUnrankedFromNone) {
  const auto world = world_of("2001-02-01 establish CHN BRA good neighbours");
  EXPECT_EQ(years(panel_of(world, "CHN", "BRA"))[1], "2001 0 unranked unranked 365 1");
}

TEST(Panel, TakesTheHighestOfItsLayers) {
  const auto world = world_of(R"(
    2001-02-01 establish CHN BRA friendly partnership
    2001-03-01 establish CHN BRA strategic partnership | layer=regional
    2001-04-01 establish CHN BRA all-weather partnership | layer=community
  )");
  EXPECT_EQ(years(panel_of(world, "CHN", "BRA"))[1], "2001 0 4 4 365 2");
  EXPECT_EQ(years(panel_of(world, "CHN", "BRA", {Layer::bilateral}))[1], "2001 0 1 1 365 1");
}

TEST(Panel, CutsMonths) {
  const auto months = months_of(window);
  ASSERT_EQ(months.size(), 54U);
  EXPECT_EQ(to_text(months[1].last), "2000-02-29");
  EXPECT_EQ(to_text(months.back().first), "2004-06-01");
}

TEST(StatePanel, CountsACollectiveActOnce) {
  const auto world = world_of("2001-02-01 establish CHN BRA CHL strategic partnership");
  const auto history = history_of(world);
  const auto chn = world.actor("CHN");
  const auto dyads =
      dyads_of(world.actors, history,
               {.scope = {{chn, world.actor("BRA")}, {chn, world.actor("CHL")}}, .window = window});
  const auto periods = years_of(window);
  const auto rows = observe_actors(world.actors, history, dyads, periods, window);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].periods[1].acts.total(), 1);
  EXPECT_EQ(rows[0].periods[1].partners_first, 0);
  EXPECT_EQ(rows[0].periods[1].partners_last, 2);
  EXPECT_EQ(rows[1].periods[1].acts.of(ActKind::establish), 1);
  EXPECT_EQ(told(rows[2].periods[1].last), "4");
}

TEST(StatePanel, DoesNotCallAnUnknownPairNone) {
  const auto world = world_of("2002-07-01 upgrade CHN BRA strategic partnership");
  const auto history = history_of(world);
  const auto dyads =
      dyads_of(world.actors, history,
               {.scope = {{world.actor("CHN"), world.actor("BRA")}}, .window = window});
  const auto rows = observe_actors(world.actors, history, dyads, years_of(window), window);
  EXPECT_EQ(told(rows[0].periods[0].last), "unknown");
  EXPECT_EQ(rows[0].periods[0].unknown_last, 1);
  EXPECT_EQ(rows[0].periods[2].partners_last, 1);
}

}  // namespace
}  // namespace comity::ledger
