// SPDX-License-Identifier: Apache-2.0
// Reads a plain series: a column `year` and one column per count.
// A missing or repeated year is a problem with its line; nothing is filled in.
// Knows nothing of phases that may be found in it.
#pragma once

#include <string>
#include <string_view>

#include "comity/base/result.hpp"
#include "comity/phases/series.hpp"

namespace comity::io {

/// The series in a CSV file; `counts` refuses what is no count. All problems go to `problems`.
[[nodiscard]] phases::Series read_series(std::string_view bytes, const std::string& file,
                                         bool counts, Problems& problems);

}  // namespace comity::io
