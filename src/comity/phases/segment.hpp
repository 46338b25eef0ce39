// SPDX-License-Identifier: Apache-2.0
// What one phase costs: how badly constant rates explain the cells between two breaks.
// Sums are kept for every cell, so that any stretch is priced in constant time.
// Knows nothing of how stretches are put together.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/phases/series.hpp"

namespace comity::phases {

/// What a series is taken to follow within a phase.
///
/// `poisson`: counts at a constant rate, which is estimated. `gamma_poisson`: counts at a constant
/// rate drawn from Gamma(1, 1 year), which is integrated out. `normal`: measures with a constant
/// mean and one variance for all phases.
enum class Law : std::uint8_t { poisson, gamma_poisson, normal };
[[nodiscard]] std::string to_word(Law law);
[[nodiscard]] std::optional<Law> parse_law(std::string_view word);
[[nodiscard]] std::vector<std::string> law_words();

/// Prices of stretches of cells.
class SegmentCost {
 public:
  SegmentCost(const Series& series, Law law);

  /// The price of the cells from `first` to `last`, the last excluded; all series together.
  ///
  /// poisson, gamma_poisson: -2 log-likelihood without what does not depend on the breaks.
  /// normal: the sum of squared distances from the mean.
  [[nodiscard]] double operator()(std::size_t first, std::size_t last) const;
  /// What does not depend on the breaks, to be added once; 0 for `normal` and in continuous time.
  [[nodiscard]] double constant() const { return constant_; }
  /// The length of a stretch in years.
  [[nodiscard]] double years(std::size_t first, std::size_t last) const {
    return years_[last] - years_[first];
  }
  /// The sum of one series over a stretch.
  [[nodiscard]] double total(std::size_t series, std::size_t first, std::size_t last) const {
    return sums_[series][last] - sums_[series][first];
  }

 private:
  Law law_;
  std::vector<double> years_;
  std::vector<std::vector<double>> sums_;
  std::vector<std::vector<double>> squares_;
  double constant_ = 0;
};

}  // namespace comity::phases
