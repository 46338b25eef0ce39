// SPDX-License-Identifier: Apache-2.0
// Drawn courses: as often as the model says, possible at every step, and good enough to find the
// coefficients again that drew them.
#include "comity/models/simulate.hpp"

#include <cmath>
#include <numeric>

#include "comity/models/goodness.hpp"
#include "comity/models/score.hpp"
#include "models/recovery.hpp"
#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::expect_covered;
using comity::testing::Files;
using comity::testing::fit_of;
using comity::testing::model_of;
using comity::testing::toml_of;
using comity::testing::twelve;

constexpr std::uint64_t seed = 7;

Course drawn(const Model& model, const std::vector<double>& beta, Rng rng) {
  const auto timeline = make_timeline(model);
  return Simulator(model, timeline).draw(beta, rng);
}

TEST(Simulation, DrawsAsOftenAsTheModelSays) {
  // Alone among three pairs a-b has gap 1, the others 3 and 2.
  const auto model = model_of(
      toml_of("relational", "~ diff(z)", false),
      {{"actors.csv", "label,z\na,0\nb,1\nc,3\n"}, {"ties.csv", "time,sender,receiver\n5,a,c\n"}});
  const auto timeline = make_timeline(model);
  const Simulator simulator(model, timeline);
  const double b = -0.5;
  const double share = std::exp(b) / (std::exp(b) + std::exp(3 * b) + std::exp(2 * b));
  constexpr int n = 4000;
  int found = 0;
  for (int draw = 0; draw < n; ++draw) {
    const auto course = simulator.draw({b}, Rng(seed, static_cast<std::uint64_t>(draw)));
    ASSERT_EQ(course.events.size(), 1U);
    EXPECT_EQ(course.events[0].time, 5);
    found += course.events[0].to == 1 ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(found) / n, share, 4 * std::sqrt(share * (1 - share) / n));
}

TEST(Simulation, OfRatesHasAPoissonNumberOfEvents) {
  Files files{{"actors.csv", "label\na\nb\nc\n"},
              {"ties.csv", "time,sender,receiver\n0,a,b\n10,a,b\n"}};
  const auto model = model_of(toml_of("relational", "~ 1", false, "timed = true"), files);
  const auto timeline = make_timeline(model);
  const Simulator simulator(model, timeline);
  const double expected = 3 * 10 * 0.4;  // three pairs for ten units
  constexpr int n = 1000;
  double mean = 0, squares = 0;
  for (int draw = 0; draw < n; ++draw) {
    const auto course =
        simulator.draw({std::log(0.4)}, Rng(seed, static_cast<std::uint64_t>(draw)));
    const auto count = static_cast<double>(course.events.size());
    mean += count / n;
    squares += count * count / n;
    for (const auto& event : course.events) EXPECT_LE(event.time, 10);
  }
  EXPECT_NEAR(mean, expected, 4 * std::sqrt(expected / n));
  EXPECT_NEAR(squares - mean * mean, expected, 0.2 * expected);
}

TEST(Simulation, CutsShortACourseThatRunsOff) {
  Files files{{"actors.csv", "label\na\nb\nc\n"},
              {"ties.csv", "time,sender,receiver\n0,a,b\n10,a,b\n"}};
  const auto model = model_of(toml_of("relational", "~ 1", false, "timed = true"), files);
  const auto course = drawn(model, {8.0}, Rng(seed, 1));
  EXPECT_TRUE(course.ran_off);
  EXPECT_EQ(course.events.size(), 120U);
}

const Files six_rises{
    {"actors.csv", "label,z\na,0\nb,1\nc,0\nd,1\n"},
    {"ties.csv",
     "time,sender,receiver,replace\n1,a,b,1\n2,a,b,3\n2,c,d,1\n3,c,d,2\n4,a,c,1\n5,"
     "a,d,1\n6,a,b,0\n"}};

