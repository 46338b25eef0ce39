// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/watcher.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace comity::cli {

namespace {

// A signal can only be told to something global.
volatile std::sig_atomic_t interrupted = 0;

extern "C" void note_interrupt(int number) {
  interrupted = 1;
  std::signal(number, SIG_DFL);
}

constexpr double longest_seconds = 1e7;
constexpr auto between_lines = std::chrono::milliseconds(200);

}  // namespace

Watcher::Watcher(double seconds)
    : begun_(Clock::now()),
      end_(begun_ + std::chrono::duration_cast<Clock::duration>(
                        std::chrono::duration<double>(std::min(seconds, longest_seconds)))),
      shown_(begun_),
      terminal_(::isatty(STDERR_FILENO) != 0) {
  interrupted = 0;
  std::signal(SIGINT, note_interrupt);
}

Watcher::~Watcher() {
  if (drawn_) fmt::print(stderr, "\r\033[K");
  std::signal(SIGINT, SIG_DFL);
}

void Watcher::report(std::string_view what) {
  const auto now = Clock::now();
  if (!terminal_ || now - shown_ < between_lines) return;
  shown_ = now;
  drawn_ = true;
  const auto seconds = std::chrono::duration<double>(now - begun_).count();
  fmt::print(stderr, "\r\033[K{:.0f} s  {}", seconds, what);
}

bool Watcher::should_stop() { return interrupted != 0 || Clock::now() >= end_; }

bool Watcher::was_interrupted() const { return interrupted != 0; }

}  // namespace comity::cli
