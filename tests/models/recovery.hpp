// SPDX-License-Identifier: Apache-2.0
// Whether fits of drawn courses cover the coefficients that drew them.
#pragma once

#include <gtest/gtest.h>

#include <cmath>

#include "comity/models/simulate.hpp"
#include "models/small_model.hpp"

namespace comity::testing {

/// The model with a drawn course in place of its record.
inline models::Model with_course(models::Model model, const models::Course& course) {
  auto& network = model.history.networks[model.dependent];
  network.changes.clear();
  for (const auto& event : course.events)
    network.changes.push_back({event.time, event.from, event.to, event.value, event.line});
  model.events = course.events;
  return model;
}

struct Coverage {
  std::vector<int> covered;
  int fits = 0;
};

inline Coverage coverage_of(const models::Model& model, const std::vector<double>& beta,
                            int courses) {
  Coverage coverage{.covered = std::vector<int>(beta.size())};
  const auto timeline = models::make_timeline(model);
  const models::Simulator simulator(model, timeline);
  for (int draw = 0; draw < courses; ++draw) {
    const auto course = simulator.draw(beta, Rng(7, static_cast<std::uint64_t>(draw)));
    const auto fit = fit_of(with_course(model, course));
    if (!fit) continue;
    ++coverage.fits;
    for (std::size_t k = 0; k < beta.size(); ++k) {
      const auto& estimate = fit->estimates[k];
      coverage.covered[k] +=
          std::abs(estimate.value - beta[k]) < 1.959963984540054 * estimate.error;
    }
  }
  return coverage;
}

inline void expect_covered(const models::Model& model, const std::vector<double>& beta,
                           int courses) {
  const auto coverage = coverage_of(model, beta, courses);
  EXPECT_GE(coverage.fits, courses * 99 / 100);
  for (const int covered : coverage.covered) {
    EXPECT_GE(covered, coverage.fits * 92 / 100);
    EXPECT_LE(covered, coverage.fits * 98 / 100);
  }
}

/// Twelve actors with an attribute, and a record of as many events as are to be drawn.
inline Files twelve(int events) {
  Files files{{"actors.csv", "label,z\n"}, {"ties.csv", "time,sender,receiver\n"}};
  for (int actor = 0; actor < 12; ++actor)
    files["actors.csv"] += fmt::format("{},{}\n", char('a' + actor), (actor * 7) % 5);
  for (int event = 0; event < events; ++event)
    files["ties.csv"] += fmt::format("{},{},{}\n", event + 1, char('a' + event % 12),
                                     char('a' + (event + 1 + event / 12 % 11) % 12));
  return files;
}

}  // namespace comity::testing
