// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/compact.hpp"

#include "comity/sorting/assign.hpp"
#include "comity/sorting/reach.hpp"
#include "comity/sorting/smaa.hpp"

namespace comity::sorting {

namespace {

void put(std::vector<double>& out, const std::vector<double>& numbers) {
  out.insert(out.end(), numbers.begin(), numbers.end());
}

void put_possible(std::vector<double>& out, const Possible& possible) {
  double bits = 0;
  double bit = 1;
  for (const bool is_possible : possible.categories) {
    bits += is_possible ? bit : 0;
    bit *= 2;
  }
  out.push_back(bits);
  out.push_back(possible.is_exact ? 1 : 0);
}

void put_central(std::vector<double>& out, const Acceptability& of, std::size_t n_criteria,
                 std::size_t n_categories) {
  for (std::size_t k = 0; k < n_categories; ++k) {
    const bool known = k < of.central.size() && of.central[k];
    out.push_back(known ? 1 : 0);
    put(out, known ? of.central[k]->weights : std::vector<double>(n_criteria));
    out.push_back(known ? of.central[k]->confidence : 0);
  }
}

}  // namespace

std::vector<double> sort_compact(std::span<const double> numbers) {
  const auto status = [](CompactStatus of) { return std::vector{static_cast<double>(of)}; };
  const auto request = read_compact(numbers);
  if (!request) return status(CompactStatus::malformed);
  const auto& problem = request->problem;
  std::optional<Smaa> drawn;
  if (problem.robustness) {
    auto smaa = sorting::smaa(
        problem, {.seed = request->seed, .pairs = request->pairs, .central = request->central});
    if (!smaa) return status(CompactStatus::never_in_order);
    drawn = std::move(*smaa);
  }
  const auto of = fixed(problem);
  const ReachFinder finder(problem);
  const auto n = problem.categories.size();
  auto out = status(CompactStatus::ok);
  put(out, {static_cast<double>(problem.alternatives.size()), static_cast<double>(n),
            static_cast<double>(problem.criteria.size()),
            static_cast<double>(drawn ? drawn->draws : 0)});
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i) {
    const auto reach = assign(problem, of, problem.alternatives[i]);
    put(out, {static_cast<double>(reach.lowest), static_cast<double>(reach.highest)});
    if (!drawn) continue;
    const auto& acceptability = drawn->alternatives[i];
    put_possible(out, finder.possible(problem.alternatives[i]));
    out.push_back(acceptability.entropy);
    put(out, acceptability.shares);
    put(out, acceptability.best_shares);
    if (request->central) put_central(out, acceptability, problem.criteria.size(), n);
  }
  if (drawn) {
    for (const auto& row : drawn->better) put(out, row);
  }
  return out;
}

}  // namespace comity::sorting
