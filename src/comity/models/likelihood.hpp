// SPDX-License-Identifier: Apache-2.0
// What a likelihood adds up over the moments of a model: value, score and information.
// One class per kind keeps the sums that its moments need and updates them where something moved.
// Knows nothing of optimisation.
#pragma once

#include <Eigen/Dense>
#include <memory>
#include <span>
#include <vector>

#include "comity/base/team.hpp"
#include "comity/models/placing.hpp"
#include "comity/models/replay.hpp"

namespace comity::models {

/// What is to be computed besides the log-likelihood and its gradient.
struct Want {
  bool information = true;
  Information kind = Information::expected;
  bool scores = false;    ///< the contribution of every event
  std::size_t every = 1;  ///< only every n-th moment is added up: a sample of the likelihood
};

struct Sums {
  explicit Sums(std::size_t n_columns = 0)
      : gradient(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(n_columns))),
        information(Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(n_columns),
                                          static_cast<Eigen::Index>(n_columns))) {}

  double log_likelihood = 0;
  Eigen::VectorXd gradient;
  Eigen::MatrixXd information;
  /// One per event, in order, where they were wanted: its score, its log-probability (or, in timed
  /// models, its part of the log-likelihood).
  std::vector<Eigen::VectorXd> scores;
  std::vector<double> parts;

  void add(const Sums& other);
};

/// Among what an event was chosen.
struct Choosing {
  Node from = 0;    ///< choices: who chooses
  int stratum = 0;  ///< ladders: the rung from which a pair moves
};
/// What an event was chosen among, as things stand.
[[nodiscard]] Choosing choosing_of(const Model& model, const State& state, const Event& event);

class Likelihood {
 public:
  virtual ~Likelihood() = default;
  Likelihood() = default;
  Likelihood(const Likelihood&) = delete;
  Likelihood& operator=(const Likelihood&) = delete;
  Likelihood(Likelihood&&) = delete;
  Likelihood& operator=(Likelihood&&) = delete;

  /// Counts every cell anew.
  virtual void restart(const Replay& replay) = 0;
  /// Counts again what moved.
  virtual void absorb(const Replay& replay, const Moved& moved) = 0;
  /// Timed models: the state lasted this long.
  virtual void wait(double time, Sums& to) = 0;
  /// The events of one moment.
  virtual void observe(const Replay& replay, std::span<const Event> events, Sums& to) = 0;
  /// The weights of all that may happen in a choice, in order of cells. In proportion to their
  /// probabilities; in timed models they are the rates.
  virtual void weigh(const Replay& replay, const Choosing& choice, std::vector<Weighed>& to) = 0;
};

/// The likelihood of a model at these coefficients, over all alternatives.
[[nodiscard]] std::unique_ptr<Likelihood> make_likelihood(const Model& model,
                                                          const Eigen::VectorXd& beta, Want want);
/// Over the event and `Settings::controls` others, drawn for each event. It cannot `weigh`.
///
/// Contract: the kind is choice, relational without waiting times, or ladder with Breslow's rule.
/// Cost: controls x columns per event (with information: columns squared).
/// Source: [Borgan1995]: errors from its information have the sampling in them.
[[nodiscard]] std::unique_ptr<Likelihood> make_sampled(const Model& model,
                                                       const Eigen::VectorXd& beta, Want want);

[[nodiscard]] std::unique_ptr<Likelihood> make_coordination(const Model& model,
                                                            const Eigen::VectorXd& beta, Want want);
[[nodiscard]] std::unique_ptr<Likelihood> make_choice(const Model& model,
                                                      const Eigen::VectorXd& beta, Want want);
[[nodiscard]] std::unique_ptr<Likelihood> make_rate(const Model& model, const Eigen::VectorXd& beta,
                                                    Want want);
/// Relational models and ladders: sums over pairs, per stratum.
[[nodiscard]] std::unique_ptr<Likelihood> make_pairs(const Model& model,
                                                     const Eigen::VectorXd& beta, Want want);

/// Who adds up: threads of this process, and the processes of a team if there is one.
struct Crew {
  unsigned threads = 1;
  const Team* team = nullptr;
};

/// Adds up a whole model. A crew shares blocks of moments; the blocks do not depend on its size, so
/// neither does any bit of the sums, which all members of a team get.
///
/// Cost: what moves at each moment times columns (with information: times their square), and for
///       coordination the pairs of every moment. Memory: actors^2 x (columns + networks) per
///       thread.
[[nodiscard]] Sums evaluate(const Replay& start, const Timeline& timeline,
                            const Eigen::VectorXd& beta, Want want, const Crew& crew);

}  // namespace comity::models
