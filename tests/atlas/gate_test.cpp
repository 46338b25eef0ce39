// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/gate.hpp"

#include <gtest/gtest.h>

#include "small_atlas.hpp"

namespace comity::atlas {
namespace {

using testing::port;

unsigned status_with(std::string host, std::string origin = "", std::string method = "GET") {
  const auto refused = turn_away(
      {.method = std::move(method), .host = std::move(host), .origin = std::move(origin)}, port);
  return refused ? refused->status : 200;
}

TEST(Gate, LetsTheOwnNamesIn) {
  for (const auto* host : {"127.0.0.1:8000", "localhost:8000", "LocalHost:8000", "[::1]:8000"}) {
    EXPECT_EQ(status_with(host), 200U) << host;
  }
  EXPECT_TRUE(is_own_name("localhost", 80));
}

TEST(Gate, TurnsForeignNamesAway) {
  for (const auto* host :
       {"evil.example:8000", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8000.evil.example",
        "localhost.evil.example:8000", "127.0.0.2:8000", "0.0.0.0:8000", ":8000",
        "127.0.0.1:8000, evil.example", "x@127.0.0.1:8000", "127.0.0.1:08000"}) {
    EXPECT_EQ(status_with(host), 421U) << host;
  }
  EXPECT_EQ(status_with(""), 400U);
}

TEST(Gate, TurnsForeignOriginsAway) {
  const std::string host = "127.0.0.1:8000";
  EXPECT_EQ(status_with(host, "http://127.0.0.1:8000"), 200U);
  EXPECT_EQ(status_with(host, "http://localhost:8000"), 200U);
  for (const auto* origin :
       {"null", "https://127.0.0.1:8000", "http://evil.example", "http://127.0.0.1:8001",
        "http://127.0.0.1:8000/", "127.0.0.1:8000", "file://"}) {
    EXPECT_EQ(status_with(host, origin), 403U) << origin;
  }
}

TEST(Gate, AllowsGetAndHeadOnly) {
  for (const auto* method :
       {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "BREW"}) {
    EXPECT_EQ(status_with("localhost:8000", "", method), 405U) << method;
  }
  EXPECT_EQ(status_with("localhost:8000", "", "HEAD"), 200U);
  const auto refused = turn_away({.method = "POST", .host = "localhost:8000"}, port);
  ASSERT_TRUE(refused);
  EXPECT_EQ(testing::header(*refused, "Allow"), "GET, HEAD");
}

}  // namespace
}  // namespace comity::atlas
