// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/printed.hpp"

#include <gtest/gtest.h>

#include "comity/base/text.hpp"
#include "support/log.hpp"

namespace comity::audit {
namespace {

using testing::World;
using testing::world_of;

/// A log, a printed table over it, and what an audit of that table finds.
class Bench {
 public:
  explicit Bench(std::string_view log) : world_(world_of(log)) {
    for (const auto* code : {"CHN", "BRA", "CHL", "MEX"}) testing::detail::actor_of(world_, code);
  }
  /// Cells written as "row | column | value", one a line.
  Bench& print(std::string_view cells) {
    for (const auto line : split(cells, '\n')) {
      const auto parts = split(line, '|');
      if (parts.size() != 3) continue;
      cells_.push_back({"paper", "T", std::string(trim(parts[0])), std::string(trim(parts[1])),
                        std::string(trim(parts[2])), "page 1"});
    }
    return *this;
  }
  Bench& by_year() {
    table_.rows = PrintedTable::Rows::year;
    table_.total = "Total";
    table_.names = {{"new", "establish"}, {"raised", "upgrade"}};
    table_.counts = {{"n_new", "new"}, {"n_raised", "raised"}};
    return *this;
  }
  Bench& by_number() {
    table_.sequence = "no";
    table_.partner = "country";
    table_.tier = "tier";
    table_.title = "title";
    table_.on = testing::day("2020-12-31");
    return *this;
  }
  [[nodiscard]] std::vector<Finding> audit() const {
    const auto stated_reading =
        ledger::read(world_.log, {.source = world_.log.find_source("paper")});
    const auto reading = ledger::read(world_.log, {});
    const auto ranking = world_.ranking();
    const ledger::ReplayRule rule{.principal = world_.actor("CHN")};
    const auto stated = ledger::replay(world_.log, stated_reading, ranking, rule);
    const auto resolved = ledger::replay(world_.log, reading, ranking, rule);
    std::vector<bool> region(world_.actors.size(), true);
    region[world_.actor("CHN").value] = false;
    const Ground ground{.actors = world_.actors,
                        .titles = world_.titles,
                        .log = world_.log,
                        .rule = {.principal = world_.actor("CHN"), .region = region},
                        .stated = {stated_reading, stated},
                        .resolved = {reading, resolved}};
    return audit_table(Grid(table_, cells_), "T", ground);
  }
  /// Findings as "key: printed derived/derived_all verdict/verdict_all".
  [[nodiscard]] std::vector<std::string> found(std::string_view code) const {
    std::vector<std::string> lines;
    for (const auto& finding : audit()) {
      if (finding.code != code) continue;
      lines.push_back(finding.key() + ": " + finding.printed + " " + finding.derived + "/" +
                      finding.derived_all + " " + to_word(finding.verdict) + "/" +
                      to_word(finding.verdict_all));
    }
    return lines;
  }

