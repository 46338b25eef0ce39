// SPDX-License-Identifier: Apache-2.0
// Ladder models against survival::coxph 3.5-3 on the counting-process expansion; peers/ladder.R
// makes the numbers again.
#include <gtest/gtest.h>

#include <array>

#include "comity/models/residuals.hpp"
#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::Files;
using comity::testing::fit_of;
using comity::testing::model_of;
using comity::testing::toml_of;

Model load_ladder(const std::string& name) {
  Problems problems;
  auto read = io::load_model(
      std::string(COMITY_SOURCE_DIR) + "/tests/models/data/ladder/" + name + ".toml", problems);
  EXPECT_TRUE(read && *read) << comity::testing::messages(problems);
  return read && *read ? std::move((*read)->model) : Model{};
}

struct Cox {
  double log_likelihood;
  double estimates[3];
  double errors[3];
};

void expect_cox(const std::string& ties, const Cox& cox) {
  const auto found = fit_of(load_ladder(ties));
  ASSERT_TRUE(found) << found.error();
  EXPECT_NEAR(found->log_likelihood, cox.log_likelihood, 1e-7);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_NEAR(found->estimates[k].value, cox.estimates[k], 1e-6);
    EXPECT_NEAR(found->estimates[k].error, cox.errors[k], 1e-6);
  }
}

TEST(Ladder, IsAStratifiedCoxModelWithBreslowTies) {
  expect_cox("breslow", {-91.1755884933,
                         {0.86436469, -0.66377758, 1.07468292},
                         {0.33581331, 0.22931863, 0.37176487}});
}

TEST(Ladder, IsAStratifiedCoxModelWithEfronTies) {
  expect_cox("efron", {-90.5729936609,
                       {0.87915778, -0.67300456, 1.10075548},
                       {0.33656849, 0.22972440, 0.37365773}});
}

/// Martingale residuals of the pairs s0-s1, s0-s2 ... s1-s5, and the sum of all absolute values.
struct Martingales {
  std::array<double, 12> first;
  double total;
};

void expect_martingales(const std::string& ties, const Martingales& cox) {
  const auto model = load_ladder(ties);
  const auto fit = fit_of(model);
  ASSERT_TRUE(fit) << fit.error();
  const auto found = residuals_of(model, make_timeline(model), *fit);
  ASSERT_EQ(found.pairs.size(), 36U);
  double total = 0;
  for (std::size_t pair = 0; pair < 36; ++pair) {
    const double residual = found.pairs[pair].tally.martingale();
    if (pair < 12) {
      EXPECT_NEAR(residual, cox.first.at(pair), 1e-6) << pair;
    }
    total += std::abs(residual);
  }
  EXPECT_NEAR(total, cox.total, 1e-4);
}

TEST(Ladder, HasTheMartingaleResidualsOfACoxModel) {
  expect_martingales("breslow",
                     {{-0.13664349, -0.51210401, -1.18961397, 0.40868382, 1.39037532, -0.57845306,
                       -0.51614320, 0.00631122, -1.01390041, 0.50876749, 0.23642840, 0.71785386},
                      25.23474});
  expect_martingales("efron",
                     {{-0.13865536, -0.52857474, -1.17943628, 0.41706778, 1.40673749, -0.54949470,
                       -0.53499233, 0.01056686, -1.03761531, 0.50660947, 0.26388803, 0.70929285},
                      25.51786});
}

const Files small{
    {"actors.csv", "label,z\na,0\nb,1\nc,0\nd,1\n"},
    {"ties.csv", "time,sender,receiver,replace\n1,a,b,1\n2,a,b,3\n3,c,d,2\n4,a,b,2\n5,c,a,1\n"}};

std::vector<Event> kept(const std::string& more) {
  return model_of(toml_of("ladder", "~ same(z)", false, more), small).events;
}

TEST(Ladder, ExplainsRisesOnly) {
  const auto events = kept("");
  ASSERT_EQ(events.size(), 4U);  // the fall of a and b on day 4 is none
  EXPECT_EQ(events[1].value, 3);
}

TEST(Ladder, TakesTheNextRungAloneOnRequest) {
  EXPECT_EQ(kept("destination = \"next\"").size(), 2U);  // a-b to 1, c-a to 1
}

TEST(Ladder, LeavesOutOtherOrigins) {
  EXPECT_EQ(kept("origin = [1]").size(), 1U);
  EXPECT_EQ(kept("origin = [0]").size(), 3U);
}

TEST(Ladder, ComparesWithPairsOnTheSameRung) {
  // Day 1: 6 pairs on rung 0. Day 2: a-b alone on rung 1. Day 3: 5 pairs on rung 0. Day 5: 4.
  const auto model = model_of(toml_of("ladder", "~ same(z)", false), small);
  const auto at = look_at(model, make_timeline(model), {0.0}, Information::expected, 1);
  EXPECT_NEAR(at.log_likelihood, -std::log(6.0) - std::log(5.0) - std::log(4.0), 1e-12);
}

}  // namespace
}  // namespace comity::models
