// SPDX-License-Identifier: Apache-2.0
// The grid of all profiles of one boundary: one cell per rank on every criterion.
// Holds its shape and walks over it; running sums and bests are taken along one criterion at a
// time. Knows nothing of what stands in the cells.
#pragma once

#include <cstddef>
#include <vector>

#include "comity/learning/examples.hpp"

namespace comity::learning {

class Cells {
 public:
  /// A criterion with n levels has n + 1 ranks of a boundary; the last is reached by none.
  explicit Cells(const Ranked& ranked) {
    for (const auto& levels : ranked.levels) sizes_.push_back(levels.size() + 1);
    strides_.assign(sizes_.size(), 1);
    for (std::size_t j = sizes_.size(); j-- > 0;) {
      strides_[j] = count_;
      count_ *= sizes_[j];
    }
  }

  /// How many cells a grid would have, as a real, so that it cannot overflow.
  [[nodiscard]] static double count_of(const Ranked& ranked) {
    double count = 1;
    for (const auto& levels : ranked.levels) count *= static_cast<double>(levels.size() + 1);
    return count;
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t n_criteria() const { return sizes_.size(); }
  [[nodiscard]] std::size_t size(std::size_t criterion) const { return sizes_[criterion]; }
  [[nodiscard]] std::size_t stride(std::size_t criterion) const { return strides_[criterion]; }
  [[nodiscard]] Rank rank(std::size_t cell, std::size_t criterion) const {
    return static_cast<Rank>(cell / strides_[criterion] % sizes_[criterion]);
  }
  [[nodiscard]] Profile profile(std::size_t cell) const {
    Profile profile(sizes_.size());
    for (std::size_t j = 0; j < sizes_.size(); ++j) profile[j] = rank(cell, j);
    return profile;
  }

  /// Calls join(a, b) for each pair of neighbours along each criterion, so that `at[a]` gathers all
  /// cells with no higher rank anywhere.
  template <class T, class Join>
  void gather_upward(std::vector<T>& at, Join join) const {
    for (std::size_t j = 0; j < sizes_.size(); ++j) {
      const auto stride = strides_[j];
      const auto block = stride * sizes_[j];
      for (std::size_t begin = 0; begin < count_; begin += block)
        for (std::size_t cell = begin + stride; cell < begin + block; ++cell)
          join(at[cell], at[cell - stride]);
    }
  }
  /// The same from above: `at[a]` gathers all cells with no lower rank anywhere.
  template <class T, class Join>
  void gather_downward(std::vector<T>& at, Join join) const {
    for (std::size_t j = 0; j < sizes_.size(); ++j) {
      const auto stride = strides_[j];
      const auto block = stride * sizes_[j];
      for (std::size_t begin = 0; begin < count_; begin += block)
        for (std::size_t cell = begin + block - stride; cell-- > begin;)
          join(at[cell], at[cell + stride]);
    }
  }

 private:
  std::vector<std::size_t> sizes_;
  std::vector<std::size_t> strides_;
  std::size_t count_ = 1;
};

}  // namespace comity::learning
