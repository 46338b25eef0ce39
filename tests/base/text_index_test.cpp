// SPDX-License-Identifier: Apache-2.0
#include "comity/base/text_index.hpp"

#include <gtest/gtest.h>

#include <string>

namespace comity {
namespace {

TEST(TextIndex, FindsEachTextOfALongListAndNoOther) {
  std::vector<std::string> list;
  TextIndex index;
  const auto at = [&](TextIndex::Place place) -> const std::string& { return list[place]; };
  EXPECT_EQ(index.find("x", at), std::nullopt);
  for (TextIndex::Place i = 0; i < 5000; ++i) {
    list.push_back("S" + std::to_string(i));
    EXPECT_EQ(index.add(list.back(), i, at), std::nullopt);
  }
  for (TextIndex::Place i = 0; i < 5000; ++i) EXPECT_EQ(index.find(list[i], at), i);
  EXPECT_EQ(index.find("S5000", at), std::nullopt);
  EXPECT_EQ(index.find("", at), std::nullopt);
}

TEST(TextIndex, KeepsTheFirstOfTwoEqualTexts) {
  const std::vector<std::string> list{"a", "", "a", ""};
  TextIndex index;
  const auto at = [&](TextIndex::Place place) -> const std::string& { return list[place]; };
  EXPECT_EQ(index.add(list[0], 0, at), std::nullopt);
  EXPECT_EQ(index.add(list[1], 1, at), std::nullopt);
  EXPECT_EQ(index.add(list[2], 2, at), 0U);
  EXPECT_EQ(index.add(list[3], 3, at), 1U);
}

}  // namespace
}  // namespace comity
