// SPDX-License-Identifier: Apache-2.0
#include "comity/actors/register.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace comity::actors {
namespace {

using ::testing::HasSubstr;

Register a_few() {
  Register actors;
  const auto add = [&](Actor actor) { EXPECT_TRUE(actors.add(std::move(actor))); };
  add({.code = "BRA",
       .names = {"Brazil", "Brasil", "巴西"},
       .aliases = {"Federative Republic of Brazil"}});
  add({.code = "PER", .names = {"Peru", "Perú", "秘鲁"}});
  add({.code = "KOR", .names = {"South Korea", "Corea del Sur", "韩国"}, .aliases = {"Korea"}});
  add({.code = "PRK",
       .names = {"North Korea", "Corea del Norte", "朝鲜"},
       .aliases = {"Korea", "---"}});
  add({.code = "TTO", .names = {"Trinidad and Tobago", "Trinidad y Tobago", "特立尼达和多巴哥"}});
  return actors;
}

std::string code_of(const Register& actors, std::string_view name) {
  const auto id = actors.resolve(name);
  return id ? actors.at(*id).code : id.error().what;
}

TEST(Register, ResolvesANameInThreeLanguagesWhateverItsCaseAndAccents) {
  const auto actors = a_few();
  for (const auto* name :
       {"BRA", "bra", "Brazil", "BRASIL", "巴西", "federative republic of brazil", " Brazil "}) {
    EXPECT_EQ(code_of(actors, name), "BRA") << name;
  }
  EXPECT_EQ(code_of(actors, "peru"), "PER");
  EXPECT_EQ(code_of(actors, "Trinidad & Tobago"), "no actor is called \"Trinidad & Tobago\".");
}

TEST(Register, NamesTheNearestWhenNobodyIsCalledSo) {
  const auto actors = a_few();
  const auto error = actors.resolve("Brasill").error();
  EXPECT_EQ(error.kind, Error::Kind::data);
  EXPECT_EQ(error.what, "no actor is called \"Brasill\".");
  EXPECT_EQ(error.nearest, "\"Brasil\", \"Brazil\"");
  EXPECT_THAT(error.hint, HasSubstr("actors.csv"));
  EXPECT_THAT(actors.resolve("BRZ").error().nearest, HasSubstr("BRA"));
}

TEST(Register, SaysWhoMayBeMeantByANameOfSeveral) {
  const auto error = a_few().resolve("korea").error();
  EXPECT_EQ(error.what, "\"korea\" may mean several actors.");
  EXPECT_EQ(error.nearest, "KOR, PRK");
}

TEST(Register, KnowsNobodyByANameWithoutLetters) {
  const auto actors = a_few();
  for (const auto* name : {"", " ", "---", "?!"}) EXPECT_FALSE(actors.resolve(name)) << name;
}

TEST(Register, RefusesACodeThatIsTaken) {
  auto actors = a_few();
  const auto again = actors.add({.code = "BRA", .names = {.en = "Other"}});
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error().what, HasSubstr("BRA stands here twice"));
  EXPECT_EQ(actors.size(), 5U);
}

TEST(Register, FindsExactCodesOnly) {
  const auto actors = a_few();
  EXPECT_TRUE(actors.find("BRA"));
  EXPECT_FALSE(actors.find("bra"));
  EXPECT_FALSE(actors.find(""));
}

TEST(Register, KeepsItsNamesWhenItIsMoved) {
  auto first = a_few();
  const Register second = std::move(first);
  EXPECT_EQ(code_of(second, "秘鲁"), "PER");
  EXPECT_TRUE(second.find("TTO"));
}

TEST(ActorKind, HasOneWordInBothDirections) {
  for (const auto kind : {ActorKind::state, ActorKind::organization})
    EXPECT_EQ(parse_actor_kind(to_word(kind)), kind);
  EXPECT_FALSE(parse_actor_kind("country"));
}

}  // namespace
}  // namespace comity::actors
