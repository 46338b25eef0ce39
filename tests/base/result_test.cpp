// SPDX-License-Identifier: Apache-2.0
#include "comity/base/result.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace comity {
namespace {

TEST(Error, ReadsAsPlaceSentenceNearestAndNextStep) {
  const Error error{.kind = Error::Kind::data,
                    .what = "\"x\" is not a date.",
                    .where = {"acts.csv", 17, 5, "date"},
                    .nearest = "\"y\"",
                    .hint = "write 2012"};
  EXPECT_EQ(to_text(error),
            "acts.csv:17:5: date: \"x\" is not a date.\n  nearest: \"y\"\n  try: write 2012");
  EXPECT_EQ(to_text(Error{.what = "it failed."}), "it failed.");
  EXPECT_EQ(to_text(Error{.what = "it failed.", .where = {.field = "on"}}), "on: it failed.");
  std::ostringstream said;
  said << error;
  EXPECT_EQ(said.str(), to_text(error));
}

TEST(Error, HasTheExitCodeOfItsKind) {
  using Kind = Error::Kind;
  const std::vector<std::tuple<Kind, const char*, int>> table{
      {Kind::usage, "usage", 64},
      {Kind::data, "data", 65},
      {Kind::missing, "missing", 66},
      {Kind::internal, "internal", 70},
      {Kind::io, "io", 74},
      {Kind::numeric, "numeric", 75},
      {Kind::interrupted, "interrupted", 130}};
  for (const auto& [kind, word, code] : table) {
    EXPECT_EQ(to_word(kind), word);
    EXPECT_EQ(exit_code(kind), code);
  }
}

Error at(const char* file, std::uint32_t line, std::uint32_t column = 0) {
  return {.kind = Error::Kind::data, .what = "x.", .where = {file, line, column, ""}};
}

TEST(Problems, AreSortedByPlaceAndKeepTheirOrderWithinOne) {
  Problems problems;
  problems.error(at("b.csv", 1));
  problems.warning(at("a.csv", 10));
  problems.error(at("a.csv", 9, 4));
  problems.error(at("a.csv", 9, 2));
  problems.sort();
  EXPECT_EQ(problems.list().at(0).error.where.column, 2U);
  EXPECT_EQ(problems.list().at(2).error.where.line, 10U);
  EXPECT_EQ(problems.list().at(3).error.where.file, "b.csv");
  EXPECT_EQ(problems.errors(), 3U);
}

TEST(Problems, CountPastTheirLimitWithoutFillingMemory) {
  Problems problems;
  for (std::uint32_t i = 0; i < Problems::limit() + 5; ++i) problems.error(at("a.csv", i));
  EXPECT_EQ(problems.list().size(), Problems::limit());
  EXPECT_EQ(problems.unlisted(), 5U);
  EXPECT_EQ(problems.errors(), Problems::limit() + 5);
  EXPECT_TRUE(problems.is_full());
}

TEST(Problems, OfWarningsAloneStopNothing) {
  Problems problems;
  problems.warning(at("a.csv", 1));
  EXPECT_FALSE(problems.has_errors());
}

}  // namespace
}  // namespace comity
