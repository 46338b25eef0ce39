// SPDX-License-Identifier: Apache-2.0
// The slips of the paper, found by the audit of its own case. The expected values are the paper's,
// as the case's description lists them, not what the program once printed.
#include "comity/services/audit.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace comity {
namespace {

/// The audit of cases/china-lac, made once.
const services::Answer& audit() {
  static const auto answer = [] {
    Problems problems;
    static const auto of = io::load_case(COMITY_SOURCE_DIR "/cases/china-lac", problems);
    EXPECT_TRUE(of) << of.error();
    auto audited = services::audit(*of, {});
    EXPECT_TRUE(audited) << audited.error();
    return std::move(*audited);
  }();
  return answer;
}

std::string words(const Value* value) {
  if (value == nullptr) return "(no such key)";
  if (const auto* text = value->if_text()) return *text;
  return value->is_null() ? "" : "(not a text)";
}

/// One finding, its members as texts.
struct Row {
  std::string printed, derived, derived_all, verdict, verdict_all, statement;
};

Row finding(std::string_view key) {
  for (const auto& row : *audit().body.find("findings")->if_array()) {
    if (words(row.find("finding")) != key) continue;
    return {words(row.find("printed")),     words(row.find("derived")),
            words(row.find("derived_all")), words(row.find("verdict")),
            words(row.find("verdict_all")), words(row.find("statement"))};
  }
  ADD_FAILURE() << "there is no finding " << key;
  return {};
}

/// "16: 15 differs, 16 agrees": what is printed, then what each telling gives.
std::string said(std::string_view key) {
  const auto row = finding(key);
  return row.printed + ": " + row.derived + " " + row.verdict + ", " + row.derived_all + " " +
         row.verdict_all;
}

void expect_words(std::string_view key, std::initializer_list<std::string_view> parts) {
  const auto statement = finding(key).statement;
  for (const auto part : parts)
    EXPECT_NE(statement.find(part), std::string::npos) << part << " in: " << statement;
}

TEST(PaperAudit, FindsSixteenPrintedOverCellsThatSumToFourteen) {
  EXPECT_EQ(said("printed-sum:Table 1/establishing_count"), "16: 14 differs, 14 differs");
  expect_words("printed-sum:Table 1/establishing_count", {"sum to 14", "names 15"});
}

TEST(PaperAudit, FindsSixteenPrintedOverNamesThatCountFifteenAndSixteenWithNicaragua) {
  EXPECT_EQ(said("printed-count:Table 1/Total/establishing_count"), "16: 15 differs, 16 agrees");
  EXPECT_EQ(said("claim:C04"), "16: 15 differs, 16 agrees");
}

TEST(PaperAudit, FindsTwelveUpgradesOnThePapersActsAndFourteenOnAll) {
  EXPECT_EQ(said("printed-sum:Table 1/upgrading_count"), "12: 12 agrees, 12 agrees");
  EXPECT_EQ(said("printed-count:Table 1/Total/upgrading_count"), "12: 12 agrees, 14 differs");
  EXPECT_EQ(said("claim:C03"), "12: 12 agrees, 14 differs");
}

TEST(PaperAudit, FindsFourNewPartnersInPhaseTwoWhereSixArePrinted) {
  EXPECT_EQ(said("claim:C07"), "6: 6 agrees, 4 differs");
}

TEST(PaperAudit, FindsColombiaCountedAsNobody) {
  EXPECT_EQ(said("printed-count:Table 1/2023/establishing_count"), "0: 1 differs, 2 differs");
  expect_words("printed-count:Table 1/2023/establishing_count", {"Colombia", "names 1"});
}

TEST(PaperAudit, FindsThatNumberTwelveIsSkipped) {
  EXPECT_EQ(said("printed-sequence:Table 2/12"), "13: 12 differs, 12 differs");
  expect_words("printed-sequence:Table 2/12", {"11, then 13", "No. 12"});
}

TEST(PaperAudit, FindsFourteenCountriesWhereFifteenAreClaimed) {
  EXPECT_EQ(said("claim:C01"), "15: 14 differs, 15 agrees");
}

TEST(PaperAudit, FindsThatTheTiersSortFourteenOfFifteen) {
  EXPECT_EQ(said("claim:C18"), "8: 8 agrees, 8 agrees");
  EXPECT_EQ(said("claim:C19"), "4: 4 agrees, 4 agrees");
  EXPECT_EQ(said("claim:C20"), "2: 2 agrees, 2 agrees");
  EXPECT_EQ(said("claim:C33"), "15: 14 differs, 14 differs");
}

TEST(PaperAudit, FindsVenezuelasTitleInTableTwoAgainstTheText) {
  const auto row = finding("evidence-title:C203");
  EXPECT_EQ(row.verdict, "differs");
  expect_words("evidence-title:C203",
               {"Table 2, row 1) says all-weather strategic cooperative partnership",
                "section 2.3 para 4", "say all-weather strategic partnership"});
  EXPECT_EQ(
      said("evidence-title:Table 2/1/title"),
      "All-weather Strategic Cooperative Partnership: all-weather strategic partnership differs, "
      "all-weather strategic partnership differs");
}

TEST(PaperAudit, FindsTheKindsOfSurinameAndChileInTextAgainstTable) {
  EXPECT_EQ(said("evidence-kind:C186"), "establish; upgrade: establish differs, establish differs");
  expect_words("evidence-kind:C186", {"Table 1, row 2019", "section 2.3 para 3) says upgrade"});
  EXPECT_EQ(said("evidence-kind:C081"), "upgrade; establish: upgrade differs, upgrade differs");
  expect_words("evidence-kind:C081", {"Table 1, row 2012", "section 2.2 para 3) says establish"});
}

TEST(PaperAudit, FindsTheKindAndTheTitleOfTheCommunityOfStates) {
  EXPECT_EQ(said("evidence-kind:C104"), "establish; propose: establish differs, establish differs");
  const auto title = finding("evidence-title:C104");
  EXPECT_EQ(title.derived, "comprehensive partnership");
  EXPECT_EQ(
      title.derived_all,
      "comprehensive cooperative partnership of equality, mutual benefit and common development");
  EXPECT_EQ(title.verdict_all, "differs");
}

TEST(PaperAudit, FindsMonthsThatDisagree) {
  EXPECT_EQ(finding("evidence-date:C034").verdict, "differs");
  expect_words("evidence-date:C034", {"2004-11", "2004-06"});
  EXPECT_EQ(finding("evidence-date:C010").verdict_all, "differs");
}

TEST(PaperAudit, FindsThatThePrintedTiersAreAFunctionOfTheTitlesAlone) {
  EXPECT_EQ(
      said("tier-by-title:Table 2"),
      "14 tiers: 14 of 14 follow from the title agrees, 14 of 14 follow from the title agrees");
  expect_words("tier-by-title:Table 2", {"function of the title alone", "Strategic Partnership (4)",
                                         "Comprehensive Strategic Partnership (7)"});
}

TEST(PaperAudit, FindsThatNicaraguaIsNotListed) {
  EXPECT_EQ(said("coverage:C210"), ": not stated agrees, establish 2023-12-20 differs");
}

TEST(PaperAudit, FindsTheEarlierTitlesOfMexicoAndArgentina) {
  EXPECT_EQ(finding("coverage:C010").verdict_all, "differs");
  EXPECT_EQ(finding("coverage:C016").verdict_all, "differs");
  EXPECT_EQ(said("coverage:C024"),
            "establish 2003: establish 2003-12 agrees, upgrade 2003-12 differs");
  EXPECT_EQ(said("coverage:C034"),
            "establish 2004: establish 2004-11 agrees, upgrade 2004-11 differs");
}

TEST(PaperAudit, FindsSevenAssociationsWhereTheTableHasEight) {
  EXPECT_EQ(said("claim:C28"), "7: 8 differs, 8 differs");
}

/// The means of Figure 1, counted apart: 8.5 for the pivots, 3 and 2 for the others.
TEST(PaperAudit, AgreesThatPivotsMeetMoreOften) {
  EXPECT_EQ(said("claim:C21"), "true: true agrees, true agrees");
}

TEST(PaperAudit, LeavesNoQueryWithoutAValueAndNoDecisionWithoutAFinding) {
  EXPECT_TRUE(audit().body.find("unused_decisions")->if_array()->empty());
  for (const auto& row : *audit().body.find("findings")->if_array()) {
    if (words(row.find("verdict")) != "undecidable") continue;
    EXPECT_TRUE(words(row.find("hint")).starts_with("what would decide it: "))
        << words(row.find("finding"));
  }
}

TEST(PaperAudit, SaysThatSomethingWasFound) { EXPECT_TRUE(audit().found); }

}  // namespace
}  // namespace comity
