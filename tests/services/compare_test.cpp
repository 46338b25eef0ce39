// SPDX-License-Identifier: Apache-2.0
#include "comity/services/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/services/overlap.hpp"
#include "support/paper.hpp"

namespace comity::services {
namespace {

using comity::testing::cell;
using comity::testing::paper_case;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

const io::Case& case_of(const char* folder) {
  static std::map<std::string, io::Case> cases;
  const auto known = cases.find(folder);
  if (known != cases.end()) return known->second;
  Problems problems;
  auto read = io::load_case(std::filesystem::path(COMITY_SOURCE_DIR) / folder, problems);
  EXPECT_FALSE(problems.has_errors());
  return cases.emplace(folder, std::move(read.value())).first->second;
}
const io::Case& korea() { return case_of("tests/cases/korea"); }
const io::Case& small() { return case_of("tests/cases/good"); }

Answer compared(const SideName& a, const SideName& b, const Request& request = {}) {
  auto answer = compare(a, b, request);
  if (answer) return *answer;
  ADD_FAILURE() << answer.error();
  return {};
}

const Value& at(const Answer& answer, std::string_view path) {
  const auto* const found = rows_of(answer, {std::string(path), {}});
  EXPECT_NE(found, nullptr) << path;
  return *found;
}

const Value& side(const Answer& answer, std::size_t i) {
  return (*answer.body.find("sides")->if_array())[i];
}

TEST(Compare, SeesBothSidesOnTheEarlierEndOfTheirWindows) {
  const auto answer = compared({&paper_case(), {}}, {&korea(), {}});
  EXPECT_EQ(answer.on, "2022-12-31");
  EXPECT_EQ(cell(side(answer, 0), "side"), "china-lac");
  EXPECT_EQ(cell(*side(answer, 0).find("partners"), "value"), "14");
  EXPECT_EQ(cell(side(answer, 1), "principal"), "KOR");
  EXPECT_EQ(cell(*side(answer, 1).find("partners"), "value"), "5");
}

TEST(Compare, HasTheKeysOthersRelyOn) {
  const auto answer = compared({&paper_case(), {}}, {&korea(), {}});
  for (const auto* key : {"side", "case", "principal", "title", "region", "states", "partners",
                          "by_rung", "unranked", "by_year", "acts_per_year", "survival",
                          "median_years_to_upgrade", "n_spells", "n_upgraded", "n_left_truncated"})
    EXPECT_NE(side(answer, 0).find(key), nullptr) << key;
  for (const auto* key : {"method", "statistic", "df", "p", "observed", "expected"})
    EXPECT_NE(answer.body.find("test")->find(key), nullptr) << key;
  for (const auto* key : {"n_shared", "jaccard", "shared", "only", "by_rung", "first_mover"})
    EXPECT_NE(answer.body.find("overlap")->find(key), nullptr) << key;
  for (const auto* key :
       {"comparable", "ladder", "ranked", "unranked", "common_titles", "only_titles", "said"})
    EXPECT_NE(answer.body.find("ladders")->find(key), nullptr) << key;
}

TEST(Compare, SharesOfRungsSumToOneWithTheUnranked) {
  const auto answer = compared({&paper_case(), {}}, {&korea(), {}});
  double sum = 0;
  for (const auto& row : *side(answer, 0).find("by_rung")->if_array())
    sum += *row.find("share")->if_real();
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(Compare, LeavesOutAndCountsWhatBeganBeforeTheRecord) {
  const auto answer = compared({&paper_case(), {}}, {&korea(), {}});
  EXPECT_EQ(cell(side(answer, 1), "n_left_truncated"), "1")
      << "Peru's first known act is an upgrade";
  EXPECT_EQ(cell(side(answer, 1), "n_spells"), "4");
  EXPECT_EQ(cell(side(answer, 1), "n_upgraded"), "1");
}

TEST(Compare, SaysWhoCameFirstWhereTheDatesTell) {
  const auto answer = compared({&paper_case(), {}}, {&korea(), {}});
  std::map<std::string, std::string> movers;
  for (const auto& row : *at(answer, "overlap.shared").if_array())
    movers[cell(row, "partner")] = cell(row, "first_mover");
  EXPECT_EQ(movers["BRA"], "china-lac");
  EXPECT_EQ(movers["MEX"], "china-lac");
  EXPECT_EQ(movers["CHL"], "undecided") << "2004 and November 2004 overlap";
  EXPECT_EQ(movers["PER"], "undecided") << "Korea's first known act presupposes an earlier one";
  EXPECT_EQ(movers.size(), 4U);
}

TEST(Compare, NarrowsASideToARegion) {
  const auto answer = compared({&paper_case(), "South America"}, {&paper_case(), "caribbean"});
  EXPECT_EQ(cell(side(answer, 0), "side"), "china-lac@South America");
  EXPECT_EQ(cell(side(answer, 0), "states"), "12");
  EXPECT_EQ(cell(*side(answer, 0).find("partners"), "value"), "10");
  EXPECT_EQ(cell(*answer.body.find("overlap"), "n_shared"), "0");
  EXPECT_EQ(cell(*answer.body.find("ladders"), "comparable"), "true");
}

TEST(Compare, WarnsWhenOneSideIsAPartOfTheOther) {
  const auto whole = compared({&paper_case(), {}}, {&paper_case(), "South America"});
  EXPECT_EQ(cell(*whole.body.find("test"), "in_both"), "10");
  EXPECT_THAT(whole.headline, Contains(HasSubstr("10 partnerships are in both sides")));
  const auto apart = compared({&paper_case(), {}}, {&korea(), {}});
  EXPECT_EQ(cell(*apart.body.find("test"), "in_both"), "0") << "another principal's partners";
  EXPECT_THAT(apart.headline, Not(Contains(HasSubstr("in both sides"))));
}

TEST(Compare, RefusesARegionNobodyOfTheCaseBelongsTo) {
  const auto answer = compare({&paper_case(), "South Amrica"}, {&korea(), {}}, {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Error::Kind::usage);
  EXPECT_THAT(answer.error().nearest, HasSubstr("South America"));
}

TEST(Compare, RefusesTheSameSideTwice) {
  const auto answer = compare({&paper_case(), "Caribbean"}, {&paper_case(), "caribbean"}, {});
  ASSERT_FALSE(answer);
  EXPECT_THAT(answer.error().what, HasSubstr("both sides are"));
}

TEST(Compare, RefusesALadderTheFirstSideDoesNotHave) {
  Request request;
  request.ladder = "zhang2042";
  const auto answer = compare({&paper_case(), {}}, {&korea(), {}}, request);
  ASSERT_FALSE(answer);
  EXPECT_THAT(answer.error().nearest, HasSubstr("zhang2024"));
}

TEST(Compare, AnswersForASideWithoutPartners) {
  Request request;
  request.on = parse_day("1990-01-01");
  const auto answer = compared({&paper_case(), {}}, {&korea(), {}}, request);
  EXPECT_EQ(cell(*side(answer, 0).find("partners"), "value"), "0");
  EXPECT_TRUE(answer.body.find("test")->is_null());
  EXPECT_TRUE(answer.body.find("overlap")->find("jaccard")->is_null());
  EXPECT_THAT(answer.headline, Contains("Neither side has a partner on this day."));
}

TEST(Compare, SaysWhatCannotBeComparedOnDifferentLadders) {
  const auto answer = compared({&paper_case(), {}}, {&small(), {}});
  const auto& ladders = *answer.body.find("ladders");
  EXPECT_EQ(cell(ladders, "comparable"), "false");
  EXPECT_TRUE(ladders.find("ladder")->is_null());
  EXPECT_THAT(cell(ladders, "said"), HasSubstr("has no ladder zhang2024"));
  EXPECT_TRUE(side(answer, 0).find("by_rung")->is_null());
  EXPECT_TRUE(answer.body.find("overlap")->find("by_rung")->is_null());
  EXPECT_FALSE(side(answer, 0).find("survival")->if_array()->empty());
  EXPECT_FALSE(answer.found);
}

TEST(Compare, DoesNotTakeTwoLearnedLaddersForOne) {
  Request request;
  request.ladder = "learned";
  const auto answer = compared({&paper_case(), {}}, {&korea(), {}}, request);
  EXPECT_THAT(cell(*answer.body.find("ladders"), "said"), HasSubstr("not the same in both"));
}

TEST(Compare, ExplainsPartnersRungsAndWaits) {
  Request request;
  request.why = true;
  const auto answer = compared({&paper_case(), {}}, {&korea(), {}}, request);
  EXPECT_EQ(at(answer, "overlap.shared").if_array()->front().find("why")->if_array()->size(), 2U);
  EXPECT_FALSE(side(answer, 1).find("waits")->if_array()->front().find("why")->if_array()->empty());
}

TEST(Compare, SaysWhatItTurnsOn) {
  Request request;
  request.sensitivity = true;
  const auto answer = compared({&paper_case(), {}}, {&korea(), {}}, request);
  EXPECT_FALSE(at(answer, "sensitivity.turns_on").if_array()->empty());
}

TEST(SplitSide, TakesTheLastSign) {
  EXPECT_EQ(split_side("cases/china-world@Africa"),
            (std::pair<std::string, std::string>("cases/china-world", "Africa")));
  EXPECT_EQ(split_side("a@b@c").first, "a@b");
  EXPECT_EQ(split_side("cases/china-world").second, "");
}

}  // namespace
}  // namespace comity::services
