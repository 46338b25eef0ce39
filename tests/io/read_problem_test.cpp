// SPDX-License-Identifier: Apache-2.0
// What a sorting problem in a file may get wrong: everything is said at once, with line and way
// out.
#include "comity/io/read_problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/io/json_tree.hpp"

namespace comity::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A good problem, one key a line, with some text replaced.
std::string problem_with(const std::string& old = "", const std::string& by = "") {
  std::string text = R"({"method": "mr-sort",
"criteria": [{"id": "g1", "weight": 1},
{"id": "g2", "direction": "min", "weight": 1}],
"categories": ["node", "link", "pivot"],
"cutting_level": 0.6,
"boundaries": [{"performances": {"g1": 1, "g2": 9}},
{"performances": {"g1": 2, "g2": 8}}],
"alternatives": [{"id": "a", "performances": {"g1": 3, "g2": null}},
{"id": "b", "performances": {"g1": [1, 2], "g2": 7}}],
"robustness": {"draws": 1000, "weights": "uniform"}})";
  if (!old.empty()) text.replace(text.find(old), old.size(), by);
  return text;
}

/// The findings as "line: sentence", errors alone.
std::vector<std::string> errors_of(const std::string& text) {
  Problems problems;
  const auto problem = read_problem(text, "p.json", problems);
  EXPECT_EQ(problem.has_value(), !problems.has_errors());
  std::vector<std::string> errors;
  for (const auto& found : problems.list()) {
    if (found.severity == Problem::Severity::warning) continue;
    EXPECT_TRUE(!found.error.hint.empty() || !found.error.nearest.empty());
    EXPECT_EQ(found.error.where.file, "p.json");
    errors.push_back(std::to_string(found.error.where.line) + ": " + found.error.what);
  }
  return errors;
}

TEST(ReadProblem, TakesEveryNumberAsItIs) {
  Problems problems;
  const auto problem = read_problem(problem_with(), "p.json", problems);
  ASSERT_TRUE(problem);
  EXPECT_THAT(problems.list(), IsEmpty());
  EXPECT_EQ(problem->criteria[1].direction, sorting::Direction::min);
  EXPECT_EQ(problem->boundaries[1].performances[1], sorting::Interval(8));
  EXPECT_EQ(problem->alternatives[0].performances[1], std::nullopt);
  EXPECT_EQ(problem->alternatives[1].performances[0], sorting::Interval(1, 2));
  EXPECT_EQ(problem->robustness->weights, sorting::Weights::uniform);
}

TEST(ReadProblem, NamesUnknownKeysAndWordsWithTheNearest) {
  Problems problems;
  EXPECT_FALSE(read_problem(problem_with("cutting_level", "cuting_level"), "p.json", problems));
  ASSERT_EQ(problems.list().size(), 2U);  // one is missing, the other unknown
  EXPECT_EQ(problems.list()[0].error.what, "the key \"cutting_level\" is missing.");
  EXPECT_EQ(problems.list()[1].error.where.line, 5U);
  EXPECT_THAT(problems.list()[1].error.nearest, HasSubstr("cutting_level"));
  EXPECT_THAT(errors_of(problem_with("mr-sort", "mrsort")),
              ElementsAre("1: \"mrsort\" is not a value of \"method\"."));
  EXPECT_THAT(errors_of(problem_with("\"g2\": 8", "\"g3\": 8")),
              ElementsAre("7: a boundary has no performance on \"g2\".",
                          "7: there is no criterion \"g3\"."));
}

TEST(ReadProblem, RefusesWeightsThatAreNegativeOrAllZero) {
  EXPECT_THAT(errors_of(problem_with("\"weight\": 1}]", "\"weight\": -0.5}]")),
              ElementsAre("3: the weight of \"g2\" is -0.5, below 0."));
  auto text = problem_with("\"weight\": 1}", "\"weight\": 0}");
  text.replace(text.find("\"weight\": 1}"), 12, "\"weight\": 0 }");
  EXPECT_THAT(errors_of(text), ElementsAre("2: all weights are 0."));
}

TEST(ReadProblem, RefusesBoundariesThatAreNotInOrder) {
  EXPECT_THAT(
      errors_of(problem_with("\"g2\": 8", "\"g2\": 9.5")),
      ElementsAre("7: the boundary below \"pivot\" asks for 9.5 on \"g2\", less than the one "
                  "below \"link\" with 9."));
  EXPECT_THAT(
      errors_of(problem_with("{\"g1\": 2,", "{\"g1\": 0.5,")),
      ElementsAre("7: the boundary below \"pivot\" asks for 0.5 on \"g1\", less than the one "
                  "below \"link\" with 1."));
}

TEST(ReadProblem, RefusesACuttingLevelOutsideAHalfToOne) {
  EXPECT_THAT(errors_of(problem_with("0.6", "0.4")),
              ElementsAre("5: the cutting level 0.4 is not from 0.5 to 1."));
  EXPECT_THAT(errors_of(problem_with("0.6", "[0.6, 1.5]")), ::testing::SizeIs(1));
  EXPECT_THAT(errors_of(problem_with("0.6", "1.5")), IsEmpty());  // of weights with the sum 2
  EXPECT_THAT(errors_of(problem_with("0.6", "[0.9, 0.6]")),
              ElementsAre("5: \"cutting_level\" is from 0.9 to 0.6, backwards."));
}

