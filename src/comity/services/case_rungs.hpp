// SPDX-License-Identifier: Apache-2.0
// The partnerships of a case as a history for event models: rungs that change, pairs that enter
// late or leave, and the acts to be explained.
// Knows nothing of files, indicators or formulas.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "comity/ledger/panel.hpp"
#include "comity/models/history.hpp"

namespace comity::services {

/// The actors of a model: everybody in some pair of the scope, in the order of the register.
class Nodes {
 public:
  explicit Nodes(std::span<const ledger::Dyad> dyads);
  [[nodiscard]] std::size_t size() const { return actors_.size(); }
  [[nodiscard]] std::span<const actors::ActorId> actors() const { return actors_; }
  /// Nothing for an actor outside the scope.
  [[nodiscard]] std::optional<models::Node> find(actors::ActorId actor) const;
  [[nodiscard]] models::Node at(actors::ActorId actor) const { return *find(actor); }

 private:
  std::vector<actors::ActorId> actors_;
};

/// Two actors as the one pair they are, by value: std::minmax of temporaries would dangle.
[[nodiscard]] inline std::pair<models::Node, models::Node> ordered(models::Node a, models::Node b) {
  return a < b ? std::pair(a, b) : std::pair(b, a);
}

/// From when to when pairs cannot act; reasons may overlap.
class Closures {
 public:
  /// Closes a pair from a time on, or lifts one such closure.
  void close(models::Node a, models::Node b, models::Time from) { add(a, b, from, 1); }
  void open(models::Node a, models::Node b, models::Time from) { add(a, b, from, -1); }
  /// Who may meet whom from a time on, in order of time.
  [[nodiscard]] std::vector<models::TieChange> opportunity() const;

 private:
  void add(models::Node a, models::Node b, models::Time from, int by) {
    reasons_[ordered(a, b)][from] += by;
  }
  std::map<std::pair<models::Node, models::Node>, std::map<models::Time, int>> reasons_;
};

/// What of a ledger is taken.
struct RungRule {
  DayRange window;
  std::vector<ledger::ActKind> events;
  bool ranked_only = true;  ///< pairs on a title without a rung cannot rise, and are not compared
};

struct CaseRungs {
  models::Network rung;               ///< undirected; the value is the rung, 0 = none or unranked
  models::Network partner;            ///< undirected; 1 while a title is held, ranked or not
  std::vector<models::Event> events;  ///< in order of time
};

/// Turns pairs and their spells into changes of rung, and acts into events.
///
/// A pair is compared from its first covered day, or from the day after the act with which its
/// record begins (left truncation), to its last; pairs outside the scope never are. What changes on
/// a day is seen from the next day on. Acts of one day are one event, that of the rung held as it
/// ends; an act of several partners is an event of each. Ends, lapses and suspensions move the rung
/// and are no events unless they are asked for.
///
/// Times:  seconds since 1970-01-01, each day at its first second.
/// Cost:   O(actors^2 + dyads + spells log spells).
/// Source: [Andersen1982] for late entry.
[[nodiscard]] CaseRungs rungs_of(const ledger::History& history,
                                 std::span<const ledger::Dyad> dyads, const Nodes& nodes,
                                 const RungRule& rule, Closures& closures);

}  // namespace comity::services
