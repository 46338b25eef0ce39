// SPDX-License-Identifier: Apache-2.0
#include "comity/base/value.hpp"

#include <gtest/gtest.h>

#include "comity/base/random.hpp"

namespace comity {
namespace {

TEST(Value, KeepsTheOrderOfItsMembersAndReplacesByName) {
  Value value = Value::object({{"b", 1}, {"a", "x"}});
  value.set("b", 2.5);
  value.set("c", Value{});
  ASSERT_EQ(value.if_object()->size(), 3U);
  EXPECT_EQ(value.if_object()->front().name, "b");
  EXPECT_EQ(*value.find("b")->if_real(), 2.5);
  EXPECT_TRUE(value.find("c")->is_null());
  EXPECT_EQ(value.find("d"), nullptr);
}

TEST(Value, MakesAListOrAnObjectOfNothing) {
  Value list;
  list.push(1);
  list.push("two");
  EXPECT_EQ(list.if_array()->size(), 2U);
  Value object;
  object.set("a", true);
  EXPECT_EQ(*object.find("a")->if_bool(), true);
}

TEST(Value, TellsATextFromATruth) {
  EXPECT_NE(Value("text").if_text(), nullptr) << "a literal must not become a truth";
  EXPECT_NE(Value(std::optional<std::int64_t>{}), Value(0));
  EXPECT_EQ(Value(std::optional<int>{3}), Value(3));
}

TEST(Rng, GivesTheSameNumbersForTheSameSeedAndStream) {
  Rng a(1, stream_of("C001"));
  Rng b(1, stream_of("C001"));
  Rng c(1, stream_of("C002"));
  const auto first = a.next();
  EXPECT_EQ(first, b.next());
  EXPECT_NE(first, c.next());
  EXPECT_NE(first, a.next());
}

TEST(Rng, StaysBelowItsBound) {
  Rng rng(3, 4);
  for (int i = 0; i < 1000; ++i) EXPECT_LT(rng.below(7), 7U);
  EXPECT_EQ(rng.below(1), 0U);
}

// Random123's own table of known answers: philox4x32 10 rounds, counter and key all zero: 6627e8d5
// e169c58d ...
TEST(Rng, IsPhiloxAsPublished) { EXPECT_EQ(Rng(0, 0).next(), 0xe169c58d6627e8d5ULL); }

}  // namespace
}  // namespace comity
