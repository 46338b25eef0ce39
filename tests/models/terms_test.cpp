// SPDX-License-Identifier: Apache-2.0
// Terms whose values can be written down by hand: the order of legs, global attributes, userStat.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "comity/models/replay.hpp"
#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::Files;
using comity::testing::fit_of;
using comity::testing::model_of;
using comity::testing::problems_of;
using comity::testing::toml_of;
using ::testing::HasSubstr;

const std::string actors = "label\na\nb\nc\nd\n";

/// The first column for (i, j) at the time of the last event.
double last_value(const Model& model, Node i, Node j) {
  const auto timeline = make_timeline(model);
  Replay replay(model, timeline);
  for (const auto& moment : timeline.moments) {
    replay.admit(moment.time, true);
    replay.advance_to(moment);
  }
  return replay.value(0, i, j);
}

double last_value(const std::string& term, const std::string& ties, Node i, Node j) {
  return last_value(
      model_of(toml_of("choice", "~ " + term),
               {{"actors.csv", actors}, {"ties.csv", "time,sender,receiver,increment\n" + ties}}),
      i, j);
}

TEST(Terms, TransLooksAtTheOrderOfItsLegs) {
  const std::string forward = "1,a,b,1\n2,b,c,1\n3,d,a,1\n";
  const std::string backward = "1,b,c,1\n2,a,b,1\n3,d,a,1\n";
  for (const auto* history : {"pooled", "sequential", "consecutive"}) {
    const auto term = "trans(history = '" + std::string(history) + "')";
    EXPECT_EQ(last_value(term, forward, 0, 2), 1) << history;
    EXPECT_EQ(last_value(term, backward, 0, 2), std::string(history) == "pooled" ? 1 : 0)
        << history;
  }
}

TEST(Terms, ConsecutiveLegsHaveNoTieBetweenThem) {
  const std::string ties = "1,a,b,1\n2,d,b,1\n3,b,c,1\n4,d,a,1\n";
  EXPECT_EQ(last_value("trans(history = 'sequential')", ties, 0, 2), 1);
  EXPECT_EQ(last_value("trans(history = 'consecutive')", ties, 0, 2), 0);
  // A repeated tie begins nothing, so it does not come between.
  const std::string repeated = "1,a,b,1\n2,a,b,1\n3,b,c,1\n4,d,a,1\n";
  EXPECT_EQ(last_value("trans(history = 'consecutive')", repeated, 0, 2), 1);
}

TEST(Terms, ATieThatEndsAndBeginsAgainIsANewLeg) {
  const std::string ties = "1,a,b,1\n2,b,c,1\n3,a,b,-1\n4,a,b,1\n5,d,a,1\n";
  EXPECT_EQ(last_value("trans(history = 'pooled')", ties, 0, 2), 1);
  EXPECT_EQ(last_value("trans(history = 'sequential')", ties, 0, 2), 0);
}

TEST(Terms, CycleBeginsWithTheLegOfTheReceiver) {
  // From c to a by way of b: c-b first, then b-a.
  EXPECT_EQ(last_value("cycle(history = 'sequential')", "1,c,b,1\n2,b,a,1\n3,d,a,1\n", 0, 2), 1);
  EXPECT_EQ(last_value("cycle(history = 'sequential')", "1,b,a,1\n2,c,b,1\n3,d,a,1\n", 0, 2), 0);
}

TEST(Terms, LegsOfOneTimeAreInNoOrder) {
  EXPECT_EQ(last_value("trans(history = 'sequential')", "1,a,b,1\n1,b,c,1\n3,d,a,1\n", 0, 2), 0);
}

const Files crisis = {
    {"actors.csv", "label\na\nb\nc\n"},
    {"ties.csv",
     "time,sender,receiver,increment\n1,a,b,1\n2,b,a,1\n3,a,c,1\n4,c,a,1\n5,a,b,1\n6,b,c,1\n"
     "6.5,c,b,1\n7,a,b,1\n7.5,b,a,1\n8,c,a,1\n8.5,a,c,1\n9,b,c,1\n"},
    {"crisis.csv", "time,replace\n5,1\n"}};

std::string crisis_model(const std::string& formula, const std::string& more = "timed = true") {
  return toml_of("relational", formula, true, more) +
         "since = 0\nuntil = 9\n[attributes.crisis]\nglobal = true\nchanges = \"crisis.csv\"\n";
}

TEST(Terms, EventRaisesTheRateOfEverybody) {
  const auto fit = fit_of(model_of(crisis_model("~ 1 + event(crisis)"), crisis));
  ASSERT_TRUE(fit);
  // Six pairs: five events in five units of time, then seven in four.
  const double before = 5.0 / (6 * 5);
  const double during = 7.0 / (6 * 4);
  EXPECT_NEAR(fit->estimates[0].value, std::log(before), 1e-6);
  EXPECT_NEAR(fit->estimates[1].value, std::log(during / before), 1e-6);
  EXPECT_NEAR(fit->estimates[1].error, std::sqrt(1.0 / 5 + 1.0 / 7), 1e-6);
}

