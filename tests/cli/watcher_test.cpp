// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/watcher.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace comity::cli {
namespace {

TEST(Watcher, StopsWhenTheTimeIsUp) {
  Watcher patient(1000);
  EXPECT_FALSE(patient.should_stop());
  Watcher hasty(0);
  EXPECT_TRUE(hasty.should_stop());
  EXPECT_FALSE(hasty.was_interrupted());
}

TEST(Watcher, StopsAtTheFirstInterruptAndForgetsIt) {
  {
    Watcher watcher(1000);
    std::raise(SIGINT);
    EXPECT_TRUE(watcher.should_stop());
    EXPECT_TRUE(watcher.was_interrupted());
  }
  Watcher next(1000);
  EXPECT_FALSE(next.should_stop());
}

}  // namespace
}  // namespace comity::cli
