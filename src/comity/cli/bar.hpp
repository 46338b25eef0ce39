// SPDX-License-Identifier: Apache-2.0
// Progress of long work on a terminal, and its end by SIGINT or SIGTERM.
// Nothing is drawn when standard error is no terminal; a second signal ends the program as usual.
// Knows nothing of the work.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "comity/base/progress.hpp"

namespace comity::cli {

/// A bar on standard error that hears of signals while it lives. There is one at a time.
class Bar final : public Progress {
 public:
  Bar();
  Bar(const Bar&) = delete;
  Bar& operator=(const Bar&) = delete;
  Bar(Bar&&) = delete;
  Bar& operator=(Bar&&) = delete;
  ~Bar() override;

  void report(std::string_view what, double share) override;
  [[nodiscard]] bool is_cancelled() const override;
  /// Wipes the line of the bar.
  void clear();

 private:
  bool terminal_;
  std::mutex mutex_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace comity::cli
