// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/replay.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::ledger {
namespace {

using ::testing::Contains;
using testing::day;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::history_of;
using testing::irregularities_of;
using ::testing::IsEmpty;
using testing::spells_of;
using testing::transitions_of;
using ::testing::UnorderedElementsAre;
using testing::world_of;

TEST(Replay, RaisesAPartnershipRungByRung) {
  const auto world = world_of(R"(
    1993-11-15 establish CHN BRA strategic partnership
    2012-06-21 upgrade   CHN BRA comprehensive strategic partnership
    2020-01-01 downgrade CHN BRA strategic partnership
    2021-01-01 end       CHN BRA
  )");
  EXPECT_THAT(spells_of(world),
              ElementsAre("CHN BRA 4 1993-11-15 2012-06-21", "CHN BRA 5 2012-06-21 2020-01-01",
                          "CHN BRA 4 2020-01-01 2021-01-01"));
  EXPECT_THAT(transitions_of(world, history_of(world)),
              ElementsAre("A1 CHN BRA 0>4", "A2 CHN BRA 4>5", "A3 CHN BRA 5>4", "A4 CHN BRA 4>0"));
  EXPECT_THAT(irregularities_of(world), IsEmpty());
}

TEST(Replay, BeginsANewSpellAfterAnEnd) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN strategic partnership
    2002-01-01 end       CHN VEN
    2003-01-01 establish CHN VEN strategic partnership
  )");
  EXPECT_THAT(spells_of(world),
              ElementsAre("CHN VEN 4 2001-01-01 2002-01-01", "CHN VEN 4 2003-01-01 .."));
  EXPECT_THAT(irregularities_of(world), IsEmpty());
}

TEST(Replay, KeepsTheRungThroughARenameAndAReaffirmation) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN strategic partnership
    2002-01-01 reaffirm  CHN VEN strategic partnership
    2003-01-01 rename    CHN VEN friendly partnership
  )");
  EXPECT_THAT(spells_of(world),
              ElementsAre("CHN VEN 4 2001-01-01 2003-01-01", "CHN VEN 4 2003-01-01 .."));
  const auto history = history_of(world);
  EXPECT_EQ(world.titles.at(history.spells[1].title).title, "friendly partnership");
  EXPECT_THAT(transitions_of(world, history),
              ElementsAre("A1 CHN VEN 0>4", "A2 CHN VEN 4>4", "A3 CHN VEN 4>4"));
  EXPECT_THAT(irregularities_of(world), IsEmpty());
}

TEST(Replay, SwitchesTheForceAndKeepsTheRung) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN strategic partnership
    2002-01-01 suspend   CHN VEN
    2003-01-01 rename    CHN VEN strategic association
    2004-01-01 restore   CHN VEN
  )");
  EXPECT_THAT(
      spells_of(world),
      ElementsAre("CHN VEN 4 2001-01-01 2002-01-01", "CHN VEN 4 2002-01-01 2003-01-01 suspended",
                  "CHN VEN 4 2003-01-01 2004-01-01 suspended", "CHN VEN 4 2004-01-01 .."));
  EXPECT_THAT(irregularities_of(world), IsEmpty());
}

TEST(Replay, ReportsAnUpgradeBeforeAnEstablishmentAndDoesNotGuessWhatWasBefore) {
  const auto world = world_of("2004-11-15 upgrade CHN ARG strategic partnership");
  EXPECT_THAT(spells_of(world), ElementsAre("CHN ARG 4 2004-11-15 .."));
  EXPECT_THAT(transitions_of(world, history_of(world)), ElementsAre("A1 CHN ARG ?>4"));
  EXPECT_THAT(irregularities_of(world),
              ElementsAre("order A1: the act A1 is an upgrade before any establishment."));
  EXPECT_THAT(irregularities_of(world_of("2004 downgrade CHN ARG strategic partnership")),
              ElementsAre("order A1: the act A1 is a downgrade before any establishment."));
}

TEST(Replay, ReportsActsOnAPartnershipTheLogDoesNotHave) {
  const auto world = world_of(R"(
    2001 end      CHN AAA
    2002 suspend  CHN BBB
    2003 restore  CHN CCC
    2004 rename   CHN DDD strategic partnership
    2005 reaffirm CHN EEE strategic partnership
  )");
  // A rename and a reaffirmation show at least which title was held.
  EXPECT_THAT(spells_of(world), ElementsAre("CHN DDD 4 2004-07-01 ..", "CHN EEE 4 2005-07-02 .."));
  EXPECT_THAT(
      irregularities_of(world),
      ElementsAre("order A1: the act A1 ends a partnership that the log does not have.",
                  "order A2: the act A2 would suspend a partnership that the log does not have.",
                  "order A3: the act A3 would restore a partnership that the log does not have.",
                  "order A4: the act A4 renames a partnership that the log does not have.",
                  "order A5: the act A5 reaffirms a partnership that the log does not have."));
}

