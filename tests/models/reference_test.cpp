// SPDX-License-Identifier: Apache-2.0
// Numbers of goldfish 1.7.0 and remstimate 3.1.0 on the worked models; tests/models/data/README.md
// says how they were made.
#include <gtest/gtest.h>

#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::fit_of;
using comity::testing::messages;

constexpr double close = 1e-5;  // of estimates and errors

struct Term {
  double estimate;
  double error;
};

Model load(const std::string& file) {
  Problems problems;
  auto read = io::load_model(std::string(COMITY_SOURCE_DIR) + "/" + file, problems);
  EXPECT_TRUE(read && *read) << messages(problems);
  return read && *read ? std::move((*read)->model) : Model{};
}

void expect_fit(const Model& model, const std::vector<Term>& terms, double log_likelihood,
                double estimates_to = close) {
  const auto found = fit_of(model);
  ASSERT_TRUE(found) << found.error();
  EXPECT_TRUE(found->converged);
  EXPECT_NEAR(found->log_likelihood, log_likelihood, 1e-6 * std::abs(log_likelihood));
  ASSERT_EQ(found->estimates.size(), terms.size());
  for (std::size_t k = 0; k < terms.size(); ++k) {
    EXPECT_NEAR(found->estimates[k].value, terms[k].estimate, estimates_to)
        << model.columns[k].name;
    EXPECT_NEAR(found->estimates[k].error, terms[k].error, estimates_to) << model.columns[k].name;
  }
}

const std::vector<Term>& fisheries() {
  static const std::vector<Term> terms{{0.13411871, 0.04762826},  {0.56789087, 0.05763152},
                                       {0.28896832, 0.14594099},  {1.64829029, 0.18404612},
                                       {-0.01534168, 0.01603930}, {0.00826436, 0.01269729},
                                       {6.08862419, 1.51645204},  {-4.60100473, 1.58237915}};
  return terms;
}

TEST(Fisheries, AgreesWithGoldfish) {
  const auto model = load("models/fisheries/model.toml");
  EXPECT_EQ(model.events.size(), 69U);
  expect_fit(model, fisheries(), -358.69735885);
}

TEST(Fisheries, HasNoPeculiarityOfGoldfish) {
  auto model = load("models/fisheries/model.toml");
  model.settings.compat = Compat::goldfish;
  expect_fit(model, fisheries(), -358.69735885);
}

TEST(Fisheries, HasTheNullLikelihoodOfItsRiskSets) {
  const auto model = load("models/fisheries/model.toml");
  const auto timeline = make_timeline(model);
  const std::vector<double> zero(model.columns.size());
  const auto at = look_at(model, timeline, zero, Information::expected, 1);
  EXPECT_NEAR(at.log_likelihood, -640.59226981, 1e-6);
}

TEST(SocialEvolution, RateWithoutTime) {
  expect_fit(load("models/social-evolution/rate.toml"),
             {{0.55144463, 0.06634436}, {0.26378392, 0.02838606}}, -1750.91226823);
}

TEST(SocialEvolution, RateInTime) {
  expect_fit(load("models/social-evolution/rate-timed.toml"),
             {{-14.38037287, 0.09566920},
              {0.69555509, 0.06311500},
              {0.23463293, 0.03015320},
              {0.05479232, 0.01504895}},
             -6003.10196364);
}

TEST(SocialEvolution, ChoiceOfWhomToCall) {
  expect_fit(load("models/social-evolution/choice.toml"),
             {{5.19690164, 0.17396967}, {1.39802245, 0.17299607}, {-0.23035714, 0.21554197}},
             -696.71852620);
}

TEST(SocialEvolution, ChoiceWithFriendship) {
  expect_fit(load("models/social-evolution/choice-friends.toml"),
             {{4.42056551, 0.19225191},
              {0.27151320, 0.19735484},
              {1.28778584, 0.25673480},
              {0.68624943, 0.22930343},
              {0.69847399, 0.17607275},
              {-0.28699969, 0.16617743}},
             -637.95587968);
}

TEST(TieData, AgreesWithRemstimate) {
  const auto model = load("tests/models/data/tie_data.toml");
  EXPECT_EQ(make_timeline(model).n_events, 99U);
  expect_fit(model,
             {{-4.94090709, 0.189944},
              {0.04545055, 0.036505},
              {-0.20029598, 0.088254},
              {-0.05222633, 0.098194}},
             -1200.4831 / 2, 2e-5);
}

TEST(TieData, CountsItsFirstEventUnderTheCleanRule) {
  auto model = load("tests/models/data/tie_data.toml");
  model.settings.compat = Compat::clean;
  EXPECT_EQ(make_timeline(model).n_events, 100U);
}

}  // namespace
}  // namespace comity::models
