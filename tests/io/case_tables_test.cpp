// SPDX-License-Identifier: Apache-2.0
#include "comity/io/case_tables.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "comity/base/text.hpp"
#include "support/log.hpp"

namespace comity::io {
namespace {

using testing::day;

/// Table -> its columns, sorted.
using Shape = std::map<std::string, std::vector<std::string>>;

/// What docs/formats.md, section 5, says: rows "| `act` | `act, date, day` | ...".
Shape documented() {
  std::ifstream file(COMITY_SOURCE_DIR "/docs/formats.md");
  Shape shape;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) inside = line.starts_with("## 5.");
    const auto cells = split(line, '|');
    if (!inside || cells.size() < 4) continue;
    const auto name = split(cells[1], '`');
    const auto columns = split(cells[2], '`');
    if (name.size() < 3 || columns.size() < 3) continue;
    auto& to = shape[std::string(name[1])];
    to = split_list(columns[1], ',');
    std::ranges::sort(to);
  }
  return shape;
}

Shape shape_of(Database& database, const std::string& schema) {
  const auto table = database.select(
      {.sql =
           "select table_name, column_name from information_schema.columns where table_schema = '" +
           schema + "' order by 1, 2"});
  EXPECT_TRUE(table) << table.error();
  Shape shape;
  for (const auto& row : table->rows) shape[*row[0].if_text()].push_back(*row[1].if_text());
  return shape;
}

/// A case with two acts, one of them stated otherwise by a paper, told twice.
class CaseTables : public ::testing::Test {
 protected:
  CaseTables() {
    auto world = testing::world_of(R"(
      1993-11 establish CHN BRA strategic partnership
        paper: 1993; establish; strategic cooperative partnership
      2012-06-21 upgrade CHN BRA comprehensive strategic partnership
      2020 establish CHN CHL MEX friendly partnership | status=disputed
      2021 establish BRA CHN MEX friendly partnership | layer=regional binding=all
    )");
    of_.settings.principal = "CHN";
    of_.settings.tables = {{.source = "paper",
                            .table = "T",
                            .partner = "country",
                            .tier = "tier",
                            .tiers = {{"Pivotal Countries", "pivot"}}}};
    of_.principal = world.actor("CHN");
    of_.in_region.assign(world.actors.size(), true);
    of_.in_region[of_.principal.value] = false;
    of_.printed = {{"paper", "T", "1", "country", "BRA", "p"},
                   {"paper", "T", "1", "tier", "Pivotal Countries", "p"},
                   {"paper", "U", "1", "n", "5", ""}};
    of_.memberships = {{.actor = world.actor("BRA"),
                        .organization = world.actor("MEX"),
                        .role = "member",
                        .since = testing::when("../2014-07"),
                        .until = testing::when("..")}};
    of_.instruments = {{.actor = world.actor("CHN"),
                        .counterpart = world.actor("BRA"),
                        .kind = "finance",
                        .value = 1.5},
                       {.actor = world.actor("CHN"), .counterpart = world.actor("CHL")}};
    of_.claims = {{.id = "C1", .statement = "s", .printed = "1", .source = "paper"}};
    of_.actors = std::move(world.actors);
    of_.titles = std::move(world.titles);
    of_.log = std::move(world.log);
    of_.ladders = {std::move(world.ladder)};
    EXPECT_TRUE(write({}, "resolved", false));
    EXPECT_TRUE(write(of_.log.find_source("paper"), "stated_paper", true));
  }
  Result<void> write(std::optional<ledger::SourceIndex> source, const std::string& schema,
                     bool further) {
    const auto reading = ledger::read(of_.log, {.source = source});
    const auto history = ledger::replay(of_.log, reading, titles::rank(of_.ladders[0], of_.titles),
                                        {of_.principal, of_.settings.ranked_layers});
    const Telling telling{.schema = schema,
                          .reading = reading,
                          .history = history,
                          .ladder = "small",
                          .dates = "middle",
                          .on = day("2023-12-31"),
                          .since = day("1993-01-01"),
                          .until = distant_future};
    return further ? write_telling(database_, of_, telling, "resolved")
                   : write_case_tables(database_, of_, telling);
  }
  /// The rows of a query, cells joined by blanks; a missing one is "-".
  std::string ask(const std::string& sql, const std::string& schema = "resolved") {
    const auto table = database_.select({.sql = sql, .schema = schema});
    if (!table) return table.error().what;
    std::ostringstream out;
    for (const auto& row : table->rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        out << (i > 0 ? " " : "");
        if (const auto* text = row[i].if_text())
          out << *text;
        else if (const auto* whole = row[i].if_int())
          out << *whole;
        else if (const auto* real = row[i].if_real())
          out << *real;
        else if (const auto* truth = row[i].if_bool())
          out << (*truth ? "true" : "false");
        else
          out << "-";
      }
      out << "\n";
    }
    return out.str();
  }

  Case of_;
  Database database_ = std::move(*Database::in_memory());
};

