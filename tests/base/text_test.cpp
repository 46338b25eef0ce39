// SPDX-License-Identifier: Apache-2.0
#include "comity/base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Split, KeepsEmptyPartsAndSplitListDropsThem) {
  EXPECT_THAT(split("a;;b;", ';'), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(split("", ';'), ElementsAre(""));
  EXPECT_THAT(split_list(" a ;; b\t;", ';'), ElementsAre("a", "b"));
  EXPECT_THAT(split_list("  ", ';'), IsEmpty());
}

TEST(ParseInt, ReadsDigitsAndNothingElse) {
  EXPECT_EQ(parse_int("12"), 12);
  EXPECT_EQ(parse_int("-3"), -3);
  for (const auto* text : {"", "-", "+3", "1.5", "12 ", " 12", "0x1", "99999999999999999999"})
    EXPECT_EQ(parse_int(text), std::nullopt) << text;
}

TEST(ParseReal, ReadsFiniteNumbersOnly) {
  EXPECT_EQ(parse_real("-34.5"), -34.5);
  EXPECT_EQ(parse_real("1e3"), 1000.0);
  for (const auto* text : {"", "nan", "inf", "-inf", "1e999", "1,5", "1 "})
    EXPECT_EQ(parse_real(text), std::nullopt) << text;
}

TEST(Shorten, CutsAtACharacter) {
  EXPECT_EQ(shorten("short"), "short");
  EXPECT_EQ(shorten(std::string(100, 'x')), std::string(57, 'x') + "...");
  std::string chinese;
  for (int i = 0; i < 40; ++i) chinese += "中";
  EXPECT_EQ(find_bad_utf8(shorten(chinese)), std::nullopt);
  EXPECT_LE(shorten(chinese).size(), 60U);
}

TEST(Shorten, ShowsNoControlCharacters) {
  EXPECT_EQ(shorten("a\x1B[2Jb\tc\nd"), "a?[2Jb?c?d")
      << "a name from a stranger's file must not command the terminal";
}

TEST(FindBadUtf8, NamesTheFirstBadByte) {
  EXPECT_EQ(find_bad_utf8("plain"), std::nullopt);
  EXPECT_EQ(find_bad_utf8("asociación 中国 😀"), std::nullopt);
  EXPECT_EQ(find_bad_utf8("caf\xE9"), 3U);
  EXPECT_EQ(find_bad_utf8("\xC0\xAF"), 0U) << "overlong";
  EXPECT_EQ(find_bad_utf8("a\xED\xA0\x80"), 1U) << "a surrogate";
  EXPECT_EQ(find_bad_utf8("\xF5\x80\x80\x80"), 0U) << "past the last character";
  EXPECT_EQ(find_bad_utf8("ab\xE4\xB8"), 2U) << "cut off at the end";
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string ascii(before, 'a');
    EXPECT_EQ(find_bad_utf8(ascii + "\xE9 and more of it"), before);
    EXPECT_EQ(find_bad_utf8(ascii + "ó and more of it"), std::nullopt);
  }
  EXPECT_EQ(find_bad_utf8("0123456789abcdef\x80"), 16U);
  EXPECT_EQ(find_bad_utf8("\xE4\xB8\xAD\xE4\x41\xAD"), 3U);
}

TEST(Fold, MakesWritingsOfOneNameEqual) {
  EXPECT_EQ(fold("Perú"), fold("PERU"));
  EXPECT_EQ(fold("Côte d'Ivoire"), fold("cote d’ivoire"));
  EXPECT_EQ(fold("  Trinidad   and Tobago "), "trinidad and tobago");
  EXPECT_EQ(fold("Ａｒｇｅｎｔｉｎａ"), fold("Argentina")) << "full width";
  EXPECT_EQ(fold("STRASSE"), fold("straße"));
  EXPECT_EQ(fold("中国"), "中国");
  EXPECT_EQ(fold("---"), "");
  EXPECT_EQ(fold("a-b"), fold("a b"));
}

TEST(Nearest, TakesTheBeginningOfANameForTheName) {
  const std::vector<std::string> names{"m1code", "wenda11", "zhang2024"};
  EXPECT_THAT(nearest("zhang", names), ElementsAre("zhang2024"));
  EXPECT_THAT(nearest("z", names), IsEmpty());
}

TEST(Nearest, PutsTheNearestFirstAndLeavesTheFarOut) {
  const std::vector<std::string> names{"strategic partnership", "comprehensive partnership",
                                       "Brasil", "Brazil"};
  EXPECT_THAT(nearest("Brasill", names, 2), ElementsAre("Brasil", "Brazil"));
  EXPECT_THAT(nearest("stratgic partnership", names, 1), ElementsAre("strategic partnership"));
  EXPECT_THAT(nearest("xyzxyzxyz", names), IsEmpty());
  EXPECT_EQ(nearest_text("Brasill", names, 2), "\"Brasil\", \"Brazil\"");
}

}  // namespace
}  // namespace comity
