// SPDX-License-Identifier: Apache-2.0
// A case seen as a request asks: one ladder, one reading of the acts, their replay.
// Every service begins here, so that all of them mean the same by the same words.
// Knows nothing of any single question.
#pragma once

#include <span>

#include "comity/io/case.hpp"
#include "comity/ledger/counts.hpp"
#include "comity/ledger/reading.hpp"
#include "comity/ledger/replay.hpp"
#include "comity/services/answer.hpp"
#include "comity/services/request.hpp"

namespace comity::services {

struct View {
  const io::Case* of = nullptr;
  const titles::Ladder* ladder = nullptr;
  titles::Ranking ranking;
  ledger::ReadingRule rule;
  ledger::Reading reading;
  ledger::History history;
  actors::ActorId principal;    ///< whose network is shown
  std::vector<bool> in_region;  ///< by ActorId: may become a partner
  std::string region;           ///< the region asked for; empty = the case's
  std::string scheme;           ///< of regions
  Day on;                       ///< the day asked for; the end of the window if none was
  Day since;                    ///< the window, narrowed by the request
  Day until;
};

/// Opens a case under a request.
///
/// Errors: usage, for a ladder, source, principal or region the case does not have (with the
/// nearest), or an empty window.
[[nodiscard]] Result<View> open_view(const io::Case& of, const Request& request);

/// The ladders that rank the partnerships of the view's principal or anybody's, and the view's own;
/// not those that rank none of the titles its acts give. In order of id.
[[nodiscard]] std::vector<std::string> ladders_for(const View& view);
/// The same for the principal of a case; empty if the case cannot be opened.
[[nodiscard]] std::vector<std::string> ladders_for(const io::Case& of);

/// The replay of the acts of a reading on the ladders of a view.
[[nodiscard]] ledger::History replay_on(const View& view, const ledger::Reading& reading);

/// The last days of the years that lie in the view's window.
[[nodiscard]] std::vector<Day> ends_of_years(const View& view);

/// Whether actors take part in what the view shows: always, unless it is narrowed to a region and
/// none of them belongs to it.
[[nodiscard]] bool shows(const View& view, std::span<const actors::ActorId> actors);

/// The region of an actor in the scheme of a view; "Organizations" stays what actors.csv says.
[[nodiscard]] std::string region_of(const View& view, actors::ActorId actor);

/// A day, null for an open end.
[[nodiscard]] Value open_day(Day day);
/// How far uncertain dates move a count, to stand behind it; empty if they do not.
[[nodiscard]] std::string range_of(const ledger::Count& count);

/// An answer with the envelope filled from the view.
[[nodiscard]] Answer begin_answer(std::string command, const View& view);

/// The rule that counts acts of the principal with its region in the given layers.
[[nodiscard]] ledger::CountRule count_rule(const View& view,
                                           const std::vector<ledger::Layer>& layers);

}  // namespace comity::services
