// SPDX-License-Identifier: Apache-2.0
// The claims of the paper that trade decides. Expected values were worked out by hand from the
// sources' own files (IMF trade by partner, unrounded; shares and totals of the World Factbook),
// not from the program.
#include <gtest/gtest.h>

#include <algorithm>

#include "comity/services/audit.hpp"

namespace comity {
namespace {

const io::Case& china_lac() {
  static const auto of = [] {
    Problems problems;
    auto read = io::load_case(COMITY_SOURCE_DIR "/cases/china-lac", problems);
    EXPECT_TRUE(read && !problems.has_errors());
    return std::move(*read);
  }();
  return of;
}

std::string text_of(const Value* value) {
  if (value == nullptr) return "(no such key)";
  const auto* const text = value->if_text();
  return text == nullptr ? "" : *text;
}

const Value& decided_row(std::string_view key) {
  // A busy machine must not leave a claim undecided.
  static const io::QueryLimits patient{.time = std::chrono::minutes(1)};
  static const auto answer = services::audit(china_lac(), {}, patient);
  static const Value none;
  EXPECT_TRUE(answer) << answer.error();
  for (const auto& row : *answer->body.find("findings")->if_array()) {
    if (text_of(row.find("finding")) == key) return row;
  }
  ADD_FAILURE() << "there is no finding " << key;
  return none;
}

/// "2012: 2010 differs, explained": printed, derived, verdict, state.
std::string decided(std::string_view key) {
  const auto& row = decided_row(key);
  return text_of(row.find("printed")) + ": " + text_of(row.find("derived")) + " " +
         text_of(row.find("verdict")) + ", " + text_of(row.find("state"));
}

/// Whether one of the quotes of a finding holds all of some words.
bool quotes(std::string_view key, std::initializer_list<std::string_view> parts) {
  const auto* const list = decided_row(key).find("quotes");
  if (list == nullptr || list->if_array() == nullptr) return false;
  return std::ranges::any_of(*list->if_array(), [&](const Value& quote) {
    return std::ranges::all_of(parts, [&](std::string_view part) {
      return text_of(&quote).find(part) != std::string::npos;
    });
  });
}

TEST(Trade, VolumeOf2012IsWhatChinaReports) {
  // 33,425.054695 + 52,059.670888 million USD.
  EXPECT_EQ(decided("claim:C12"), "75.4: 85.48 differs, explained");
  EXPECT_TRUE(quotes("claim:C12", {"exports of 33.43", "imf_imts"}));
  EXPECT_TRUE(quotes("claim:C12", {"imports of 52.06"}));
}

TEST(Trade, ChinaLeadsInBrazilFrom2010SoThat14YearsHoldAnd2012DoesNot) {
  // 2009: 14,126.25 + 28,311.203 against 26,175.1 + 21,017.7 million USD of the United States;
  // 2010: 24,463.732073 + 38,038.090207 against 35,357.4 + 24,968.6.
  EXPECT_EQ(decided("claim:C13"), "2012: 2010 differs, explained");
  EXPECT_EQ(decided("claim:C14"), "14: 14 agrees, open");
  EXPECT_TRUE(quotes("claim:C13", {"2009", "China reports 42.4", "the United States 47.2"}));
  EXPECT_TRUE(quotes("claim:C13", {"2010", "China reports 62.5", "the United States 60.3"}));
  EXPECT_TRUE(quotes("claim:C13", {"2019", "number 1 in the exports", "factbook"}));
  EXPECT_NE(text_of(decided_row("claim:C13").find("others")).find("Correlates of War"),
            std::string::npos);
}

TEST(Trade, BrazilIsTenthWithTaiwanCounted) {
  // 2022: USA, KOR, JPN, TWN, VNM, DEU, AUS, MYS and RUS report more than 170.6 billion.
  EXPECT_EQ(decided("claim:C15"), "9: 10 differs, explained");
  EXPECT_TRUE(quotes("claim:C15", {"2022: number 10", "170.6", "TWN"}));
  EXPECT_TRUE(quotes("claim:C15", {"2020: number 9"}));
}

TEST(Trade, RanksAmongThePartnersOfPivotCountriesAreThoseOfTheFactbook) {
  EXPECT_EQ(decided("claim:C16"), "BRA;CHL;PER;URY: BRA; CHL; PER; URY agrees, open");
  EXPECT_EQ(decided("claim:C17"), "ARG;ECU;MEX: ARG; ECU; MEX agrees, open");
  // Brazil 2022: 26 % of 380.492 and 24 % of 369.861 billion with China, 11 % and 18 % with the
  // USA.
  EXPECT_TRUE(quotes("claim:C16", {"BRA 2022", "CHN 187.7", "USA 108.4"}));
  // Uruguay: 24 % of 23.56 and 18 % of 19.639, against 14 % and 20 % with Brazil.
  EXPECT_TRUE(quotes("claim:C16", {"URY 2022", "CHN 9.2", "BRA 7.2"}));
  EXPECT_TRUE(quotes("claim:C16", {"VEN 2022", "no totals", "export 16 %", "import 31 %"}));
  // Argentina: Brazil 15 % of 102.928 and 20 % of 97.399; China 9 % and 21 %.
  EXPECT_TRUE(quotes("claim:C17", {"ARG 2022", "BRA 34.9", "CHN 29.7"}));
}

TEST(Trade, RelationsWithSurinameStandSince1976) {
  EXPECT_EQ(decided("claim:C31"), ">40: 47 agrees, open");
  EXPECT_TRUE(quotes("claim:C31", {"1976-05-28", "derived"}));
}

TEST(Trade, NothingIsLeftUndecidedForWantOfTrade) {
  for (const auto* const claim : {"C12", "C13", "C14", "C15", "C16", "C17"})
    EXPECT_NE(text_of(decided_row(std::string("claim:") + claim).find("verdict")), "undecidable");
}

}  // namespace
}  // namespace comity
