// SPDX-License-Identifier: Apache-2.0
// The terms a formula may name: what each reads, and which statistic it stands for.
// Names are those of goldfish, and for relational models those of remstats.
// Knows nothing of data.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comity/models/statistic.hpp"

namespace comity::models {

/// One name of a formula.
struct Entry {
  std::string_view name;
  Statistic of;              ///< without networks and attributes
  std::size_t networks = 0;  ///< how many it reads
  std::size_t attributes = 0;
  /// Describes one actor: the wished-for one, or the sender in a rate model or with `ego`.
  bool either_side = false;
  bool directed_only = false;    ///< says nothing of its own on an undirected network
  bool undirected_only = false;  ///< makes sense on an undirected network only
  bool has_weights = false;      ///< `weighted` may be said
  bool has_order = false;        ///< `history` may be said
  bool global = false;           ///< its attribute is one value for everybody
};

/// All entries, goldfish's first.
[[nodiscard]] std::span<const Entry> catalogue();
/// The entry of that name, or nullptr.
[[nodiscard]] const Entry* find_entry(std::string_view name);
[[nodiscard]] std::vector<std::string> term_names();

}  // namespace comity::models
