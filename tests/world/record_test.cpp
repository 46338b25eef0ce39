// SPDX-License-Identifier: Apache-2.0
// The world's record, as its coders count it: the expected numbers stand in the notes that came
// with the record (data/SOURCES.md) and were not taken from an answer of the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "comity/ledger/act.hpp"
#include "support/paper.hpp"

namespace comity {
namespace {

using testing::ask_case;
using testing::cell;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::shipped_case;

const Value::Array& rows(const services::Answer& answer, std::string_view key) {
  return *answer.body.find(key)->if_array();
}

/// The row of a table whose cell says so.
const Value* row_with(const Value::Array& table, std::string_view name, std::string_view value) {
  for (const auto& row : table) {
    if (cell(row, name) == value) return &row;
  }
  return nullptr;
}

TEST(Record, SelectsAllSourcedPartnersOfChina) {
  const auto& of = shipped_case("china-world");
  std::set<std::uint32_t> partners;
  std::size_t collective = 0;
  for (const auto& act : of.log.acts) {
    if (act.status != ledger::Status::accepted || act.layer == ledger::Layer::community) continue;
    collective += act.parties.size() > 2 ? 1 : 0;
    for (const auto party : act.parties) partners.insert(party.value);
  }
  partners.erase(of.principal.value);
  // 155 partners, less the disputed act with nine Caribbean states.
  EXPECT_EQ(partners.size(), 154U);
  EXPECT_EQ(collective, 2U);  // the Pacific states of 2014 and 2018
}

TEST(Record, SelectsThePapersRegionAsTheSameThirtyNineActs) {
  const auto& of = shipped_case("china-lac");
  EXPECT_EQ(of.log.acts.size(), 39U);
  EXPECT_EQ(of.log.evidence.size(), 160U);
  const auto region =
      ask_case("china-world", "counts",
               {{"region", "Latin America and the Caribbean"}, {"until", "2023-12-31"}});
  EXPECT_EQ(cell(*region.body.find("total"), "n_established"), "16");
  EXPECT_EQ(cell(*region.body.find("total"), "n_upgraded"), "14");
}

TEST(Record, ReplaysACollectiveActPerPairUnderOneId) {
  const auto answer = ask_case("china-world", "network", {{"on", "2015-12-31"}});
  std::vector<std::string> pacific;
  for (const auto& tie : rows(answer, "ties")) {
    if (cell(tie, "act") == "C113") pacific.push_back(cell(tie, "b"));
  }
  EXPECT_THAT(pacific, ::testing::UnorderedElementsAre("FJI", "FSM", "WSM", "PNG", "VUT", "COK",
                                                       "TON", "NIU"));
}

TEST(Record, DecidesWhatThePaperSaysOfTheWorld) {
  const auto answer = ask_case("china-world", "audit");
  const auto* const partners = row_with(rows(answer, "findings"), "finding", "claim:C05");
  ASSERT_NE(partners, nullptr);
  EXPECT_EQ(cell(*partners, "printed"), "113");
  // 119 sourced partners by the end of 2022, less the disputed act of 2013.
  EXPECT_EQ(cell(*partners, "derived_all"), "118");
  EXPECT_EQ(cell(*partners, "verdict_all"), "differs");
  EXPECT_NE(cell(*partners, "state"), "open");
}

TEST(Record, ReportsEveryRecordedConflictWithAState) {
  const auto answer = ask_case("china-world", "audit");
  std::size_t conflicts = 0;
  std::size_t shown = 0;
  for (const auto& finding : rows(answer, "findings")) {
    if (cell(finding, "code") != "conflict") continue;
    ++conflicts;
    shown += cell(finding, "statement").find("The rows show it") != std::string::npos ? 1 : 0;
    EXPECT_THAT(std::vector<std::string>({"open", "explained", "accepted"}),
                Contains(cell(finding, "state")));
    EXPECT_NE(cell(finding, "reason"), "") << cell(finding, "finding");
  }
  EXPECT_EQ(conflicts, 46U);
  EXPECT_GE(shown, 20U);
}

TEST(Record, LeavesNoFindingOfTheWorldWithoutAState) {
  const auto answer = ask_case("china-world", "audit");
  EXPECT_THAT(rows(answer, "unused_decisions"), IsEmpty());
}

TEST(Record, KnowsWhatItDoesNotKnow) {
  const auto before = ask_case("china-world", "network", {{"on", "2003-12-31"}});
  EXPECT_THAT(cell(*before.body.find("partners"), "unknown"), HasSubstr("UZB"));
  const auto today = ask_case("china-world", "network", {{"on", "2026-06-30"}});
  EXPECT_EQ(cell(*today.body.find("partners"), "by_record"), "JPN");
}

TEST(Record, TakesARenamedTitleForNoUpgrade) {
  const auto answer =
      ask_case("china-world", "acts", {{"since", "2026-01-01"}, {"until", "2026-01-31"}});
  for (const auto* act : {"C263", "C264"}) {
    const auto* const row = row_with(rows(answer, "acts"), "act", act);
    ASSERT_NE(row, nullptr) << act;
    EXPECT_EQ(cell(*row, "kind"), "rename");
    EXPECT_EQ(cell(*row, "rung_before"), cell(*row, "rung_after"));
  }
}

TEST(Record, KeepsTheWordingOfEachSide) {
  const auto answer = ask_case("china-world", "acts",
                               {{"since", "2008-05-01"}, {"until", "2008-06-30"}, {"why", "1"}});
  const auto* const row = row_with(rows(answer, "acts"), "act", "C055");
  ASSERT_NE(row, nullptr);
  std::set<std::string> speakers;
  std::set<std::string> titles;
  for (const auto& why : *row->find("why")->if_array()) {
    for (const auto& said : *why.find("evidence")->if_array()) {
      if (said.find("speaker") != nullptr) speakers.insert(cell(said, "speaker"));
      if (!cell(said, "title").empty()) titles.insert(cell(said, "title"));
    }
  }
  EXPECT_THAT(speakers, Contains("VNM"));
  EXPECT_THAT(titles, ::testing::IsSupersetOf({"comprehensive strategic cooperative partnership",
                                               "comprehensive strategic partnership"}));
}

TEST(Record, RanksTheLabelOfASharedFutureApart) {
  const auto answer = ask_case("china-world", "network", {{"on", "2025-12-31"}});
  const auto* const label = row_with(rows(answer, "ties"), "act", "L06");
  ASSERT_NE(label, nullptr);
  EXPECT_EQ(cell(*label, "layer"), "community");
  EXPECT_NE(cell(*label, "rung"), "");
  const auto* const layer = row_with(rows(answer, "layers"), "layer", "community");
  ASSERT_NE(layer, nullptr);
  EXPECT_EQ(cell(*layer, "counted"), "false");
}

class Powers : public ::testing::TestWithParam<const char*> {};

TEST_P(Powers, HaveACaseWithoutErrors) {
  const auto& of = shipped_case(GetParam());
  EXPECT_FALSE(of.log.acts.empty());
  const auto answer = ask_case(GetParam(), "check");
  EXPECT_EQ(cell(*answer.body.find("figures"), "errors"), "0");
}

INSTANTIATE_TEST_SUITE_P(Shipped, Powers,
                         ::testing::Values("korea", "india", "russia", "eu", "usa", "vietnam",
                                           "powers"),
                         [](const auto& of) { return std::string(of.param); });

TEST(EveryYear, IsTheSameOnAnyNumberOfThreads) {
  auto request = *services::parse_request({{"every", "year"}, {"seed", "7"}});
  const auto alone = services::ask(shipped_case("powers"), "network", request);
  request.threads = 4;
  const auto shared = services::ask(shipped_case("powers"), "network", request);
  ASSERT_TRUE(alone && shared);
  EXPECT_GT(rows(*alone, "every").size(), 30U);
  EXPECT_TRUE(*alone->body.find("every") == *shared->body.find("every"));
}

TEST(Principals, HaveTiesAmongPartners) {
  const auto answer = ask_case("powers", "network", {{"on", "2024-12-31"}});
  std::size_t among_others = 0;
  for (const auto& tie : rows(answer, "ties"))
    among_others += cell(tie, "a") != "CHN" && cell(tie, "b") != "CHN" ? 1 : 0;
  EXPECT_GT(among_others, 100U);  // 167 pairs of other powers are on record
  const auto korea = ask_case("powers", "network", {{"principal", "KOR"}});
  EXPECT_THAT(korea.headline.front(), HasSubstr("South Korea has "));
}

}  // namespace
}  // namespace comity
