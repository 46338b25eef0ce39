// SPDX-License-Identifier: Apache-2.0
// From a log written as text to the rows of an event model: rungs, who may meet whom, events.
#include "comity/services/case_rungs.hpp"

#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::services {
namespace {

using comity::testing::day;
using comity::testing::history_of;
using comity::testing::World;
using comity::testing::world_of;

/// The rows of a small world with China, Brazil, Chile and Peru in the year 2000.
class Rows {
 public:
  explicit Rows(std::string_view log, bool ranked_only = true) : world_(world_of(log)) {
    const auto history = history_of(world_);
    ledger::PanelRule rule{.window = {day("2000-01-01"), day("2000-12-31")}};
    for (const auto& pair : {"BRA", "CHL", "PER"})
      if (const auto actor = world_.actors.find(pair))
        rule.scope.emplace_back(world_.actor("CHN"), *actor);
    const auto dyads = ledger::dyads_of(world_.actors, history, rule);
    const Nodes nodes(dyads);
    nodes_.assign(nodes.actors().begin(), nodes.actors().end());
    made_ = rungs_of(history, dyads, nodes,
                     {.window = rule.window,
                      .events = {ledger::ActKind::establish, ledger::ActKind::upgrade},
                      .ranked_only = ranked_only},
                     closures_);
  }

  [[nodiscard]] std::vector<std::string> rungs() const {
    auto lines = told(made_.rung.initial);
    for (auto& line : told(made_.rung.changes)) lines.push_back(std::move(line));
    return lines;
  }
  [[nodiscard]] std::vector<std::string> partners() const { return told(made_.partner.changes); }
  [[nodiscard]] std::vector<std::string> events() const {
    std::vector<std::string> lines;
    for (const auto& event : made_.events)
      lines.push_back(line(event.time, event.from, event.to, event.value));
    return lines;
  }
  /// Only pairs with China: all others are closed from the start.
  [[nodiscard]] std::vector<std::string> doors() const {
    std::vector<std::string> lines;
    for (auto& text : told(closures_.opportunity()))
      if (text.find("CHN") != std::string::npos) lines.push_back(text);
    return lines;
  }

 private:
  [[nodiscard]] std::string line(models::Time time, models::Node a, models::Node b,
                                 double value) const {
    const auto when = time == models::before_all
                          ? std::string("start")
                          : to_text(Day{std::chrono::days{static_cast<int>(time / 86400)}});
    return when + " " + world_.actors.at(nodes_[a]).code + " " + world_.actors.at(nodes_[b]).code +
           " " + std::to_string(static_cast<int>(value));
  }
  [[nodiscard]] std::vector<std::string> told(const std::vector<models::TieChange>& rows) const {
    std::vector<std::string> lines;
    for (const auto& row : rows) lines.push_back(line(row.time, row.from, row.to, row.value));
    return lines;
  }

  World world_;
  std::vector<actors::ActorId> nodes_;
  Closures closures_;
  CaseRungs made_;
};

using Lines = std::vector<std::string>;

TEST(CaseRungs, RaisesAPairWithEachAct) {
  const Rows rows(R"(
    2000-01-31 establish CHN BRA friendly partnership
    2000-06-01 upgrade CHN BRA strategic partnership
  )");
  EXPECT_EQ(rows.rungs(), (Lines{"2000-01-31 CHN BRA 1", "2000-06-01 CHN BRA 4"}));
  EXPECT_EQ(rows.events(), rows.rungs());
  EXPECT_EQ(rows.doors(), Lines{});  // at risk through the whole window
}

TEST(CaseRungs, KnowsWhatWasHeldBeforeTheWindow) {
  const Rows rows(R"(
    1999-06-01 establish CHN BRA friendly partnership
    2000-06-01 upgrade CHN BRA strategic partnership
  )");
  EXPECT_EQ(rows.rungs(), (Lines{"start CHN BRA 1", "2000-06-01 CHN BRA 4"}));
  EXPECT_EQ(rows.events(), Lines{"2000-06-01 CHN BRA 4"});
}

TEST(CaseRungs, LetsATruncatedPairEnterOnTheDayAfterItsFirstAct) {
  const Rows rows(R"(
    2000-03-10 upgrade CHN BRA strategic partnership
    2000-06-01 upgrade CHN BRA comprehensive strategic partnership
  )");
  EXPECT_EQ(rows.doors(), (Lines{"start CHN BRA 0", "2000-03-11 CHN BRA 1"}));
  EXPECT_EQ(rows.events(), Lines{"2000-06-01 CHN BRA 5"});  // whence the first rose is unknown
}

TEST(CaseRungs, CountsACollectiveActForEachPartner) {
  const Rows rows("2000-02-01 establish CHN BRA CHL friendly partnership");
  EXPECT_EQ(rows.events(), (Lines{"2000-02-01 CHN BRA 1", "2000-02-01 CHN CHL 1"}));
}

TEST(CaseRungs, PutsAPairThatEndedBackAmongThoseWithout) {
  const Rows rows(R"(
    2000-01-10 establish CHN BRA friendly partnership
    2000-05-01 end CHN BRA
    2000-09-01 establish CHN BRA strategic partnership
  )");
  EXPECT_EQ(rows.rungs(),
            (Lines{"2000-01-10 CHN BRA 1", "2000-05-01 CHN BRA 0", "2000-09-01 CHN BRA 4"}));
  EXPECT_EQ(rows.events(), (Lines{"2000-01-10 CHN BRA 1", "2000-09-01 CHN BRA 4"}));
}

TEST(CaseRungs, DoesNotComparePairsOnATitleWithoutARung) {
  const std::string log = R"(
    2000-01-10 establish CHN BRA partnership for the stars
    2000-05-01 upgrade CHN BRA strategic partnership
  )";
  const Rows rows(log);
  EXPECT_EQ(rows.doors(), (Lines{"2000-01-11 CHN BRA 0", "2000-05-02 CHN BRA 1"}));
  EXPECT_EQ(rows.events(), Lines{});
  EXPECT_EQ(rows.partners(), (Lines{"2000-01-10 CHN BRA 1", "2000-05-01 CHN BRA 1"}));
  EXPECT_EQ(Rows(log, false).events().size(), 2U);  // a relational model asks who acts
}

TEST(CaseRungs, ComparesNobodyOutsideTheScope) {
  const Rows rows(R"(
    2000-02-01 establish CHN BRA friendly partnership
    2000-02-01 establish CHN CHL friendly partnership
    2000-03-01 establish BRA CHL strategic partnership
  )");
  EXPECT_EQ(rows.rungs().size(), 2U);
  EXPECT_EQ(rows.doors(), Lines{});
}

TEST(Closures, OverlapUntilTheLastIsLifted) {
  Closures doors;
  doors.close(0, 1, 10);
  doors.close(1, 0, 20);
  doors.open(0, 1, 30);
  doors.open(0, 1, 40);
  EXPECT_EQ(doors.opportunity(), (std::vector<models::TieChange>{{10, 0, 1, 0}, {40, 0, 1, 1}}));
}

}  // namespace
}  // namespace comity::services
