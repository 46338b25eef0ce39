// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/compare.hpp"

#include <gtest/gtest.h>

namespace comity::audit {
namespace {

Comparison of(ClaimType type, std::string printed, std::vector<Value> derived,
              double tolerance = 0) {
  return compare({.id = "C1",
                  .statement = "s",
                  .printed = std::move(printed),
                  .type = type,
                  .tolerance = tolerance},
                 derived);
}

Verdict verdict(ClaimType type, std::string printed, Value derived, double tolerance = 0) {
  return of(type, std::move(printed), {std::move(derived)}, tolerance).verdict;
}

TEST(Compare, TakesWholeNumbersAsTheyAre) {
  EXPECT_EQ(verdict(ClaimType::integer, "15", 15), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::integer, "15", 14), Verdict::differs);
  EXPECT_EQ(verdict(ClaimType::integer, "15", 15.0), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::integer, "15", 15.5), Verdict::differs);
  EXPECT_EQ(of(ClaimType::integer, "15", {14}).derived, "14");
}

TEST(Compare, GivesRealsTheirTolerance) {
  EXPECT_EQ(verdict(ClaimType::real, "75.4", 75.43), Verdict::differs);
  EXPECT_EQ(verdict(ClaimType::real, "75.4", 75.43, 0.05), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::real, "0.3", 0.1 + 0.2), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::real, "-1", 1), Verdict::differs);
}

TEST(Compare, IgnoresCaseAndAccentsOfTexts) {
  EXPECT_EQ(verdict(ClaimType::text, "Perú", "peru"), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::text, "Peru", "Chile"), Verdict::differs);
}

TEST(Compare, TakesSetsInAnyOrder) {
  EXPECT_EQ(of(ClaimType::set, "BRA; CHL;PER", {"PER", "BRA", "CHL"}).verdict, Verdict::agrees);
  EXPECT_EQ(of(ClaimType::set, "BRA;CHL", {"BRA", "BRA", nullptr, "CHL"}).verdict, Verdict::agrees);
  const auto less = of(ClaimType::set, "BRA;CHL", {"CHL"});
  EXPECT_EQ(less.verdict, Verdict::differs);
  EXPECT_EQ(less.derived, "CHL");
  EXPECT_EQ(of(ClaimType::set, "BRA", {}).derived, "none");
}

TEST(Compare, ReadsBounds) {
  EXPECT_EQ(verdict(ClaimType::bound, ">10", 10), Verdict::differs);
  EXPECT_EQ(verdict(ClaimType::bound, ">=10", 10), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::bound, "< 5", 4.5), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::bound, "<=5", 6), Verdict::differs);
  EXPECT_EQ(verdict(ClaimType::bound, "10", 11), Verdict::undecidable);
  EXPECT_EQ(verdict(ClaimType::bound, "=>10", 11), Verdict::undecidable);
}

TEST(Compare, LetsDatesAgreeThatMayBeTheSameDay) {
  EXPECT_EQ(verdict(ClaimType::date, "2011-12", "2011-12-03"), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::date, "2011-12", "2012"), Verdict::differs);
  EXPECT_EQ(verdict(ClaimType::date, "1993", 1993), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::date, "1993", "soon"), Verdict::undecidable);
}

TEST(Compare, ReadsTruthsInWords) {
  EXPECT_EQ(verdict(ClaimType::boolean, "true", true), Verdict::agrees);
  EXPECT_EQ(verdict(ClaimType::boolean, "Yes", false), Verdict::differs);
  EXPECT_EQ(verdict(ClaimType::boolean, "perhaps", true), Verdict::undecidable);
}

TEST(Compare, DecidesNothingWithoutExactlyOneValue) {
  for (const auto& values : {std::vector<Value>{}, {1, 2}, {nullptr}}) {
    const auto compared = of(ClaimType::integer, "1", values);
    EXPECT_EQ(compared.verdict, Verdict::undecidable);
    EXPECT_FALSE(compared.hint.empty());
  }
}

TEST(Compare, SaysWhatCannotBeCompared) {
  const auto compared = of(ClaimType::integer, "fifteen", {15});
  EXPECT_EQ(compared.verdict, Verdict::undecidable);
  EXPECT_EQ(compared.hint, "\"fifteen\" cannot be compared with \"15\" as integer");
}

TEST(ClaimFinding, SaysWhatWouldDecideAnUndecidableClaim) {
  const auto finding =
      claim_finding({.id = "C9", .printed = "3", .undecidable = "a census"}, {}, {});
  EXPECT_EQ(finding.key(), "claim:C9");
  EXPECT_EQ(finding.verdict, Verdict::undecidable);
  EXPECT_EQ(finding.hint, "what would decide it: a census");
}

}  // namespace
}  // namespace comity::audit
