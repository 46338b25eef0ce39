// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/target.hpp"

#include <gtest/gtest.h>

#include <string>

namespace comity::atlas {
namespace {

using namespace std::string_literals;

TEST(Target, SplitsPathAndParameters) {
  const auto target = parse_target("/api/v1/counts?case=china-lac&why=1&on=");
  ASSERT_TRUE(target) << target.error();
  EXPECT_EQ(target->path, "/api/v1/counts");
  EXPECT_EQ(target->parameters, (Parameters{{"case", "china-lac"}, {"why", "1"}, {"on", ""}}));
}

TEST(Target, DecodesOnceAndReadsPlusAsABlankOnlyInTheQuery) {
  const auto target = parse_target("/a+b%2520c?q=a+b%2B%E4%B8%AD");
  ASSERT_TRUE(target) << target.error();
  EXPECT_EQ(target->path, "/a+b%20c");
  EXPECT_EQ(target->parameters, (Parameters{{"q", "a b+中"}}));
}

TEST(Target, OverlooksEmptyPartsOfAQuery) {
  EXPECT_TRUE(parse_target("/?")->parameters.empty());
  EXPECT_EQ(parse_target("/?&a=1&&b=2&")->parameters.size(), 2U);
}

class RefusedTarget : public ::testing::TestWithParam<std::string> {};

TEST_P(RefusedTarget, IsAUsageErrorThatNamesTheField) {
  const auto target = parse_target(GetParam());
  ASSERT_FALSE(target);
  EXPECT_EQ(target.error().kind, Error::Kind::usage);
  EXPECT_FALSE(target.error().where.field.empty());
}

INSTANTIATE_TEST_SUITE_P(Escapes, RefusedTarget,
                         ::testing::Values("/%", "/%2", "/%zz", "/?a=%", "/?a=%4", "/?a=%-1",
                                           "/?%=1"));
INSTANTIATE_TEST_SUITE_P(Bytes, RefusedTarget,
                         ::testing::Values("/a\0b"s, "/%00", "/?a=%00", "/%0d%0a", "/\x7f",
                                           "/%1f"));
INSTANTIATE_TEST_SUITE_P(NotUtf8, RefusedTarget,
                         ::testing::Values("/%c0%af", "/%c0%ae%c0%ae/", "/%e0%80%af", "/\xff",
                                           "/%ed%a0%80", "/?a=%f5%80%80%80"));
INSTANTIATE_TEST_SUITE_P(Forms, RefusedTarget,
                         ::testing::Values("", "x", "http://127.0.0.1:8000/", "*", "/#a", "/a\\b",
                                           "/a%5cb", "/?=1"));

TEST(Target, RefusesAFloodOfParameters) {
  std::string text = "/?";
  for (int i = 0; i < 33; ++i) text += "a=1&";
  EXPECT_FALSE(parse_target(text));
}

}  // namespace
}  // namespace comity::atlas
