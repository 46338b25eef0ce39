// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/layout.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "streams/rows.hpp"

namespace comity::streams {
namespace {

using testing::gdelt;
using ::testing::HasSubstr;

std::string told(std::string_view head) {
  const auto layout = tell_layout(head);
  return layout ? to_word(*layout) : layout.error().what;
}

TEST(TellLayout, KnowsTheFormatsByTheirFirstLines) {
  EXPECT_EQ(told(gdelt({}) + "\n"), "gdelt2");
  EXPECT_EQ(told(gdelt({.columns = 58}) + "\n"), "gdelt1");
  EXPECT_EQ(told(gdelt({.columns = 57}) + "\n"), "gdelt1");
  EXPECT_EQ(told(std::string(testing::icews_header) + "\n"), "icews");
  EXPECT_EQ(
      told("Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Country\tRecipient Country\n"),
      "polecat");
  EXPECT_EQ(told(""), "empty");
  EXPECT_EQ(told("\n\n"), "empty");
}

TEST(TellLayout, LooksPastBrokenFirstLines) {
  EXPECT_EQ(told("\nshort\trow\n" + gdelt({}) + "\n"), "gdelt2");
  EXPECT_EQ(told("\xEF\xBB\xBF" + gdelt({}) + "\n"), "gdelt2");
}

TEST(TellLayout, KnowsAHeaderOfGdelt) {
  std::string header = "GLOBALEVENTID";
  for (int i = 1; i < 61; ++i) header += "\tcolumn";
  const auto layout = tell_layout(header + "\n" + gdelt({}) + "\n");
  ASSERT_TRUE(layout) << layout.error();
  EXPECT_TRUE(layout->has_header);
  EXPECT_FALSE(layout->mangled);
}

TEST(TellLayout, KnowsWhatASpreadsheetDid) {
  EXPECT_EQ(told(gdelt({}, ';') + "\r\n"), "gdelt mangled");
  EXPECT_THAT(told(gdelt({}, ',') + "\n"), HasSubstr("separated by commas"));
  EXPECT_THAT(told(std::string("\xFF\xFE", 2) + "a"), HasSubstr("UTF-16"));
}

TEST(TellLayout, RefusesOtherFiles) {
  EXPECT_THAT(told("year,n\n1993,1\n"), HasSubstr("no event file: its first line has 1 "));
  EXPECT_THAT(told("Event ID\tEvent Date\tCAMEO Code\n"), HasSubstr("lacks a column"));
}

}  // namespace
}  // namespace comity::streams
