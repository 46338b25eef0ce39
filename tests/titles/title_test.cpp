// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/title.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity::titles {
namespace {

using ::testing::HasSubstr;

Titles a_few() {
  Titles titles;
  EXPECT_TRUE(titles.add({"strategic partnership",
                          "strategic partnership",
                          "asociación estratégica",
                          "战略伙伴关系",
                          {"parceria estratégica"},
                          {"strategic"}}));
  EXPECT_TRUE(titles.add({"comprehensive strategic partnership",
                          "",
                          "asociación estratégica integral",
                          "全面战略伙伴关系",
                          {"parceria estratégica global"},
                          {"comprehensive", "strategic"}}));
  EXPECT_TRUE(titles.add({"strategic association",
                          "strategic association",
                          "asociación estratégica",
                          "",
                          {},
                          {"strategic"}}));
  return titles;
}

std::string read(const Titles& titles, std::string_view wording) {
  const auto id = titles.resolve(wording);
  return id ? titles.at(*id).title : id.error().what;
}

TEST(Titles, ResolveAWordingInAnyLanguageOrAlias) {
  const auto titles = a_few();
  for (const auto* form : {"strategic partnership", "Strategic  Partnership",
                           "asociacion estrategica", "战略伙伴关系", "Parceria Estratégica"}) {
    EXPECT_EQ(read(titles, form), "strategic partnership") << form;
  }
  EXPECT_EQ(read(titles, "全面战略伙伴关系"), "comprehensive strategic partnership");
}

TEST(Titles, GiveATranslationOfTwoTitlesToTheFirst) {
  EXPECT_EQ(read(a_few(), "asociación estratégica"), "strategic partnership");
}

TEST(Titles, NameTheNearestForAnUnknownWording) {
  const auto error = a_few().resolve("strategic friendship").error();
  EXPECT_EQ(error.what, "no title reads \"strategic friendship\".");
  EXPECT_THAT(error.nearest, HasSubstr("\"strategic partnership\""));
}

TEST(Titles, RefuseAWordingThatAlreadyMeansAnother) {
  auto titles = a_few();
  EXPECT_THAT(titles.add({.title = "Strategic Partnership"}).error().what,
              HasSubstr("already means"));
  EXPECT_THAT(
      titles.add({.title = "new partnership", .aliases = {"parceria estratégica"}}).error().what,
      HasSubstr("already means"));
  EXPECT_EQ(titles.size(), 3U) << "a refused title leaves nothing behind";
  EXPECT_FALSE(titles.resolve("new partnership"));
}

TEST(Titles, RefuseATitleWithoutWords) {
  auto titles = a_few();
  EXPECT_FALSE(titles.add({.title = "---"}));
  EXPECT_FALSE(titles.resolve("???"));
  EXPECT_FALSE(titles.resolve(""));
}

}  // namespace
}  // namespace comity::titles
