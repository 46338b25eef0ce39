// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/evidence.hpp"

#include <gtest/gtest.h>

#include "comity/audit/irregular.hpp"
#include "support/log.hpp"

namespace comity::audit {
namespace {

using Lines = std::vector<std::string>;
using testing::world_of;

/// Findings as "key verdict/verdict_all printed > derived/derived_all".
Lines found_in(std::string_view log) {
  const auto world = world_of(log);
  Lines lines;
  for (const auto& finding : check_evidence(world.log, world.titles)) {
    lines.push_back(finding.key() + " " + to_word(finding.verdict) + "/" +
                    to_word(finding.verdict_all) + " " + finding.printed + " > " + finding.derived +
                    "/" + finding.derived_all);
  }
  return lines;
}

TEST(CheckEvidence, FindsNothingWhereAllMayBeTrue) {
  EXPECT_EQ(found_in(R"(
    1993-11 establish CHN BRA strategic partnership
      paper: 1993; establish; strategic partnership
      paper: 1993-11
      news: 1993-11-15; establish
  )"),
            Lines{});
}

TEST(CheckEvidence, FindsASourceThatContradictsItself) {
  EXPECT_EQ(found_in(R"(
    2019-11-27 establish CHN SUR strategic cooperative partnership
      paper: 2019; establish
      paper: 2019-11; upgrade
  )"),
            (Lines{"evidence-kind:A1 differs/differs establish; upgrade > establish/establish"}));
}

TEST(CheckEvidence, FindsSourcesThatContradictOneAnother) {
  EXPECT_EQ(found_in(R"(
    2008-11-19 establish CHN PER strategic partnership
      paper: 2008; establish; strategic partnership
      news: 2008-12; establish; strategic cooperative partnership
      other: 2008-11-19
  )"),
            (Lines{"evidence-title:A1 agrees/differs strategic partnership; strategic cooperative "
                   "partnership > "
                   "strategic partnership/strategic partnership",
                   "evidence-date:A1 agrees/differs 2008; 2008-12; 2008-11-19 > 2008/2008-11-19"}));
}

TEST(CheckEvidence, FindsAnActThatItsSourcesDoNotSay) {
  EXPECT_EQ(found_in(R"(
    2003-12 upgrade CHN MEX strategic partnership
      paper: 2003; establish
  )"),
            (Lines{"evidence-kind:A1 agrees/differs establish > establish/upgrade"}));
}

TEST(CheckEvidence, FindsTwoMonthsOfOneSource) {
  EXPECT_EQ(found_in(R"(
    2004-11 establish CHN ARG strategic partnership
      paper: 2004-11
      paper: 2004-06
      paper: 2004
  )"),
            (Lines{"evidence-date:A1 differs/differs 2004-11; 2004-06; 2004 > 2004-11/2004-11"}));
}

TEST(CheckEvidence, SaysWhoSaysWhatWhere) {
  auto world = world_of(R"(
    2014 establish CHN CELAC comprehensive partnership
      paper: ; establish
      paper: ; propose
  )");
  world.log.evidence[0].locator = "Table 1";
  world.log.evidence[1].locator = "page 3";
  const auto found = check_evidence(world.log, world.titles);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].statement,
            "paper (Table 1) says establish; paper (page 3) says propose; the act is taken as "
            "establish.");
  EXPECT_EQ(found[0].acts, std::vector<ledger::ActIndex>{0});
}

TEST(CheckOrder, TellsAnIrregularityOnceForBothTellings) {
  const auto world = world_of(R"(
    2001 establish CHN ARG strategic partnership
      paper: 2001
    2004 establish CHN ARG strategic partnership
      paper: 2004
    2005 upgrade CHN CHL strategic partnership
      paper: 2005; establish
  )");
  const auto stated = testing::history_of(world, {.source = world.source("paper")});
  const auto resolved = testing::history_of(world);
  const ledger::History* const histories[] = {&stated};
  const auto found = check_order(world.log, histories, resolved);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].key(), "order:A2");
  EXPECT_EQ(found[0].verdict, Verdict::differs);
  EXPECT_EQ(found[0].verdict_all, Verdict::differs);
  EXPECT_EQ(found[1].key(), "order:A3");
  EXPECT_EQ(found[1].verdict, Verdict::agrees);
  EXPECT_EQ(found[1].verdict_all, Verdict::differs);
}

TEST(Decide, GivesFindingsTheirStateAndReturnsWhatMatchesNone) {
  std::vector<Finding> findings(2);
  findings[0].code = findings[1].code = "claim";
  findings[0].subject = "C1";
  findings[1].subject = "C2";
  const std::vector<Decision> decisions{{"claim:C2", "explained", "a slip", "A", "2026-01-01"},
                                        {"claim:C3", "accepted", "", "A", "2026-01-01"}};
  const auto unused = decide(findings, decisions);
  EXPECT_EQ(findings[0].state, "open");
  EXPECT_EQ(findings[1].state, "explained");
  EXPECT_EQ(findings[1].reason, "a slip");
  ASSERT_EQ(unused.size(), 1U);
  EXPECT_EQ(unused[0].finding, "claim:C3");
}

}  // namespace
}  // namespace comity::audit
