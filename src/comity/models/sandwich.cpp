// SPDX-License-Identifier: Apache-2.0
#include "comity/models/sandwich.hpp"

#include <algorithm>
#include <map>

namespace comity::models {

namespace {

/// A cluster's name: an actor and itself, or the two actors of a pair.
using Name = std::pair<Node, Node>;

Eigen::MatrixXd meat(const std::map<Name, Eigen::VectorXd>& clusters, Eigen::Index k) {
  Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(k, k);
  for (const auto& [name, score] : clusters) sum += score * score.transpose();
  return sum;
}

void add(std::map<Name, Eigen::VectorXd>& to, Name name, const Eigen::VectorXd& score) {
  const auto [at, fresh] = to.try_emplace(name, score);
  if (!fresh) at->second += score;
}

}  // namespace

Robust sandwich(const Model& model, const Timeline& timeline,
                const std::vector<Eigen::VectorXd>& scores, const Eigen::MatrixXd& covariance) {
  std::map<Name, Eigen::VectorXd> actors;
  std::map<Name, Eigen::VectorXd> pairs;
  const bool both = model.unordered();
  std::size_t next = 0;
  for (const auto& moment : timeline.moments) {
    if (!moment.counts) continue;
    for (auto e = moment.first; e < moment.first + moment.n_events; ++e, ++next) {
      const auto& event = model.events[e];
      auto pair = Name{event.from, event.to};
      if (both && pair.first > pair.second) std::swap(pair.first, pair.second);
      add(pairs, pair, scores[next]);
      add(actors, {event.from, event.from}, scores[next]);
      if (both) add(actors, {event.to, event.to}, scores[next]);
    }
  }
  const auto k = covariance.rows();
  const bool by_actor = model.settings.cluster == Cluster::actor;
  const auto& used = by_actor ? actors : pairs;
  Eigen::MatrixXd middle = meat(used, k);
  // Two events of one pair share both actors and would be counted for each of them.
  if (by_actor && both) middle -= meat(pairs, k);
  return {covariance * middle * covariance, used.size()};
}

}  // namespace comity::models
