// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/io/learned_ladder.hpp"
#include "comity/services/compare.hpp"
#include "support/paper.hpp"

namespace comity::services {
namespace {

using comity::testing::cell;
using comity::testing::paper_case;
using ::testing::HasSubstr;

const Answer& ladders() {
  static const auto answer = compare_ladders(paper_case(), {}).value();
  return answer;
}

const Value::Array& rows(std::string_view key) { return *ladders().body.find(key)->if_array(); }

const Value& row_of(const Value::Array& list, std::string_view name, std::string_view value) {
  for (const auto& row : list) {
    if (cell(row, name) == value) return row;
  }
  ADD_FAILURE() << "no row has " << name << " " << value;
  return list.front();
}

TEST(LearnedLadder, StandsBesideThoseOfTheFiles) {
  const auto* const learned = paper_case().find_ladder("learned");
  ASSERT_NE(learned, nullptr);
  EXPECT_TRUE(titles::faults(*learned, paper_case().titles).empty());
  EXPECT_EQ(cell(*comity::testing::ask("counts", {{"ladder", "learned"}}).body.find("total"),
                 "n_upgraded"),
            "14");
}

TEST(CompareLadders, HasARowPerLadder) {
  EXPECT_EQ(rows("ladders").size(), ladders_for(paper_case()).size());
  EXPECT_EQ(rows("agreement").size(),
            ladders_for(paper_case()).size() * (ladders_for(paper_case()).size() - 1) / 2);
  const auto& paper = row_of(rows("ladders"), "ladder", "zhang2024");
  EXPECT_EQ(cell(paper, "n_rise"), "14");
  EXPECT_EQ(cell(paper, "n_fall"), "0");
  EXPECT_EQ(cell(paper, "acts_unranked"), "0");
}

TEST(CompareLadders, AccountsForEveryUpgradeOnEveryLadder) {
  for (const auto& row : rows("ladders")) {
    const auto sum = *row.find("n_rise")->if_int() + *row.find("n_stay")->if_int() +
                     *row.find("n_fall")->if_int() + *row.find("n_unranked")->if_int();
    EXPECT_EQ(sum, 14) << cell(row, "ladder");
  }
}

TEST(CompareLadders, TellsHowThePrintedTiersFollow) {
  int found = 0;
  for (const auto& row : rows("results")) {
    if (cell(row, "result") != "tiers of Table 2" || cell(row, "ladder") != "zhang2024") continue;
    ++found;
    EXPECT_EQ(cell(row, "reversed"), "0");
    EXPECT_GT(*row.find("same")->if_int(), 0);
  }
  EXPECT_EQ(found, 1);
}

TEST(CompareLadders, KeepsEveryUpgradeOfThePaper) {
  const auto& learned = *ladders().body.find("learned");
  EXPECT_EQ(*learned.find("n_kept")->if_int() + *learned.find("n_violated")->if_int() +
                static_cast<std::int64_t>(learned.find("same_title")->if_array()->size()),
            *learned.find("n_upgrades")->if_int());
  EXPECT_EQ(cell(learned, "exact"), "true");
  EXPECT_EQ(learned.find("relations")->if_array()->size(), ladders_for(paper_case()).size() - 1);
}

TEST(CompareLadders, NamesTitlesThatAuthorsOrderDifferently) {
  for (const auto& row : rows("title_pairs")) {
    EXPECT_GT(*row.find("n_a")->if_int(), 0);
    EXPECT_GT(*row.find("n_b")->if_int(), 0);
  }
}

TEST(CompareLadders, CountsAsManyPartnerPairsAsTheirAgreement) {
  std::int64_t reversed = 0;
  for (const auto& row : rows("partner_pairs")) reversed += *row.find("discordant")->if_int();
  std::int64_t touched = 0;
  for (const auto& row : rows("partners")) touched += *row.find("n_reversed")->if_int();
  EXPECT_EQ(touched, 2 * reversed) << "a pair touches two partners";
}

TEST(CompareLadders, RefusesALadderTheCaseDoesNotHave) {
  Request request;
  request.ladder = "wenda12";
  const auto answer = compare_ladders(paper_case(), request);
  ASSERT_FALSE(answer);
  EXPECT_THAT(answer.error().nearest, HasSubstr("wenda11"));
}

TEST(CompareLadders, AnswersForADayBeforeAnyPartner) {
  Request request;
  request.on = parse_day("1990-01-01");
  const auto answer = compare_ladders(paper_case(), request);
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_TRUE(answer->body.find("partners")->if_array()->empty());
}

}  // namespace
}  // namespace comity::services
