// SPDX-License-Identifier: Apache-2.0
// Files of lincs, in both notations its writer and its users have, and back.
#include "comity/io/lincs.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "comity/sorting/assign.hpp"
#include "sorting/problems.hpp"

namespace comity::io {
namespace {

const std::string problem_yml = R"(# a comment
kind: classification-problem
format_version: 1
criteria:
  - {name: Math, value_type: real, preference_direction: increasing, min_value: 0, max_value: 1}
  - name: Price
    value_type: integer
    preference_direction: antitone
    min_value: 0
    max_value: 100
  - name: Style
    value_type: enumerated
    ordered_values: [poor, fair, good]
ordered_categories:
  - name: Bad
  - name: Good
)";
const std::string model_yml = R"(kind: ncs-classification-model
format_version: 1
accepted_values:
  - kind: thresholds
    thresholds: [0.600000024]
  - kind: thresholds
    thresholds: [50]
  - kind: thresholds
    thresholds: [fair]
sufficient_coalitions:
  - &same
    kind: weights
    criterion_weights: [0.9, 0.1, 0.5]
)";
const std::string alternatives_csv =
    "# made by a program\n# with two lines\nname,Math,Price,Style,category\n"
    "a,0.6,50,poor,\nb,0.6,51,fair,Good\nc,0.59,50,good,\n";

std::optional<sorting::Problem> read(const std::string& problem, const std::string& model,
                                     const std::string& alternatives, Problems& problems) {
  return read_lincs({"problem.yml", problem}, {"model.yml", model},
                    {"alternatives.csv", alternatives}, problems);
}

std::vector<std::size_t> categories_of(const sorting::Problem& problem) {
  std::vector<std::size_t> categories;
  for (const auto& alternative : problem.alternatives)
    categories.push_back(assign(problem, sorting::fixed(problem), alternative).lowest);
  return categories;
}

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  return text.replace(text.find(old), old.size(), by);
}

TEST(Lincs, ComparesNumbersAsThirtyTwoBits) {
  Problems problems;
  const auto problem = read(problem_yml, model_yml, alternatives_csv, problems);
  ASSERT_TRUE(problem) << problems.list().front().error;
  EXPECT_EQ(problem->method, sorting::Method::mr_sort);
  // a: Math (0.6 is the printed 0.600000024) and Price, 0.9 + 0.1, which in 32 bits is 1: Good.
  // b: Math and Style, 1.4: Good. c: Price and Style, 0.6: Bad.
  EXPECT_EQ(categories_of(*problem), (std::vector<std::size_t>{1, 1, 0}));
}

TEST(Lincs, NamesCoalitionsWhereWeightsNeedLessThanHalf) {
  Problems problems;
  const auto problem = read(problem_yml, replaced(model_yml, "[0.9, 0.1, 0.5]", "[1, 1, 0.5]"),
                            alternatives_csv, problems);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->method, sorting::Method::ncs);
  EXPECT_EQ(problem->boundaries[0].minimal_sufficient, (std::vector<sorting::Coalition>{1, 2}));
}

TEST(Lincs, ReadsRoots) {
  Problems problems;
  const auto model = model_yml.substr(0, model_yml.find("sufficient_coalitions")) +
                     "sufficient_coalitions:\n  - kind: roots\n    upset_roots:\n      - [1, 2]\n";
  const auto problem = read(problem_yml, model, alternatives_csv, problems);
  ASSERT_TRUE(problem);
  EXPECT_EQ(categories_of(*problem), (std::vector<std::size_t>{0, 0, 1}));
}

TEST(Lincs, NamesWhatIsWrongWithItsPlace) {
  const auto place = [](const std::string& problem, const std::string& model,
                        const std::string& alternatives) {
    Problems problems;
    EXPECT_FALSE(read(problem, model, alternatives, problems));
    const auto& error = problems.list().front().error;
    EXPECT_FALSE(error.hint.empty() && error.nearest.empty());
    return error.where.file + ":" + std::to_string(error.where.line);
  };
  EXPECT_EQ(
      place(replaced(problem_yml, "increasing", "single-peaked"), model_yml, alternatives_csv),
      "problem.yml:5");
  EXPECT_EQ(place(problem_yml, replaced(model_yml, "[fair]", "[fare]"), alternatives_csv),
            "model.yml:9");
  EXPECT_EQ(place(problem_yml, replaced(model_yml, "[50]", "[50, 60]"), alternatives_csv),
            "model.yml:7");
  EXPECT_EQ(place(problem_yml, replaced(model_yml, "0.1, 0.5]", "0.1]"), alternatives_csv),
            "model.yml:13");
  EXPECT_EQ(place(problem_yml, model_yml, replaced(alternatives_csv, "51", "many")),
            "alternatives.csv:5");
  EXPECT_EQ(place(problem_yml, "a: [", alternatives_csv), "model.yml:1");
  EXPECT_EQ(place("[]", model_yml, alternatives_csv), "problem.yml:1");
}

RC_GTEST_PROP(Lincs, SortsAsBeforeAfterWritingAndReading, ()) {
  const auto method = *rc::gen::element(sorting::Method::mr_sort, sorting::Method::ncs);
  auto problem = comity::testing::any_problem(method);
  for (auto& boundary : problem.boundaries) boundary.veto.assign(problem.criteria.size(), {});
  const auto files = write_lincs(problem);
  RC_ASSERT(files.has_value());
  Problems problems;
  const auto again = read((*files)[0], (*files)[1], (*files)[2], problems);
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->categories == problem.categories);
  RC_ASSERT(categories_of(*again) == categories_of(problem));
}

TEST(Lincs, RefusesToWriteWhatItCannotSay) {
  auto problem = comity::testing::peer_problem("transport.json");
  EXPECT_FALSE(write_lincs(problem));  // vetoes
  for (auto& boundary : problem.boundaries) boundary.veto.assign(3, {});
  EXPECT_TRUE(write_lincs(problem));
  problem.alternatives[0].performances[0] = std::nullopt;
  EXPECT_FALSE(write_lincs(problem));
  problem.method = sorting::Method::utadis;
  EXPECT_FALSE(write_lincs(problem));
}

}  // namespace
}  // namespace comity::io
