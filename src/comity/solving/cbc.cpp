// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <coin/CbcEventHandler.hpp>
#include <coin/CbcModel.hpp>
#include <coin/CglGomory.hpp>
#include <coin/CglKnapsackCover.hpp>
#include <coin/CglMixedIntegerRounding2.hpp>
#include <coin/CglProbing.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <coin/OsiClpSolverInterface.hpp>
#include <string>

#include "comity/solving/program.hpp"

namespace comity::solving {

namespace {

using Clock = std::chrono::steady_clock;

/// Asks the caller at every node whether to go on. Cbc copies it, so it holds only a reference.
class Listener final : public CbcEventHandler {
 public:
  explicit Listener(Progress& progress) : progress_(&progress) {}
  CbcAction event(CbcEvent /*what*/) override { return progress_->should_stop() ? stop : noAction; }
  [[nodiscard]] CbcEventHandler* clone() const override { return new Listener(*this); }

 private:
  Progress* progress_;
};

double to_coin(double limit) {
  return limit == unlimited ? COIN_DBL_MAX : limit == -unlimited ? -COIN_DBL_MAX : limit;
}

OsiClpSolverInterface loaded(const Program& program) {
  const auto n = static_cast<int>(program.variables.size());
  CoinPackedMatrix matrix(false, 0, 0);
  matrix.setDimensions(0, n);
  std::vector<double> low;
  std::vector<double> high;
  for (const auto& row : program.rows) {
    CoinPackedVector packed;
    for (const auto& term : row.terms) packed.insert(static_cast<int>(term.variable), term.factor);
    matrix.appendRow(packed);
    low.push_back(to_coin(row.low));
    high.push_back(to_coin(row.high));
  }
  std::vector<double> least;
  std::vector<double> most;
  std::vector<double> cost;
  for (const auto& variable : program.variables) {
    least.push_back(to_coin(variable.low));
    most.push_back(to_coin(variable.high));
    cost.push_back(variable.cost);
  }
  OsiClpSolverInterface solver;
  solver.messageHandler()->setLogLevel(0);
  solver.setHintParam(OsiDoPresolveInInitial, false, OsiHintDo);
  solver.setHintParam(OsiDoPresolveInResolve, false, OsiHintDo);
  solver.loadProblem(matrix, least.data(), most.data(), cost.data(), low.data(), high.data());
  for (int i = 0; i < n; ++i) {
    if (program.variables[static_cast<std::size_t>(i)].whole) solver.setInteger(i);
    solver.setColName(i, fmt::format("x{}", i));
  }
  return solver;
}

Solution solve_linear(OsiClpSolverInterface& solver) {
  Solution solution;
  solver.initialSolve();
  if (solver.isProvenPrimalInfeasible()) solution.status = Status::impossible;
  if (!solver.isProvenOptimal()) return solution;
  solution.status = Status::proven;
  const double* const values = solver.getColSolution();
  solution.values.assign(values, values + solver.getNumCols());
  solution.objective = solution.bound = solver.getObjValue();
  return solution;
}

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

/// What is known without branching: the start, and the bound of the linear program.
Solution unbranched(const Program& program, const Settings& settings, double bound) {
  Solution solution{.status = Status::stopped, .values = settings.start, .bound = bound};
  if (settings.start.empty()) return solution;
  solution.objective = 0;
  for (std::size_t i = 0; i < settings.start.size(); ++i)
    solution.objective += program.variables[i].cost * settings.start[i];
  solution.bound = std::min(bound, solution.objective);
  return solution;
}

Solution read_back(const CbcModel& model) {
  Solution solution;
  if (const double* const values = model.bestSolution()) {
    solution.values.assign(values, values + model.getNumCols());
    solution.objective = model.getObjValue();
  }
  if (model.isProvenOptimal()) {
    solution.status = Status::proven;
    solution.bound = solution.objective;
  } else if (model.isProvenInfeasible()) {
    solution.status = Status::impossible;
  } else {
    solution.status = Status::stopped;
    solution.bound = std::min(model.getBestPossibleObjValue(), solution.objective);
  }
  return solution;
}

class Cbc final : public Solver {
 public:
  [[nodiscard]] Solution solve(const Program& program, const Settings& settings,
                               Progress& progress) const override {
    const auto begun = Clock::now();
    auto solver = loaded(program);
    const bool linear = std::ranges::none_of(program.variables, &Variable::whole);
    auto solution = linear ? solve_linear(solver) : branch(program, solver, settings, progress);
    solution.seconds = seconds_since(begun);
    return solution;
  }

 private:
  static Solution branch(const Program& program, OsiClpSolverInterface& solver,
                         const Settings& settings, Progress& progress) {
    const auto begun = Clock::now();
    // The first linear program keeps the time limit too.
    solver.getModelPtr()->setMaximumSeconds(std::min(settings.seconds, 1e9));
    solver.initialSolve();
    solver.getModelPtr()->setMaximumSeconds(-1);
    if (solver.isProvenPrimalInfeasible())
      return {.status = Status::impossible, .seconds = seconds_since(begun)};
    if (!solver.isProvenOptimal()) return unbranched(program, settings, -unlimited);
    // Taking it up again costs as much once more.
    const double left = settings.seconds - seconds_since(begun);
    if (left < 2 * seconds_since(begun) || progress.should_stop())
      return unbranched(program, settings, solver.getObjValue());
    // CbcMain1, the whole program of Cbc as a function, crashed in its presolve on small programs
    // (Clp 1.17.6); the search itself does not, and needs only its cuts named.
    CbcModel model(solver);
    model.setLogLevel(0);
    model.solver()->messageHandler()->setLogLevel(0);
    const Listener listener(progress);
    model.passInEventHandler(&listener);
    model.setUseElapsedTime(true);
    model.setMaximumSeconds(std::min(left, 1e9));
    CglProbing probing;
    CglGomory gomory;
    CglKnapsackCover cover;
    CglMixedIntegerRounding2 rounding;
    model.addCutGenerator(&probing, -1, "probing");
    model.addCutGenerator(&gomory, -1, "gomory");
    model.addCutGenerator(&cover, -1, "cover");
    model.addCutGenerator(&rounding, -1, "rounding");
    if (const auto known = unbranched(program, settings, -unlimited); !known.values.empty())
      model.setBestSolution(known.values.data(), static_cast<int>(known.values.size()),
                            known.objective, true);
    model.branchAndBound();
    return read_back(model);
  }
};

}  // namespace

std::unique_ptr<Solver> make_cbc() { return std::make_unique<Cbc>(); }

}  // namespace comity::solving
