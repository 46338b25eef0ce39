// SPDX-License-Identifier: Apache-2.0
// How good the record of a view is, as rows: coverage, precision, sources, agreement, gaps.
// Every row follows from the case; nothing is judged here.
// Knows nothing of sentences.
#pragma once

#include "comity/services/view.hpp"

namespace comity::services {

/// The acts of the window that the view shows, by place in the reading.
[[nodiscard]] std::vector<const ledger::ReadAct*> acts_shown(const View& view);

/// The number of different sources that speak of an act.
[[nodiscard]] std::size_t n_sources(const ledger::Log& log, ledger::ActIndex act);

/// Acts per year and region of the partners: `year, region, n_acts, n_two_sources, share, acts[]`.
/// An act with partners in several regions counts in each.
[[nodiscard]] Value coverage_rows(const View& view);
/// Acts by precision of their date, in spans of five years: `period, n_acts, day, month, year,
/// other, share_day, acts[]`; `acts` lists those not known to the day.
[[nodiscard]] Value precision_rows(const View& view);
/// Acts by the best confidence of their evidence: `confidence, n, share`.
[[nodiscard]] Value confidence_rows(const View& view);
/// Acts by number of sources: `sources, n, share`.
[[nodiscard]] Value source_rows(const View& view);
/// All acts of the case by status: `status, n, share, acts[]`; of the accepted ones no list.
[[nodiscard]] Value status_rows(const View& view);
/// Open spells that nobody uses any more: `a, b, title, since, act`.
[[nodiscard]] Value by_record_rows(const View& view);
/// Recorded conflicts by state: `state, n`.
[[nodiscard]] Value conflict_rows(const View& view);
/// Agreement of two coders: `part, field, n, same, percent, kappa`.
[[nodiscard]] Value agreement_rows(const View& view);
/// What both coders have, or only one: `part, n_both, n_only_first, n_only_second, percent,
/// n_dates_compatible`.
[[nodiscard]] Value coded_rows(const View& view);
/// Those who may become partners and have no act: `region, n_actors, n_without, actors[]`.
[[nodiscard]] Value without_acts_rows(const View& view);
/// Years of the window without an act.
[[nodiscard]] Value empty_years(const View& view);

}  // namespace comity::services
