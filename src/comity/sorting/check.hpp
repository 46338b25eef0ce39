// SPDX-License-Identifier: Apache-2.0
// Whether a problem is one: all that is wrong with it, with the place and a way out.
// A reader of files turns a place into a line and a column.
// Knows nothing of files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/sorting/problem.hpp"

namespace comity::sorting {

/// Where in a problem: "boundaries", "1", "performances", "trade".
using Path = std::vector<std::string>;

/// Something wrong with a problem, or worth knowing before its answer is believed.
struct Finding {
  Path path;
  std::string what;
  std::string hint;
  bool is_warning = false;
};

/// All findings on a problem whose lists have the lengths they should.
///
/// Errors: weights that are negative or all zero, boundaries out of order, a cutting level outside
/// 0.5 to 1, thresholds out of order, coalitions that are not there, ids that come twice.
/// Warnings: a criterion that is constant or missing for all, vetoes out of order.
[[nodiscard]] std::vector<Finding> check(const Problem& problem);

[[nodiscard]] std::string to_word(Method method);
[[nodiscard]] std::string to_word(Rule rule);
[[nodiscard]] std::string to_word(Weights weights);
[[nodiscard]] std::optional<Method> parse_method(std::string_view word);
[[nodiscard]] std::optional<Rule> parse_rule(std::string_view word);
[[nodiscard]] std::optional<Weights> parse_weights(std::string_view word);
[[nodiscard]] std::vector<std::string> method_words();
[[nodiscard]] std::vector<std::string> rule_words();
[[nodiscard]] std::vector<std::string> weights_words();

}  // namespace comity::sorting