TEST_F(CaseTables, HaveTheColumnsOfTheDocumentation) {
  const auto expected = documented();
  ASSERT_GE(expected.size(), 20U);
  EXPECT_EQ(shape_of(database_, "resolved"), expected);
}

TEST_F(CaseTables, HaveTheSameColumnsAsASourceStatesThem) {
  EXPECT_EQ(shape_of(database_, "stated_paper"), documented());
}

TEST_F(CaseTables, HoldDatesAsDates) {
  EXPECT_EQ(ask("select data_type from information_schema.columns where table_schema = 'resolved' "
                "and table_name = 'act' "
                "and column_name in ('date_min', 'date_max', 'day') group by data_type"),
            "DATE\n");
  EXPECT_EQ(ask("select data_type from information_schema.columns where table_schema = 'resolved' "
                "and table_name = 'title' and column_name = 'components'"),
            "VARCHAR[]\n");
}

TEST_F(CaseTables, TellTheActsTwice) {
  EXPECT_EQ(
      ask("select act, date, date_min, date_max, day, kind, title, status, rung_before, rung_after "
          "from act"),
      "A1 1993-11 1993-11-01 1993-11-30 1993-11-15 establish strategic partnership accepted 0 4\n"
      "A2 2012-06-21 2012-06-21 2012-06-21 2012-06-21 upgrade comprehensive strategic partnership "
      "accepted 4 5\n"
      "A4 2021 2021-01-01 2021-12-31 2021-07-02 establish friendly partnership accepted 0 1\n");
  EXPECT_EQ(ask("select act, date, day, title, rung_after from act", "stated_paper"),
            "A1 1993 1993-07-02 strategic cooperative partnership 3\n");
}

TEST_F(CaseTables, WriteMissingValuesAsNull) {
  EXPECT_EQ(ask("select sector, occasion, supersedes, binding, note from act where act = 'A1'"),
            "- - - - -\n");
  EXPECT_EQ(ask("select binding from act where act = 'A4'"), "all\n");
  EXPECT_EQ(ask("select since, since_min, since_max, until, until_max from membership"),
            "../2014-07 - 2014-07-31 .. -\n");
  EXPECT_EQ(ask("select until from spell where act = 'A2'"), "-\n");
}

TEST_F(CaseTables, PutThePrincipalFirstInEachSpell) {
  EXPECT_EQ(ask("select a, b, layer, rung, since, until, in_force from spell where act in ('A1', "
                "'A4') order by act, a, b"),
            "CHN BRA bilateral 4 1993-11-15 2012-06-21 true\n"
            "BRA MEX regional 1 2021-07-02 - true\nCHN BRA regional 1 2021-07-02 - true\nCHN MEX "
            "regional 1 2021-07-02 - true\n");
}

TEST_F(CaseTables, NameThePartnerOfAPrintedRow) {
  EXPECT_EQ(ask("select \"table\", \"row\", \"column\", value, actor from printed order by 1, 3"),
            "T 1 country BRA BRA\nT 1 tier Pivotal Countries BRA\nU 1 n 5 -\n");
  EXPECT_EQ(ask("select partner, tier, source from tier"), "BRA pivot paper\n");
}

TEST_F(CaseTables, KeepTablesOfTextWithTheirNumbers) {
  EXPECT_EQ(ask("select actor, counterpart, value, kind from instrument order by 2"),
            "CHN BRA 1.5 finance\nCHN CHL - -\n");
  EXPECT_EQ(ask("select count(*) from indicator"), "0\n");
}

TEST_F(CaseTables, RankTitlesOnEveryLadder) {
  EXPECT_EQ(ask("select ladder, rung, label, title from rung order by rung desc limit 1"),
            "small 5 comprehensive strategic comprehensive strategic partnership\n");
}

TEST_F(CaseTables, SayWhatWasAsked) {
  EXPECT_EQ(ask("select value from parameter order by name"),
            "middle\nsmall\n2023-12-31\nCHN\n1993-01-01\n-\n");
  EXPECT_EQ(ask("select actor, value from measure where measure = 'degree' and actor = 'CHN'"),
            "CHN 2\n");
}

TEST_F(CaseTables, CanStillBeAskedWhenLocked) {
  ASSERT_TRUE(database_.lock());
  EXPECT_EQ(ask("select count(*) from act"), "3\n");
  EXPECT_EQ(ask("select count(*) from act", "stated_paper"), "1\n");
  EXPECT_EQ(ask("select count(*) from evidence", "stated_paper"), "1\n");
}

}  // namespace
}  // namespace comity::io
