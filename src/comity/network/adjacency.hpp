// SPDX-License-Identifier: Apache-2.0
// The network as measures walk it: each tied pair once, each actor's partners side by side.
// A pair tied in several layers or sectors is one pair, on the rung of its closest tie.
// Knows nothing of days: it holds what stood on one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "comity/network/snapshot.hpp"

namespace comity::network {

/// The place of an actor in `Adjacency::actors`.
using Vertex = std::uint32_t;

/// One tie in force, bare: who, and on which rung. `no_rung` = the ladder does not rank it.
struct Link {
  ActorId a;
  ActorId b;
  Rung rung = titles::no_rung;
};

/// A simple undirected graph in compressed rows. The partners of vertex v are
/// `to[first[v]]` up to `to[first[v + 1]]`, in order of vertex; every pair stands there twice.
struct Adjacency {
  std::vector<ActorId> actors;  ///< everyone with a tie in force, in order of id
  std::vector<std::uint32_t> first;
  std::vector<Vertex> to;
  std::vector<Rung> rungs;             ///< beside `to`: closest tie; `no_rung` = unranked ties only
  std::vector<std::int64_t> strength;  ///< sum of the rungs of all ties, by vertex
  std::int64_t ties = 0;               ///< before pairs were merged

  [[nodiscard]] Vertex size() const { return static_cast<Vertex>(actors.size()); }
  [[nodiscard]] std::int64_t pairs() const { return std::ssize(to) / 2; }
  [[nodiscard]] std::uint32_t degree(Vertex of) const { return first[of + 1] - first[of]; }
  [[nodiscard]] std::span<const Vertex> partners(Vertex of) const {
    return std::span(to).subspan(first[of], degree(of));
  }
  [[nodiscard]] std::span<const Rung> rungs_of(Vertex of) const {
    return std::span(rungs).subspan(first[of], degree(of));
  }
  /// The vertex of an actor; nothing if it has no tie in force. Cost: O(log actors).
  [[nodiscard]] std::optional<Vertex> find(ActorId actor) const;
};

/// Builds the graph from ties in force, in any order.
///
/// Cost: O(ties + actors of the register): two passes of counting sort, no comparison.
[[nodiscard]] Adjacency adjacency(std::span<const Link> ties);

/// The ties in force of a snapshot.
[[nodiscard]] std::vector<Link> links_of(const Snapshot& of);
[[nodiscard]] inline Adjacency adjacency(const Snapshot& of) { return adjacency(links_of(of)); }

}  // namespace comity::network
