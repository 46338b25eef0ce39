// SPDX-License-Identifier: Apache-2.0
// Examples: alternatives with their performances and the category somebody put them in.
// Learning needs only the order of the values, so there is a ranked form too.
// Knows nothing of where the examples come from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comity::learning {

struct Criterion {
  std::string name;
  bool less_is_better = false;
};

/// An alternative; without a category it teaches nothing, but is sorted by what is learned.
struct Example {
  std::string id;
  std::vector<double> values;           ///< one per criterion
  std::optional<std::size_t> category;  ///< place in `Examples::categories`
  std::uint32_t line = 0;               ///< of the file it was read from; 0 = none
};

struct Examples {
  std::vector<Criterion> criteria;
  std::vector<std::string> categories;  ///< worst first
  std::vector<Example> rows;
};

/// A level of a criterion, or one past the last: which values reach a boundary, as ranks.
using Rank = std::uint16_t;

/// One boundary as a rank per criterion: a row reaches it where its rank is not smaller. The number
/// of levels is a boundary that no row reaches.
///
/// Levels are the values of the examples: a row without a category adds none. It reaches what it
/// would reach with each boundary at the value that is shown for its gap (`value_of`).
using Profile = std::vector<Rank>;

/// The examples with ranks in place of values. Higher is better on every criterion.
struct Ranked {
  std::size_t n_boundaries = 0;
  std::vector<std::vector<double>> levels;  ///< per criterion, worst first, of the examples
  std::vector<double> worst;                ///< per criterion, of all rows
  std::vector<double> beyond;               ///< per criterion, better than all rows
  std::vector<std::vector<Rank>> ranks;     ///< [criterion][row]
  std::vector<int> category;                ///< of each row; -1 = none

  [[nodiscard]] std::size_t n_criteria() const { return levels.size(); }
  [[nodiscard]] std::size_t n_rows() const { return category.size(); }
  /// How many rows have a category.
  [[nodiscard]] std::size_t n_examples() const;
  /// How many rows have this category.
  [[nodiscard]] std::size_t n_in(std::size_t category) const;
  /// What it is worth that a row passes a boundary: 1 for the category above it, -1 for the one
  /// below, else 0. Boundaries nest, so the examples restored are those of the worst category plus
  /// the sum of this over all passes.
  [[nodiscard]] int worth(std::size_t boundary, std::size_t row) const {
    const int above = static_cast<int>(boundary) + 1;
    return category[row] == above ? 1 : category[row] == above - 1 ? -1 : 0;
  }
};

[[nodiscard]] Ranked rank(const Examples& examples);

/// The value that is shown for a boundary: the shortest number near the middle of the gap between
/// the levels it lies between. Rank 0 is the worst of all values, the number of levels is beyond.
[[nodiscard]] double value_of(const Ranked& ranked, std::size_t criterion, Rank rank);

/// The same rows, but only those kept are examples; the others lose their category.
[[nodiscard]] Ranked only(const Ranked& from, const std::vector<bool>& keep);

}  // namespace comity::learning
