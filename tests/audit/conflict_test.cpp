// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/conflict.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/audit/coding.hpp"
#include "comity/audit/evidence.hpp"
#include "support/log.hpp"

namespace comity::audit {
namespace {

using ::testing::HasSubstr;

TEST(ReportConflicts, SaysWhetherTheRowsShowItToo) {
  const auto world = testing::world_of(R"(
    2023-09-13 establish CHN VEN strategic partnership
      news: 2023-09-13; establish; strategic partnership
      table: ; ; all-weather strategic partnership
    2014-07-17 establish CHN CELAC comprehensive partnership
      news: 2014-07
  )");
  const std::vector<Conflict> conflicts{
      {"K01", {0}, "title 2023", "strategic", "news", "all-weather", "table", "strategic", "day"},
      {"K03", {1}, "date 2014", "2014-07", "news", "2014-07-17", "list", "2014-07-17", "meeting"},
      {"K29", {}, "total", "113", "paper", "80", "press", "none", "counting differs"}};
  const auto shown = check_evidence(world.log, world.titles);
  const auto found = report_conflicts(world.log, conflicts, shown);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].key(), "conflict:K01");
  EXPECT_THAT(found[0].statement, HasSubstr("evidence-title:A1"));
  EXPECT_EQ(found[0].verdict_all, Verdict::differs);
  EXPECT_EQ(found[0].derived_all, "strategic");
  EXPECT_EQ(found[0].state, "explained");
  EXPECT_THAT(found[1].statement, HasSubstr(std::string(not_shown)));
  EXPECT_TRUE(found[2].acts.empty());
}

/// Cohen (1960), table 1: two judges, 200 protocols, three diagnoses.
TEST(Agreement, ReproducesThePublishedExample) {
  const std::vector<std::tuple<const char*, const char*, int>> cells{
      {"pd", "pd", 88}, {"pd", "n", 14}, {"pd", "p", 18}, {"n", "pd", 10}, {"n", "n", 40},
      {"n", "p", 10},   {"p", "pd", 2},  {"p", "n", 6},   {"p", "p", 12}};
  std::vector<std::pair<std::string, std::string>> labels;
  for (const auto& [first, second, n] : cells)
    labels.insert(labels.end(), static_cast<std::size_t>(n), {first, second});
  const auto found = agreement(labels);
  EXPECT_EQ(found.n, 200);
  EXPECT_DOUBLE_EQ(found.percent().value(), 70.0);
  EXPECT_NEAR(found.kappa.value(), 0.492, 0.0005);
}

TEST(Agreement, IsUndefinedWhereChanceAloneAgrees) {
  EXPECT_FALSE(agreement({}).percent().has_value());
  const std::vector<std::pair<std::string, std::string>> same(5, {"establish", "establish"});
  EXPECT_EQ(agreement(same).same, 5);
  EXPECT_FALSE(agreement(same).kappa.has_value());
}

}  // namespace
}  // namespace comity::audit
