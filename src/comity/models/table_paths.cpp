// SPDX-License-Identifier: Apache-2.0
// How paths and triangles move when one tie does.
#include <algorithm>

#include "comity/models/scratch.hpp"
#include "comity/models/table.hpp"

namespace comity::models {

namespace {

double joined(Legs legs, double a, double b) {
  if (legs == Legs::least) return std::min(a, b);
  return a > 0 && b > 0 ? 1.0 : 0.0;
}

}  // namespace

void Table::move_first_leg(const State& state, const TieMove& move, Moved& moved) {
  const Node i = of_.reversed ? move.to : move.from;
  const Node h = of_.reversed ? move.from : move.to;
  const auto& second = state.ties(of_.network2);
  const auto legs = of_.reversed2 ? second.column(h) : second.row(h);
  for (Node j = 0; j < n_; ++j) {
    if (legs[j] == 0 || j == i || j == h || !is_in_order(of_, state, i, h, j)) continue;
    const double change =
        joined(of_.legs, move.after, legs[j]) - joined(of_.legs, move.before, legs[j]);
    if (change != 0) put_pair(i, j, cores_[i * n_ + j] += change, moved);
  }
}

void Table::move_second_leg(const State& state, const TieMove& move, Moved& moved) {
  const Node h = of_.reversed2 ? move.to : move.from;
  const Node j = of_.reversed2 ? move.from : move.to;
  const auto& first = state.ties(of_.network);
  const auto legs = of_.reversed ? first.row(h) : first.column(h);
  for (Node i = 0; i < n_; ++i) {
    if (legs[i] == 0 || i == j || i == h || !is_in_order(of_, state, i, h, j)) continue;
    const double change =
        joined(of_.legs, legs[i], move.after) - joined(of_.legs, legs[i], move.before);
    if (change != 0) put_pair(i, j, cores_[i * n_ + j] += change, moved);
  }
}

/// A tie is the first, middle or last step of a three-path i-k-l-j, and of no path twice.
void Table::move_four(const Ties& ties, const TieMove& move, Moved& moved) {
  const double change = move.after > 0 ? 1 : -1;
  const Node a = move.from;
  const Node b = move.to;
  const auto add = [&](Node i, Node j) {
    if (i != j) put_pair(i, j, cores_[i * n_ + j] += change, moved);
  };
  const auto tied = [&](Node from, Node to) { return ties.at(from, to) > 0; };
  for (Node l = 0; l < n_; ++l) {  // a-b first, then b-l against its direction, then l-j
    for (Node j = 0; j < n_ && l != a && tied(l, b); ++j)
      if (j != b && tied(l, j)) add(a, j);
  }
  for (Node i = 0; i < n_; ++i) {  // i-b, then a-b against its direction, then a-j
    for (Node j = 0; j < n_ && i != a && tied(i, b); ++j)
      if (j != b && tied(a, j)) add(i, j);
  }
  for (Node k = 0; k < n_; ++k) {  // i-k, then a-k against its direction, then a-b
    for (Node i = 0; i < n_ && k != b && tied(a, k); ++i)
      if (i != a && tied(i, k)) add(i, b);
  }
}

/// A tie a-b is the first or second tie of a, or the one that closes the triangle of a third.
void Table::move_triangles(const Ties& ties, const TieMove& move, Moved& moved) {
  const double change = move.after > 0 ? 1 : -1;
  const Node a = move.from;
  const Node b = move.to;
  double own = 0;
  for (Node l = 0; l < n_; ++l) {
    own += ties.at(a, l) > 0 && ties.at(b, l) > 0 ? 1 : 0;
    own += ties.at(a, l) > 0 && ties.at(l, b) > 0 ? 1 : 0;
    if (l != a && ties.at(l, a) > 0 && ties.at(l, b) > 0) put_actor(l, cores_[l] += change, moved);
  }
  put_actor(a, cores_[a] += change * own, moved);
}

}  // namespace comity::models