TEST(Replay, ReportsAMoveThatGoesTheWrongWay) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN strategic partnership
    2002-01-01 upgrade   CHN VEN strategic association
    2003-01-01 upgrade   CHN VEN friendly partnership
    2004-01-01 downgrade CHN VEN strategic partnership
  )");
  EXPECT_THAT(
      irregularities_of(world),
      ElementsAre("order A2: the act A2 is called an upgrade but goes from rung 4 to rung 4.",
                  "order A3: the act A3 is called an upgrade but goes from rung 4 to rung 1.",
                  "order A4: the act A4 is called a downgrade but goes from rung 1 to rung 4."));
  EXPECT_EQ(spells_of(world).size(), 4U) << "the log is followed all the same";
}

TEST(Replay, ReportsASecondEstablishmentSuspensionAndRestoration) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN strategic partnership
    2002-01-01 establish CHN VEN strategic partnership
    2003-01-01 restore   CHN VEN
    2004-01-01 suspend   CHN VEN
    2005-01-01 suspend   CHN VEN
    2006-01-01 upgrade   CHN VEN comprehensive strategic partnership
  )");
  EXPECT_THAT(
      irregularities_of(world),
      ElementsAre("order A2: the act A2 establishes a partnership that already stands.",
                  "order A3: the act A3 restores a partnership that is in force.",
                  "order A5: the act A5 suspends a partnership twice.",
                  "order A6: the act A6 is an upgrade of a partnership that is suspended."));
}

TEST(Replay, KeepsAnUnrankedTitleAndSaysSo) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN good neighbours
    2002-01-01 upgrade   CHN VEN strategic partnership
  )");
  EXPECT_THAT(spells_of(world),
              ElementsAre("CHN VEN ? 2001-01-01 2002-01-01", "CHN VEN 4 2002-01-01 .."));
  EXPECT_THAT(irregularities_of(world),
              ElementsAre("unranked A1: the act A1 has a title that the ladder does not rank."))
      << "nobody can say whether the upgrade goes up";
}

TEST(Replay, ReportsTwoActsOfOnePairOnOneDay) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN friendly partnership
    2001-01-01 upgrade   CHN VEN strategic partnership
    2001-01-01 establish CHN PER strategic partnership
  )");
  EXPECT_THAT(irregularities_of(world),
              ElementsAre("duplicate A2: the act A2 falls on the same day as A1."));
  EXPECT_THAT(spells_of(world), Contains("CHN VEN 4 2001-01-01 .."));
  EXPECT_EQ(spells_on(history_of(world), day("2001-01-01")).size(), 2U)
      << "a spell of no day holds on no day";
}

TEST(Replay, SurvivesASourceThatCallsAnActAnEstablishmentWithoutATitle) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN strategic partnership
      zhang2024: ; rename
    2002-01-01 end CHN VEN
      zhang2024: ; establish
    2003-01-01 suspend CHN VEN
      zhang2024: ; rename
  )");
  const auto history = history_of(world, {.source = world.source("zhang2024")});
  EXPECT_THAT(irregularities_of(world, history),
              Contains("order A2: the act A2 is of the kind establish but has no title, so it "
                       "changes nothing."));
  EXPECT_THAT(spells_of(world, history), ElementsAre("CHN VEN 4 2001-01-01 .."));
}

std::vector<std::string> unknown_of(const testing::World& world, std::string_view on) {
  const auto history = history_of(world);
  std::vector<std::string> pairs;
  for (const auto pair : unknown_on(history, day(on)))
    pairs.push_back(world.actors.at(history.pairs[pair].b).code);
  return pairs;
}

TEST(Replay, KnowsNothingOfAPairBeforeARecordThatBeginsWithAnUpgrade) {
  const auto world = world_of(R"(
    1999-01-01 establish CHN AAA strategic partnership
    2001-01-01 upgrade   CHN BBB comprehensive strategic partnership
    2002-01-01 reaffirm  CHN CCC strategic partnership
    2003-01-01 end       CHN DDD
    2004-01-01 upgrade   CHN AAA comprehensive strategic partnership
  )");
  EXPECT_THAT(unknown_of(world, "1998-01-01"), ElementsAre("BBB", "CCC", "DDD"));
  EXPECT_THAT(unknown_of(world, "2002-06-01"), ElementsAre("DDD"));
  EXPECT_THAT(unknown_of(world, "2003-01-01"), IsEmpty());
}

