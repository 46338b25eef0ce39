// SPDX-License-Identifier: Apache-2.0
#include "comity/services/learn.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "comity/services/learn_rows.hpp"
#include "comity/sorting/assign.hpp"

namespace comity::services {
namespace {

learning::Examples any_table(bool min) {
  learning::Examples examples{.criteria = {{"a", min}, {"b"}, {"c"}},
                              .categories = {"low", "middle", "high"}};
  for (std::size_t i = 0; i < 12; ++i) {
    learning::Example row{.id = "p" + std::to_string(i)};
    for (int j = 0; j < 3; ++j) row.values.push_back(*rc::gen::inRange(0, 40) / 10.0);
    row.category = *rc::gen::inRange<std::size_t>(0, 3);
    examples.rows.push_back(row);
  }
  return examples;
}

std::size_t length(const Value& body, const char* key) {
  return body.find(key)->if_array()->size();
}

/// The rule that is written down sorts as the rule that was learned, by another program part.
RC_GTEST_PROP(LearnProperty, TheProblemSortsAsTheRule, (bool min)) {
  const Lesson lesson{"table", any_table(min)};
  Quiet quiet;
  const auto given = learn(lesson, {}, quiet);
  RC_ASSERT(given.has_value());
  const auto parameters = sorting::fixed(given->problem);
  const auto& body = given->answer.body;
  const auto& rows = *body.find("examples")->if_array();
  int reproduced = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto assigned = given->problem.categories.at(
        sorting::assign(given->problem, parameters, given->problem.alternatives[i]).lowest);
    RC_ASSERT(*rows[i].find("assigned")->if_text() == assigned);
    reproduced += assigned == lesson.examples.categories[*lesson.examples.rows[i].category] ? 1 : 0;
  }
  RC_ASSERT(*body.find("reproduced")->if_int() == reproduced);
  RC_ASSERT(*body.find("total")->if_int() == 12);
  RC_ASSERT(length(body, "unexplained") + static_cast<std::size_t>(reproduced) == 12U);
  const double left_out = *body.find("leave_one_out")->if_real();
  RC_ASSERT(left_out >= 0 && left_out <= 1);
}

TEST(ValueOf, IsRoundAndInTheGap) {
  learning::Examples examples{.criteria = {{"a"}, {"b", true}}, .categories = {"low", "high"}};
  for (const double value : {0.3, 0.31, 1.0})
    examples.rows.push_back({.id = "x", .values = {value, value}, .category = 0});
  const auto ranked = learning::rank(examples);
  EXPECT_EQ(learning::value_of(ranked, 0, 0), 0.3);
  EXPECT_EQ(learning::value_of(ranked, 0, 1), 0.305);
  EXPECT_EQ(learning::value_of(ranked, 0, 2), 0.7);
  EXPECT_GT(learning::value_of(ranked, 0, 3), 1.0) << "nobody reaches it";
  EXPECT_EQ(learning::value_of(ranked, 1, 0), 1.0)
      << "less is better, so all reach the highest value";
  EXPECT_EQ(learning::value_of(ranked, 1, 1), 0.7);
  EXPECT_LT(learning::value_of(ranked, 1, 3), 0.3);
  const auto gap = gap_of(ranked, 0, {0, 2});
  EXPECT_FALSE(gap.worse);
  EXPECT_EQ(gap.better, 1.0);
}

}  // namespace
}  // namespace comity::services
