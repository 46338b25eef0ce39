// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/coding.hpp"

#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::audit {
namespace {

using testing::day;
using testing::world_of;

const auto since = day("2012-07-01");

TEST(AgreementOf, CountsWhatBothHaveAndWhatOnlyOneHas) {
  const auto world = world_of(R"(
    2010-01-01 establish CHN BRA strategic partnership
    2013-01-01 establish CHN CHL strategic partnership
    2014-01-01 establish CHN PER strategic partnership
    2015-01-01 establish CHN MEX strategic partnership
  )");
  const std::vector<Coding> rows{{"A1", "act", "2010 BRA establish", "(not found)", "", ""},
                                 {"A2", "all", "agree", "agree", "", ""},
                                 {"A3", "act", "(absent)", "2014 PER establish", "added", ""},
                                 {"A4", "kind", "establish", "upgrade", "first kept", ""}};
  const auto parts = agreement_of(world.log, rows, since);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].part, "contemporaneous");
  EXPECT_EQ(parts[0].n_both, 2);
  EXPECT_EQ(parts[0].n_only_second, 1);
  EXPECT_EQ(parts[0].kind.same, 1);
  EXPECT_EQ(parts[1].n_only_first, 1);
  EXPECT_EQ(parts[2].n_all(), 4);
}

TEST(AgreementOf, TakesAFirstActForAnEstablishmentIfWhatPrecedesItCameLater) {
  const auto world = world_of(R"(
    2008-01-01 establish CHN BRA friendly partnership
    2013-01-01 upgrade CHN BRA strategic partnership
    2014-01-01 establish CHN CHL strategic partnership
    2015-01-01 upgrade CHN CHL comprehensive strategic partnership
  )");
  std::vector<Coding> rows{{"A2", "all", "agree", "agree", "", ""},
                           {"A4", "kind", "establish", "upgrade", "", ""}};
  EXPECT_DOUBLE_EQ(agreement_of(world.log, rows, since)[2].kind.kappa.value(), 0.0);
  rows.push_back({"A1", "act", "(absent)", "2008 BRA establish",
                  "added after the frozen second coding (look-ups)", ""});
  const auto all = agreement_of(world.log, rows, since)[2];
  EXPECT_EQ(all.n_both, 2);
  EXPECT_EQ(all.n_only_second, 0);  // nobody had it when the coding was frozen
  EXPECT_EQ(all.kind.same, 1);
  EXPECT_DOUBLE_EQ(all.kind.kappa.value(), 0.0);  // the first coder has one label only
}

TEST(AgreementOf, FindsMergedActsBelowTheActThatTookThemIn) {
  const auto world = world_of(R"(
    2014-11-22 establish CHN FJI WSM strategic partnership
    2015-01-01 establish CHN BRA strategic partnership
  )");
  const std::vector<Coding> rows{{"A1", "all", "agree", "agree", "", ""},
                                 {"merged", "all", "agree", "agree", "", ""},
                                 {"one too many", "all", "agree", "agree", "", ""},
                                 {"A2", "all", "agree", "agree", "", ""},
                                 {"lost", "all", "agree", "agree", "", ""}};
  EXPECT_EQ(agreement_of(world.log, rows, since)[0].n_both, 3);
}

TEST(AgreementOf, ComparesTitlesAndDates) {
  const auto world = world_of(R"(
    2014-01-01 establish CHN BRA strategic partnership
    2015-01-01 establish CHN CHL friendly partnership
  )");
  const std::vector<Coding> rows{{"A1", "title_zh", "(not coded)", "战略伙伴关系", "", ""},
                                 {"A1", "date", "2014-01", "2014-01-01", "", ""},
                                 {"A2", "date", "2015-01-01", "2015-01-02", "", ""}};
  const auto all = agreement_of(world.log, rows, since)[2];
  EXPECT_EQ(all.title.n, 2);
  EXPECT_EQ(all.title.same, 1);
  EXPECT_EQ(all.title_both.n, 1);
  EXPECT_EQ(all.n_dates, 1);
}

TEST(AgreementOf, IsEmptyWithoutASecondCoding) {
  EXPECT_TRUE(agreement_of(world_of("2014 end CHN BRA").log, {}, since).empty());
}

}  // namespace
}  // namespace comity::audit
