// SPDX-License-Identifier: Apache-2.0
#include "comity/actors/register.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "support/log.hpp"

namespace comity::actors {
namespace {

using ::testing::HasSubstr;
using testing::when;

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

TEST(NamesOn, AreThoseOfThePeriodThatSurelyHoldsTheDay) {
  Register actors;
  const auto id =
      actors.add({.code = "SWZ", .names = {.en = "Eswatini"}, .region = "Africa"}).value();
  actors.add_former_name(id, {When{}, when("2018-04-19"), {.en = "Swaziland"}, ""});
  const auto name_on = [&](std::string_view day) {
    return actors.at(id).names_on(parse_day(day).value()).en;
  };
  EXPECT_EQ(name_on("2018-04-18"), "Swaziland");
  EXPECT_EQ(name_on("2018-04-19"), "Eswatini");
  EXPECT_EQ(actors.resolve("Swaziland").value(), id);
}

TEST(NamesOn, DoNotGuessWhereTheBoundsAreUncertain) {
  Register actors;
  const auto id = actors.add({.code = "CPV", .names = {.en = "Cabo Verde"}}).value();
  actors.add_former_name(id, {when("1975-07"), when("2013"), {.en = "Cape Verde"}, "CVX"});
  const auto& actor = actors.at(id);
  EXPECT_EQ(actor.names_on(parse_day("1975-07-10").value()).en, "Cabo Verde");
  EXPECT_EQ(actor.names_on(parse_day("2012-12-31").value()).en, "Cape Verde");
  EXPECT_EQ(actor.names_on(parse_day("2013-06-01").value()).en, "Cabo Verde");
  EXPECT_EQ(actors.resolve("CVX").value(), id);
}

TEST(MayExist, IsFalseOnlyWhereNoDayFits) {
  const Actor sudan{.code = "SSD", .since = when("2011-07-09")};
  EXPECT_FALSE(sudan.may_exist(when("2011-07-08")));
  EXPECT_TRUE(sudan.may_exist(when("2011")));
  const Actor union_of_then{.code = "SUN", .until = when("1991-12-26")};
  EXPECT_TRUE(union_of_then.may_exist(when("1991-12-26")));
  EXPECT_FALSE(union_of_then.may_exist(when("1992-01")));
  EXPECT_TRUE(Actor{}.may_exist(when("1648-10-24")));
}

TEST(PlaceIn, FollowsTheSchemeAskedFor) {
  Register actors;
  const auto id = actors
                      .add({.code = "MEX",
                            .names = {.en = "Mexico"},
                            .region = "Latin America and the Caribbean",
                            .subregion = "Central America"})
                      .value();
  actors.add_place(id, {"m49", "Americas", "Central America"});
  EXPECT_EQ(place_in(actors.at(id), "paper").first, "Latin America and the Caribbean");
  EXPECT_EQ(place_in(actors.at(id), "m49").first, "Americas");
  EXPECT_EQ(place_in(actors.at(id), "other").first, "");
  EXPECT_TRUE(is_or_belongs_to(actors.at(id), "Americas"));
  EXPECT_TRUE(is_or_belongs_to(actors.at(id), "Central America"));
  EXPECT_FALSE(is_or_belongs_to(actors.at(id), "Africa"));
  EXPECT_EQ(actors.schemes(), (std::vector<std::string>{"paper", "m49"}));
}

TEST(Actor, BearsTheCodeOfItsTime) {
  Register actors;
  const auto id = actors.add({.code = "COD", .iso3 = "COD"}).value();
  actors.add_former_name(id, {.since = parse_when("1971-10-27").value(),
                              .until = parse_when("1997-05-17").value(),
                              .names = {.en = "Zaire"},
                              .iso3 = "ZAR"});
  actors.add_former_name(id, {.since = parse_when("1997-05-17").value(),
                              .until = parse_when("1998").value(),
                              .names = {.en = "a name without a code"}});
  const auto code_on = [&](std::string_view day) {
    return actors.at(id).iso3_on(parse_day(day).value());
  };
  EXPECT_EQ(code_on("1997-05-16"), "ZAR");
  EXPECT_EQ(code_on("1997-05-17"), "COD");
  EXPECT_EQ(code_on("1960-01-01"), "COD");
}

TEST(ActorKind, HasOneWordInBothDirections) {
  for (const auto kind : {ActorKind::state, ActorKind::organization})
    EXPECT_EQ(parse_actor_kind(to_word(kind)), kind);
  EXPECT_FALSE(parse_actor_kind("country"));
}

}  // namespace
}  // namespace comity::actors
