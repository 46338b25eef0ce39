// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace comity::factors {

namespace {

/// Known values as larger-is-better numbers on the criterion's own scale.
std::vector<double> oriented(const Criterion& criterion,
                             const std::vector<std::optional<double>>& raw) {
  std::vector<double> values;
  for (const auto& value : raw) {
    if (!value) continue;
    const double placed = criterion.scale == Scale::logarithm ? std::log10(1 + *value) : *value;
    values.push_back(criterion.better == Better::higher ? placed : -placed);
  }
  return values;
}

/// Half for each equal one, one for each worse one, over all others.
double rank_share(const std::vector<double>& sorted, double value) {
  const auto [first, last] = std::ranges::equal_range(sorted, value);
  const auto worse = static_cast<double>(first - sorted.begin());
  const auto equal = static_cast<double>(last - first) - 1;
  return (worse + equal / 2) / static_cast<double>(sorted.size() - 1);
}

}  // namespace

Result<Measured> scale(const Criterion& criterion, std::vector<std::optional<double>> raw) {
  Measured measured{.raw = std::move(raw), .scaled = {}};
  measured.scaled.resize(measured.raw.size());
  measured.n_missing = static_cast<std::size_t>(
      std::ranges::count_if(measured.raw, [](const auto& value) { return !value; }));
  const auto negative =
      std::ranges::find_if(measured.raw, [](const auto& value) { return value && *value < 0; });
  if (criterion.scale == Scale::logarithm && negative != measured.raw.end()) {
    return std::unexpected(
        Error{.kind = Error::Kind::data,
              .what = fmt::format("the criterion {} gives {}, which has no logarithm.",
                                  criterion.id, **negative),
              .where = criterion.where,
              .hint = "use scale = \"linear\" or \"rank\""});
  }
  auto values = oriented(criterion, measured.raw);
  if (values.empty()) return measured;
  auto sorted = values;
  std::ranges::sort(sorted);
  measured.constant = sorted.front() == sorted.back();
  const double width = sorted.back() - sorted.front();
  std::size_t next = 0;
  for (std::size_t i = 0; i < measured.raw.size(); ++i) {
    if (!measured.raw[i]) continue;
    const double value = values[next++];
    if (value == sorted.front()) measured.worst = *measured.raw[i];
    if (value == sorted.back()) measured.best = *measured.raw[i];
    measured.scaled[i] = measured.constant                ? 1.0
                         : criterion.scale == Scale::rank ? rank_share(sorted, value)
                                                          : (value - sorted.front()) / width;
  }
  return measured;
}

std::vector<Range> score(std::span<const Criterion> criteria, const Panel& panel, Factor factor) {
  std::vector<Range> scores(panel.partners.size(), Range{0, 1});
  for (std::size_t i = 0; i < panel.partners.size(); ++i) {
    double low = 0;
    double high = 0;
    double weight = 0;
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      if (criteria[c].factor != factor) continue;
      const auto& value = panel.criteria[c].scaled[i];
      if (!value && criteria[c].missing == Missing::left_out) continue;
      low += criteria[c].weight * value.value_or(0);
      high += criteria[c].weight * value.value_or(1);
      weight += criteria[c].weight;
    }
    if (weight > 0) scores[i] = {low / weight, high / weight};
  }
  return scores;
}

std::vector<Factor> measured_factors(std::span<const Criterion> criteria) {
  std::vector<Factor> factors;
  for (const auto factor : {Factor::willingness, Factor::foundation, Factor::potential}) {
    if (std::ranges::find(criteria, factor, &Criterion::factor) != criteria.end())
      factors.push_back(factor);
  }
  return factors;
}

}  // namespace comity::factors
