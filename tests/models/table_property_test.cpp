// SPDX-License-Identifier: Apache-2.0
// Statistics kept true by steps against their definitions, after every moment of random models.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "comity/models/catalogue.hpp"
#include "comity/models/replay.hpp"
#include "models/small_model.hpp"

namespace comity::models {
namespace {

/// A history of a few actors: weights, removals, presence, unknown attributes.
History random_history(bool directed) {
  History history;
  const auto n = *rc::gen::inRange<Node>(3, 7);
  for (Node i = 0; i < n; ++i) history.actors.push_back("a" + std::to_string(i));
  history.present.assign(n, 1);
  for (const auto* name : {"z", "v"}) {
    Attribute attribute{.name = name};
    for (Node i = 0; i < n; ++i)
      attribute.initial.push_back(*rc::gen::element(0.0, 1.0, 2.5, std::nan("")));
    for (int t = 1; t < 20; t += *rc::gen::inRange(1, 8))
      attribute.changes.push_back({static_cast<double>(t), *rc::gen::inRange<Node>(0, n),
                                   *rc::gen::element(0.0, 3.0, std::nan(""))});
    history.attributes.push_back(std::move(attribute));
  }
  history.attributes.push_back(
      {.name = "g", .initial = std::vector<double>(n, 0.0), .global = true});
  for (int t = 1; t < 20; t += *rc::gen::inRange(1, 8))
    history.attributes.back().changes.push_back(
        {static_cast<double>(t), 0, *rc::gen::element(0.0, 1.0, 3.0)});
  for (const auto* name : {"x", "y"}) {
    Network network{.name = name, .directed = directed};
    const bool replaces = *name == 'y';
    network.change = replaces ? Change::replace : Change::increment;
    const auto pair = [&] {
      const auto from = *rc::gen::inRange<Node>(0, n);
      return std::pair(from, (from + *rc::gen::inRange<Node>(1, n)) % n);
    };
    for (int k = *rc::gen::inRange(0, 4); k > 0; --k) {
      const auto [from, to] = pair();
      network.initial.push_back({before_all, from, to, 1, 1});
    }
    for (int t = 1; t < 20; t += *rc::gen::inRange(0, 3)) {
      const auto [from, to] = pair();
      const double value =
          replaces ? *rc::gen::element(0.0, 1.0, 2.0) : *rc::gen::element(1.0, 1.0, 2.0, 0.5);
      network.changes.push_back({static_cast<double>(t), from, to, value, 1});
      if (network.changes.size() > 25) break;
    }
    history.networks.push_back(std::move(network));
  }
  return history;
}

std::vector<Event> events_of(const Network& network) {
  std::vector<Event> events;
  for (const auto& change : network.changes)
    events.push_back({change.time, change.from, change.to, change.value, change.line});
  return events;
}

/// Every cell of every statistic equals its definition on the state at hand.
void expect_true_tables(const Replay& replay, const std::string& formula) {
  const auto& state = replay.state();
  for (const auto& table : replay.tables()) {
    if (table.statistic().standard) continue;
    for (Node i = 0; i < state.n(); ++i)
      for (Node j = 0; j < state.n(); ++j) {
        if (i == j) continue;
        const double kept = table.value(i, j);
        const double defined = scratch_value(table.statistic(), state, i, j);
        if (std::abs(kept - defined) > 1e-9 * (1 + std::abs(defined)))
          RC_FAIL(formula + ": " + std::to_string(kept) + " is kept, " + std::to_string(defined) +
                  " is defined, at " + std::to_string(state.now));
      }
  }
}

/// All terms that a kind can have on such networks, each with a drawn option.
std::string every_term(Kind kind, bool directed) {
  std::string formula = "~ inertia(weighted)";
  for (const auto& entry : catalogue()) {
    if (entry.name == "1" || (entry.directed_only && !directed) ||
        (entry.undirected_only && directed))
      continue;
    if (kind == Kind::relational && entry.of.form == Form::constant) continue;
    std::string arguments;
    const auto add = [&](const std::string& argument) {
      arguments += (arguments.empty() ? "" : ", ") + argument;
    };
    if (entry.networks == 1 && *rc::gen::element(true, false)) add("y");
    if (entry.networks == 2) add("x, y");
    if (entry.attributes >= 1) add(entry.global ? "g" : "z");
    if (entry.attributes == 2) add("v");
    if (entry.networks > 0 && *rc::gen::element(true, false)) add("window = 4");
    if (entry.has_weights && *rc::gen::element(true, false)) add("weighted");
    if (entry.has_order)
      add("history = " + *rc::gen::element<std::string>("pooled", "sequential", "consecutive"));
    if (*rc::gen::element(true, false)) add("transform = square");
    formula += " + " + std::string(entry.name) + (arguments.empty() ? "" : "(" + arguments + ")");
    if (entry.global) formula += ":inertia";  // alone it would cancel
  }
  return formula;
}

void check_tables(bool directed) {
  auto history = random_history(directed);
  Settings settings{.kind = Kind::relational};
  settings.missing = *rc::gen::element(Missing::mean, Missing::carry, Missing::drop);
  settings.formula = every_term(settings.kind, directed);
  auto events = events_of(history.networks[0]);
  Problems problems;
  const auto model = make_model(settings, std::move(history), 0, std::move(events), problems);
  RC_ASSERT(!problems.has_errors() ||
            comity::testing::messages(problems).find("twice") != std::string::npos);
  const auto timeline = make_timeline(model);
  Replay replay(model, timeline);
  for (const auto& moment : timeline.moments) {
    replay.admit(moment.time, true);
    replay.advance_to(moment);
    expect_true_tables(replay, settings.formula);
  }
}

RC_GTEST_PROP(Tables, EqualTheirDefinitionsOnDirectedNetworks, ()) { check_tables(true); }
RC_GTEST_PROP(Tables, EqualTheirDefinitionsOnUndirectedNetworks, ()) { check_tables(false); }

/// A model of some kind on a random history, whose events are possible.
Model random_model(Kind kind, bool directed, bool timed) {
  auto history = random_history(directed);
  const auto n = static_cast<Node>(history.n());
  for (int t = 2; t < 20; t += *rc::gen::inRange(3, 9))
    history.presence.push_back(
        {static_cast<double>(t), *rc::gen::inRange<Node>(0, n), *rc::gen::element(0.0, 1.0)});
  Settings settings{.kind = kind, .timed = timed};
  settings.information = Information::observed;
  settings.formula =
      std::string(timed ? "~ 1 + " : "~ ") +
      (kind == Kind::rate         ? "indeg + ego(z) + indeg(y)"
       : kind == Kind::relational ? "inertia + alter(z) + trans + same(v)"
                                  : "inertia(weighted) + indeg + trans:same(v) + alter(z)");
  auto events = events_of(history.networks[0]);
  // Presence first, so that the events of the absent can be left out.
  const auto present_at = [&](Node who, Time time) {
    bool present = history.present[who] != 0;
    for (const auto& change : history.presence)
      if (change.node == who && change.time <= time) present = change.value > 0;
    return present;
  };
  std::erase_if(events, [&](const Event& event) {
    return !present_at(event.from, event.time) || !present_at(event.to, event.time);
  });
  Problems problems;
  auto model = make_model(settings, std::move(history), 0, std::move(events), problems);
  RC_ASSERT(!problems.has_errors());
  return model;
}

/// Gradient and observed information against differences of the value and of the gradient.
void check_derivatives(Kind kind, bool directed, bool timed) {
  const auto model = random_model(kind, directed, timed);
  RC_PRE(!model.events.empty());
  const auto timeline = make_timeline(model);
  std::vector<double> beta;
  for (std::size_t k = 0; k < model.columns.size(); ++k)
    beta.push_back(*rc::gen::inRange(-5, 6) / 20.0);
  const auto look = [&](const std::vector<double>& at) {
    return look_at(model, timeline, at, Information::observed, 1);
  };
  const auto here = look(beta);
  RC_PRE(std::isfinite(here.log_likelihood));
  constexpr double step = 1e-5;
  for (std::size_t k = 0; k < beta.size(); ++k) {
    auto up = beta;
    auto down = beta;
    up[k] += step;
    down[k] -= step;
    const auto above = look(up);
    const auto below = look(down);
    const double slope = (above.log_likelihood - below.log_likelihood) / (2 * step);
    RC_ASSERT(std::abs(slope - here.gradient[k]) <
              2e-6 * (1 + std::abs(here.gradient[k])) +
                  1e-9 * std::abs(here.log_likelihood) / step * 1e-3);
    for (std::size_t l = 0; l < beta.size(); ++l) {
      const double bend = -(above.gradient[l] - below.gradient[l]) / (2 * step);
      const double given = here.information[k * beta.size() + l];
      RC_ASSERT(std::abs(bend - given) < 1e-4 * (1 + std::abs(given)));
    }
  }
}

RC_GTEST_PROP(Derivatives, OfCoordination, ()) {
  check_derivatives(Kind::coordination, false, false);
}
RC_GTEST_PROP(Derivatives, OfChoice, ()) { check_derivatives(Kind::choice, true, false); }
RC_GTEST_PROP(Derivatives, OfRatesInTime, ()) { check_derivatives(Kind::rate, true, true); }
RC_GTEST_PROP(Derivatives, OfOrdinalRates, ()) { check_derivatives(Kind::rate, true, false); }
RC_GTEST_PROP(Derivatives, OfRelationalModels, ()) {
  const bool directed = *rc::gen::element(true, false);
  check_derivatives(Kind::relational, directed, *rc::gen::element(true, false));
}

RC_GTEST_PROP(Sums, HaveTheSameBitsOnAnyNumberOfThreads, ()) {
  const auto model = random_model(Kind::relational, true, false);
  const auto timeline = make_timeline(model);
  const std::vector<double> beta(model.columns.size(), 0.1);
  const auto one = look_at(model, timeline, beta, Information::expected, 1);
  const auto three = look_at(model, timeline, beta, Information::expected, 3);
  RC_ASSERT(one.log_likelihood == three.log_likelihood);
  RC_ASSERT(one.gradient == three.gradient);
  RC_ASSERT(one.information == three.information);
}

RC_GTEST_PROP(Sums, DoNotHangOnTheNamesOfActors, ()) {
  const auto kind = *rc::gen::element(Kind::coordination, Kind::relational);
  auto model = random_model(kind, false, false);
  const std::vector<double> beta(model.columns.size(), 0.2);
  const auto before = look_at(model, make_timeline(model), beta, Information::expected, 1);
  // The last actor becomes the first, and endpoints of every tie are swapped.
  const auto n = static_cast<Node>(model.history.n());
  const auto renamed = [&](Node i) { return (i + 1) % n; };
  const auto turn = [&](auto& rows) {
    for (auto& row : rows) {
      const auto from = renamed(row.from);
      row.from = renamed(row.to);
      row.to = from;
    }
  };
  std::rotate(model.history.present.begin(), model.history.present.end() - 1,
              model.history.present.end());
  for (auto& change : model.history.presence) change.node = renamed(change.node);
  for (auto& attribute : model.history.attributes) {
    std::rotate(attribute.initial.begin(), attribute.initial.end() - 1, attribute.initial.end());
    for (auto& change : attribute.changes) change.node = renamed(change.node);
  }
  for (auto& network : model.history.networks) {
    turn(network.initial);
    turn(network.changes);
  }
  turn(model.events);
  const auto after = look_at(model, make_timeline(model), beta, Information::expected, 1);
  RC_ASSERT(std::isfinite(before.log_likelihood) == std::isfinite(after.log_likelihood));
  if (std::isfinite(before.log_likelihood))
    RC_ASSERT(std::abs(before.log_likelihood - after.log_likelihood) <
              1e-12 * (1 + std::abs(before.log_likelihood)));
}

}  // namespace
}  // namespace comity::models
