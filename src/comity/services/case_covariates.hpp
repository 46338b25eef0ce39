// SPDX-License-Identifier: Apache-2.0
// What a model of a case may read beside rungs: every indicator, organizations in common, the
// actors of one subregion, exchanges of leaders.
// Knows nothing of acts or formulas.
#pragma once

#include <string>
#include <vector>

#include "comity/models/state.hpp"
#include "comity/services/case_rungs.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// Whose covariates, from when on, and what becomes of values nobody knows.
struct CovariateRule {
  const View* view = nullptr;
  std::span<const ledger::Dyad> dyads;
  models::Missing missing = models::Missing::mean;
  std::vector<std::string> words;  ///< of the formula: what is named here gets its values
  std::vector<std::string> paths;  ///< of these: what terms read beyond the compared pairs
};

/// Adds the attributes and networks of a case to a history; those that no word names stay empty.
///
/// An indicator of one actor is an attribute, one of a pair an undirected network. It has the name
/// of the catalogue; where it has several classes, `indicator.class`. Of several reporters the
/// principal is believed first, then whoever reports of the principal, then the first code. A value
/// measured over a day, month or year, or over whole years, is seen from the day after; one that
/// holds from a day on is seen on that day; it stays until the next. `shared_igo` counts the
/// organizations of which both are surely members, `same_subregion` joins actors of one subregion
/// in the scheme of the view, `exchange` adds each exchange of the principal with a partner on its
/// day. A cell that is not covered is treated as `missing` says, also where it is of a pair.
///
/// Errors: data, if the cells cannot be read, or nothing named has a value.
/// Cost:   O(cells log cells + actors^2).
[[nodiscard]] Result<void> add_covariates(const CovariateRule& rule, const Nodes& nodes,
                                          models::History& to, Closures& closures);

/// Whether words name exchanges, for which the contacts of the case have to be read.
[[nodiscard]] bool names_exchanges(const std::vector<std::string>& words);

}  // namespace comity::services
