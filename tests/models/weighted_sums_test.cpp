// SPDX-License-Identifier: Apache-2.0
#include "comity/models/weighted_sums.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace comity::models {

namespace {

struct Weighed {
  Eigen::VectorXd x;
  double weight;
};

std::vector<Weighed> rows(std::size_t n, Eigen::Index k) {
  std::mt19937_64 random(20231);
  std::uniform_real_distribution<double> value(-2, 2);
  std::vector<Weighed> rows;
  for (std::size_t r = 0; r < n; ++r) {
    Weighed row{Eigen::VectorXd(k), std::exp(value(random))};
    for (auto& x : row.x) x = value(random);
    rows.push_back(std::move(row));
  }
  return rows;
}

void expect_sums_of(const std::vector<Weighed>& rows, const WeightedSums& sums, Eigen::Index k) {
  double weights = 0;
  Eigen::VectorXd first = Eigen::VectorXd::Zero(k);
  Eigen::MatrixXd second = Eigen::MatrixXd::Zero(k, k);
  for (const auto& row : rows) {
    weights += row.weight;
    first += row.weight * row.x;
    second += row.weight * row.x * row.x.transpose();
  }
  EXPECT_NEAR(sums.weights(), weights, 1e-10 * (1 + weights));
  EXPECT_LT((sums.first() - first).cwiseAbs().maxCoeff(), 1e-10 * (1 + weights));
  EXPECT_LT((sums.second() - second).cwiseAbs().maxCoeff(), 1e-10 * (1 + weights));
}

}  // namespace

TEST(WeightedSums, AreTheSumsOfTheirRows) {
  // Around a room of rows, and around rows that fill no register.
  for (const std::size_t n : {0U, 1U, 3U, 4U, 5U, 127U, 128U, 129U, 700U})
    for (const Eigen::Index k : {1, 2, 5, 8}) {
      const auto all = rows(n, k);
      WeightedSums sums(static_cast<std::size_t>(k), true);
      for (const auto& row : all) sums.add(row.x.data(), row.weight);
      sums.settle();
      expect_sums_of(all, sums, k);
    }
}

TEST(WeightedSums, LoseTheRowsThatLeave) {
  const auto all = rows(300, 3);
  WeightedSums sums(3, true);
  for (const auto& row : all) sums.add(row.x.data(), row.weight);
  sums.settle();
  for (std::size_t r = 0; r < 250; ++r) sums.add(all[r].x.data(), -all[r].weight);
  sums.settle();
  expect_sums_of({all.begin() + 250, all.end()}, sums, 3);
}

TEST(WeightedSums, LeaveProductsOutUnlessTheyAreWanted) {
  WeightedSums sums(2, false);
  const std::array<double, 2> x{3, 4};
  sums.add(x.data(), 2);
  sums.settle();
  EXPECT_EQ(sums.first(), Eigen::Vector2d(6, 8));
  EXPECT_EQ(sums.second(), Eigen::Matrix2d::Zero());
}

}  // namespace comity::models
