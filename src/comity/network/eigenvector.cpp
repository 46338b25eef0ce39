// SPDX-License-Identifier: Apache-2.0
#include "comity/network/eigenvector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "comity/network/cohesion.hpp"
#include "comity/network/components.hpp"

namespace comity::network {

namespace {

/// The vertices of the component with the most actors; empty if several have as many.
std::vector<Vertex> largest_component(const Adjacency& of) {
  const auto all = components(of);
  const auto largest = std::ranges::max_element(all.size);
  if (std::ranges::count(all.size, *largest) > 1) return {};
  const auto label = static_cast<std::uint32_t>(largest - all.size.begin());
  std::vector<Vertex> found;
  for (Vertex v = 0; v < of.size(); ++v) {
    if (all.of[v] == label) found.push_back(v);
  }
  return found;
}

void normalize(std::vector<double>& values) {
  const double length =
      std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
  for (auto& value : values) value /= length;
}

/// One round of x = (A + I) x; returns the largest change of a value.
double advance(const Adjacency& of, std::span<const Vertex> within, std::vector<double>& x,
               std::vector<double>& next) {
  for (const auto v : within) {
    double sum = x[v];
    for (const auto partner : of.partners(v)) sum += x[partner];
    next[v] = sum;
  }
  normalize(next);
  double change = 0;
  for (const auto v : within) change = std::max(change, std::abs(next[v] - x[v]));
  std::swap(x, next);
  return change;
}

}  // namespace

Measured<Eigenvector> eigenvector(const Adjacency& of, const EigenvectorRule& rule) {
  if (auto hub = only_a_hub(of)) return std::unexpected(*std::move(hub));
  const auto within = largest_component(of);
  if (within.empty())
    return std::unexpected(Degenerate{.why = "no part of the network is the largest", .hub = {}});
  std::vector<double> x(of.size(), 0);
  for (const auto v : within) x[v] = of.degree(v);  // nearer to the answer than equal values
  normalize(x);
  std::vector<double> next(of.size(), 0);
  Eigenvector found;
  found.outside = of.size() - static_cast<Vertex>(within.size());
  while (advance(of, within, x, next) > rule.tolerance) {
    if (++found.rounds >= rule.rounds) {
      return std::unexpected(Degenerate{
          .why = fmt::format("it had not settled after {} rounds", rule.rounds), .hub = {}});
    }
  }
  found.of.resize(of.size());
  for (const auto v : within) found.of[v] = x[v];
  return found;
}

}  // namespace comity::network
