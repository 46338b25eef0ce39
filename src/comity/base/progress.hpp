// SPDX-License-Identifier: Apache-2.0
// How long work says how far it is, and learns that it should stop.
// The caller decides what a report looks like and why work stops: a key, a clock, a closed page.
// Knows nothing of terminals, browsers or clocks.
#pragma once

#include <string_view>

namespace comity {

/// Is told how far a piece of work is and can end it early; from one thread or several.
class Progress {
 public:
  /// The share that is done where nobody can know it.
  static constexpr double unknown = -1;

  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  virtual ~Progress() = default;
  /// Says what the work is at, in a few words, and the share that is done, from 0 to 1.
  virtual void report(std::string_view what, double share) = 0;
  /// Whether to stop at the next chance and give what there is. Cheap enough to ask often.
  [[nodiscard]] virtual bool should_stop() const = 0;
};

/// Says nothing and never stops.
class Quiet final : public Progress {
 public:
  void report(std::string_view /*what*/, double /*share*/) override {}
  [[nodiscard]] bool should_stop() const override { return false; }
};

}  // namespace comity
