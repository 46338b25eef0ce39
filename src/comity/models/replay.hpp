// SPDX-License-Identifier: Apache-2.0
// Walks through the changes of a model and keeps its statistics true at every moment.
// Only what a change moves is computed again; `moved` lists it for whoever adds up.
// Knows nothing of likelihoods.
#pragma once

#include <vector>

#include "comity/models/table.hpp"
#include "comity/models/timeline.hpp"

namespace comity::models {

class Replay {
 public:
  /// At the start: initial ties are in place, no change has been applied.
  Replay(const Model& model, const Timeline& timeline);

  /// Applies ties and attributes that changed strictly before a moment, and measures memory then.
  void advance_to(const Moment& moment);
  /// Applies presence and opportunity up to a time; `itself`: also what changed at that time.
  void admit(Time until, bool itself);

  [[nodiscard]] const Model& model() const { return *model_; }
  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const std::vector<Table>& tables() const { return tables_; }
  /// What moved since it was last cleared; a change of presence moves all cells of its actor.
  [[nodiscard]] Moved& moved() { return moved_; }
  /// The value of a column of the model for an ordered pair.
  [[nodiscard]] double value(std::size_t column, Node i, Node j) const {
    double product = 1;
    for (const auto factor : model_->columns[column].factors)
      product *= tables_[factor].value(i, j);
    return product;
  }

 private:
  void start_ties();
  void apply(const Step& step);
  void apply_tie(std::size_t network, const TieChange& change);
  void set_cell(std::size_t network, Node from, Node to, double value, Time time);
  void remember(const TieChange& change);
  void fade(std::size_t network, Time until);

  const Model* model_;
  const Timeline* timeline_;
  State state_;
  std::vector<Table> tables_;
  std::vector<Time> faded_;                        ///< per network: the time its values are of
  std::vector<std::vector<std::size_t>> readers_;  ///< per network: the tables that read it
  Moved moved_;
  std::size_t next_step_ = 0;
  std::size_t next_admission_ = 0;
  bool remembers_ = false;
};

/// Walks to each event in order; `visit(event, state)` sees what stood just before it.
template <class Visit>
void visit_events(Replay& replay, const Timeline& timeline, const Visit& visit) {
  for (const auto& moment : timeline.moments) {
    replay.admit(moment.time, true);
    replay.advance_to(moment);
    replay.moved().clear();
    for (auto e = moment.first; e < moment.first + moment.n_events; ++e)
      visit(replay.model().events[e], replay.state());
  }
}

}  // namespace comity::models
