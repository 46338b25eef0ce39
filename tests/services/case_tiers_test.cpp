// SPDX-License-Identifier: Apache-2.0
// The paper's question on its own case: do three measured factors restore the printed tiers?
// Raw measures are compared with the sources' own figures, not with what the program prints.
#include "comity/services/case_tiers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/paper.hpp"

namespace comity::services {
namespace {

using factors::Factor;

const io::Case& lac() { return testing::paper_case(); }

const CaseTiers& measured() {
  static const auto of = measure_case(lac(), {});
  return *of;
}

std::size_t place_of(const std::string& code) {
  const auto& partners = measured().panel.partners;
  for (std::size_t i = 0; i < partners.size(); ++i)
    if (lac().actors.at(partners[i]).code == code) return i;
  return partners.size();
}

std::optional<double> raw(const std::string& criterion, const std::string& partner) {
  const auto& criteria = lac().settings.framework.criteria;
  for (std::size_t c = 0; c < criteria.size(); ++c)
    if (criteria[c].id == criterion) return measured().panel.criteria[c].raw[place_of(partner)];
  return std::nullopt;
}

TEST(MeasureCase, TakesTheStatesThatArePartnersAndThePrintedOnes) {
  // 14 of Table 2 and Nicaragua, which the table leaves out; CELAC is no state.
  EXPECT_EQ(measured().panel.partners.size(), 15U);
  EXPECT_LT(place_of("NIC"), 15U);
  EXPECT_EQ(measured().printed[place_of("NIC")], std::nullopt);
  EXPECT_EQ(measured().printed[place_of("BRA")], 2U);
  EXPECT_EQ(measured().printed[place_of("TTO")], 0U);
}

TEST(MeasureCase, AgreesWithTheSourcesFigures) {
  // IMF, China's report of 2023: exports 59349.6 and imports 122363 with Brazil.
  EXPECT_NEAR(*raw("trade", "BRA"), 59349.6 + 122363, 0.01);
  // Chile established relations on 15 December 1970, which was 53 years and 16 days before.
  EXPECT_NEAR(*raw("recognition_years", "CHL"), 53.04, 0.02);
  EXPECT_EQ(raw("belt_and_road", "BRA"), 0);
  EXPECT_EQ(raw("belt_and_road", "CHL"), 1);
  // Votes of 2019, the last year covered.
  EXPECT_NEAR(*raw("un_agreement", "VEN"), 0.8409, 1e-9);
  EXPECT_NEAR(*raw("un_lean", "VEN"), 0.8409 - 0.1011, 1e-9);
  EXPECT_EQ(raw("trade_rank", "BRA"), 1);
}

TEST(MeasureCase, KeepsWhatNobodyCoversMissing) {
  const auto rank = raw("trade_rank", "SUR");  // not among Suriname's five largest markets
  EXPECT_FALSE(rank.has_value());
  for (const auto& scores : measured().scores)
    for (const auto& range : scores) EXPECT_LE(range.low, range.high);
}

TEST(LearnCase, RestoresAllPrintedTiersButTrinidads) {
  Quiet quiet;
  const auto learned = learn_case(lac(), {}, {}, quiet);
  ASSERT_TRUE(learned) << learned.error();
  const auto& body = learned->answer.body;
  EXPECT_EQ(*body.find("total")->if_int(), 14);
  EXPECT_EQ(*body.find("reproduced")->if_int() +
                static_cast<std::int64_t>(body.find("unexplained")->if_array()->size()),
            14);
  // tests/learning holds the enumeration that proves it to a search through all rules.
  ASSERT_EQ(body.find("unexplained")->if_array()->size(), 1U);
  EXPECT_EQ(*body.find("unexplained")->if_array()->front().find("partner")->if_text(), "TTO");
}

TEST(SortCase, SortsByTheLearnedRuleAndSaysWhatItRestores) {
  const auto answer = sort_case(lac(), {}, {.weights = "given"});
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_EQ(*answer->body.find("n_printed")->if_int(), 14);
  EXPECT_EQ(answer->body.find("assignments")->if_array()->size(), 15U);
  for (const auto& row : *answer->body.find("assignments")->if_array()) {
    EXPECT_EQ(row.find("measures")->if_array()->size(), lac().settings.framework.criteria.size());
    EXPECT_EQ(row.find("scores")->if_array()->size(), 3U);
  }
  EXPECT_EQ(answer->body.find("problem")->find("criteria")->if_array()->size(), 3U);
}

TEST(SortCase, SortsEachYearAsItSortsItsLastDay) {
  const Request years{.since = Day{std::chrono::year{2010} / 1 / 1},
                      .until = Day{std::chrono::year{2012} / 6 / 30},
                      .every_year = true};
  const auto answer = sort_case(lac(), years, {.draws = "1", .weights = "given"});
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_EQ(answer->body.find("years")->if_array()->size(), 2U);  // 2012 does not end in the window
  EXPECT_EQ(answer->sheets.front().key, "every");
  const Day day{std::chrono::year{2010} / 12 / 31};
  const auto alone = sort_case(lac(), {.on = day}, {.draws = "1", .weights = "given"});
  ASSERT_TRUE(alone) << alone.error();
  const auto& expected = *alone->body.find("assignments")->if_array();
  const auto& every = *answer->body.find("every")->if_array();
  ASSERT_GT(every.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(*every[i].find("on"), Value(day));
    for (const auto* key : {"partner", "tier", "lowest", "highest", "scores", "measures"})
      EXPECT_EQ(*every[i].find(key), *expected[i].find(key)) << key;
  }
  // Nobody had signed a memorandum on the Belt and Road yet.
  const auto says = [](const Answer& of, const std::string& sentence) {
    return std::ranges::find(of.headline, sentence) != of.headline.end();
  };
  EXPECT_TRUE(says(*alone,
                   "belt_and_road is 0 for all partners on 2010-12-31: it tells none apart and "
                   "counts as the best for each."));
  EXPECT_TRUE(says(*answer,
                   "belt_and_road is the same for all partners at the end of 2010, 2011: it tells "
                   "none apart and counts as the best for each."));
}

TEST(SortCase, SaysWhichCriteriaItTurnsOn) {
  const auto answer = sort_case(lac(), {.sensitivity = true}, {.draws = "1", .weights = "given"});
  ASSERT_TRUE(answer) << answer.error();
  const auto* const found = answer->body.find("sensitivity");
  ASSERT_NE(found, nullptr);
  const auto& variants = *found->find("variants")->if_array();
  ASSERT_EQ(variants.size(), lac().settings.framework.criteria.size());
  EXPECT_EQ(*variants.front().find("value")->if_text(), "un_agreement");
  const auto& turns = *found->find("turns_on")->if_array();
  EXPECT_TRUE(std::ranges::any_of(turns, [](const Value& said) {
    return said.if_text()->starts_with("without finance: 12 of 14 printed tiers restored; ");
  }));
}

TEST(SortCase, KnowsTheTotalOfFinanceFromTheDayItIsOf) {
  const auto knows = [](int year) {
    const auto of = measure_case(lac(), {.on = Day{std::chrono::year{year} / 12 / 31}});
    return of->panel.criteria.back().n_missing < of->panel.partners.size();
  };
  ASSERT_EQ(lac().settings.framework.criteria.back().id, "finance");
  EXPECT_FALSE(knows(2020));
  EXPECT_TRUE(knows(2021));
}

TEST(SortCase, RefusesACaseWithoutTiers) {
  auto without = io::Case{};
  const auto answer = sort_case(without, {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Error::Kind::usage);
  EXPECT_NE(answer.error().hint.find("[sorting]"), std::string::npos);
}

}  // namespace
}  // namespace comity::services
