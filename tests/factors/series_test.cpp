// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/series.hpp"

#include <gtest/gtest.h>

namespace comity::factors {
namespace {

TEST(SeriesOf, KeepsReportersApartAndPutsPointsInOrderOfTime) {
  Cells cells;
  const auto add = [&](const char* period, const char* reporter, double value) {
    cells.all.push_back({.period = cells.period_of(period).value(),
                         .actor = 1,
                         .counterpart = 0,
                         .reporter = static_cast<std::uint16_t>(cells.words.place_of(reporter)),
                         .unit = static_cast<std::uint16_t>(cells.words.place_of("USD")),
                         .source = static_cast<std::uint16_t>(cells.words.place_of(reporter)),
                         .value = value});
  };
  add("2013", "b", 3);
  add("2012", "a", 1);
  add("2012", "b", 2);
  const auto all = series_of(cells, [](const Cell&) { return true; });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].reporter, "a");
  EXPECT_EQ(all[1].points.size(), 2U);
  EXPECT_EQ(cells.periods.at(all[1].points[0].period), "2012");
  EXPECT_EQ(all[1].points[0].value, 2);
  EXPECT_EQ(all[1].unit, "USD");
  EXPECT_EQ(all[1].sources, std::vector<std::string>{"b"});
  EXPECT_TRUE(series_of(cells, [](const Cell&) { return false; }).empty());
}

TEST(YearOf, IsTheFirstYearAPeriodTouches) {
  Cells cells;
  EXPECT_EQ(year_of(cells, *cells.period_of("2000/2021")), 2000);
  EXPECT_EQ(year_of(cells, *cells.period_of("../1998-05")), 1998);
  EXPECT_EQ(year_of(cells, *cells.period_of("")), std::nullopt);
}

TEST(IndicatorWords, ReadBackAsWritten) {
  for (const auto& word : factor_words()) EXPECT_EQ(to_word(*parse_factor(word)), word);
  for (const auto& word : cell_status_words()) EXPECT_EQ(to_word(*parse_cell_status(word)), word);
  for (const auto& word : rule_words()) EXPECT_EQ(to_word(*parse_rule_kind(word)), word);
  for (const auto& word : indicator_kind_words())
    EXPECT_EQ(to_word(*parse_indicator_kind(word)), word);
  EXPECT_FALSE(parse_factor("hope"));
}

}  // namespace
}  // namespace comity::factors
