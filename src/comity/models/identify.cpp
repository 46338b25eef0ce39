// SPDX-License-Identifier: Apache-2.0
#include "comity/models/identify.hpp"

#include <fmt/format.h>

#include <cmath>

#include "comity/base/text.hpp"

namespace comity::models {

namespace {

/// An eigenvalue of the correlations below this is none; doubles carry 1e-16.
constexpr double no_information = 1e-10;
/// A term takes part in a combination if its share is above this.
constexpr double takes_part = 0.05;

Error numeric(std::string what, std::string hint) {
  return {.kind = Error::Kind::numeric,
          .what = std::move(what),
          .where = {.field = "formula"},
          .hint = std::move(hint)};
}

std::string names_of(const Model& model, const std::vector<std::size_t>& columns) {
  std::vector<std::string> names;
  for (const auto k : columns) names.push_back(model.columns[k].name);
  return join(names, ", ");
}

/// Whether every event has the highest, or the lowest, value of each column among its alternatives.
struct Extremes {
  std::vector<char> highest, lowest, varies;
};

template <class Visit>
void for_alternatives(const Model& model, const State& state, const Event& event,
                      const Visit& visit) {
  const auto n = static_cast<Node>(state.n());
  if (model.settings.kind == Kind::rate) {
    for (Node i = 0; i < n; ++i)
      if (state.takes_part(i)) visit(i, i);
    return;
  }
  if (model.settings.kind == Kind::choice) {
    for (Node j = 0; j < n; ++j)
      if (state.at_risk(event.from, j)) visit(event.from, j);
    return;
  }
  const bool ladder = model.settings.kind == Kind::ladder;
  const auto& ties = state.ties(model.dependent);
  for (Node i = 0; i < n; ++i)
    for (Node j = model.unordered() ? i + 1 : 0; j < n; ++j)
      if (state.at_risk(i, j) && (!ladder || ties.at(i, j) == ties.at(event.from, event.to)))
        visit(i, j);
}

Extremes extremes_of(const Model& model, const Timeline& timeline, const Replay& start) {
  const auto k = model.columns.size();
  Extremes found{std::vector<char>(k, 1), std::vector<char>(k, 1), std::vector<char>(k, 0)};
  auto replay = start;
  const bool fold = model.unordered();
  const auto value = [&](std::size_t column, Node i, Node j) {
    const double there = replay.value(column, i, j);
    return fold && i != j ? there + replay.value(column, j, i) : there;
  };
  visit_events(replay, timeline, [&](const Event& event, const State& state) {
    const Node to = model.settings.kind == Kind::rate ? event.from : event.to;
    for (std::size_t column = 0; column < k; ++column) {
      const double own = value(column, event.from, to);
      for_alternatives(model, state, event, [&](Node i, Node j) {
        const double other = value(column, i, j);
        if (other > own) found.highest[column] = 0;
        if (other < own) found.lowest[column] = 0;
        if (other != own) found.varies[column] = 1;
      });
    }
  });
  return found;
}

}  // namespace

std::optional<Error> find_unidentified(const Model& model, const Eigen::MatrixXd& information) {
  const auto k = information.rows();
  std::vector<std::size_t> constant;
  const double scale = information.diagonal().cwiseAbs().maxCoeff();
  for (Eigen::Index a = 0; a < k; ++a)
    if (!(information(a, a) > 1e-14 * std::max(scale, 1e-300)))
      constant.push_back(static_cast<std::size_t>(a));
  if (!constant.empty())
    return numeric(fmt::format("{} {} not vary among the alternatives of any event.",
                               names_of(model, constant), constant.size() == 1 ? "does" : "do"),
                   "leave it out; such a term cannot be estimated");
  const Eigen::VectorXd roots = information.diagonal().cwiseSqrt().cwiseInverse();
  const Eigen::MatrixXd correlations = roots.asDiagonal() * information * roots.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> parts(correlations);
  if (parts.eigenvalues()(0) > no_information) return std::nullopt;
  std::vector<std::size_t> together;
  for (Eigen::Index a = 0; a < k; ++a)
    if (std::abs(parts.eigenvectors()(a, 0)) > takes_part)
      together.push_back(static_cast<std::size_t>(a));
  return numeric(fmt::format("{} say the same: one is a combination of the others.",
                             names_of(model, together)),
                 "leave one of them out");
}

std::optional<Error> find_separated(const Model& model, const Timeline& timeline,
                                    const Replay& start, const Eigen::VectorXd& beta,
                                    const Eigen::MatrixXd& information, bool converged) {
  if (model.settings.penalty != Penalty{}) return std::nullopt;
  // At the edge the information of a term fades away while its estimate grows.
  bool suspect = !converged;
  for (Eigen::Index a = 0; a < beta.size(); ++a)
    suspect |= beta(a) * beta(a) * information(a, a) < 1e-3 && std::abs(beta(a)) > 8;
  if (!suspect) return std::nullopt;
  const auto extremes = extremes_of(model, timeline, start);
  std::vector<std::size_t> separated;
  for (std::size_t a = 0; a < model.columns.size(); ++a)
    if (extremes.varies[a] != 0 && (extremes.highest[a] != 0 || extremes.lowest[a] != 0))
      separated.push_back(a);
  if (separated.empty()) return std::nullopt;
  const bool one = separated.size() == 1;
  return numeric(fmt::format("{} {} the events perfectly: every event has the {} value among its "
                             "alternatives, so there is no finite estimate.",
                             names_of(model, separated), one ? "separates" : "separate",
                             extremes.highest[separated[0]] != 0 ? "highest" : "lowest"),
                 "leave it out, or keep it finite with penalty = \"firth\" or \"ridge:0.1\"");
}

}  // namespace comity::models
