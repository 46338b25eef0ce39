// SPDX-License-Identifier: Apache-2.0
// What a fit leaves unexplained: laws that hold at the estimates, numbers of survival::coxph, and
// fits without one event.
#include "comity/models/residuals.hpp"

#include <cmath>

#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::Files;
using comity::testing::fit_of;
using comity::testing::model_of;
using comity::testing::toml_of;

const Files nine_meetings{
    {"actors.csv", "label,z\na,0\nb,1\nc,3\nd,2\ne,1\n"},
    {"ties.csv",
     "time,sender,receiver\n1,a,c\n2,b,c\n2,d,a\n3,d,c\n5,a,b\n6,c,a\n7,e,a\n9,b,e\n11,a,c\n"}};

Residuals residuals_at_estimates(const Model& model) {
  const auto timeline = make_timeline(model);
  const auto fit = fit_of(model);
  EXPECT_TRUE(fit) << fit.error();
  return fit ? residuals_of(model, timeline, *fit) : Residuals{};
}

double sum_expected(const std::vector<Tally>& tallies) {
  double sum = 0;
  for (const auto& tally : tallies) sum += tally.expected;
  return sum;
}

TEST(Residuals, ExpectAsManyEventsAsThereWere) {
  for (const auto* kind : {"relational", "coordination"}) {
    const auto found =
        residuals_at_estimates(model_of(toml_of(kind, "~ diff(z)", false), nine_meetings));
    EXPECT_NEAR(sum_expected(found.actors), 2 * 9, 1e-9) << kind;  // two take part in each
  }
  const auto chosen =
      residuals_at_estimates(model_of(toml_of("choice", "~ alter(z)"), nine_meetings));
  EXPECT_NEAR(sum_expected(chosen.actors), 9, 1e-9);
  EXPECT_EQ(chosen.actors[2].observed, 4U);  // c was chosen four times
}

TEST(Residuals, OfATimedModelWithInterceptSumToNothing) {
  const auto pairs = residuals_at_estimates(
      model_of(toml_of("relational", "~ 1 + diff(z)", true, "timed = true"), nine_meetings));
  EXPECT_NEAR(sum_expected(pairs.actors), 18, 1e-6);
  const auto rates = residuals_at_estimates(
      model_of(toml_of("rate", "~ 1 + ego(z)", true, "timed = true"), nine_meetings));
  EXPECT_NEAR(sum_expected(rates.actors), 9, 1e-6);
  EXPECT_EQ(rates.actors[0].observed, 3U);
  EXPECT_TRUE(rates.pairs.empty());
}

TEST(Residuals, RankAnEventAmongWhatCouldHaveHappened) {
  const auto model = model_of(toml_of("choice", "~ alter(z)"), nine_meetings);
  const auto timeline = make_timeline(model);
  Fit fit;
  fit.estimates = {{.value = 1, .error = 1}};
  fit.covariance = {1};
  fit.parts.assign(9, 0);
  fit.scores.assign(9, 0);
  const auto found = residuals_of(model, timeline, fit);
  EXPECT_EQ(found.events[0].placing.rank, 1);  // c has the highest z
  EXPECT_EQ(found.events[0].placing.n_alternatives, 4U);
  // d chose a, the lowest of a, b, c and e.
  EXPECT_EQ(found.events[2].placing.rank, 0);
  // a chose b, where b and e are alike: one lower (none), one equal, of three others.
  EXPECT_NEAR(found.events[4].placing.rank, 0.5 / 3, 1e-12);
}

TEST(Residuals, SayHowFarEstimatesMoveWithoutAnEvent) {
  std::string ties = "time,sender,receiver\n";
  const char* const names = "abcdefgh";
  for (int event = 0; event < 60; ++event)
    ties += fmt::format("{},{},{}\n", event + 1, names[event % 8], names[(event * 5 + 3) % 8]);
  // From event 4 on some senders would choose themselves; those are left out.
  std::string kept;
  for (std::size_t at = 0; at < ties.size();) {
    const auto end = ties.find('\n', at);
    const auto line = ties.substr(at, end - at);
    if (line[line.size() - 1] != line[line.size() - 3]) kept += line + "\n";
    at = end + 1;
  }
  const Files files{{"actors.csv", "label,z\na,0\nb,1\nc,3\nd,2\ne,1\nf,5\ng,2\nh,4\n"},
                    {"ties.csv", kept}};
  const auto model = model_of(toml_of("relational", "~ alter(z) + inertia"), files);
  const auto fit = fit_of(model);
  ASSERT_TRUE(fit) << fit.error();
  const auto found = residuals_of(model, make_timeline(model), *fit);
  for (const std::size_t event : {0U, 7U, 20U}) {
    auto without = model;
    without.events.erase(without.events.begin() + static_cast<std::ptrdiff_t>(event));
    const auto refit = fit_of(without);
    ASSERT_TRUE(refit) << refit.error();
    for (std::size_t k = 0; k < 2; ++k) {
      const double moved =
          (refit->estimates[k].value - fit->estimates[k].value) / fit->estimates[k].error;
      EXPECT_NEAR(found.events[event].influence[k], moved, 0.01 + 0.15 * std::abs(moved));
    }
  }
}

TEST(Residuals, DevianceHasTheSignOfWhatIsUnexplained) {
  EXPECT_EQ((Tally{0, 2}.deviance()), -2);  // 2 (0 - (0 - 2)) = 4
  EXPECT_EQ((Tally{3, 3}.deviance()), 0);
  // Cox models: sign(M) sqrt(-2 (M + log(1 - M))) for one event, M = 1 - expected.
  EXPECT_NEAR((Tally{1, 0.25}.deviance()), std::sqrt(-2 * (0.75 + std::log(0.25))), 1e-12);
}

}  // namespace
}  // namespace comity::models
