// SPDX-License-Identifier: Apache-2.0
// Claims decided: their queries are run, their values compared.
// The only place where a claim's SQL meets a database.
// Knows nothing of printed tables or evidence.
#pragma once

#include <vector>

#include "comity/audit/finding.hpp"
#include "comity/io/database.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// One finding for each claim, in their order.
///
/// A claim on a ladder of its own is asked on that ladder. No failure of a query is an error here.
[[nodiscard]] std::vector<audit::Finding> decide_claims(const io::Case& of, const Request& request,
                                                        const io::QueryLimits& limits);

}  // namespace comity::services
