// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/reach.hpp"

#include <algorithm>
#include <cmath>

#include "comity/sorting/credibility.hpp"
#include "comity/sorting/drawer.hpp"
#include "comity/sorting/mr_sort.hpp"
#include "comity/sorting/utadis.hpp"

namespace comity::sorting {

namespace {

/// Ways in which uncertain data of one alternative can fall that are looked at one by one.
constexpr std::size_t most_ways = 4096;

/// The problem's parameters with every interval at one end: boundaries high or low, and so on.
Parameters at_end(const Problem& problem, bool harsh) {
  auto of = problem;
  const auto take = [](std::optional<Interval>& interval, bool low) {
    if (interval) interval = low ? interval->low : interval->high;
  };
  const auto share = cutting_share(problem);
  for (auto& criterion : of.criteria) {
    take(criterion.q, harsh);
    take(criterion.p, harsh);
    take(criterion.v, harsh);
  }
  for (auto& boundary : of.boundaries) {
    for (std::size_t j = 0; j < of.criteria.size(); ++j) {
      auto& asked = boundary.performances[j];
      const bool high = (of.criteria[j].direction == Direction::max) == harsh;
      asked = high ? asked.high : asked.low;
    }
  }
  auto parameters = fixed(of);
  parameters.cutting_level = harsh ? share.high : share.low;
  // The value functions are those of the problem, whichever end its boundaries stand at.
  parameters.values = fixed(problem).values;
  return parameters;
}

std::vector<double> members(Coalition coalition, std::size_t n) {
  std::vector<double> in;
  for (std::size_t j = 0; j < n; ++j) in.push_back(static_cast<double>(coalition >> j & 1U));
  return in;
}

/// Numbers at which something changes on a criterion, and one between each two, from `low` to
/// `high`.
std::vector<double> ways(const Parameters& of, std::size_t j, double low, double high) {
  std::vector<double> turns{low, high};
  for (std::size_t h = 0; h < of.n_boundaries; ++h) {
    for (const double at : {of.profile(h)[j], of.veto(h)[j]}) {
      if (at > low && at < high) turns.push_back(at);
    }
  }
  std::ranges::sort(turns);
  turns.erase(std::ranges::unique(turns).begin(), turns.end());
  std::vector<double> all;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    all.push_back(turns[i]);
    if (i + 1 == turns.size()) break;
    const bool ends = std::isfinite(turns[i]) && std::isfinite(turns[i + 1]);
    if (ends)
      all.push_back(turns[i] + (turns[i + 1] - turns[i]) / 2);
    else if (std::isfinite(turns[i]))
      all.push_back(turns[i] + 1);
    else if (std::isfinite(turns[i + 1]))
      all.push_back(turns[i + 1] - 1);
  }
  return all;
}

}  // namespace

ReachFinder::ReachFinder(const Problem& problem)
    : problem_(problem),
      weights_(problem),
      harsh_(at_end(problem, true)),
      kind_(at_end(problem, false)),
      is_exact_(problem.method == Method::mr_sort && !uncertain_of(problem).profiles) {}

bool ReachFinder::credible(const Parameters& of, std::span<const double> x,
                           std::span<const double> y, bool surely) const {
  std::vector<double> coefficients;
  std::vector<double> discordances;
  for (std::size_t j = 0; j < of.n_criteria; ++j) {
    const double shortfall = y[j] - x[j];
    coefficients.push_back(partial_concordance(shortfall, of.q[j], of.p[j]));
    discordances.push_back(partial_discordance(shortfall, of.p[j], of.v[j]));
  }
  // Credibility rises with concordance, so the extremes of one are those of the other.
  const double concordance = surely ? weights_.least(coefficients) : weights_.most(coefficients);
  return reaches(
      concordance >= 1 - tolerance ? concordance : credibility(concordance, discordances),
      of.cutting_level);
}

