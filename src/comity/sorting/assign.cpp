// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/assign.hpp"

#include "comity/sorting/credibility.hpp"
#include "comity/sorting/mr_sort.hpp"
#include "comity/sorting/utadis.hpp"

namespace comity::sorting {

std::size_t assign(const Parameters& of, Method method, Rule rule,
                   std::span<const double> performances) {
  switch (method) {
    case Method::electre_tri:
      return electre_tri(of, rule, performances);
    case Method::utadis:
      return utadis(of, performances);
    case Method::mr_sort:
    case Method::ncs:
      break;
  }
  return mr_sort(of, method, performances);
}

Reach assign(const Problem& problem, const Parameters& of, const Alternative& alternative) {
  const auto ends = ends_of(problem, alternative);
  return {assign(of, problem.method, problem.rule, ends.worst),
          assign(of, problem.method, problem.rule, ends.best)};
}

}  // namespace comity::sorting
