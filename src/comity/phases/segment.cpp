// SPDX-License-Identifier: Apache-2.0
#include "comity/phases/segment.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace comity::phases {

namespace {

constexpr std::array<std::pair<Law, std::string_view>, 3> laws{
    {{Law::poisson, "poisson"}, {Law::gamma_poisson, "gamma-poisson"}, {Law::normal, "normal"}}};

std::vector<double> running_sums(const std::vector<double>& values) {
  std::vector<double> sums{0};
  sums.reserve(values.size() + 1);
  for (const double value : values) sums.push_back(sums.back() + value);
  return sums;
}

/// -2 log of the likelihood of a count at its best rate, without the count's own factorials.
double poisson_cost(double count, double years) {
  return count > 0 ? 2 * (count - count * std::log(count / years)) : 0;
}

/// -2 log of the same with the rate drawn from Gamma(1, 1) and integrated out.
double gamma_poisson_cost(double count, double years) {
  return -2 * (std::lgamma(1 + count) - (1 + count) * std::log1p(years));
}

}  // namespace

std::string to_word(Law law) {
  return std::string(
      std::ranges::find(laws, law, &std::pair<Law, std::string_view>::first)->second);
}

std::optional<Law> parse_law(std::string_view word) {
  for (const auto& [law, name] : laws) {
    if (name == word) return law;
  }
  return std::nullopt;
}

std::vector<std::string> law_words() {
  std::vector<std::string> all;
  for (const auto& [law, name] : laws) all.emplace_back(name);
  return all;
}

SegmentCost::SegmentCost(const Series& series, Law law) : law_(law), years_{0} {
  for (const auto& cell : series.cells) years_.push_back(years_.back() + cell.years);
  for (const auto& row : series.values) {
    sums_.push_back(running_sums(row));
    auto squared = row;
    for (double& value : squared) value *= value;
    squares_.push_back(running_sums(squared));
    if (law == Law::normal || series.bins == Bins::day) continue;
    for (std::size_t i = 0; i < row.size(); ++i)
      constant_ += 2 * (std::lgamma(1 + row[i]) - row[i] * std::log(series.cells[i].years));
  }
}

double SegmentCost::operator()(std::size_t first, std::size_t last) const {
  double cost = 0;
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    const double count = total(i, first, last);
    if (law_ == Law::poisson) cost += poisson_cost(count, years(first, last));
    if (law_ == Law::gamma_poisson) cost += gamma_poisson_cost(count, years(first, last));
    if (law_ == Law::normal) {
      const double squares = squares_[i][last] - squares_[i][first];
      cost += squares - count * count / static_cast<double>(last - first);
    }
  }
  return cost;
}

}  // namespace comity::phases
