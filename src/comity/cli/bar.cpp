// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "comity/base/text.hpp"

namespace comity::cli {

namespace {

constexpr std::chrono::milliseconds between_drawings{100};
constexpr int bar_width = 30;

// A handler may touch nothing but this.
volatile std::sig_atomic_t signalled = 0;

void hear(int number) {
  signalled = 1;
  std::signal(number, SIG_DFL);
}

}  // namespace

Bar::Bar() : terminal_(::isatty(STDERR_FILENO) == 1) {
  signalled = 0;
  std::signal(SIGINT, hear);
  std::signal(SIGTERM, hear);
}

Bar::~Bar() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool Bar::is_cancelled() const { return signalled != 0; }

void Bar::report(std::string_view what, double share) {
  if (!terminal_) return;
  const std::scoped_lock lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (drawn_ && now - last_ < between_drawings) return;
  last_ = now;
  drawn_ = true;
  if (share < 0) {
    fmt::print(stderr, "\r\033[K{} ...", shorten(what));
  } else {
    const auto full = static_cast<int>(std::clamp(share, 0.0, 1.0) * bar_width);
    fmt::print(stderr, "\r\033[K[{:#<{}}{:.<{}}] {:3.0f} %  {}", "", full, "", bar_width - full,
               share * 100, shorten(what));
  }
  std::fflush(stderr);
}

void Bar::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace comity::cli
