// SPDX-License-Identifier: Apache-2.0
// Linear programs with whole-number variables, and what a solver makes of them.
// One small interface: build a program, solve it, read status, value, bound and time.
// Knows nothing of any solver, nor of what the variables mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "comity/base/progress.hpp"

namespace comity::solving {

inline constexpr double unlimited = std::numeric_limits<double>::infinity();

struct Variable {
  double low = 0;
  double high = unlimited;
  double cost = 0;
  bool whole = false;
};

struct Term {
  std::size_t variable = 0;
  double factor = 0;
};

/// low <= sum of factor x variable <= high.
struct Row {
  std::vector<Term> terms;
  double low = -unlimited;
  double high = unlimited;
};

/// Minimise the sum of cost x variable, within the rows and the limits of the variables.
struct Program {
  std::vector<Variable> variables;
  std::vector<Row> rows;

  /// Adds a variable and returns its place.
  std::size_t add_variable(Variable variable) {
    variables.push_back(variable);
    return variables.size() - 1;
  }
  void add_row(Row row) { rows.push_back(std::move(row)); }
};

enum class Status : std::uint8_t {
  proven,      ///< no values are better
  stopped,     ///< the time was up or the work was stopped; `values` are the best found, if any
  impossible,  ///< no values keep the rows
  failed,      ///< the solver gave up, or the program has no least value
};

struct Solution {
  Status status = Status::failed;
  std::vector<double> values;    ///< one per variable; empty when none were found
  double objective = unlimited;  ///< of `values`
  double bound = -unlimited;     ///< no values have a smaller objective
  double seconds = 0;            ///< wall time
};

struct Settings {
  double seconds = unlimited;  ///< wall time at most
  std::vector<double> start;   ///< values to begin with, one per variable; empty = none
};

/// Something that solves programs.
class Solver {
 public:
  Solver() = default;
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;
  Solver(Solver&&) = delete;
  Solver& operator=(Solver&&) = delete;
  virtual ~Solver() = default;
  /// Solves a program. The same program and start give the same answer unless time cuts it short.
  [[nodiscard]] virtual Solution solve(const Program& program, const Settings& settings,
                                       Progress& progress) const = 0;
};

/// Branch and cut by COIN-OR Cbc, linear programs by Clp; one thread.
///
/// Source: [Cbc].
[[nodiscard]] std::unique_ptr<Solver> make_cbc();

}  // namespace comity::solving
