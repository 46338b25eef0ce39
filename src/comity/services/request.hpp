// SPDX-License-Identifier: Apache-2.0
// What may be asked of any answer: the day, the ladder, the date rule, the source.
// The command line and the server fill the same request.
// Knows nothing of options or URLs.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/base/when.hpp"
#include "comity/exchanges/count.hpp"
#include "comity/phases/segment.hpp"

namespace comity::services {

struct Request {
  std::optional<Day> on;
  std::optional<Day> since;
  std::optional<Day> until;
  std::string ladder;             ///< empty = the case's
  std::optional<DateRule> dates;  ///< absent = the case's
  std::string source;             ///< empty = as resolved
  std::string principal;          ///< code or name; empty = the case's
  std::string region;             ///< code, region or subregion; empty = the case's
  std::string regions;            ///< scheme of regions; empty = the case's
  bool with_proposed = false;
  std::uint64_t seed = 0;
  bool why = false;
  bool sensitivity = false;
  std::vector<std::string> layers;  ///< empty = the command's own choice
  /// Long lists may stop here; only for people, who do not read further. JSON and CSV have all.
  std::size_t most_rows = SIZE_MAX;
  unsigned threads = 1;     ///< at most; no answer depends on it
  bool every_year = false;  ///< `every=year`: a row per year too
  phases::Bins bins = phases::Bins::year;
  phases::Law law = phases::Law::poisson;
  std::size_t most_breaks = 5;
  std::string partner;         ///< code or name: only this partner's rows; empty = all
  exchanges::LevelRule level;  ///< between whom an exchange counts
  std::string draws;           ///< of a sorting; empty = the route's
  std::string weights;         ///< what is known of the weights of a sorting; empty = nothing
  std::vector<int> declared;   ///< first years of phases to test; empty = the case's own
};

/// Fills a request from names and texts: `on=2012-12-31`, `ladder=piie2014`, `with=proposed`,
/// `why=1` ...
///
/// Errors: usage, for an unknown name (with the nearest) or a value that cannot be read.
[[nodiscard]] Result<Request> parse_request(
    const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace comity::services
