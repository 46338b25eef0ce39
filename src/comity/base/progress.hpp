// SPDX-License-Identifier: Apache-2.0
// How long work says how far it is, and how it is asked to stop.
// Reported and asked from one thread or several.
// Knows nothing of terminals, browsers or signals.
#pragma once

#include <string_view>

namespace comity {

/// Hears of long work and may end it.
class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  virtual ~Progress() = default;

  /// Says what is worked on and the share that is done, from 0 to 1; below 0 when nobody can know.
  virtual void report(std::string_view what, double share) = 0;
  /// Whether the work should stop as soon as it can.
  [[nodiscard]] virtual bool is_cancelled() const = 0;
};

/// Hears nothing and never stops.
class NoProgress final : public Progress {
 public:
  void report(std::string_view /*what*/, double /*share*/) override {}
  [[nodiscard]] bool is_cancelled() const override { return false; }
};

}  // namespace comity