bool ReachFinder::outranks(std::span<const double> x, std::size_t h, bool surely) const {
  const auto& of = surely ? harsh_ : kind_;
  const auto value = [&](double sign) {
    std::vector<double> coefficients;
    for (std::size_t j = 0; j < of.n_criteria; ++j) {
      const double own = value_of(of.values[j], x[j]);
      coefficients.push_back(
          sign * (of.thresholds[h] ? own : own - value_of(of.values[j], of.profile(h)[j])));
    }
    return coefficients;
  };
  switch (problem_.method) {
    case Method::ncs:
      return suffices(of, Method::ncs, supporters(of, x, h), h) && vetoers(of, x, h) == 0;
    case Method::utadis: {
      const auto own = value(1);
      const double sum = surely ? weights_.least(own) : weights_.most(own);
      return sum >= of.thresholds[h].value_or(0) - tolerance;
    }
    case Method::mr_sort: {
      const auto in = members(supporters(of, x, h), of.n_criteria);
      const double weight = surely ? weights_.least(in) : weights_.most(in);
      return vetoers(of, x, h) == 0 && reaches(weight, of.cutting_level);
    }
    case Method::electre_tri:
      break;
  }
  return credible(of, x, of.profile(h), surely);
}

bool ReachFinder::outranked(std::span<const double> x, std::size_t h, bool surely) const {
  // The boundary outranks most surely where it stands low, but all else is harsh: a mixture.
  auto of = surely ? harsh_ : kind_;
  const auto profile = (surely ? kind_ : harsh_).profile(h);
  return credible(of, profile, x, surely);
}

bool ReachFinder::is_above(std::span<const double> x, std::size_t h, bool surely) const {
  if (problem_.rule == Rule::optimistic) return outranks(x, h, surely) || !outranked(x, h, !surely);
  for (std::size_t at = h; at < problem_.boundaries.size(); ++at) {
    if (outranks(x, at, surely)) return true;
  }
  return false;
}

bool ReachFinder::fits(std::span<const double> x, std::size_t category) const {
  const auto n = problem_.boundaries.size();
  // The boundary that decides whether it is above h: the first from there on without a veto.
  const auto deciding = [&](std::size_t h) {
    while (h < n && vetoers(kind_, x, h) != 0) ++h;
    return h;
  };
  const auto upper = category < n ? deciding(category) : n;
  const auto lower = category > 0 ? deciding(category - 1) : n;
  if (category > 0 && lower == n) return false;
  const Coalition below = category == 0 ? ~Coalition{0} : supporters(kind_, x, lower);
  const Coalition above = upper == n ? 0 : supporters(kind_, x, upper);
  const auto all = members(below, kind_.n_criteria);
  const auto level = Interval{kind_.cutting_level - tolerance, harsh_.cutting_level - tolerance};
  if (category == 0) return weights_.least(members(above, kind_.n_criteria)) < level.high;
  if (upper == n) return weights_.most(all) >= level.low;
  return below != above && weights_.can_part(below, above, level);
}

void ReachFinder::add_fitting(const Alternative& alternative, Possible& to) const {
  const auto ends = ends_of(problem_, alternative);
  std::vector<std::vector<double>> values;
  std::size_t n_ways = 1;
  for (std::size_t j = 0; j < ends.worst.size(); ++j) {
    values.push_back(ways(kind_, j, ends.worst[j], ends.best[j]));
    n_ways = n_ways > most_ways ? n_ways : n_ways * values.back().size();
  }
  if (n_ways > most_ways) return;
  std::vector<bool> fitting(to.categories.size());
  for (std::size_t way = 0; way < n_ways; ++way) {
    std::vector<double> x;
    auto rest = way;
    for (const auto& own : values) {
      x.push_back(own[rest % own.size()]);
      rest /= own.size();
    }
    for (std::size_t k = 0; k < fitting.size(); ++k) fitting[k] = fitting[k] || fits(x, k);
  }
  to = {std::move(fitting), true};
}

Possible ReachFinder::possible(const Alternative& alternative) const {
  const auto n = problem_.boundaries.size();
  const auto ends = ends_of(problem_, alternative);
  std::size_t lowest = 0;
  std::size_t highest = 0;
  for (std::size_t h = 0; h < n; ++h) {
    if (is_above(ends.worst, h, true)) lowest = h + 1;
    if (is_above(ends.best, h, false)) highest = h + 1;
  }
  Possible possible;
  for (std::size_t k = 0; k <= n; ++k) possible.categories.push_back(k >= lowest && k <= highest);
  if (is_exact_) add_fitting(alternative, possible);
  if (lowest == highest) possible.is_exact = true;
  return possible;
}

}  // namespace comity::sorting
