// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/watcher.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "comity/base/text.hpp"

namespace comity::cli {

namespace {

// A signal can only be told to something global.
volatile std::sig_atomic_t interrupted = 0;

extern "C" void note_interrupt(int number) {
  interrupted = 1;
  std::signal(number, SIG_DFL);
}

constexpr double longest_seconds = 1e7;
constexpr auto between_lines = std::chrono::milliseconds(100);
constexpr int bar_width = 30;

}  // namespace

Watcher::Watcher(double seconds)
    : begun_(Clock::now()),
      end_(begun_ + std::chrono::duration_cast<Clock::duration>(
                        std::chrono::duration<double>(std::min(seconds, longest_seconds)))),
      shown_(begun_),
      terminal_(::isatty(STDERR_FILENO) != 0) {
  interrupted = 0;
  std::signal(SIGINT, note_interrupt);
  std::signal(SIGTERM, note_interrupt);
}

Watcher::~Watcher() {
  clear();
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void Watcher::report(std::string_view what, double share) {
  if (!terminal_) return;
  const std::scoped_lock lock(mutex_);
  const auto now = Clock::now();
  if (now - shown_ < between_lines) return;
  shown_ = now;
  drawn_ = true;
  if (share < 0) {
    const auto seconds = std::chrono::duration<double>(now - begun_).count();
    fmt::print(stderr, "\r\033[K{:.0f} s  {}", seconds, shorten(what));
  } else {
    const auto full = static_cast<int>(std::clamp(share, 0.0, 1.0) * bar_width);
    fmt::print(stderr, "\r\033[K[{:#<{}}{:.<{}}] {:3.0f} %  {}", "", full, "", bar_width - full,
               share * 100, shorten(what));
  }
  std::fflush(stderr);
}

bool Watcher::should_stop() const { return interrupted != 0 || Clock::now() >= end_; }

bool Watcher::was_interrupted() { return interrupted != 0; }

void Watcher::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace comity::cli
