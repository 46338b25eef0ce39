// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <thread>

#include "comity/models/likelihood.hpp"

namespace comity::models {

namespace {

/// Sums begin anew in every block; as many blocks whatever the number of threads.
constexpr std::size_t n_blocks = 16;
/// Sums are counted anew this often, so that differences of rounding stay below 1e-12.
constexpr std::size_t moments_between_counts = 512;

/// Sums as a list of numbers: how many scores there are, then everything in order.
std::vector<double> packed(const std::vector<Sums>& sums) {
  std::vector<double> list;
  for (const auto& block : sums) {
    list.push_back(static_cast<double>(block.scores.size()));
    list.push_back(block.log_likelihood);
    list.insert(list.end(), block.gradient.begin(), block.gradient.end());
    list.insert(list.end(), block.information.reshaped().begin(),
                block.information.reshaped().end());
    for (const auto& score : block.scores) list.insert(list.end(), score.begin(), score.end());
    list.insert(list.end(), block.parts.begin(), block.parts.end());
  }
  return list;
}

/// The blocks of all members, in order.
std::vector<Sums> shared(const std::vector<Sums>& mine, std::size_t n_columns, const Team& team) {
  const auto list = team.share(packed(mine));
  const auto k = static_cast<Eigen::Index>(n_columns);
  std::vector<Sums> all;
  const double* next = list.data();
  const auto take = [&](double* to, Eigen::Index n) {
    std::copy_n(next, n, to);
    next += n;
  };
  while (next < list.data() + list.size()) {
    auto& block = all.emplace_back(n_columns);
    const auto n_scores = static_cast<std::size_t>(*next++);
    block.log_likelihood = *next++;
    take(block.gradient.data(), k);
    take(block.information.data(), k * k);
    for (std::size_t e = 0; e < n_scores; ++e) take(block.scores.emplace_back(k).data(), k);
    block.parts.resize(n_scores);
    take(block.parts.data(), static_cast<Eigen::Index>(n_scores));
  }
  return all;
}

/// A walk that goes from block to block, adding up only those it is asked for.
class Walk {
 public:
  Walk(const Replay& start, const Timeline& timeline, const Eigen::VectorXd& beta, Want want)
      : replay_(start),
        timeline_(timeline),
        beta_(beta),
        want_(want),
        model_(start.model()),
        early_(sees_presence_at_once(model_.settings)) {}

  /// Passes over moments without adding anything up.
  void pass(std::size_t first, std::size_t last) {
    for (auto m = first; m < last; ++m) {
      const auto& moment = timeline_.moments[m];
      replay_.admit(moment.time, true);
      replay_.advance_to(moment);
      replay_.moved().clear();
    }
  }

  Sums sum(std::size_t first, std::size_t last) {
    Sums sums(model_.columns.size());
    const auto likelihood = model_.settings.controls > 0 ? make_sampled(model_, beta_, want_)
                                                         : make_likelihood(model_, beta_, want_);
    bool begun = false;
    for (auto m = first; m < last; ++m) {
      const auto& moment = timeline_.moments[m];
      if (m % want_.every != 0) continue;  // its changes are applied with the next
      replay_.admit(moment.time, early_);
      replay_.advance_to(moment);
      if (!begun || (m - first) % moments_between_counts == 0) replay_.moved().all = true;
      begun = true;
      absorb(*likelihood);
      if (moment.counts && moment.waited > 0) likelihood->wait(moment.waited, sums);
      replay_.admit(moment.time, true);
      absorb(*likelihood);
      if (moment.counts && moment.n_events > 0)
        likelihood->observe(replay_,
                            std::span(model_.events).subspan(moment.first, moment.n_events), sums);
    }
    return sums;
  }

 private:
  void absorb(Likelihood& likelihood) {
    likelihood.absorb(replay_, replay_.moved());
    replay_.moved().clear();
  }

  Replay replay_;
  const Timeline& timeline_;
  const Eigen::VectorXd& beta_;
  Want want_;
  const Model& model_;
  bool early_;
};

}  // namespace

void Sums::add(const Sums& other) {
  log_likelihood += other.log_likelihood;
  gradient += other.gradient;
  information += other.information;
  scores.insert(scores.end(), other.scores.begin(), other.scores.end());
  parts.insert(parts.end(), other.parts.begin(), other.parts.end());
}

Choosing choosing_of(const Model& model, const State& state, const Event& event) {
  if (model.settings.kind != Kind::ladder) return {.from = event.from};
  return {.stratum = static_cast<int>(state.ties(model.dependent).at(event.from, event.to))};
}

std::unique_ptr<Likelihood> make_likelihood(const Model& model, const Eigen::VectorXd& beta,
                                            Want want) {
  switch (model.settings.kind) {
    case Kind::coordination:
      return make_coordination(model, beta, want);
    case Kind::choice:
      return make_choice(model, beta, want);
    case Kind::rate:
      return make_rate(model, beta, want);
    case Kind::relational:
    case Kind::ladder:
      break;
  }
  return make_pairs(model, beta, want);
}

Sums evaluate(const Replay& start, const Timeline& timeline, const Eigen::VectorXd& beta, Want want,
              const Crew& crew) {
  const auto n_moments = timeline.moments.size();
  const auto blocks = std::min(n_blocks, std::max<std::size_t>(1, n_moments / 64));
  const auto begin_of = [&](std::size_t block) { return block * n_moments / blocks; };
  const auto members = crew.team == nullptr ? 1 : crew.team->size();
  const auto member = crew.team == nullptr ? 0 : crew.team->rank();
  const auto mine = std::pair(member * blocks / members, (member + 1) * blocks / members);
  std::vector<Sums> sums(mine.second - mine.first);
  const auto work = [&](std::size_t first, std::size_t last) {
    Walk walk(start, timeline, beta, want);
    walk.pass(0, begin_of(first));
    for (auto block = first; block < last; ++block)
      sums[block - mine.first] = walk.sum(begin_of(block), begin_of(block + 1));
  };
  const auto shares = std::min<std::size_t>(std::max(1U, crew.threads), sums.size());
  if (shares == 1) {
    work(mine.first, mine.second);
  } else {
    std::vector<std::jthread> others;
    for (std::size_t share = 0; share < shares; ++share)
      others.emplace_back(work, mine.first + share * sums.size() / shares,
                          mine.first + (share + 1) * sums.size() / shares);
  }
  if (members > 1) sums = shared(sums, start.model().columns.size(), *crew.team);
  Sums all(start.model().columns.size());
  for (const auto& block : sums) all.add(block);
  return all;
}

}  // namespace comity::models
