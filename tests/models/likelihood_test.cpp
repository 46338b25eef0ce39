// SPDX-License-Identifier: Apache-2.0
// Likelihoods that can be told by hand, and models that have no estimate.
#include <gtest/gtest.h>

#include <cmath>

#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::Files;
using comity::testing::fit_of;
using comity::testing::model_of;
using comity::testing::toml_of;

const Files three{{"actors.csv", "label,z,w\na,0,1\nb,1,1\nc,3,1\n"},
                  {"ties.csv", "time,sender,receiver\n5,a,b\n"}};

double null_of(const Model& model) {
  const std::vector<double> zero(model.columns.size());
  return look_at(model, make_timeline(model), zero, Information::expected, 1).log_likelihood;
}

TEST(Likelihood, GivesEachPairOfThreeAThird) {
  EXPECT_NEAR(null_of(model_of(toml_of("coordination", "~ diff(z)", false), three)), -std::log(3.0),
              1e-12);
  EXPECT_NEAR(null_of(model_of(toml_of("relational", "~ diff(z)", false), three)), -std::log(3.0),
              1e-12);
  EXPECT_NEAR(null_of(model_of(toml_of("relational", "~ diff(z)"), three)), -std::log(6.0), 1e-12);
  EXPECT_NEAR(null_of(model_of(toml_of("choice", "~ diff(z)"), three)), -std::log(2.0), 1e-12);
  EXPECT_NEAR(null_of(model_of(toml_of("rate", "~ ego(z)"), three)), -std::log(3.0), 1e-12);
}

TEST(Likelihood, OfATwoSidedChoiceIsTheProductOfBothWishes) {
  const auto model = model_of(toml_of("coordination", "~ alter(z)", false), three);
  const double b = 0.3;
  const auto wish = [&](double to, double other) {
    return std::exp(b * to) / (std::exp(b * to) + std::exp(b * other));
  };
  const double ab = wish(1, 3) * wish(0, 3);
  const double ac = wish(3, 1) * wish(0, 1);
  const double bc = wish(3, 0) * wish(1, 0);
  const auto at = look_at(model, make_timeline(model), {b}, Information::expected, 1);
  EXPECT_NEAR(at.log_likelihood, std::log(ab / (ab + ac + bc)), 1e-12);
}

TEST(Likelihood, LeavesOutTheAbsentAndThoseWhoMayNotMeet) {
  auto files = three;
  files["actors.csv"] = "label,present,z\na,1,0\nb,1,1\nc,0,3\n";
  EXPECT_NEAR(null_of(model_of(toml_of("relational", "~ diff(z)"), files)), -std::log(2.0), 1e-12);
  files["actors.csv"] = "label,z\na,0\nb,1\nc,3\n";
  files["may.csv"] = "time,sender,receiver,allowed\n5,a,c,0\n6,b,c,0\n";
  const auto toml = toml_of("relational", "~ diff(z)", false) + "opportunity = \"may.csv\"\n";
  EXPECT_NEAR(null_of(model_of(toml, files)), -std::log(2.0), 1e-12);
}

TEST(Likelihood, DropsActorsOfUnknownAttributesOnRequest) {
  auto files = three;
  files["actors.csv"] = "label,z\na,0\nb,1\nc,\n";
  const auto toml = toml_of("relational", "~ diff(z)", true, "missing = \"drop\"");
  EXPECT_NEAR(null_of(model_of(toml, files)), -std::log(2.0), 1e-12);
}

Error unfit(const std::string& kind, const std::string& formula, const Files& files) {
  const auto found = fit_of(model_of(toml_of(kind, formula), files));
  EXPECT_FALSE(found);
  return found ? Error{} : found.error();
}

const Files several{
    {"actors.csv", "label,z,w,v\na,0,1,0\nb,1,1,2\nc,3,1,6\nd,2,1,4\n"},
    {"ties.csv", "time,sender,receiver\n1,a,c\n2,b,c\n3,d,c\n4,a,c\n5,b,c\n6,c,d\n"}};