TEST(Simulation, OfALadderMovesPairsOfTheRungOnRecord) {
  const auto model = model_of(toml_of("ladder", "~ same(z)", false), six_rises);
  const auto timeline = make_timeline(model);
  const Simulator simulator(model, timeline);
  for (std::uint64_t draw = 0; draw < 200; ++draw) {
    const auto course = simulator.draw({0.3}, Rng(seed, draw));
    std::map<std::pair<Node, Node>, double> rungs;
    const std::vector<double> origins{0, 1, 0, 1, 0, 0};
    for (std::size_t e = 0; e < course.events.size(); ++e) {
      const auto& event = course.events[e];
      auto& rung = rungs[{event.from, event.to}];
      EXPECT_EQ(rung, origins[e]);
      rung = event.value;
    }
    EXPECT_EQ(course.events.size() + course.without_choice, 6U);
  }
}

TEST(Simulation, ShowsWhatItDrawsInEveryMemory) {
  // With a high weight on recent repetition every draw but the first repeats the pair before.
  std::string ties = "time,sender,receiver\n";
  for (int event = 1; event <= 12; ++event) ties += fmt::format("{},a,b\n", event);
  const Files files{{"actors.csv", "label\na\nb\nc\nd\n"}, {"ties.csv", ties}};
  const auto model = model_of(
      toml_of("relational",
              "~ tie(ties, weighted, window = '3') + tie(ties, weighted, decay = '2')", false),
      files);
  const auto course = drawn(model, {50.0, 0.0}, Rng(seed, 3));
  ASSERT_EQ(course.events.size(), 12U);
  for (const auto& event : course.events) {
    EXPECT_EQ(event.from, course.events.front().from);
    EXPECT_EQ(event.to, course.events.front().to);
  }
  EXPECT_EQ(std::accumulate(course.ends.begin(), course.ends.end(), 0.0), 24);
}

TEST(Simulation, KeepsEndingsOfTiesThatAreThere) {
  const Files files{
      {"actors.csv", "label\na\nb\nc\nd\n"},
      {"ties.csv", "time,sender,receiver,increment\n1,a,b,1\n2,c,d,1\n3,a,b,-1\n4,c,d,-1\n"}};
  auto toml = toml_of("coordination", "~ indeg", false) + "where = \"increment > 0\"\n";
  const auto model = model_of(toml, files);
  for (std::uint64_t draw = 0; draw < 50; ++draw) {
    const auto course = drawn(model, {0.0}, Rng(seed, draw));
    for (const double cell : course.ends) EXPECT_GE(cell, 0);
  }
}

constexpr int n_courses = 1000;

TEST(Recovery, CoversTheCoefficientsOfARelationalModel) {
  expect_covered(model_of(toml_of("relational", "~ diff(z) + inertia + indeg(transform = log1p)"),
                          twelve(120)),
                 {-0.3, 0.8, 0.4}, n_courses);
}

TEST(Recovery, CoversTheCoefficientsOfAChoice) {
  expect_covered(model_of(toml_of("choice", "~ alter(z) + recip"), twelve(110)), {0.3, 0.7},
                 n_courses);
}

TEST(Recovery, CoversTheCoefficientsOfATwoSidedChoice) {
  expect_covered(model_of(toml_of("coordination", "~ alter(z) + inertia", false), twelve(110)),
                 {0.3, 0.5}, n_courses);
}

TEST(Recovery, CoversTheCoefficientsOfATimedModel) {
  // In a window that is known before, so that its end says nothing. Rates grow with the root of
  // what happened; if they grew in proportion, a course would run off.
  const auto model = model_of(
      toml_of("relational", "~ 1 + diff(z) + inertia(transform = log1p)", false, "timed = true") +
          "since = 0\nuntil = 110\n",
      twelve(110));
  expect_covered(model, {-4.0, -0.3, 0.5}, n_courses);
}

TEST(Recovery, CoversTheCoefficientsOfALadder) {
  // 44 of 66 pairs take their first title, 30 of them a second one.
  auto files = twelve(0);
  files["ties.csv"] = "time,sender,receiver,replace\n";
  int time = 0;
  for (const int rung : {1, 2}) {
    int rises = 0;
    for (int i = 0; i < 12; ++i)
      for (int j = i + 1; j < 12 && rises < (rung == 1 ? 44 : 30); ++j, ++rises)
        files["ties.csv"] +=
            fmt::format("{},{},{},{}\n", ++time, char('a' + i), char('a' + j), rung);
  }
  const auto model = model_of(toml_of("ladder", "~ diff(z) + average(z)", false), files);
  expect_covered(model, {-0.4, 0.5}, n_courses);
}