TEST(Replay, TakesAnAdmittedGapForNoIrregularity) {
  const auto world = world_of(R"(
    2004-06-15 establish CHN UZB friendly partnership  | caution=before_unknown
    2005-04-05 upgrade   CHN PAK strategic partnership | caution=before_unknown
  )");
  EXPECT_THAT(irregularities_of(world), IsEmpty());
  EXPECT_THAT(unknown_of(world, "2004-01-01"), ElementsAre("UZB", "PAK"));
  const auto history = history_of(world);
  EXPECT_FALSE(history.transitions.at(0).rung_before.has_value());
  EXPECT_EQ(history.transitions.at(1).rung_after, titles::Rung{4});
}

TEST(Replay, MarksWhatStandsByRecordOnlyUntilTheNextAct) {
  const auto world = world_of(R"(
    1998-11-26 establish CHN JPN friendly partnership  | caution=record_only
    2008-05-07 upgrade   CHN JPN strategic partnership
  )");
  const auto history = history_of(world);
  EXPECT_TRUE(history.spells.at(0).by_record);
  EXPECT_FALSE(history.spells.at(1).by_record);
}

TEST(Replay, RanksALayerOnALadderOfItsOwn) {
  const auto world = world_of(R"(
    2023-12-12 establish CHN VNM friendly community | layer=community
    2023-12-12 establish CHN VNM strategic partnership
  )");
  ReplayRule rule;
  EXPECT_THAT(spells_of(world, history_of(world, {}, rule)),
              ElementsAre("CHN VNM ? 2023-12-12 .. community", "CHN VNM 4 2023-12-12 .."));
  rule.own_rankings.emplace_back(Layer::community, world.ranking());
  EXPECT_THAT(spells_of(world, history_of(world, {}, rule)),
              ElementsAre("CHN VNM 1 2023-12-12 .. community", "CHN VNM 4 2023-12-12 .."));
}

TEST(Replay, BindsTheFirstPartyWithEachOtherOneByAStarAndAllWithAllOtherwise) {
  const auto star = world_of(
      "2018-10-18 establish CHN VEN BOL energy partnership | layer=sectoral sector=energy "
      "binding=star");
  EXPECT_THAT(spells_of(star), ElementsAre("CHN VEN ? 2018-10-18 .. sectoral energy",
                                           "CHN BOL ? 2018-10-18 .. sectoral energy"));
  const auto all = world_of(
      "2011-04-28 establish CHL COL MEX strategic partnership | layer=regional binding=all");
  EXPECT_THAT(spells_of(all), UnorderedElementsAre("CHL COL 4 2011-04-28 .. regional",
                                                   "CHL MEX 4 2011-04-28 .. regional",
                                                   "COL MEX 4 2011-04-28 .. regional"));
}

TEST(Replay, KeepsLayersAndSectorsApart) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN strategic partnership
    2018-10-18 establish CHN VEN energy partnership | layer=sectoral sector=energy
    2019-10-18 establish CHN VEN digital partnership | layer=sectoral sector=digital
    2020-01-01 end       CHN VEN | layer=sectoral sector=energy
  )");
  EXPECT_THAT(spells_of(world), ElementsAre("CHN VEN 4 2001-01-01 ..",
                                            "CHN VEN ? 2018-10-18 2020-01-01 sectoral energy",
                                            "CHN VEN ? 2019-10-18 .. sectoral digital"));
  EXPECT_THAT(irregularities_of(world), IsEmpty())
      << "a layer without rungs has no unranked titles";
}

TEST(Replay, TakesAPairInEitherOrderAndPutsThePrincipalFirst) {
  const auto world = world_of(R"(
    2001-01-01 establish VEN CHN strategic partnership
    2002-01-01 upgrade   CHN VEN comprehensive strategic partnership
    2003-01-01 establish PER VEN strategic partnership
  )");
  const auto history = history_of(world, {}, {.principal = world.actor("CHN")});
  EXPECT_THAT(spells_of(world, history),
              ElementsAre("CHN VEN 4 2001-01-01 2002-01-01", "CHN VEN 5 2002-01-01 ..",
                          "VEN PER 4 2003-01-01 .."));
}

TEST(SpellsOn, HoldFromTheirFirstDayToTheDayBeforeTheyEnd) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN strategic partnership
    2002-01-01 end       CHN VEN
  )");
  const auto history = history_of(world);
  EXPECT_TRUE(spells_on(history, day("2000-12-31")).empty());
  EXPECT_EQ(spells_on(history, day("2001-01-01")).size(), 1U);
  EXPECT_EQ(spells_on(history, day("2001-12-31")).size(), 1U);
  EXPECT_TRUE(spells_on(history, day("2002-01-01")).empty());
}

}  // namespace
}  // namespace comity::ledger