TEST(ReadProblem, WarnsOfACriterionThatIsConstantOrMissingForAll) {
  Problems problems;
  EXPECT_TRUE(read_problem(problem_with("[1, 2]", "3"), "p.json", problems));
  ASSERT_EQ(problems.list().size(), 1U);
  EXPECT_EQ(problems.list()[0].error.what, "\"g1\" is 3 for all: it tells nobody apart.");
  EXPECT_EQ(problems.list()[0].error.where.line, 2U);
  Problems missing;
  EXPECT_TRUE(read_problem(problem_with("\"g2\": 7", "\"g2\": null"), "p.json", missing));
  ASSERT_EQ(missing.list().size(), 1U);
  EXPECT_EQ(missing.list()[0].error.what, "nobody has a performance on \"g2\".");
}

TEST(ReadProblem, RefusesVetoesAndThresholdsThatCannotBe) {
  EXPECT_THAT(errors_of(problem_with("\"g2\": 9}}", "\"g2\": 9}, \"veto\": {\"g1\": 1.5}}")),
              ElementsAre("6: the veto 1.5 on \"g1\" is better than the boundary itself, 1."));
  EXPECT_THAT(
      errors_of(problem_with("\"id\": \"g1\",", "\"id\": \"g1\", \"q\": 2, \"p\": 1, \"v\": 1,")),
      ElementsAre("2: p of \"g1\" is 1, below its q of 2.",
                  "2: v of \"g1\" is 1, not above its p of 1."));
}

TEST(ReadProblem, RefusesTheSameThingTwice) {
  EXPECT_THAT(errors_of(problem_with("\"id\": \"b\"", "\"id\": \"a\"")),
              ElementsAre("9: the alternative \"a\" comes twice."));
  EXPECT_THAT(errors_of(problem_with("\"g2\": 7", "\"g2\": 7, \"g2\": 8")),
              ElementsAre("9: the key \"g2\" comes twice."));
}

TEST(ReadProblem, SaysEverythingAtOnce) {
  auto text = problem_with("0.6", "7");
  text.replace(text.find("\"g1\": 3"), 7, "\"g1\": \"x\"");
  text.replace(text.find("uniform"), 7, "unifrom");
  EXPECT_THAT(
      errors_of(text),
      ElementsAre("5: the cutting level 7 is 3.5 of the sum of the weights, which is not from "
                  "0.5 to 1.",
                  "8: a performance is neither a number nor two.",
                  "10: \"unifrom\" is not a value of \"weights\"."));
}

TEST(ReadProblem, RefusesACountOfBoundariesThatDoesNotFit) {
  EXPECT_THAT(errors_of(problem_with(", \"pivot\"", "")),
              ElementsAre("6: there are 2 boundaries between 2 categories; there must be 1."));
}

TEST(ReadProblem, NamesWeightIntervalsThatNeverHaveTheSumOne) {
  auto text = problem_with("\"weight\": 1}", "\"weight_interval\": [0.1, 0.3]}");
  text.replace(text.find("\"weight\": 1}"), 12, "\"weight_interval\": [0.1, 0.4]}");
  text.replace(text.find("uniform"), 7, "intervals");
  EXPECT_THAT(
      errors_of(text),
      ElementsAre("2: the weight intervals reach from 0.2 to 0.7 together; no weights in them "
                  "have the sum 1."));
}

TEST(ReadJson, NamesTheLineAndColumnOfTheFirstMistake) {
  const std::vector<std::pair<std::string, std::pair<unsigned, unsigned>>> bad{
      {"{\"a\": 1,\n \"b\": }", {2, 7}},
      {"{\"a\": 1\n \"b\": 2}", {2, 2}},
      {"[1, 2", {1, 6}},
      {"[01]", {1, 2}},
      {"[1.]", {1, 2}},
      {"[1e999]", {1, 2}},
      {"\"a\nb\"", {1, 3}},
      {"\"\\ud800\"", {1, 8}},
      {"{} x", {1, 4}},
      {"", {1, 1}},
      {"[-]", {1, 2}},
      {"[+1]", {1, 2}}};
  for (const auto& [text, place] : bad) {
    Problems problems;
    EXPECT_FALSE(read_json(text, "j", problems)) << text;
    ASSERT_EQ(problems.list().size(), 1U) << text;
    const auto& where = problems.list()[0].error.where;
    EXPECT_EQ(std::pair(where.line, where.column), place) << text;
  }
  Problems problems;
  EXPECT_FALSE(read_json(std::string(1000, '['), "j", problems));
  EXPECT_FALSE(read_json("\"\xFF\"", "j", problems));
}

TEST(ReadJson, ReadsTextsInEveryNotation) {
  Problems problems;
  const auto tree =
      read_json(R"(["\u00e9\n", "\ud83d\ude00", "中", -0.5e1, true, null])", "j", problems);
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->items[0].text, "é\n");
  EXPECT_EQ(tree->items[1].text, "😀");
  EXPECT_EQ(tree->items[2].text, "中");
  EXPECT_EQ(tree->items[3].number, -5);
  EXPECT_TRUE(tree->items[4].truth);
  EXPECT_EQ(tree->items[5].kind, JsonTree::Kind::null);
}

}  // namespace
}  // namespace comity::io