TEST(Goodness, CountsWhoHasHowManyTies) {
  const auto model = model_of(toml_of("relational", "~ diff(z)", false), twelve(1));
  Course course;
  course.ends.assign(144, 0);
  const auto tie = [&](std::size_t i, std::size_t j) {
    course.ends[i * 12 + j] = course.ends[j * 12 + i] = 1;
  };
  tie(0, 1);
  tie(0, 2);
  tie(1, 2);
  tie(0, 3);
  course.events = {{1, 0, 1, 1, 1}, {4, 0, 1, 1, 2}, {5, 0, 2, 1, 3}, {11, 0, 1, 1, 4}};
  std::map<std::string, double> found;
  for (const auto& trait : traits_of(model, course))
    found[trait.what + " " + trait.among] = trait.value;
  EXPECT_EQ(found["degree 0"], 8);
  EXPECT_EQ(found["degree 1"], 1);
  EXPECT_EQ(found["degree 2"], 2);
  EXPECT_EQ(found["degree 3-4"], 1);
  EXPECT_EQ(found["triangles all"], 1);
  EXPECT_EQ(found["acts 3-4"], 1);
  EXPECT_EQ(found["acts 1"], 1);
  EXPECT_EQ(found["wait median"], 5);  // waits of 3 and 7
  EXPECT_EQ(found["share largest"], 1);
}

TEST(Goodness, FindsARecordThatNoCourseLooksLike) {
  // Drawn without a wish to repeat, a record of one pair alone is far out.
  std::string ties = "time,sender,receiver\n";
  for (int event = 1; event <= 20; ++event) ties += fmt::format("{},a,b\n", event);
  auto files = twelve(1);
  files["ties.csv"] = ties;
  const auto model = model_of(toml_of("relational", "~ diff(z)", false), files);
  const auto timeline = make_timeline(model);
  const Simulator simulator(model, timeline);
  std::vector<Course> courses;
  for (std::uint64_t draw = 0; draw < 199; ++draw)
    courses.push_back(simulator.draw({0.0}, Rng(seed, draw)));
  bool seen = false;
  for (const auto& fit : goodness_of(model, recorded_course(model, timeline), courses)) {
    if (fit.recorded.what != "share") continue;
    seen = true;
    EXPECT_EQ(fit.recorded.value, 1);
    EXPECT_NEAR(fit.p, 0.01, 1e-12);  // 2 (0 + 1) / 200
    EXPECT_LT(fit.high, 0.8);
  }
  EXPECT_TRUE(seen);
}

TEST(Score, OfNothingKnownIsThatOfChance) {
  const auto model = model_of(toml_of("relational", "~ diff(z)", false), twelve(10));
  const auto score = score_of(model, make_timeline(model), {0.0});
  EXPECT_EQ(score.n_events, 10U);
  EXPECT_NEAR(score.log_score, -std::log(66.0), 1e-12);
  EXPECT_NEAR(score.base, -std::log(66.0), 1e-12);
  EXPECT_NEAR(score.rank, 0.5, 1e-12);
  EXPECT_NEAR(score.gain_error, 0, 1e-9);
}

TEST(Score, IsTheMeanOfTheLikelihoodOfItsWindow) {
  auto model = model_of(toml_of("choice", "~ alter(z) + recip"), twelve(30));
  model.settings.since = 11;
  const auto timeline = make_timeline(model);
  const std::vector<double> beta{0.3, 0.7};
  const auto score = score_of(model, timeline, beta);
  EXPECT_EQ(score.n_events, 20U);
  EXPECT_NEAR(score.log_score * 20,
              look_at(model, timeline, beta, Information::expected, 1).log_likelihood, 1e-10);
}

}  // namespace
}  // namespace comity::models
