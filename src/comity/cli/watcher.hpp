// SPDX-License-Identifier: Apache-2.0
// Watches long work for the person at the terminal: its progress, its time, the interrupt key.
// The first interrupt asks the work to end with what it has; a second one ends the program.
// Knows nothing of what the work is.
#pragma once

#include <chrono>
#include <limits>
#include <mutex>
#include <string>

#include "comity/base/progress.hpp"

namespace comity::cli {

/// Hears of SIGINT and SIGTERM while it lives. There is one at a time.
class Watcher final : public Progress {
 public:
  /// Watches from now on, for at most so many seconds.
  explicit Watcher(double seconds = std::numeric_limits<double>::infinity());
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  Watcher(Watcher&&) = delete;
  Watcher& operator=(Watcher&&) = delete;
  /// Clears its line and gives the signals back.
  ~Watcher() override;

  /// Shows a line on standard error, if that is a terminal, a few times a second: a bar where the
  /// share is known, else the seconds.
  void report(std::string_view what, double share) override;
  [[nodiscard]] bool should_stop() const override;
  /// Whether somebody interrupted the work.
  [[nodiscard]] static bool was_interrupted();
  /// Wipes the line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  Clock::time_point begun_;
  Clock::time_point end_;
  Clock::time_point shown_;
  bool terminal_;
  bool drawn_ = false;
  std::mutex mutex_;
};

}  // namespace comity::cli
