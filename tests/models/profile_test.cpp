// SPDX-License-Identifier: Apache-2.0
// Tests and intervals of single terms, against likelihoods that can be written down.
#include "comity/models/profile.hpp"

#include <cmath>
#include <numeric>

#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::Files;
using comity::testing::fit_of;
using comity::testing::model_of;
using comity::testing::toml_of;

constexpr double reach = 1.959963984540054;

/// a chooses between b and c; c has z = 1 and is chosen `of_c` times, b `of_b` times.
Model two_choices(int of_b, int of_c, const std::string& more = "") {
  std::string ties = "time,sender,receiver\n";
  for (int event = 0; event < of_b + of_c; ++event)
    ties += fmt::format("{},a,{}\n", event + 1, event < of_b ? "b" : "c");
  return model_of(toml_of("choice", "~ alter(z)", true, more),
                  {{"actors.csv", "label,z\na,0\nb,0\nc,1\n"}, {"ties.csv", ties}});
}

TEST(Profile, TestsOfATermOfTwoChoicesAreThoseOfAShare) {
  const auto model = two_choices(3, 9);
  const auto timeline = make_timeline(model);
  const auto fit = fit_of(model);
  ASSERT_TRUE(fit) << fit.error();
  const auto tests = test_terms(model, timeline, *fit, {});
  ASSERT_TRUE(tests);
  const double ratio = 2 * (3 * std::log(3 / 12.0) + 9 * std::log(9 / 12.0) + 12 * std::log(2.0));
  EXPECT_NEAR(tests->at(0)->likelihood_ratio, ratio, 1e-8);
  EXPECT_NEAR(tests->at(0)->score, (9 - 3) * (9 - 3) / 12.0, 1e-8);
}

TEST(Profile, IntervalLosesAsMuchLikelihoodAsATestAllows) {
  const auto model = two_choices(3, 9);
  const auto fit = fit_of(model);
  ASSERT_TRUE(fit);
  const auto found = profile_intervals(model, make_timeline(model), *fit, reach, {});
  ASSERT_TRUE(found);
  const auto loss = [](double b) {
    const auto at = [](double to) { return 9 * to - 12 * std::log1p(std::exp(to)); };
    return 2 * (at(std::log(3.0)) - at(b));
  };
  EXPECT_NEAR(loss(found->at(0).low), reach * reach, 1e-6);
  EXPECT_NEAR(loss(found->at(0).high), reach * reach, 1e-6);
  EXPECT_LT(found->at(0).low, std::log(3.0));
  EXPECT_GT(found->at(0).high, std::log(3.0));
}

TEST(Profile, OfARateIsThatOfAPoissonNumber) {
  Files files{{"actors.csv", "label\na\nb\nc\n"}, {"ties.csv", "time,sender,receiver\n"}};
  for (int event = 1; event <= 8; ++event) files["ties.csv"] += fmt::format("{},a,b\n", event);
  const auto model = model_of(toml_of("relational", "~ 1", false, "timed = true"), files);
  const auto fit = fit_of(model);
  ASSERT_TRUE(fit) << fit.error();
  const auto found = profile_intervals(model, make_timeline(model), *fit, reach, {});
  ASSERT_TRUE(found);
  for (const double end : {found->at(0).low, found->at(0).high}) {
    const double off = end - fit->estimates[0].value;
    EXPECT_NEAR(2 * 8 * (std::exp(off) - 1 - off), reach * reach, 1e-5);
  }
  const auto tests = test_terms(model, make_timeline(model), *fit, {});
  ASSERT_TRUE(tests);
  EXPECT_FALSE(tests->at(0));  // a rate of one per unit of time is no hypothesis
}

TEST(Profile, OfASeparatedTermIsThatOfThePenalisedLikelihood) {
  const auto model = two_choices(0, 6, "penalty = \"firth\"");
  const auto fit = fit_of(model);
  ASSERT_TRUE(fit) << fit.error();
  const auto found = profile_intervals(model, make_timeline(model), *fit, reach, {});
  ASSERT_TRUE(found);
  // Six of six, and half of the logarithm of 6 p (1 - p): p^6.5 (1 - p)^0.5, highest at 6.5/7.
  const auto at = [](double b) { return 6.5 * b - 7 * std::log1p(std::exp(b)); };
  EXPECT_NEAR(2 * (at(std::log(13.0)) - at(found->at(0).low)), reach * reach, 1e-5);
  EXPECT_NEAR(2 * (at(std::log(13.0)) - at(found->at(0).high)), reach * reach, 1e-5);
}

TEST(Profile, OfSeveralTermsHoldsOneAndMovesTheOthers) {
  const Files files{
      {"actors.csv", "label,z,w\na,0,1\nb,1,3\nc,3,0\nd,2,2\n"},
      {"ties.csv", "time,sender,receiver\n1,a,c\n2,b,c\n3,d,c\n4,a,d\n5,b,a\n6,c,d\n7,d,b\n"}};
  const auto model = model_of(toml_of("relational", "~ alter(z) + alter(w)"), files);
  const auto without = model_of(toml_of("relational", "~ alter(w)"), files);
  const auto fit = fit_of(model);
  const auto reduced = fit_of(without);
  ASSERT_TRUE(fit && reduced);
  const auto tests = test_terms(model, make_timeline(model), *fit, {});
  ASSERT_TRUE(tests);
  EXPECT_NEAR(tests->at(0)->likelihood_ratio, 2 * (fit->log_likelihood - reduced->log_likelihood),
              1e-8);
}

/// Somebody who has no time for intervals.
class Hurried final : public Progress {
 public:
  void report(std::string_view, double) override {}
  [[nodiscard]] bool should_stop() const override { return true; }
};

TEST(Profile, StopsWhenItIsTold) {
  const auto model = two_choices(3, 9);
  const auto fit = fit_of(model);
  ASSERT_TRUE(fit);
  Hurried reader;
  const auto found =
      profile_intervals(model, make_timeline(model), *fit, reach, {.progress = &reader});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, Error::Kind::interrupted);
}

}  // namespace
}  // namespace comity::models
