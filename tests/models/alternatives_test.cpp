// SPDX-License-Identifier: Apache-2.0
// A model's rows hold its likelihood: whoever has them needs nothing else.
#include "comity/models/alternatives.hpp"

#include <cmath>
#include <map>

#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::Files;
using comity::testing::model_of;
using comity::testing::toml_of;

const Files four_meetings{
    {"actors.csv", "label,z\na,0\nb,1\nc,3\nd,2\n"},
    {"presence.csv", "time,node,replace\n4,d,0\n"},
    {"ties.csv", "time,sender,receiver\n1,a,c\n2,b,c\n2,d,a\n3,d,c\n5,a,b\n6,c,a\n"},
    {"rungs.csv", "time,sender,receiver,replace\n1,a,c,1\n2,b,c,1\n3,a,c,2\n5,a,b,1\n6,b,c,3\n"}};

std::string with_presence(std::string toml) {
  const std::string actors = "file = \"actors.csv\"\n";
  return toml.insert(toml.find(actors), "presence = \"presence.csv\"\n");
}

/// The log-likelihood from the rows alone.
double from_rows(const Model& model, const std::vector<double>& beta) {
  std::map<std::size_t, double> totals;
  double sum = 0;
  visit_alternatives(model, make_timeline(model), [&](const Alternative& row) {
    double utility = 0;
    for (std::size_t k = 0; k < beta.size(); ++k) utility += beta[k] * row.x[k];
    if (row.happened) sum += utility;
    if (model.settings.timed)
      sum -= row.waited * std::exp(utility);
    else
      totals[row.choice] += std::exp(utility);
    return true;
  });
  for (const auto& [choice, total] : totals) sum -= std::log(total);
  return sum;
}

double from_model(const Model& model, const std::vector<double>& beta) {
  return look_at(model, make_timeline(model), beta, Information::expected, 1).log_likelihood;
}

TEST(Alternatives, HoldTheLikelihoodOfEveryKindWithOneRowPerChoice) {
  const std::vector<std::pair<std::string, bool>> kinds{
      {"choice", true}, {"relational", true}, {"relational", false}};
  for (const auto& [kind, directed] : kinds) {
    const auto model = model_of(
        with_presence(toml_of(kind, "~ inertia + indeg + diff(z)", directed)), four_meetings);
    const std::vector<double> beta{0.4, -0.2, 0.3};
    EXPECT_NEAR(from_rows(model, beta), from_model(model, beta), 1e-12) << kind;
  }
}

TEST(Alternatives, HoldTheLikelihoodOfTimedModels) {
  for (const bool directed : {true, false}) {
    const auto model = model_of(
        with_presence(toml_of("relational", "~ 1 + indeg + diff(z)", directed, "timed = true")),
        four_meetings);
    const std::vector<double> beta{-1.5, -0.2, 0.3};
    EXPECT_NEAR(from_rows(model, beta), from_model(model, beta), 1e-12) << directed;
  }
  const auto rate = model_of(
      with_presence(toml_of("rate", "~ 1 + indeg + ego(z)", true, "timed = true")), four_meetings);
  const std::vector<double> beta{-1.5, -0.2, 0.3};
  EXPECT_NEAR(from_rows(rate, beta), from_model(rate, beta), 1e-12);
}

TEST(Alternatives, KeepTheRungsOfALadderApart) {
  auto toml = toml_of("ladder", "~ diff(z)", false);
  toml.replace(toml.find("ties.csv"), 8, "rungs.csv");
  const auto model = model_of(toml, four_meetings);
  EXPECT_NEAR(from_rows(model, {0.4}), from_model(model, {0.4}), 1e-12);
  visit_alternatives(model, make_timeline(model), [&](const Alternative& row) {
    EXPECT_TRUE(row.choice != 2 || row.stratum == 1);  // a-c to 2, beside b-c
    return true;
  });
}

TEST(Alternatives, OfTwoSidedChoicesHaveBothWishes) {
  const auto model = model_of(toml_of("coordination", "~ alter(z)", false), four_meetings);
  std::size_t happened = 0, rows = 0;
  visit_alternatives(model, make_timeline(model), [&](const Alternative& row) {
    happened += row.happened ? 1 : 0;
    ++rows;
    return rows < 12;
  });
  EXPECT_EQ(rows, 12U);  // it stopped when it was told to: six pairs, both ways
  EXPECT_EQ(happened, 2U);
}

}  // namespace
}  // namespace comity::models
