// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/log.hpp"
#include "support/paper.hpp"

namespace comity::services {
namespace {

using comity::testing::cell;
using comity::testing::day;
using ::testing::HasSubstr;

/// Two regions, a triangle in each, and one tie between them; then an actor apart.
constexpr std::string_view two_regions[] = {
    "1995-01-01 establish CHN KOR strategic partnership",
    "1995-02-01 establish CHN VNM strategic partnership",
    "1996-01-01 establish KOR VNM friendly partnership",
    "1997-01-01 establish BRA CHL friendly partnership",
    "1997-02-01 establish BRA PER friendly partnership",
    "1997-03-01 establish CHL PER friendly partnership",
    "1998-01-01 establish CHN BRA comprehensive strategic partnership",
    "1999-01-01 establish CHN AGO unheard of partnership",
    "1999-06-01 end CHN AGO",
};

/// A case around China with these acts, in memory.
io::Case case_of(std::span<const std::string_view> acts) {
  comity::testing::World world;
  for (const auto* code : {"CHN", "KOR", "VNM"})
    (void)world.actors.add({.code = code, .names = {.en = code}, .region = "Asia"});
  for (const auto* code : {"BRA", "CHL", "PER"})
    (void)world.actors.add({.code = code, .names = {.en = code}, .region = "Latin America"});
  for (const auto act : acts) comity::testing::detail::read_act(world, act);
  ledger::index_evidence(world.log);
  io::Case made;
  made.settings.id = "made";
  made.settings.ladder = "small";
  made.settings.since = day("1994-06-01");
  made.settings.until = day("1999-12-31");
  made.ladders = {comity::testing::small_ladder()};
  made.principal = world.actor("CHN");
  made.actors = std::move(world.actors);
  made.titles = std::move(world.titles);
  made.log = std::move(world.log);
  made.in_region.assign(made.actors.size(), true);
  return made;
}

Answer ask_made(const std::vector<std::pair<std::string, std::string>>& parameters = {}) {
  static const auto made = case_of(two_regions);
  return ask(made, "network", parse_request(parameters).value()).value();
}

const Value& measures(const Answer& answer, std::string_view part) {
  return *answer.body.find("measures")->find(part);
}

const Value& row(const Value& rows, std::string_view key, std::string_view name) {
  for (const auto& one : *rows.if_array()) {
    if (cell(one, key) == name) return one;
  }
  ADD_FAILURE() << "no row " << name;
  return rows;
}

TEST(NetworkMeasures, GivesEachActorItsNumbers) {
  const auto answer = ask_made();
  const auto& china = row(measures(answer, "actors"), "actor", "CHN");
  EXPECT_EQ(cell(china, "degree"), "3");
  EXPECT_EQ(cell(china, "strength"), "13");
  EXPECT_EQ(cell(china, "betweenness"), "0.6");
  EXPECT_EQ(cell(china, "betweenness_error"), "");
  EXPECT_EQ(cell(china, "core"), "2");
  EXPECT_EQ(cell(china, "by_rung"), R"({"4":2,"5":1})");
  EXPECT_EQ(cell(china, "community"),
            cell(row(measures(answer, "actors"), "actor", "KOR"), "community"));
}

TEST(NetworkMeasures, GivesTheWholeItsNumbersWithASentence) {
  const auto answer = ask_made();
  const auto& whole = measures(answer, "network");
  EXPECT_EQ(cell(row(whole, "measure", "triangles"), "value"), "2");
  EXPECT_EQ(cell(row(whole, "measure", "density"), "value"), "0.466666667");
  EXPECT_EQ(cell(row(whole, "measure", "n_communities"), "value"), "2");
  EXPECT_EQ(cell(row(whole, "measure", "modularity"), "value"), "0.357142857");
  EXPECT_EQ(cell(row(whole, "measure", "assortativity"), "value"), "0.714285714");
  EXPECT_THAT(cell(row(whole, "measure", "density"), "said"), HasSubstr("possible pairs"));
  EXPECT_TRUE(measures(answer, "degenerate").if_array()->empty());
}

TEST(NetworkMeasures, ShowsThePrincipalsShareOfEachRegion) {
  const auto answer = ask_made();
  const auto& regions = measures(answer, "regions");
  EXPECT_EQ(cell(row(regions, "region", "Asia"), "share"), "1.0");
  EXPECT_EQ(cell(row(regions, "region", "Latin America"), "states"), "3");
  EXPECT_EQ(cell(row(regions, "region", "Latin America"), "partners"), "1");
}

TEST(NetworkMeasures, SaysWhyWithoutTies) {
  const auto answer = ask_made({{"on", "1994-12-31"}});
  const auto& sentences = *measures(answer, "degenerate").if_array();
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_THAT(*sentences.front().if_text(), HasSubstr("are not given: no tie is in force."));
  EXPECT_EQ(answer.headline.size(), 1U);  // which says already that there are no partners
}

TEST(NetworkMeasures, KeepsDifferentReasonsApart) {
  const auto answer = ask_made({{"on", "1996-12-31"}});
  const auto& sentences = *measures(answer, "degenerate").if_array();
  ASSERT_EQ(sentences.size(), 3U);
  EXPECT_EQ(*sentences[0].if_text(),
            "Assortativity by region is not given: all ties stay within one region.");
  EXPECT_EQ(*sentences[1].if_text(),
            "Assortativity by degree is not given: all actors have as many partners.");
  EXPECT_THAT(*sentences[2].if_text(), HasSubstr("Communities and modularity are not given"));
}

TEST(NetworkMeasures, HasARowForEachYearOnlyWhenAsked) {
  EXPECT_EQ(ask_made().body.find("every"), nullptr);
  const auto answer = ask_made({{"every", "year"}});
  const auto& years = *answer.body.find("every");
  ASSERT_EQ(years.if_array()->size(), 6U);
  const auto& last = row(years, "on", "1999-12-31");
  EXPECT_EQ(cell(last, "n_partners"), "3");
  EXPECT_EQ(cell(last, "betweenness"), "0.6");
  EXPECT_EQ(cell(last, "modularity"), "0.357142857");
  EXPECT_EQ(cell(row(years, "on", "1995-12-31"), "density"), "");
  EXPECT_EQ(cell(row(years, "on", "1994-12-31"), "n_partners"), "0");
  EXPECT_EQ(answer.sheets.front().key, "every");
}

TEST(NetworkMeasures, TakesOnlyTheYearsWhoseLastDayIsInTheWindow) {
  const auto answer = ask_made({{"every", "year"}, {"until", "1998-12-30"}});
  const auto& years = *answer.body.find("every")->if_array();
  EXPECT_EQ(years.size(), 4U);
  EXPECT_EQ(cell(years.back(), "on"), "1997-12-31");
}

TEST(NetworkMeasures, ShowsTablesOnlyWhereThereIsSomethingToSay) {
  const auto keys = [](const Answer& answer) {
    std::vector<std::string> found;
    for (const auto& sheet : answer.sheets) {
      found.push_back(sheet.key);
      EXPECT_NE(rows_of(answer, sheet), nullptr) << sheet.key;
    }
    return found;
  };
  EXPECT_THAT(keys(ask_made()),
              ::testing::IsSupersetOf({"measures.network", "measures.actors", "measures.regions"}));
  EXPECT_THAT(keys(comity::testing::ask("network")),
              ::testing::ElementsAre("ties", "by_rung", "layers"));
}

}  // namespace
}  // namespace comity::services
