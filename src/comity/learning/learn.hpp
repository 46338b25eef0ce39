// SPDX-License-Identifier: Apache-2.0
// Learns a majority rule from examples: the best rules there are, and how far that is proven.
// Chooses the exact method that fits the number of criteria; a fast search goes before the slow
// ones. Knows nothing of files, nor of how the answer is told.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/learning/conflicts.hpp"
#include "comity/learning/dominance.hpp"
#include "comity/learning/models.hpp"

namespace comity::learning {

/// How it is found that no rule restores more.
enum class Method : std::uint8_t {
  automatic,    ///< as a request: whichever fits
  enumeration,  ///< every family with every profile
  branching,    ///< every family, and only the profiles that may still be better
  program,      ///< a linear program in whole numbers
  dominance,    ///< a search alone, against what dominance leaves
};

/// The word of a method, and the method of a word.
[[nodiscard]] std::string to_word(Method method);
[[nodiscard]] std::optional<Method> parse_method(std::string_view word);
[[nodiscard]] std::vector<std::string> method_words();

struct LearnSettings {
  std::uint64_t seed = 0;
  Method method = Method::automatic;
  double effort = 1;    ///< of the search that goes before a proof
  double seconds = 60;  ///< what a solver that keeps its own time may take
};

struct Learned {
  Rule rule;  ///< most even weights, then profiles in the widest gaps
  Weights weights;
  Models models;  ///< all rules that restore as many, or a sample
  Dominance dominance;
  /// For each example that `rule` misses, one minimal conflict it is part of. Not all there are.
  std::vector<Conflict> conflicts;
  Method method = Method::enumeration;
  bool proven = false;
  int at_most = 0;  ///< no rule with weights restores more
};

/// Learns. When `progress` stops the work, gives the best rule so far with `proven` false.
///
/// The same seed gives the same answer, unless the work was stopped.
/// Errors: numeric, if the solver fails.
/// Cost: up to five criteria as `enumerate` or `branch`; beyond, exponential in the worst case.
[[nodiscard]] Result<Learned> learn(const Ranked& ranked, const LearnSettings& settings,
                                    const solving::Solver& solver, Progress& progress);

}  // namespace comity::learning
