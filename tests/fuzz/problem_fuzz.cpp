// SPDX-License-Identifier: Apache-2.0
// Any bytes as a sorting problem: refused with a place and a way out, or sorted so that the laws
// hold: optimistic is never below pessimistic, every drawn category is possible, and shares sum
// to 1.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string_view>

#include "comity/io/read_problem.hpp"
#include "comity/sorting/assign.hpp"
#include "comity/sorting/explain.hpp"
#include "comity/sorting/reach.hpp"
#include "comity/sorting/smaa.hpp"

namespace {

using namespace comity;

void require(bool holds) {
  if (!holds) std::abort();
}

void keeps_the_laws(sorting::Problem problem) {
  const auto of = sorting::fixed(problem);
  for (const auto& alternative : problem.alternatives) {
    const auto reach = assign(problem, of, alternative);
    require(reach.lowest <= reach.highest && reach.highest < problem.categories.size());
    if (problem.method != sorting::Method::electre_tri) continue;
    const auto ends = ends_of(problem, alternative);
    require(assign(of, problem.method, sorting::Rule::optimistic, ends.worst) >=
            assign(of, problem.method, sorting::Rule::pessimistic, ends.worst));
  }
  constexpr std::size_t small = 200;  // keeps one input within milliseconds
  if (problem.alternatives.size() * problem.criteria.size() > small) return;
  (void)smallest_change(problem, of, problem.alternatives.front(), true);
  if (!problem.robustness) return;
  problem.robustness->draws = 65;
  const auto smaa = sorting::smaa(problem, {.pairs = true, .central = true});
  if (!smaa) return;
  const sorting::ReachFinder finder(problem);
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i) {
    const auto& shares = smaa->alternatives[i].shares;
    require(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0) - 1) < 1e-9);
    require(finder.possible(problem.alternatives[i]).categories.size() == shares.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Problems problems;
  const auto problem = io::read_problem(std::string_view(reinterpret_cast<const char*>(data), size),
                                        "problem.json", problems);
  require(problem.has_value() || problems.has_errors());
  for (const auto& found : problems.list()) {
    require(!found.error.what.empty());
    require(!found.error.hint.empty() || !found.error.nearest.empty());
  }
  if (problem) keeps_the_laws(*problem);
  return 0;
}