TEST(Terms, EventRaisesTheRateOfEveryActor) {
  auto toml = crisis_model("~ 1 + event(crisis)");
  toml.replace(toml.find("relational"), 10, "rate");
  const auto fit = fit_of(model_of(toml, crisis));
  ASSERT_TRUE(fit);
  // Three actors: five events in five units of time, then seven in four.
  EXPECT_NEAR(fit->estimates[0].value, std::log(5.0 / (3 * 5)), 1e-6);
  EXPECT_NEAR(fit->estimates[1].value, std::log((7.0 / (3 * 4)) / (5.0 / (3 * 5))), 1e-6);
}

TEST(Terms, EventIsTransformedAsAsked) {
  const auto plain = model_of(crisis_model("~ 1 + event(crisis)"), crisis);
  auto files = crisis;
  files["crisis.csv"] = "time,replace\n5,3\n";
  const auto squared = model_of(crisis_model("~ 1 + event(crisis, transform = square)"), files);
  EXPECT_NEAR(fit_of(plain)->estimates[1].value, 9 * fit_of(squared)->estimates[1].value, 1e-6);
}

TEST(Terms, EventHasNoSpreadToScaleBy) {
  EXPECT_THAT(problems_of(crisis_model("~ 1 + event(crisis, scaling = std)"), crisis),
              HasSubstr("has one value for all, so scaling leaves nothing"));
}

TEST(Terms, AScaledTermHasMeanZeroAndSpreadOne) {
  const auto files =
      Files{{"actors.csv", "label,z\na,1\nb,2\nc,4\nd,9\n"},
            {"ties.csv", "time,sender,receiver,increment\n1,a,b,1\n2,c,b,1\n3,b,d,1\n4,a,c,1\n"}};
  for (const auto* term : {"alter(z", "tertius(ties, z", "recencyContinue("}) {
    const std::string formula = "~ " + std::string(term) +
                                (std::string(term).ends_with('(') ? "" : ", ") + "scaling = std)";
    const auto model = model_of(toml_of("relational", formula), files);
    double sum = 0;
    double squares = 0;
    for (Node i = 0; i < 4; ++i)
      for (Node j = 0; j < 4; ++j) {
        const double value = i == j ? 0 : last_value(model, i, j);
        sum += value;
        squares += value * value;
      }
    EXPECT_NEAR(sum, 0, 1e-9) << term;
    EXPECT_NEAR(squares / 11, 1, 1e-9) << term;  // twelve pairs
  }
}

TEST(Terms, EventChangesWhatAnotherTermWeighs) {
  const auto model = model_of(crisis_model("~ inertia + event(crisis):inertia", ""), crisis);
  const auto fit = fit_of(model);
  ASSERT_TRUE(fit) << fit.error().what;
  EXPECT_EQ(model.columns[1].name, "event(crisis):inertia");
}

TEST(Terms, EventAloneCancelsWithoutWaitingTimes) {
  EXPECT_THAT(problems_of(crisis_model("~ inertia + event(crisis)", ""), crisis),
              HasSubstr("is the same for all and cancels"));
}

TEST(Terms, GlobalAttributesAndThoseOfActorsAreToldApart) {
  EXPECT_THAT(problems_of(crisis_model("~ 1 + send(crisis)"), crisis),
              HasSubstr("crisis is one value for everybody, and send reads one of actors"));
  EXPECT_THAT(problems_of(crisis_model("~ 1 + otp(crisis)"), crisis),
              HasSubstr("otp has no use for \"crisis\" here"));
  auto files = crisis;
  files["actors.csv"] = "label,gdp\na,1\nb,2\nc,3\n";
  EXPECT_THAT(problems_of(crisis_model("~ 1 + event(gdp)"), files),
              HasSubstr("gdp is an attribute of actors, and event reads one value for everybody"));
  files["crisis.csv"] = "time,node,replace\n5,a,1\n";
  EXPECT_THAT(problems_of(crisis_model("~ 1 + event(crisis)"), files), HasSubstr("node"));
}

TEST(Terms, UserStatIsANetworkWithItsValues) {
  const auto files = Files{{"actors.csv", actors},
                           {"ties.csv", "time,sender,receiver,increment\n1,a,b,1\n9,b,c,1\n"},
                           {"mine.csv", "time,sender,receiver,replace\n2,a,c,0.25\n3,a,c,-4\n"}};
  const auto model = model_of(
      toml_of("relational", "~ userStat(mine)") + "[networks.mine]\nchanges = \"mine.csv\"\n",
      files);
  EXPECT_EQ(last_value(model, 0, 2), -4);
  EXPECT_EQ(last_value(model, 2, 0), 0);
}

TEST(Terms, OrderIsRefusedWhereThereIsNone) {
  const Files files{{"actors.csv", actors},
                    {"ties.csv", "time,sender,receiver,increment\n1,a,b,1\n"}};
  EXPECT_THAT(problems_of(toml_of("choice", "~ indeg(history = 'sequential')"), files),
              HasSubstr("indeg has no order to look at"));
  EXPECT_THAT(problems_of(toml_of("choice", "~ trans(history = 'sequentiel')"), files),
              HasSubstr("sequential"));
}

}  // namespace
}  // namespace comity::models
