// SPDX-License-Identifier: Apache-2.0
#include "comity/models/penalty.hpp"

#include <cmath>
#include <limits>

namespace comity::models {

namespace {

/// Half of the logarithm of the determinant.
double half_log_determinant(const Eigen::MatrixXd& information) {
  const Eigen::LDLT<Eigen::MatrixXd> parts(information);
  const Eigen::VectorXd d = parts.vectorD();
  if (parts.info() != Eigen::Success || d.minCoeff() <= 0)
    return -std::numeric_limits<double>::infinity();
  return d.array().log().sum() / 2;
}

}  // namespace

Sums penalized(Sums sums, const Eigen::VectorXd& beta, const Model& model,
               const std::function<Sums(const Eigen::VectorXd&)>& look) {
  const auto& penalty = model.settings.penalty;
  if (penalty.firth) {
    const Eigen::MatrixXd information = sums.information;
    sums.log_likelihood += half_log_determinant(information);
    for (Eigen::Index k = 0; k < beta.size(); ++k) {
      const double spread = std::sqrt(std::max(information(k, k), 1e-12));
      const double step = 1e-4 / spread;
      Eigen::VectorXd up = beta;
      Eigen::VectorXd down = beta;
      up(k) += step;
      down(k) -= step;
      sums.gradient(k) += (half_log_determinant(look(up).information) -
                           half_log_determinant(look(down).information)) /
                          (2 * step);
    }
  }
  if (penalty.ridge > 0) {
    for (Eigen::Index k = 0; k < beta.size(); ++k) {
      if (is_intercept(model, model.columns[static_cast<std::size_t>(k)])) continue;
      sums.log_likelihood -= penalty.ridge * beta(k) * beta(k) / 2;
      sums.gradient(k) -= penalty.ridge * beta(k);
      sums.information(k, k) += penalty.ridge;
    }
  }
  return sums;
}

}  // namespace comity::models
