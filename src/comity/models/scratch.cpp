// SPDX-License-Identifier: Apache-2.0
#include "comity/models/scratch.hpp"

#include <algorithm>
#include <cassert>
#include <optional>

namespace comity::models {

namespace {

double one_if(bool holds) { return holds ? 1.0 : 0.0; }

double degree(const Statistic& of, const Ties& ties, Node i) {
  const auto side = [&](const Ties::Sum& sum) { return of.weighted ? sum.values : sum.ties; };
  switch (of.direction) {
    case Direction::in:
      return side(ties.in(i));
    case Direction::out:
      return side(ties.out(i));
    case Direction::both:
      break;
  }
  return side(ties.in(i)) + side(ties.out(i));
}

double degree_share(const Statistic& of, const Ties& ties, Node i) {
  const double all = ties.total() * (of.direction == Direction::both ? 2 : 1);
  return all > 0 ? degree(of, ties, i) / all : 1.0 / static_cast<double>(ties.row(0).size());
}

double paired(Pairing pairing, double a, double b) {
  switch (pairing) {
    case Pairing::same:
      return one_if(a == b);
    case Pairing::gap:
    case Pairing::likeness:
      return a - b;
    case Pairing::mean:
      return (a + b) / 2;
    case Pairing::least:
      return std::min(a, b);
    case Pairing::most:
      return std::max(a, b);
    case Pairing::product:
      return a * b;
    case Pairing::sum:
      break;
  }
  return a + b;
}

/// The sum of a pair's degrees; each tie of an undirected network counts once for each of its ends.
double degree_pair(const Statistic& of, const State& state, Node i, Node j) {
  const auto& ties = state.ties(of.network);
  const auto total = [&](Node k) {
    return ties.out(k).values + (ties.is_directed() ? ties.in(k).values : 0.0);
  };
  const double value = paired(of.pairing, total(i), total(j));
  return of.pairing == Pairing::gap ? std::abs(value) : value;
}

double path(const Statistic& of, const State& state, Node i, Node j) {
  const auto& first = state.ties(of.network);
  const auto& second = state.ties(of.network2);
  double sum = 0;
  for (Node h = 0; h < state.n(); ++h) {
    if (h == i || h == j) continue;
    const double a = of.reversed ? first.at(h, i) : first.at(i, h);
    const double b = of.reversed2 ? second.at(j, h) : second.at(h, j);
    if (of.order != Order::any && (a <= 0 || b <= 0 || !is_in_order(of, state, i, h, j))) continue;
    sum += of.legs == Legs::both ? one_if(a > 0 && b > 0) : std::min(a, b);
  }
  return sum;
}

double four(const Ties& ties, Node i, Node j, Node n) {
  double sum = 0;
  for (Node k = 0; k < n; ++k) {
    if (k == j || ties.at(i, k) <= 0) continue;
    for (Node l = 0; l < n; ++l) sum += one_if(l != i && ties.at(l, k) > 0 && ties.at(l, j) > 0);
  }
  return sum;
}

double triangles(const Ties& ties, Node j, Node n) {
  double sum = 0;
  for (Node k = 0; k < n; ++k) {
    if (ties.at(j, k) <= 0) continue;
    for (Node l = 0; l < n; ++l) sum += one_if(ties.at(k, l) > 0 && ties.at(j, l) > 0);
  }
  return sum;
}

/// The mean of an attribute over those who send to j; nothing if nobody does.
std::optional<double> partner_mean(const Statistic& of, const State& state, Node j) {
  const auto senders = state.ties(of.network).column(j);
  double sum = 0;
  double n = 0;
  for (Node k = 0; k < state.n(); ++k) {
    if (senders[k] <= 0) continue;
    sum += state.attribute(of.attribute, k);
    n += 1;
  }
  if (n == 0) return std::nullopt;
  return sum / n;
}

double since(const State& state, Time last) {
  return last == before_all ? 0.0 : 1.0 / (state.now - last + 1.0);
}

double recency(const Statistic& of, const State& state, Node i, Node j) {
  const auto& memory = state.memory;
  const Node who = of.side == Side::receiver ? j : i;
  switch (of.recency) {
    case Recency::pair:
      return since(state, memory.last[i * state.n() + j]);
    case Recency::send:
      return since(state, memory.sent[who]);
    case Recency::receive:
      break;
  }
  return since(state, memory.received[who]);
}

double rank(const Statistic& of, const State& state, Node i, Node j) {
  const auto n = state.n();
  const auto last = [&](Node k) {
    return of.reversed ? state.memory.last[k * n + i] : state.memory.last[i * n + k];
  };
  if (last(j) == before_all) return 0;
  double better = 1;
  for (Node k = 0; k < n; ++k)
    if (k != j && last(k) > last(j)) better += 1;
  return 1.0 / better;
}

bool follows(Shift shift, Node a, Node b, Node i, Node j) {
  switch (shift) {
    case Shift::ab_ba:
      return i == b && j == a;
    case Shift::ab_by:
      return i == b && j != a;
    case Shift::ab_xa:
      return j == a && i != b;
    case Shift::ab_xb:
      return j == b && i != a;
    case Shift::ab_xy:
      return i != a && i != b && j != a && j != b;
    case Shift::ab_ay:
      return i == a && j != b;
    case Shift::ab_ab:
      break;
  }
  return i == a && j == b;
}

double shift(const Statistic& of, const State& state, Node i, Node j) {
  return one_if(std::ranges::any_of(state.memory.latest, [&](const TieChange& last) {
    return follows(of.shift, last.from, last.to, i, j);
  }));
}

double tie(const Statistic& of, const State& state, Node i, Node j) {
  const auto& ties = state.ties(of.network);
  const double x = of.reversed ? ties.at(j, i) : ties.at(i, j);
  return of.weighted ? x : one_if(x > 0);
}

double tie_share(const Statistic& of, const State& state, Node i, Node j) {
  const auto& ties = state.ties(of.network);
  const double all = ties.out(i).values;
  return all > 0 ? ties.at(i, j) / all : 1.0 / static_cast<double>(state.n() - 1);
}

double one_sided(const Statistic& of, const State& state, Node who) {
  const auto& ties = state.ties(of.network);
  switch (of.form) {
    case Form::degree:
      return degree(of, ties, who);
    case Form::degree_share:
      return degree_share(of, ties, who);
    case Form::triangles:
      return triangles(ties, who, static_cast<Node>(state.n()));
    default:
      break;
  }
  assert(of.form == Form::attribute);
  return state.attribute(of.attribute, who);
}

}  // namespace

bool is_in_order(const Statistic& of, const State& state, Node i, Node h, Node j) {
  if (of.order == Order::any) return true;
  const auto& births = state.births[of.network];
  const auto first = of.reversed ? births.of(h, i) : births.of(i, h);
  const auto second = of.reversed2 ? births.of(j, h) : births.of(h, j);
  // A cycle goes j-h-i, so that its first leg is the one at j.
  const auto [early, late] = of.reversed ? std::pair(second, first) : std::pair(first, second);
  return of.order == Order::sequential ? late > early : late == early + 1;
}

double mean_of_partner_means(const Statistic& of, const State& state) {
  double sum = 0;
  double n = 0;
  const bool gap = of.form == Form::partner_gap;
  for (Node j = 0; j < state.n(); ++j) {
    const auto mean = partner_mean(of, state, j);
    if (!mean) continue;
    if (!gap) {
      sum += transformed(of.transform, *mean);
      n += 1;
      continue;
    }
    for (Node i = 0; i < state.n(); ++i) {
      if (i == j) continue;
      sum += transformed(of.transform, state.attribute(of.attribute, i) - *mean);
      n += 1;
    }
  }
  return n > 0 ? sum / n : 0;
}

double compared(const Statistic& of, double z_i, double z_j) {
  const double value = transformed(of.transform, paired(of.pairing, z_i, z_j));
  return of.pairing == Pairing::likeness ? -value : value;
}

double scratch_value(const Statistic& of, const State& state, Node i, Node j) {
  const Node who = of.side == Side::receiver ? j : i;
  const auto f = [&](double value) { return transformed(of.transform, value); };
  switch (of.form) {
    case Form::constant:
      return 1;
    case Form::moment:
      return f(state.attribute(of.attribute, 0));
    case Form::untied:
      return one_if(state.ties(of.network).at(i, j) <= 0);
    case Form::tie:
      return f(tie(of, state, i, j));
    case Form::tie_share:
      return f(tie_share(of, state, i, j));
    case Form::degree_pair:
      return f(degree_pair(of, state, i, j));
    case Form::path:
      return f(path(of, state, i, j));
    case Form::four:
      return f(four(state.ties(of.network), i, j, static_cast<Node>(state.n())));
    case Form::partner_mean: {
      const auto mean = partner_mean(of, state, who);
      return mean ? f(*mean) : mean_of_partner_means(of, state);
    }
    case Form::partner_gap: {
      const auto mean = partner_mean(of, state, j);
      return mean ? f(state.attribute(of.attribute, i) - *mean) : mean_of_partner_means(of, state);
    }
    case Form::compare:
      return compared(of, state.attribute(of.attribute, i), state.attribute(of.attribute2, j));
    case Form::recency:
      return f(recency(of, state, i, j));
    case Form::rank:
      return f(rank(of, state, i, j));
    case Form::shift:
      return f(shift(of, state, i, j));
    default:
      return f(one_sided(of, state, who));
  }
}

}  // namespace comity::models
