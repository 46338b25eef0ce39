// SPDX-License-Identifier: Apache-2.0
// Each event against a sample: all of it where the sample is large, and right on average where it
// is not.
#include <gtest/gtest.h>

#include <cmath>

#include "models/recovery.hpp"
#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::expect_covered;
using comity::testing::Files;
using comity::testing::fit_of;
using comity::testing::model_of;
using comity::testing::problems_of;
using comity::testing::toml_of;
using comity::testing::twelve;

Look look(const Model& model, const std::vector<double>& beta, unsigned threads = 1) {
  return look_at(model, make_timeline(model), beta, Information::expected, threads);
}

TEST(Sampled, WithAllAlternativesIsTheExactLikelihood) {
  const std::vector<double> beta{0.4, -0.2};
  for (const auto* kind : {"choice", "relational"})
    for (const bool directed : {true, false}) {
      const auto exact = model_of(toml_of(kind, "~ inertia + alter(z)", directed), twelve(40));
      auto sampled = exact;
      sampled.settings.controls = 200;
      const auto all = look(exact, beta);
      const auto drawn = look(sampled, beta);
      EXPECT_NEAR(all.log_likelihood, drawn.log_likelihood, 1e-9) << kind;
      for (std::size_t k = 0; k < 4; ++k)
        EXPECT_NEAR(all.information[k], drawn.information[k], 1e-9) << kind;
    }
}

TEST(Sampled, KeepsToTheRungOfALadder) {
  const Files files{
      {"actors.csv", "label,z\na,0\nb,1\nc,0\nd,1\n"},
      {"ties.csv", "time,sender,receiver,replace\n1,a,b,1\n2,a,b,3\n3,c,d,2\n4,a,b,2\n5,c,a,1\n"}};
  const auto model = model_of(toml_of("ladder", "~ same(z)", false, "controls = 100"), files);
  // Day 1: 6 pairs on rung 0. Day 2: a-b alone. Day 3: 5 pairs. Day 5: 4.
  EXPECT_NEAR(look(model, {0.0}).log_likelihood, -std::log(6.0) - std::log(5.0) - std::log(4.0),
              1e-12);
}

TEST(Sampled, ComparesWithAsManyAsWereAskedFor) {
  auto model = model_of(toml_of("relational", "~ inertia"), twelve(40));
  model.settings.controls = 7;
  EXPECT_NEAR(look(model, {0.0}).log_likelihood, -40 * std::log(8.0), 1e-9);
}

TEST(Sampled, IsTheSameOnAnyNumberOfThreadsAndDiffersBySeed) {
  auto model = model_of(toml_of("relational", "~ inertia + alter(z)"), twelve(400));
  model.settings.controls = 5;
  const auto one = look(model, {0.4, 0.3});
  EXPECT_EQ(one.log_likelihood, look(model, {0.4, 0.3}, 3).log_likelihood);
  model.settings.seed = 2;
  EXPECT_NE(one.log_likelihood, look(model, {0.4, 0.3}).log_likelihood);
}

TEST(Sampled, ErrorsHaveTheSamplingInThem) {
  auto model = model_of(toml_of("relational", "~ diff(z) + inertia"), twelve(150));
  model.settings.controls = 8;
  expect_covered(model, {-0.3, 0.8}, 600);
}

TEST(Sampled, IsRefusedWhereAllPairsCount) {
  EXPECT_EQ(problems_of(toml_of("coordination", "~ indeg", false, "controls = 5"), twelve(3)),
            "model.toml:3:12: controls: a coordination model needs all alternatives.\n"
            "  try: sample in models of kind choice, relational (not timed) or ladder\n");
}

}  // namespace
}  // namespace comity::models
