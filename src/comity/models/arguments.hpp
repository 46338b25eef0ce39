// SPDX-License-Identifier: Apache-2.0
// What the arguments of one factor of a formula ask for: networks, attributes, options.
// Knows nothing of statistics.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/models/catalogue.hpp"
#include "comity/models/formula.hpp"
#include "comity/models/history.hpp"

namespace comity::models {

struct Asked {
  std::vector<std::size_t> networks;
  std::vector<std::size_t> attributes;
  bool weighted = false, unique = false, ignore_repetitions = false, ego = false, alter = false;
  double from = 0, window = 0, half_life = 0;
  std::string transform, scaling, history;
};

/// Reads the arguments of a factor that names `entry`. `history` may have grown by networks seen
/// through windows; the first `n_plain` are those that may be named.
///
/// Problems: a word that is nothing the entry reads, an option there is not, a span that is none, a
/// network or attribute that is wanting; each with the nearest words and its offset as column.
[[nodiscard]] std::optional<Asked> read_arguments(const Factor& factor, const Entry& entry,
                                                  const History& history, std::size_t n_plain,
                                                  std::size_t dependent, Problems& problems);

/// A problem at an offset of the formula.
void fail_at(std::size_t at, Problems& problems, std::string what, std::string nearest = {},
             std::string hint = {});

}  // namespace comity::models
