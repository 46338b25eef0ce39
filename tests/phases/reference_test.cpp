// SPDX-License-Identifier: Apache-2.0
// Numbers of other programs on series with known breaks; tests/peers/series/README.md names them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/phases/declared.hpp"
#include "comity/phases/posterior.hpp"
#include "support/series.hpp"

namespace comity::phases {
namespace {

using comity::testing::only;
using comity::testing::peer_series;
using comity::testing::summed;
using comity::testing::years_of;
using ::testing::ElementsAre;

constexpr double printed = 0.0006;  // the references have three decimals

std::size_t cell_of(const Series& series, int year) {
  return static_cast<std::size_t>(year - year_of(series.cells.front().since));
}

std::vector<std::size_t> declared_starts(const Series& series) {
  return {0, cell_of(series, 2003), cell_of(series, 2014)};
}

TEST(PaperTable1, HasOneBreakAt2012) {
  const auto series = peer_series("paper_table1");
  const auto splits = best_splits(series, {});
  EXPECT_NEAR(splits[0].minus_two_log_likelihood, 114.617, printed);
  EXPECT_NEAR(splits[0].bic, 121.485, printed);
  EXPECT_THAT(years_of(series, splits[1]), ElementsAre(2012));
  EXPECT_NEAR(splits[1].minus_two_log_likelihood, 91.001, printed);
  EXPECT_NEAR(splits[1].bic, 108.171, printed);
  EXPECT_NEAR(splits[1].mdl, 108.728, printed);
  EXPECT_THAT(years_of(series, splits[2]), ElementsAre(2012, 2014));
  EXPECT_NEAR(splits[2].minus_two_log_likelihood, 83.915, printed);
  EXPECT_NEAR(splits[2].bic, 111.387, printed);
  EXPECT_NEAR(splits[2].mdl, 110.917, printed);
  EXPECT_THAT(years_of(series, splits[3]), ElementsAre(2012, 2020, 2023));
  EXPECT_NEAR(splits[3].bic, 115.732, printed);
  EXPECT_NEAR(splits[4].aic, 99.63, 0.006);
  EXPECT_EQ(chosen(splits).n_breaks(), 1U);
}

TEST(PaperTable1, DoesNotAskForTheDeclaredPhases) {
  const auto series = peer_series("paper_table1");
  const auto declared = score(series, {}, declared_starts(series));
  EXPECT_NEAR(declared.minus_two_log_likelihood, 100.834, printed);
  EXPECT_NEAR(declared.bic, 128.305, printed);
}

TEST(PaperTable1, BreaksInItsTotalAndItsUpgradesButNotInItsEstablishments) {
  const auto both = peer_series("paper_table1");
  const auto total = summed(both);
  const auto of_total = best_splits(total, {});
  EXPECT_NEAR(of_total[0].bic, 89.172, printed);
  EXPECT_NEAR(of_total[1].bic, 83.747, printed);
  EXPECT_THAT(years_of(total, of_total[1]), ElementsAre(2012));
  EXPECT_THAT(years_of(total, of_total[2]), ElementsAre(2012, 2017));
  EXPECT_NEAR(score(total, {}, declared_starts(total)).bic, 91.482, printed);

  const auto of_established = best_splits(only(both, 0), {});
  EXPECT_NEAR(of_established[0].bic, 62.144, printed);
  EXPECT_NEAR(of_established[1].bic, 64.829, printed);
  EXPECT_EQ(chosen(of_established).n_breaks(), 0U);

  const auto of_upgraded = best_splits(only(both, 1), {});
  EXPECT_NEAR(of_upgraded[0].bic, 59.341, printed);
  EXPECT_NEAR(of_upgraded[1].bic, 43.431, printed);
}

TEST(PaperTable1, GivesThePosteriorOfEachYear) {
  const auto both = peer_series("paper_table1");
  const auto joint = posterior_of(both, {});
  const auto& given = joint.given[2];
  EXPECT_NEAR(given[cell_of(both, 2012)], 0.70, 0.005);
  EXPECT_NEAR(given[cell_of(both, 2014)], 0.16, 0.005);
  EXPECT_NEAR(given[cell_of(both, 2003)], 0.02, 0.005);
  const auto of_total = posterior_of(summed(both), {});
  EXPECT_NEAR(of_total.given[2][cell_of(both, 2012)], 0.35, 0.005);
  EXPECT_NEAR(of_total.given[2][cell_of(both, 2001)], 0.15, 0.005);
  EXPECT_NEAR(of_total.given[2][cell_of(both, 2003)], 0.14, 0.005);
  EXPECT_NEAR(of_total.given[2][cell_of(both, 2014)], 0.03, 0.005);
}

TEST(PaperTable1, HasRatesThatDifferBetweenTheDeclaredPhases) {
  const auto both = peer_series("paper_table1");
  constexpr std::uint64_t draws = 20'000;
  const auto joint = test_rates(both, declared_starts(both), draws, 0);
  EXPECT_NEAR(joint.likelihood_ratio, 13.78, 0.006);
  EXPECT_NEAR(joint.p, 0.014, 0.004);
  const auto total = test_rates(summed(both), declared_starts(both), draws, 0);
  EXPECT_NEAR(total.likelihood_ratio, 11.43, 0.006);
  EXPECT_NEAR(total.p, 0.004, 0.002);
  EXPECT_NEAR(test_rates(only(both, 0), declared_starts(both), draws, 0).p, 0.18, 0.02);
}

TEST(PaperTable1, KeepsItsBreakWhateverTheEstablishmentsOf2023) {
  auto series = peer_series("paper_table1");
  const std::vector<double> bics{104.6, 105.8, 108.2};
  for (int n = 0; n <= 2; ++n) {
    series.values[0].back() = n;
    const auto splits = best_splits(series, {});
    EXPECT_THAT(years_of(series, chosen(splits)), ElementsAre(2012)) << n;
    EXPECT_NEAR(chosen(splits).bic, bics[static_cast<std::size_t>(n)], 0.06) << n;
  }
}

TEST(Coal, BreaksWhereOtherProgramsBreakIt) {
  const auto series = peer_series("coal_disasters");
  const auto splits = best_splits(series, {});
  EXPECT_THAT(years_of(series, splits[1]), ElementsAre(1892));
  EXPECT_THAT(years_of(series, splits[2]), ElementsAre(1892, 1948));
  EXPECT_THAT(years_of(series, splits[3]), ElementsAre(1892, 1930, 1948));
  const SegmentCost cost(series, Law::poisson);
  const auto rate = [&](int since, int until) {
    const auto first = cell_of(series, since);
    const auto last = cell_of(series, until) + 1;
    return cost.total(0, first, last) / cost.years(first, last);
  };
  EXPECT_NEAR(rate(1851, 1891), 3.0976, 0.00006);
  EXPECT_NEAR(rate(1892, 1962), 0.9014, 0.00006);
  EXPECT_NEAR(rate(1892, 1947), 1.0714, 0.00006);
  EXPECT_NEAR(rate(1948, 1962), 0.2667, 0.00006);
}

TEST(Nile, HasTheBicOfStrucchange) {
  const auto series = peer_series("nile_flow", false);
  const SplitRule normal{.law = Law::normal, .most_breaks = 5, .shortest_years = 1};
  const SegmentCost cost(series, Law::normal);
  EXPECT_NEAR(cost(0, 100), 2835156.75, 0.006);
  EXPECT_NEAR(cost(0, 28) + cost(28, 100), 1597457.19, 0.006);
  const auto splits = best_splits(series, normal);
  EXPECT_NEAR(splits[0].bic, 1318.24, 0.006);
  EXPECT_NEAR(splits[1].bic, 1270.08, 0.006);
  EXPECT_THAT(splits[1].starts, ElementsAre(0, 28));
  EXPECT_EQ(chosen(splits).n_breaks(), 1U);
}

TEST(Nile, BreaksWhereLeastSquaresBreakIt) {
  const auto series = peer_series("nile_flow", false);
  // strucchange asks for segments of 15 observations; ruptures for none.
  const SplitRule wide{.law = Law::normal, .most_breaks = 5, .shortest_years = 15};
  const auto splits = best_splits(series, wide);
  const std::vector<double> bics{1318.24, 1270.08, 1276.47, 1284.72, 1291.95, 1310.77};
  ASSERT_EQ(splits.size(), bics.size());
  for (std::size_t k = 0; k < bics.size(); ++k) EXPECT_NEAR(splits[k].bic, bics[k], 0.006) << k;
  const auto free = best_splits(series, {.law = Law::normal, .most_breaks = 3});
  EXPECT_THAT(free[2].starts, ElementsAre(0, 19, 28));
  EXPECT_THAT(free[3].starts, ElementsAre(0, 28, 83, 95));
}

}  // namespace
}  // namespace comity::phases
