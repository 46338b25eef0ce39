// SPDX-License-Identifier: Apache-2.0
// A model on a case equals the same model on lists: what the case gave is written as CSV, read by
// the other path, and fitted again.
#include "comity/services/case_model.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "models/small_model.hpp"

namespace comity::services {
namespace {

using comity::testing::Files;
using comity::testing::fit_of;
using comity::testing::messages;
using comity::testing::source_of;

const std::string cases = std::string(COMITY_SOURCE_DIR) + "/cases/";

/// A model file on a case, completed; what went wrong is in `said`.
struct Taken {
  models::Model model;
  bool good = false;
  std::string said;
};

Taken take(const std::string& top, const std::string& under_case) {
  Problems problems;
  auto file = io::read_model(top + "\n[case]\n" + under_case, cases + "model.toml", source_of({}),
                             problems);
  Taken taken;
  if (file) {
    const auto done = take_case(*file, problems);
    if (!done) taken.said = to_text(done.error()) + "\n";
    taken.good = done && !problems.has_errors();
    taken.model = std::move(file->model);
  }
  taken.said += messages(problems);
  return taken;
}

std::string field(double value) { return std::isnan(value) ? "" : fmt::format("{:.17g}", value); }

/// Changes from before all times get the year 1, since a list has no other way to write them.
std::string when(models::Time time) { return std::isinf(time) ? "-62135596800" : field(time); }

class Lists {
 public:
  explicit Lists(const models::Model& model) : history_(model.history) {
    for (const auto& event : model.events) acts_.insert({event.time, event.from, event.to});
  }

  Files files() {
    Files files;
    auto& actors = files["actors.csv"];
    actors = "label";
    for (const auto& attribute : history_.attributes) actors += "," + attribute.name;
    for (models::Node i = 0; i < history_.n(); ++i) {
      actors += "\n" + history_.actors[i];
      for (const auto& attribute : history_.attributes) actors += "," + field(attribute.initial[i]);
    }
    for (const auto& attribute : history_.attributes) {
      auto& list = files["a_" + attribute.name + ".csv"] = "time,node,replace\n";
      for (const auto& change : attribute.changes)
        list += fmt::format("{},{},{}\n", when(change.time), history_.actors[change.node],
                            field(change.value));
    }
    for (const auto& network : history_.networks) add_network(network, files);
    files["open.csv"] = "time,sender,receiver,allowed\n" + rows(history_.opportunity, true);
    return files;
  }

  /// The same model on these files.
  [[nodiscard]] std::string toml(const std::string& top) const {
    auto text = top + "\n[actors]\nfile = \"actors.csv\"\n";
    for (const auto& attribute : history_.attributes)
      text += fmt::format("[attributes.{}]\nchanges = \"a_{}.csv\"\n", quoted_key(attribute.name),
                          attribute.name);
    for (const auto& network : history_.networks)
      text += fmt::format(
          "[networks.{}]\ndirected = false\ninitial = \"i_{}.csv\"\nchanges = \"n_{}.csv\"\n",
          quoted_key(network.name), network.name, network.name);
    return text +
           "[events]\nnetwork = \"rung\"\nopportunity = \"open.csv\"\n"
           "where = \"type = act\"\nsince = \"2002-01-01\"\n";
  }

 private:
  static std::string quoted_key(const std::string& name) { return '"' + name + '"'; }

  [[nodiscard]] std::string rows(const std::vector<models::TieChange>& changes, bool timed) const {
    std::string text;
    for (const auto& change : changes) {
      if (timed) text += when(change.time) + ",";
      text += fmt::format("{},{},{}\n", history_.actors[change.from], history_.actors[change.to],
                          field(change.value));
    }
    return text;
  }

  void add_network(const models::Network& network, Files& files) const {
    files["i_" + network.name + ".csv"] = "sender,receiver,value\n" + rows(network.initial, false);
    const auto* const word = network.change == models::Change::replace ? "replace" : "increment";
    files["n_" + network.name + ".csv"] =
        fmt::format("time,sender,receiver,{},type\n", word) + typed(network);
  }

  /// Which changes are acts to be explained; lapses and late records only move the rung.
  [[nodiscard]] std::string typed(const models::Network& network) const {
    std::string text;
    for (const auto& change : network.changes) {
      auto row = rows({change}, true);
      row.back() = ',';
      const bool act = acts_.contains({change.time, change.from, change.to});
      text += row + (act ? "act" : "other") + "\n";
    }
    return text;
  }

