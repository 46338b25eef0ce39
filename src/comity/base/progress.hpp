// SPDX-License-Identifier: Apache-2.0
// How long work says how far it is, and learns that it should stop.
// The caller decides what a report looks like and why work stops: a key, a clock, a closed page.
// Knows nothing of terminals, browsers or clocks.
#pragma once

#include <string_view>

namespace comity {

/// Is told how far a piece of work is and can end it early.
class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  virtual ~Progress() = default;
  /// Says what the work is at, in a few words.
  virtual void report(std::string_view what) = 0;
  /// Whether to stop at the next chance and give what there is. Cheap enough to ask often.
  [[nodiscard]] virtual bool should_stop() = 0;
};

/// Says nothing and never stops.
class Quiet final : public Progress {
 public:
  void report(std::string_view /*what*/) override {}
  [[nodiscard]] bool should_stop() override { return false; }
};

}  // namespace comity
