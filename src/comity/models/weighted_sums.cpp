// SPDX-License-Identifier: Apache-2.0
#include "comity/models/weighted_sums.hpp"

#include <algorithm>

#include "comity/models/lanes.hpp"

namespace comity::models {

WeightedSums::WeightedSums(std::size_t n_columns, bool second)
    : n_columns_(n_columns),
      wants_second_(second),
      waiting_((n_columns + 1) * stride),
      scaled_(room),
      first_(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(n_columns))),
      second_(Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(n_columns),
                                    static_cast<Eigen::Index>(n_columns))) {}

void WeightedSums::settle() {
  if (n_waiting_ == 0) return;
  const auto length = lanes::padded(n_waiting_);
  std::fill_n(waiting_.data() + n_waiting_, length - n_waiting_, 0.0);  // others weigh nothing
  n_waiting_ = 0;
  const double* const weights = waiting_.data();
  weights_ += lanes::sum(weights, length);
  for (std::size_t a = 0; a < n_columns_; ++a) {
    const double* const column = weights + (a + 1) * stride;
    first_(static_cast<Eigen::Index>(a)) +=
        lanes::multiply(weights, column, scaled_.data(), length);
    if (!wants_second_) continue;
    for (std::size_t b = 0; b <= a; ++b)
      second_(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) +=
          lanes::dot(scaled_.data(), weights + (b + 1) * stride, length);
  }
}

Eigen::MatrixXd WeightedSums::second() const { return second_.selfadjointView<Eigen::Lower>(); }

}  // namespace comity::models
