// SPDX-License-Identifier: Apache-2.0
#include "comity/io/json.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace comity::io {
namespace {

TEST(ToJson, WritesEveryKindOfValueInOrder) {
  const auto value = Value::object(
      {{"b", 1}, {"a", Value::array()}, {"t", true}, {"n", {}}, {"r", 0.5}, {"s", "中\"\n"}});
  EXPECT_EQ(to_json(value),
            "{\n  \"b\": 1,\n  \"a\": [],\n  \"t\": true,\n  \"n\": null,\n  \"r\": 0.5,\n  \"s\": "
            "\"中\\\"\\n\"\n}");
}

TEST(ToJson, KeepsCountsIntegersAndRealsReals) {
  EXPECT_EQ(to_json(Value(14)), "14");
  EXPECT_EQ(to_json(Value(14.0)), "14.0");
  EXPECT_EQ(to_json(Value(std::numeric_limits<std::int64_t>::max())), "9223372036854775807");
}

TEST(ParseJson, ReadsWhatWasWrittenAndRefusesTheRest) {
  const auto value = Value::object({{"rows", Value(Value::Array{Value(1), Value("x"), Value{}})}});
  EXPECT_EQ(parse_json(to_json(value)), value);
  for (const auto* text : {"", "{", "{\"a\":1,}", "nul", "[1 2]"})
    EXPECT_FALSE(parse_json(text)) << text;
}

const Value rows(Value::Array{
    Value::object({{"year", 1993},
                   {"established", Value(Value::Array{Value("BRA"), Value("PER")})}}),
    Value::object({{"year", 2001}, {"established", Value::array()}, {"note", "a, b"}})});

TEST(ToCsv, HasAColumnForEachMemberOfAnyRow) {
  EXPECT_EQ(to_csv(rows), "year,established,note\n1993,BRA;PER,\n2001,,\"a, b\"\n");
}

TEST(ToCsv, FindsAMemberThatOnlyALateRowHas) {
  auto many = Value::array();
  for (int i = 0; i < 200; ++i) many.push(Value::object({{"a", i}}));
  many.push(Value::object({{"a", 0}, {"b", "late"}}));
  EXPECT_TRUE(to_csv(many).starts_with("a,b\n"));
}

TEST(ToTable, AlignsColumnsAndCountsWideCharactersTwice) {
  EXPECT_EQ(to_table(rows, {"year", "established"}), "year  established\n1993  BRA;PER\n2001\n");
  const Value names(Value::Array{Value::object({{"name", "中国"}, {"n", 1}}),
                                 Value::object({{"name", "Perú"}, {"n", 2}})});
  EXPECT_EQ(to_table(names, {"name", "n"}), "name  n\n中国  1\nPerú  2\n");
}

TEST(ToTable, ShowsNoLineEndsOrControlCharacters) {
  const Value odd(Value::Array{Value::object({{"a", "two\nlines\x1B[2J"}, {"b", 1}})});
  EXPECT_EQ(to_table(odd, {"a", "b"}), "a              b\ntwo lines?[2J  1\n");
}

}  // namespace
}  // namespace comity::io