TEST(Identification, NamesATermThatDoesNotVary) {
  const auto error = unfit("choice", "~ alter(w) + alter(z)", several);
  EXPECT_EQ(error.kind, Error::Kind::numeric);
  EXPECT_EQ(error.what, "alter(w) does not vary among the alternatives of any event.");
}

TEST(Identification, NamesTermsThatSayTheSame) {
  const auto error = unfit("choice", "~ inertia + alter(z) + alter(v)", several);
  EXPECT_EQ(error.kind, Error::Kind::numeric);
  EXPECT_EQ(error.what, "alter(z), alter(v) say the same: one is a combination of the others.");
}

TEST(Identification, NamesASeparatedTerm) {
  const auto error = unfit("choice", "~ alter(z)", several);  // everybody takes the highest
  EXPECT_EQ(error.kind, Error::Kind::numeric);
  EXPECT_NE(error.what.find("alter(z) separates the events perfectly"), std::string::npos)
      << error.what;
}

TEST(Penalty, KeepsASeparatedTermFinite) {
  for (const auto* penalty : {"ridge:0.1", "firth"}) {
    const auto toml =
        toml_of("choice", "~ alter(z)", true, std::string("penalty = \"") + penalty + "\"");
    const auto found = fit_of(model_of(toml, several));
    ASSERT_TRUE(found) << found.error();
    EXPECT_TRUE(found->converged) << penalty;
    EXPECT_GT(found->estimates[0].value, 0) << penalty;
    EXPECT_LT(found->estimates[0].value, 10) << penalty;
  }
}

TEST(Fit, RefusesAModelWithoutEvents) {
  const auto toml = toml_of("choice", "~ alter(z)") + "since = 100\n";
  const auto found = fit_of(model_of(toml, several));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, Error::Kind::data);
}

/// Asks to stop at the first chance.
class Impatient final : public Progress {
 public:
  void report(std::string_view what, double) override { said = what; }
  [[nodiscard]] bool should_stop() const override { return true; }
  std::string said;
};

TEST(Fit, StopsWhenItIsAskedTo) {
  auto files = several;
  files["ties.csv"] = "time,sender,receiver\n1,a,c\n2,b,d\n3,c,b\n4,d,c\n";
  const auto model = model_of(toml_of("choice", "~ alter(z)"), files);
  Impatient impatient;
  const auto found = fit(model, make_timeline(model), {.progress = &impatient});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, Error::Kind::interrupted);
  EXPECT_TRUE(impatient.said.starts_with("iteration 1")) << impatient.said;
}

TEST(Fit, FindsEventsOfTheAbsent) {
  auto files = several;
  files["actors.csv"] = "label,present,z\na,0,0\nb,1,1\nc,1,3\nd,1,2\n";
  const auto model = model_of(toml_of("choice", "~ alter(z)"), files);
  Problems problems;
  check_events(model, make_timeline(model), problems);
  ASSERT_EQ(problems.errors(), 2U);
  EXPECT_EQ(problems.list()[0].error.what, "an event of a, who is absent at that time.");
  EXPECT_EQ(problems.list()[0].error.where.line, 2U);
}

TEST(Sandwich, OfOneEventPerClusterIsTheSumOfSquares) {
  auto files = several;
  files["ties.csv"] = "time,sender,receiver\n1,a,c\n2,b,d\n3,c,b\n4,d,c\n";
  const auto by = [&](const std::string& cluster) {
    return fit_of(
        model_of(toml_of("choice", "~ alter(z)", true, "cluster = \"" + cluster + "\""), files));
  };
  // Each sender and each pair acts once, so both clusterings are the same.
  const auto actor = by("actor");
  const auto dyad = by("dyad");
  ASSERT_TRUE(actor && dyad);
  EXPECT_EQ(actor->n_clusters, 4U);
  EXPECT_GT(actor->estimates[0].robust, 0);
  EXPECT_NEAR(actor->estimates[0].robust, dyad->estimates[0].robust, 1e-12);
}

}  // namespace
}  // namespace comity::models
