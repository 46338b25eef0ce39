// SPDX-License-Identifier: Apache-2.0
#include "comity/services/phases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/paper.hpp"
#include "support/series.hpp"

namespace comity::services {
namespace {

using comity::testing::ask_case;
using comity::testing::cell;
using comity::testing::peer_series;
using ::testing::Contains;
using ::testing::HasSubstr;

const Value& row(const Answer& answer, std::string_view key, std::size_t i) {
  return (*answer.body.find(key)->if_array())[i];
}

double real(const Value& row, std::string_view key) {
  const auto* const value = row.find(key);
  return value->if_real() != nullptr ? *value->if_real() : static_cast<double>(*value->if_int());
}

TEST(Phases, DetectsABreakIn2012InThePapersOwnActs) {
  const auto answer = ask_case("china-lac", "phases", {{"source", "zhang2024"}});
  EXPECT_EQ(answer.body.find("detected")->if_array()->size(), 2U);
  EXPECT_EQ(cell(row(answer, "detected", 1), "since"), "2012-01-01");
  // As Table 1, with one establishment in 2023 instead of two: 105.8.
  EXPECT_NEAR(real(row(answer, "models", 1), "bic"), 105.8, 0.06);
  EXPECT_THAT(answer.headline, Contains(HasSubstr("the series alone does not ask for them")));
  EXPECT_THAT(answer.headline, Contains(HasSubstr("their rates differ")));
}

TEST(Phases, HasTheKeysOthersRelyOn) {
  const auto answer = ask_case("china-lac", "phases");
  for (const auto* key : {"since", "until", "n", "rate_per_year"})
    EXPECT_NE(row(answer, "detected", 0).find(key), nullptr) << key;
  for (const auto* key : {"year", "support"})
    EXPECT_NE(row(answer, "breaks", 0).find(key), nullptr) << key;
  for (const auto* key : {"name", "since", "until", "support"})
    EXPECT_NE(row(answer, "declared", 0).find(key), nullptr) << key;
  EXPECT_EQ(cell(row(answer, "declared", 0), "name"), "Exploration");
  EXPECT_EQ(answer.body.find("breaks")->if_array()->size(), 30U);
}

TEST(Phases, PutEveryActInOnePhase) {
  for (const auto* bins : {"year", "month", "day"}) {
    // A short window: with months, a hundred draws of the uncertain dates are cut.
    const auto answer = ask_case("china-lac", "phases", {{"bins", bins}, {"since", "2016-01-01"}});
    const auto counted = ask_case("china-lac", "counts", {{"since", "2016-01-01"}});
    const auto& total = *counted.body.find("total");
    double n = 0;
    for (const auto& phase : *answer.body.find("detected")->if_array()) n += real(phase, "n");
    EXPECT_EQ(n, real(total, "n_established") + real(total, "n_upgraded")) << bins;
  }
}

TEST(Phases, CarryUncertainDates) {
  const comity::testing::Parameters parameters{
      {"bins", "month"}, {"seed", "3"}, {"since", "2002-01-01"}, {"until", "2008-12-31"}};
  const auto answer = ask_case("china-lac", "phases", parameters);
  EXPECT_GT(real(answer.body, "n_undated"), 0);
  EXPECT_EQ(real(answer.body, "date_draws"), 100);
  double support = 0, by_dates = 0;
  for (const auto& year : *answer.body.find("breaks")->if_array()) {
    support += real(year, "support");
    by_dates += real(year, "by_dates");
  }
  EXPECT_GT(support, 0);
  EXPECT_LE(by_dates, 5) << "at most as many breaks as are allowed";
  const auto again = ask_case("china-lac", "phases", parameters);
  EXPECT_EQ(answer.body, again.body);
}

TEST(Phases, TestWhatIsDeclaredByTheReader) {
  const auto answer = ask_case("china-lac", "phases", {{"declared", "1993,2012"}});
  EXPECT_EQ(answer.body.find("declared")->if_array()->size(), 2U);
  EXPECT_EQ(cell(row(answer, "declared", 1), "name"), "2012");
  EXPECT_THAT(answer.headline, Contains(HasSubstr("no worse than any other split")));
}

TEST(Phases, AnswerForACaseWithoutDeclaredPhases) {
  const auto answer = ask_case("korea", "phases");
  EXPECT_TRUE(answer.body.find("declared")->if_array()->empty());
  EXPECT_TRUE(answer.body.find("declared_split")->is_null());
}

TEST(Phases, RefuseAWindowWithoutActs) {
  const auto answer =
      ask(comity::testing::paper_case(), "phases", *parse_request({{"region", "Asia"}}));
  EXPECT_FALSE(answer);
}

TEST(PhasesOfSeries, FindTheBreakOfTheTable) {
  const auto request = parse_request({{"declared", "1993,2003,2014"}});
  const auto answer = phases_of_series("Table 1", peer_series("paper_table1"), *request);
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_EQ(cell(row(*answer, "detected", 1), "since"), "2012-01-01");
  EXPECT_NEAR(real(*answer->body.find("declared_split"), "bic"), 128.305, 0.001);
  EXPECT_NEAR(real(*answer->body.find("declared_split"), "p"), 0.014, 0.004);
}

TEST(PhasesOfSeries, HaveNoPosteriorForMeasures) {
  const auto request = parse_request({{"law", "normal"}});
  const auto answer = phases_of_series("Nile", peer_series("nile_flow", false), *request);
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_TRUE(answer->body.find("breaks")->if_array()->empty());
  EXPECT_TRUE(row(*answer, "models", 0).find("probability")->is_null());
  const auto two = phases_of_series("two", peer_series("paper_table1"), *request);
  ASSERT_FALSE(two);
  EXPECT_THAT(two.error().what, HasSubstr("one series at a time"));
}

}  // namespace
}  // namespace comity::services
