// SPDX-License-Identifier: Apache-2.0
#include "comity/network/cores.hpp"

#include <algorithm>
#include <numeric>

#include "comity/network/cohesion.hpp"

namespace comity::network {

namespace {

/// The vertices in order of how many partners they have left, with the first place of each number.
class Buckets {
 public:
  explicit Buckets(const Adjacency& of)
      : left_(of.size()), order_(of.size()), place_(of.size()), start_(1, 0) {
    for (Vertex v = 0; v < of.size(); ++v) left_[v] = of.degree(v);
    start_.assign(std::size_t{*std::ranges::max_element(left_)} + 2, 0);
    for (const auto n : left_) ++start_[n + 1];
    std::partial_sum(start_.begin(), start_.end(), start_.begin());
    auto next = start_;
    for (Vertex v = 0; v < of.size(); ++v) {
      place_[v] = next[left_[v]]++;
      order_[place_[v]] = v;
    }
  }
  [[nodiscard]] Vertex at(std::size_t place) const { return order_[place]; }
  [[nodiscard]] std::uint32_t left(Vertex of) const { return left_[of]; }
  [[nodiscard]] std::vector<std::uint32_t> take() && { return std::move(left_); }

  /// Takes a partner away: the vertex changes places with the first of its bucket, which then ends
  /// one place later.
  void lower(Vertex of) {
    const auto to = start_[left_[of]]++;
    const auto other = order_[to];
    std::swap(order_[place_[of]], order_[to]);
    place_[other] = place_[of];
    place_[of] = to;
    --left_[of];
  }

 private:
  std::vector<std::uint32_t> left_;
  std::vector<Vertex> order_;
  std::vector<std::uint32_t> place_;
  std::vector<std::uint32_t> start_;
};

}  // namespace

Measured<std::vector<std::uint32_t>> cores(const Adjacency& of) {
  if (auto hub = only_a_hub(of)) return std::unexpected(*std::move(hub));
  Buckets buckets(of);
  for (std::size_t place = 0; place < of.size(); ++place) {
    const auto v = buckets.at(place);
    for (const auto partner : of.partners(v)) {
      if (buckets.left(partner) > buckets.left(v)) buckets.lower(partner);
    }
  }
  auto found = std::move(buckets).take();
  if (std::ranges::max(found) == 1)
    return std::unexpected(Degenerate{.why = "no ties close a circle", .hub = {}});
  return found;
}

}  // namespace comity::network
