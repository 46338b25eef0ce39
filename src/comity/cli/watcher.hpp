// SPDX-License-Identifier: Apache-2.0
// Watches long work for the person at the terminal: its progress, its time, the interrupt key.
// The first interrupt asks the work to end with what it has; a second one ends the program.
// Knows nothing of what the work is.
#pragma once

#include <chrono>
#include <string>

#include "comity/base/progress.hpp"

namespace comity::cli {

class Watcher final : public Progress {
 public:
  /// Watches from now on, for at most so many seconds.
  explicit Watcher(double seconds);
  /// Clears its line and gives the interrupt key back.
  ~Watcher() override;

  /// Shows a line on standard error, if that is a terminal, a few times a second.
  void report(std::string_view what) override;
  [[nodiscard]] bool should_stop() override;
  /// Whether somebody interrupted the work.
  [[nodiscard]] bool was_interrupted() const;

 private:
  using Clock = std::chrono::steady_clock;

  Clock::time_point begun_;
  Clock::time_point end_;
  Clock::time_point shown_;
  bool terminal_;
  bool drawn_ = false;
};

}  // namespace comity::cli
