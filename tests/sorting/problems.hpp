// SPDX-License-Identifier: Apache-2.0
// Sorting problems for tests: random ones that are well-formed, and those of other programs.
#pragma once

#include <rapidcheck/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "comity/base/text.hpp"
#include "comity/io/read_problem.hpp"
#include "comity/sorting/check.hpp"

namespace comity::testing {

inline std::string peer_text(const std::string& name) {
  std::ifstream file(COMITY_SOURCE_DIR "/tests/peers/sorting/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline sorting::Problem peer_problem(const std::string& name) {
  Problems problems;
  const auto problem = io::read_problem(peer_text(name), name, problems);
  if (!problem) throw std::runtime_error(name + " cannot be read");
  return *problem;
}

/// partner -> the cell of that column; these files have no quotation marks.
inline std::map<std::string, std::string> expected(const std::string& name,
                                                   std::size_t column = 1) {
  const auto text = peer_text(name);
  std::map<std::string, std::string> all;
  for (const auto line : split(text, '\n')) {
    const auto cells = split(line, ',');
    if (cells.size() > column && cells[0] != "partner") all.emplace(cells[0], cells[column]);
  }
  return all;
}

inline double any_real(int from, int to) { return *rc::gen::inRange(from * 4, to * 4 + 1) / 4.0; }

/// A problem that `check` accepts: strict boundaries on 0..20, some criteria to minimise.
inline sorting::Problem any_problem(sorting::Method method) {
  using sorting::Alternative, sorting::Boundary, sorting::Coalition, sorting::Criterion;
  using sorting::Direction, sorting::Method;
  sorting::Problem problem;
  problem.method = method;
  const auto n = *rc::gen::inRange<std::size_t>(1, 6);
  const auto k = *rc::gen::inRange<std::size_t>(2, 5);
  const auto m = *rc::gen::inRange<std::size_t>(1, 6);
  for (std::size_t j = 0; j < n; ++j) {
    Criterion criterion{.id = "g" + std::to_string(j)};
    criterion.direction = *rc::gen::element(Direction::max, Direction::min);
    criterion.weight = *rc::gen::inRange(1, 9);
    if (method == Method::electre_tri) {
      criterion.q = any_real(0, 2);
      criterion.p = criterion.q->low + any_real(0, 2) + 0.25;
      if (*rc::gen::arbitrary<bool>()) criterion.v = criterion.p->low + any_real(0, 4) + 0.25;
    }
    problem.criteria.push_back(criterion);
  }
  for (std::size_t h = 0; h < k; ++h) problem.categories.push_back("t" + std::to_string(h));
  for (std::size_t h = 0; h + 1 < k; ++h) {
    Boundary boundary;
    for (std::size_t j = 0; j < n; ++j) {
      const double at = 4 * static_cast<double>(h + 1) + any_real(0, 3);
      const bool is_max = problem.criteria[j].direction == Direction::max;
      boundary.performances.emplace_back(is_max ? at : 20 - at);
      boundary.veto.emplace_back();
      if (method == Method::mr_sort && *rc::gen::inRange(0, 4) == 0)
        boundary.veto.back() =
            is_max ? 3.5 * static_cast<double>(h) : 20 - 3.5 * static_cast<double>(h);
    }
    if (method == Method::ncs) {
      for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
        boundary.minimal_sufficient.push_back(*rc::gen::inRange<Coalition>(1, Coalition{1} << n));
    }
    problem.boundaries.push_back(boundary);
  }
  for (std::size_t i = 0; i < m; ++i) {
    Alternative alternative{.id = "a" + std::to_string(i)};
    for (std::size_t j = 0; j < n; ++j) alternative.performances.emplace_back(any_real(0, 20));
    problem.alternatives.push_back(alternative);
  }
  problem.cutting_level = *rc::gen::inRange(50, 101) / 100.0;
  for (const auto& finding : check(problem)) RC_ASSERT(finding.is_warning);
  return problem;
}

inline sorting::Method any_method() {
  using sorting::Method;
  return *rc::gen::element(Method::mr_sort, Method::ncs, Method::electre_tri, Method::utadis);
}

}  // namespace comity::testing
