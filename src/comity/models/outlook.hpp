// SPDX-License-Identifier: Apache-2.0
// What a model expected just before each event: the weight of everything that could have happened.
// For residuals, ranks and draws, which need every pair, not the sums of a likelihood.
// Knows nothing of what is done with the weights.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "comity/models/likelihood.hpp"

namespace comity::models {

/// Where an event stands among the weights of `Likelihood::weigh`.
[[nodiscard]] std::size_t cell_of(const Model& model, const Event& event);

/// The events of one time, and what the model thought of them.
class Outlook {
 public:
  Outlook(const Replay& replay, Likelihood& likelihood, std::span<const Event> events,
          std::vector<Weighed>& weights)
      : replay_(&replay), likelihood_(&likelihood), events_(events), weights_(&weights) {}

  [[nodiscard]] std::span<const Event> events() const { return events_; }
  [[nodiscard]] const Replay& replay() const { return *replay_; }
  /// Weights of the alternatives of an event, its own among them. Good until the next call.
  [[nodiscard]] std::span<const Weighed> weights(const Event& event) const {
    likelihood_->weigh(*replay_, choosing_of(replay_->model(), replay_->state(), event), *weights_);
    return *weights_;
  }
  /// Where an event stands among the weights.
  [[nodiscard]] std::size_t cell(const Event& event) const {
    return cell_of(replay_->model(), event);
  }

 private:
  const Replay* replay_;
  Likelihood* likelihood_;
  std::span<const Event> events_;
  std::vector<Weighed>* weights_;
};

/// What is told of a model's course.
struct OutlookRule {
  /// The events of one time.
  std::function<void(const Outlook&)> events;
  /// Timed models: for so long everything could happen at these rates.
  std::function<void(const Replay&, double time, std::span<const Weighed> rates)> wait;
};

/// Walks through the moments that count, at these coefficients.
///
/// Cost: actors^2 for every piece of waiting and every call of `weights`, besides the statistics.
void visit_outlooks(const Model& model, const Timeline& timeline, const std::vector<double>& beta,
                    const OutlookRule& rule);

}  // namespace comity::models
