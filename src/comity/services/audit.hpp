// SPDX-License-Identifier: Apache-2.0
// `audit`: what sources claim and print, beside what the acts say.
// Runs each claim's query twice, on the acts its own source states and on the acts as asked.
// Knows nothing of any particular source.
#pragma once

#include "comity/io/database.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// Audits all claims, printed tables and evidence of a case.
///
/// `verdict` is on the acts the claim's own source states; `verdict_all` on all accepted acts, or,
/// with `request.source`, on the acts as that source states them. A claim whose query fails, is
/// refused or is stopped is undecidable and says why.
///
/// Errors: as open_view.
/// Cost:   a process and its tables for each ladder a claim names; then two queries for each claim.
[[nodiscard]] Result<Answer> audit(const io::Case& of, const Request& request);
/// The same, with limits for each query.
[[nodiscard]] Result<Answer> audit(const io::Case& of, const Request& request,
                                   const io::QueryLimits& limits);

}  // namespace comity::services