  const models::History& history_;
  std::set<std::tuple<models::Time, models::Node, models::Node>> acts_;
};

void expect_same_on_lists(const std::string& top, const std::string& under_case) {
  auto taken = take(top, under_case);
  ASSERT_TRUE(taken.good) << taken.said;
  auto& history = taken.model.history;
  // Windows were added when the formula was read, and will be again.
  std::erase_if(history.networks, [](const auto& n) { return n.name.ends_with(']'); });
  Lists lists(taken.model);
  const auto read = comity::testing::model_of(lists.toml(top), lists.files());
  const auto on_case = fit_of(taken.model);
  const auto on_lists = fit_of(read);
  ASSERT_TRUE(on_case) << on_case.error();
  ASSERT_TRUE(on_lists) << on_lists.error();
  EXPECT_EQ(on_case->n_events, on_lists->n_events);
  EXPECT_NEAR(on_case->log_likelihood, on_lists->log_likelihood, 1e-9);
  ASSERT_EQ(on_case->estimates.size(), on_lists->estimates.size());
  for (std::size_t k = 0; k < on_case->estimates.size(); ++k) {
    EXPECT_NEAR(on_case->estimates[k].value, on_lists->estimates[k].value, 1e-9);
    EXPECT_NEAR(on_case->estimates[k].error, on_lists->estimates[k].error, 1e-9);
  }
}

const std::string world =
    "path = \"china-world\"\nlayers = \"bilateral\"\nsince = \"2002-01-01\"\n";

TEST(CaseModel, EqualsTheSameRowsAsLists) {
  expect_same_on_lists(
      "kind = \"ladder\"\nformula = \"~ tie(trade_volume, weighted, transform = log1p) + "
      "tie(un_distance, weighted) + alter(polyarchy) + mixed_trans(partner, same_subregion) + "
      "tie(shared_igo, weighted)\"\n",
      world);
}

TEST(CaseModel, TakesActsOnAnotherLadder) {
  const std::string top = "kind = \"ladder\"\nformula = \"~ indeg(partner)\"\n";
  const auto own = take(top, world);
  const auto other = take(top, world + "ladder = \"piie2014\"\n");
  ASSERT_TRUE(own.good && other.good) << own.said << other.said;
  EXPECT_GT(own.model.events.size(), other.model.events.size());  // it ranks fewer titles
}

TEST(CaseModel, ExplainsTheKindsThatAreAskedFor) {
  const std::string top = "kind = \"ladder\"\nformula = \"~ indeg(partner)\"\n";
  const auto both = take(top, world);
  const auto first = take(top, world + "events = \"establish\"\n");
  const auto later = take(top, world + "events = [\"upgrade\"]\n");
  ASSERT_TRUE(both.good && first.good && later.good) << both.said << first.said << later.said;
  EXPECT_EQ(both.model.events.size(), first.model.events.size() + later.model.events.size());
}

TEST(CaseModel, LeavesOutPairsOfWhichSomethingIsUnknown) {
  const std::string top = "kind = \"ladder\"\nformula = \"~ tie(distance.capitals, weighted)\"\n";
  const auto all = take(top, world);
  const auto known = take(top + "missing = \"drop\"\n", world);
  ASSERT_TRUE(all.good && known.good) << all.said << known.said;
  EXPECT_LE(known.model.events.size(), all.model.events.size());
  EXPECT_GT(known.model.history.opportunity.size(), all.model.history.opportunity.size());
}

/// How many pairs without China have a value in a network.
std::size_t pairs_of_others(const models::History& history, std::string_view name) {
  const auto network = std::ranges::find(history.networks, name, &models::Network::name);
  const auto without = [&](const models::TieChange& tie) {
    return history.actors[tie.from] != "CHN" && history.actors[tie.to] != "CHN";
  };
  return std::ranges::count_if(network->initial, without) +
         std::ranges::count_if(network->changes, without);
}

TEST(CaseModel, TakesValuesOfOtherPairsOnlyForTermsThatReadThem) {
  const auto tie = take("kind = \"ladder\"\nformula = \"~ tie(un_distance, weighted)\"\n", world);
  const auto path =
      take("kind = \"ladder\"\nformula = \"~ mixed_trans(partner, un_distance)\"\n", world);
  ASSERT_TRUE(tie.good && path.good) << tie.said << path.said;
  EXPECT_EQ(pairs_of_others(tie.model.history, "un_distance"), 0U);
  EXPECT_GT(pairs_of_others(path.model.history, "un_distance"), 0U);
}

TEST(CaseModel, NamesAFolderThatIsNoCase) {
  const auto taken = take("kind = \"ladder\"\nformula = \"~ indeg\"\n", "path = \"nowhere\"\n");
  EXPECT_FALSE(taken.good);
  EXPECT_NE(taken.said.find("model.toml:5:8: path"), std::string::npos) << taken.said;
}

TEST(CaseModel, NamesTheNearestIndicator) {
  const auto taken =
      take("kind = \"ladder\"\nformula = \"~ alter(gpd) + tie(trade_volum)\"\n", world);
  EXPECT_FALSE(taken.good);
  EXPECT_NE(taken.said.find("nearest: \"gdp\""), std::string::npos) << taken.said;
  EXPECT_NE(taken.said.find("nearest: \"trade_volume\""), std::string::npos) << taken.said;
}

TEST(CaseModel, SaysWhenAnIndicatorHasNoCells) {
  const auto taken = take("kind = \"ladder\"\nformula = \"~ tie(alliance)\"\n", world);
  EXPECT_NE(taken.said.find("no value of alliance is known"), std::string::npos) << taken.said;
}

TEST(CaseModel, RefusesKindsThatNeedASender) {
  EXPECT_NE(take("kind = \"choice\"\nformula = \"~ indeg\"\n", world).said.find("no sender"),
            std::string::npos);
}

TEST(CaseModel, RefusesListsBesideACase) {
  Problems problems;
  const auto file = io::read_model(
      "kind = \"ladder\"\nformula = \"~ indeg\"\n[actors]\nfile = \"a.csv\"\n[case]\n"
      "path = \"china-world\"\nevents = \"establsh\"\nlayers = \"bilaterl\"\ndates = \"mid\"\n",
      "model.toml", source_of({}), problems);
  EXPECT_FALSE(file);
  const auto said = messages(problems);
  for (const auto* part : {"[actors] and [case]", "nearest: \"establish\"",
                           "nearest: \"bilateral\"", "nearest: \"middle\""})
    EXPECT_NE(said.find(part), std::string::npos) << part << "\n" << said;
}

}  // namespace
}  // namespace comity::services