 private:
  World world_;
  std::vector<PrintedCell> cells_;
  PrintedTable table_{.source = "paper", .table = "T"};
};

using Lines = std::vector<std::string>;

constexpr const char* two_acts = R"(
  1993-11 establish CHN BRA strategic partnership
    paper: 1993; establish; strategic partnership
  2004-11 establish CHN CHL comprehensive cooperative partnership
    paper: 2004; establish; comprehensive cooperative partnership
)";

TEST(PrintedSum, ComparesATotalWithItsCells) {
  auto bench = Bench(two_acts);
  bench.by_year().print("1993|n_new|1\n2004|n_new|0\nTotal|n_new|3\n1993|new|BRA\n2004|new|CHL");
  EXPECT_EQ(bench.found("printed-sum"), (Lines{"printed-sum:T/n_new: 3 1/1 differs/differs"}));
}

TEST(PrintedSum, ReportsATotalThatAddsUpToo) {
  auto bench = Bench(two_acts);
  bench.by_year().print("1993|n_new|1\nTotal|n_new|1");
  EXPECT_EQ(bench.found("printed-sum"), (Lines{"printed-sum:T/n_new: 1 1/1 agrees/agrees"}));
}

TEST(PrintedCount, ComparesANumberWithTheNamesBesideIt) {
  auto bench = Bench(two_acts);
  bench.by_year().print("1993|n_new|1\n1993|new|BRA\n2004|n_new|0\n2004|new|CHL");
  EXPECT_EQ(bench.found("printed-count"),
            (Lines{"printed-count:T/2004/n_new: 0 1/1 differs/differs"}));
}

TEST(PrintedCount, ComparesANumberWithTheActsOfTheYear) {
  auto bench = Bench(R"(
    1997 establish CHN MEX comprehensive cooperative partnership
    2003-12 upgrade CHN MEX strategic partnership
      paper: 2003-12; establish; strategic partnership
  )");
  bench.by_year().print(
      "2003|n_new|1\n2003|new|MEX\n2003|n_raised|0\nTotal|n_new|1\nTotal|n_raised|0");
  EXPECT_EQ(bench.found("printed-count"),
            (Lines{"printed-count:T/Total/n_new: 1 1/1 agrees/agrees",
                   "printed-count:T/2003/n_new: 1 1/0 agrees/differs",
                   "printed-count:T/Total/n_raised: 0 0/1 agrees/differs",
                   "printed-count:T/2003/n_raised: 0 0/1 agrees/differs"}));
}

TEST(PrintedCount, AllowsWhatUncertainDatesAllow) {
  auto bench = Bench(
      "2003-12/2004-01 establish CHN MEX strategic partnership\n    paper: 2003-12/2004-01\n");
  bench.by_year().print("2003|n_new|1\n2003|new|MEX\n2004|n_new|0");
  EXPECT_EQ(bench.found("printed-count"), Lines{});
}

TEST(PrintedCount, SaysThatACellIsNoNumber) {
  auto bench = Bench(two_acts);
  bench.by_year().print("1993|n_new|one\n1993|new|BRA");
  EXPECT_EQ(bench.found("printed-count"),
            (Lines{"printed-count:T/1993/n_new: one / undecidable/undecidable"}));
}

TEST(PrintedSequence, FindsANumberThatIsSkippedOrRepeated) {
  auto bench = Bench(two_acts);
  bench.by_number().print("a|no|1\nb|no|2\nc|no|4\nd|no|4");
  EXPECT_EQ(bench.found("printed-sequence"),
            (Lines{"printed-sequence:T/3: 4 3/3 differs/differs",
                   "printed-sequence:T/5: 4 5/5 differs/differs"}));
}

TEST(PrintedSequence, MayBeginAnywhere) {
  auto bench = Bench(two_acts);
  bench.by_number().print("a|no|7\nb|no|8");
  EXPECT_EQ(bench.found("printed-sequence"), Lines{});
}

TEST(TierByTitle, SaysWhetherTitlesAloneGiveTheTiers) {
  auto bench = Bench(two_acts);
  bench.by_number().print(
      "1|country|BRA\n1|title|strategic "
      "partnership\n1|tier|near\n2|country|CHL\n2|title|comprehensive cooperative "
      "partnership\n2|tier|far");
  EXPECT_EQ(bench.found("tier-by-title"),
            (Lines{"tier-by-title:T: 2 tiers 2 of 2 follow from the title/2 of 2 follow from the "
                   "title agrees/agrees"}));
  bench.print("3|country|MEX\n3|title|strategic partnership\n3|tier|far");
  EXPECT_EQ(bench.found("tier-by-title"),
            (Lines{"tier-by-title:T: 3 tiers 2 of 3 follow from the title/2 of 2 follow from the "
                   "title differs/agrees"}));
}

TEST(EvidenceTitle, ComparesAPrintedTitleWithTheOneHeldOnTheDay) {
  auto bench = Bench(R"(
    1993 establish CHN BRA strategic partnership
      paper: 1993; establish; strategic partnership
    2021 upgrade CHN BRA comprehensive strategic partnership
      paper: 2021
  )");
  bench.by_number().print(
      "1|country|BRA\n1|title|Comprehensive strategic "
      "partnership\n2|country|MEX\n2|title|strategic partnership");
  EXPECT_EQ(bench.found("evidence-title"),
            (Lines{"evidence-title:T/1/title: Comprehensive strategic partnership strategic "
                   "partnership/strategic partnership differs/differs",
                   "evidence-title:T/2/title: strategic partnership none/none differs/differs"}));
}

TEST(EvidenceTitle, SaysThatAPrintedTitleIsUnknown) {
  auto bench = Bench(two_acts);
  bench.by_number().print("1|country|BRA\n1|title|strategic friendship");
  EXPECT_EQ(bench.found("evidence-title"),
            (Lines{"evidence-title:T/1/title: strategic friendship / undecidable/undecidable"}));
}

TEST(Coverage, FindsAnActTheTableDoesNotList) {
  auto bench = Bench(R"(
    1993 establish CHN BRA strategic partnership
      paper: 1993
    2023-12-20 establish CHN CHL strategic partnership
      news: 2023-12-20
    2023 establish CHN MEX strategic partnership
      paper: 2023
  )");
  bench.by_year().print("1993|new|BRA");
  EXPECT_EQ(bench.found("coverage"),
            (Lines{"coverage:A2:  not stated/establish 2023-12-20 agrees/differs",
                   "coverage:A3:  establish 2023/establish 2023 differs/differs"}));
}

TEST(Coverage, FindsANameUnderAnotherKind) {
  auto bench = Bench(R"(
    1997 establish CHN MEX strategic partnership
      news: 1997
    2003 upgrade CHN MEX comprehensive strategic partnership
      paper: 2003; establish
  )");
  bench.by_year().print("2003|new|MEX");
  EXPECT_EQ(bench.found("coverage"),
            (Lines{"coverage:A1:  not stated/establish 1997 agrees/differs",
                   "coverage:A2: establish 2003 establish 2003/upgrade 2003 agrees/differs"}));
}

TEST(Coverage, FindsANameWithoutAnAct) {
  auto bench = Bench(two_acts);
  bench.by_year().print("1993|new|BRA, MEX\n2004|new|CHL");
  EXPECT_EQ(
      bench.found("coverage"),
      (Lines{"coverage:T/1993/new/MEX: establish 1993 no such act/no such act differs/differs"}));
}

TEST(Coverage, LeavesOutActsOfOthersAndOfOtherLayers) {
  auto bench = Bench(R"(
    1993 establish CHN BRA strategic partnership
      paper: 1993
    1999 establish BRA CHL strategic partnership
      paper: 1999
    2018 establish CHN CHL energy partnership | layer=sectoral sector=energy
      paper: 2018
  )");
  bench.by_year().print("1993|new|BRA");
  EXPECT_EQ(bench.found("coverage"), Lines{});
}

}  // namespace
}  // namespace comity::audit
