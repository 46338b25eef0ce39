// SPDX-License-Identifier: Apache-2.0
// Readers of the catalogue, of cells and of instruments: what they take, and what they say of what
// they cannot take.
#include "comity/io/read_indicators.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include "comity/io/csv.hpp"
#include "comity/io/database.hpp"
#include "comity/io/gzip.hpp"
#include "support/log.hpp"

namespace comity::io {
namespace {

namespace fs = std::filesystem;

const std::string catalogue_header =
    "indicator,factor,kind,name_en,name_es,name_zh,unit,classes,since,until,with,rule,sources,"
    "licence,gap\n";
const std::string header =
    "indicator,period,actor,counterpart,reporter,class,value,unit,status,source\n";

/// A case with a few actors and the catalogue of trade and product.
class Indicators : public ::testing::Test {
 protected:
  Indicators() {
    auto world = testing::world_of("1993-11 establish CHN BRA strategic partnership\n");
    of_.actors = std::move(world.actors);
    Problems problems;
    read_catalogue({catalogue_header + R"(trade,foundation,pair,Trade,,,USD,export;import,,,,,imf,,
gdp,potential,actor,Product,,,USD,,1990,2023,,,wdi,CC BY 4.0,Cuba ends in 2020
gdp_growth,potential,actor,Growth,,,percent,,,,,growth gdp,wdi,,
)",
                    "indicators.csv"},
                   of_, problems);
    EXPECT_TRUE(problems.list().empty());
  }
  /// What is said of some rows of cells, one line each: "line:column what".
  std::string said(const std::string& rows) {
    Problems problems;
    CellReader reader(of_, problems);
    reader.read({header + rows, "cells.csv"});
    return text_of(problems);
  }
  static std::string text_of(const Problems& problems) {
    std::string text;
    for (const auto& problem : problems.list()) {
      const auto& where = problem.error.where;
      text += where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column) +
              " " + problem.error.what + (problem.error.nearest.empty() ? "" : " nearest ") +
              problem.error.nearest + "\n";
    }
    return text;
  }
  Case of_;
};

TEST_F(Indicators, AreReadWithAllTheirColumns) {
  Problems problems;
  CellReader reader(of_, problems);
  EXPECT_EQ(reader.read({header + "trade,2012,CHN,BRA,CHN,export,33425.1,USD,value,imf\n"
                                  "trade,2012,CHN,BRA,CHN,import,0,USD,zero,imf\n"
                                  "gdp,2012,BRA,,,,,USD,not_covered,wdi\n",
                         "cells.csv"}),
            3U);
  EXPECT_TRUE(problems.list().empty()) << text_of(problems);
  const auto cells = reader.take();
  ASSERT_EQ(cells.all.size(), 3U);
  EXPECT_EQ(cells.all[0].value, 33425.1);
  EXPECT_EQ(cells.words.at(cells.all[0].klass), "export");
  EXPECT_EQ(cells.words.at(cells.all[0].reporter), "CHN");
  EXPECT_EQ(cells.periods.at(cells.all[0].period), "2012");
  EXPECT_EQ(cells.all[1].status, factors::CellStatus::zero);
  EXPECT_EQ(cells.all[2].counterpart, factors::nobody);
  EXPECT_EQ(cells.all[2].status, factors::CellStatus::not_covered);
  EXPECT_EQ(cells.all[2].line, 4U);
}

TEST_F(Indicators, SayOfEachBadFieldWhereItStands) {
  EXPECT_EQ(said("trad,2012,CHN,BRA,CHN,export,1,USD,value,imf\n"),
            "cells.csv:2:1 there is no indicator \"trad\". nearest \"trade\"\n");
  EXPECT_EQ(said("gdp_growth,2012,BRA,,,,1,percent,value,wdi\n"),
            "cells.csv:2:1 gdp_growth is derived and has no cells of its own.\n");
  EXPECT_EQ(said("trade,2012,CHN,BAR,CHN,export,1,USD,value,imf\n"),
            "cells.csv:2:16 no actor has the code \"BAR\". nearest \"BRA\"\n");
  EXPECT_EQ(said("trade,2012,CHN,BRA,CHN,export,1,USD,values,imf\n"),
            "cells.csv:2:37 \"values\" is not a status of a cell. nearest \"value\"\n");
  EXPECT_EQ(said("trade,2012,CHN,BRA,CHN,export,,USD,value,imf\n"),
            "cells.csv:2:31 the value is missing, and the status says that there is one.\n");
  EXPECT_EQ(said("trade,2012,CHN,BRA,CHN,export,\"1,5\",USD,value,imf\n"),
            "cells.csv:2:31 \"1,5\" is not a number.\n");
  EXPECT_EQ(said("trade,2012,CHN,BRA,CHN,export,3,USD,not_covered,imf\n"),
            "cells.csv:2:31 a cell that is not covered has the value \"3\".\n");
  EXPECT_EQ(said("trade,2012,CHN,BRA,CHN,export,3,USD,zero,imf\n"),
            "cells.csv:2:31 a structural zero has the value 3.\n");
  EXPECT_EQ(said("trade,2012,CHN,,CHN,export,3,USD,value,imf\n"),
            "cells.csv:2:16 trade is of a pair, and the counterpart is missing.\n");
  EXPECT_EQ(said("gdp,2012,BRA,CHN,,,3,USD,value,wdi\n"),
            "cells.csv:2:14 gdp is of one actor and has no counterpart.\n");
  EXPECT_EQ(said("gdp,2012,BRA,,,,3,,value,wdi\n"), "cells.csv:2:19 a cell has a unit.\n");
  EXPECT_EQ(said("gdp,2012,BRA,,,,3,USD,value,\n"), "cells.csv:2:29 a cell has a source.\n");
  EXPECT_NE(said("gdp,2012-13-01,BRA,,,,3,USD,value,wdi\n").find("cells.csv:2:5 "),
            std::string::npos);
  EXPECT_NE(said("gdp,2012,BRA,,,,inf,USD,value,wdi\n").find("cells.csv:2:17 "), std::string::npos);
}

TEST_F(Indicators, SayAllOfSeveralBadRowsAtOnce) {
  const auto text = said(
      "trade,2012,XXX,BRA,CHN,export,1,USD,value,imf\n"
      "trade,2012,CHN,BRA,CHN,export,1,USD,value,imf\n"
      "trade,2012,CHN,BRA,CHN,export,x,USD,value,imf\n");
  EXPECT_EQ(std::ranges::count(text, '\n'), 2) << text;
}

TEST_F(Indicators, FindACellThatStandsTwiceAlsoInTwoFiles) {
  Problems problems;
  CellReader reader(of_, problems);
  const std::string row = "trade,2012,CHN,BRA,CHN,export,1,USD,value,imf\n";
  reader.read({header + row + "trade,2012,CHN,BRA,BRA,export,1,USD,value,imf\n", "one.csv"});
  reader.read({header + "gdp,2012,BRA,,,,3,USD,value,wdi\n" + row, "two.csv"});
  ASSERT_EQ(problems.list().size(), 1U) << text_of(problems);
  const auto& error = problems.list()[0].error;
  EXPECT_EQ(error.where.file, "two.csv");
  EXPECT_EQ(error.where.line, 3U);
  EXPECT_EQ(error.hint, "line 2 of one.csv has it; keep one of them");
  EXPECT_EQ(reader.take().all.size(), 3U);
}

TEST_F(Indicators, CatalogueRefusesWhatItCannotMean) {
  Problems problems;
  read_catalogue({catalogue_header + "a,hope,pair,A,,,USD,,,,,,s,,\n"
                                     "b,control,triple,B,,,USD,,,,,,s,,\n"
                                     "c,control,pair,,,,USD,,,,,,s,,\n"
                                     "gdp,control,actor,Again,,,USD,,,,,,s,,\n"
                                     "d,control,pair,D,,,USD,,2012,2000,,,s,,\n"
                                     "e,control,pair,E,,,USD,,,,some,,s,,\n"
                                     "f,control,pair,F,,,USD,,,,,double gdp,s,,\n"
                                     "g,control,pair,G,,,USD,,,,,rank trad,s,,\n",
                  "indicators.csv"},
                 of_, problems);
  EXPECT_EQ(text_of(problems),
            "indicators.csv:2:3 \"hope\" is not a factor.\n"
            "indicators.csv:3:11 \"triple\" is not a kind of indicator.\n"
            "indicators.csv:4:16 an indicator needs its English name.\n"
            "indicators.csv:5:1 the indicator gdp stands twice.\n"
            "indicators.csv:6:30 this indicator ends before it begins.\n"
            "indicators.csv:7:27 \"some\" says nothing about counterparts.\n"
            "indicators.csv:8:28 \"double gdp\" is not a rule.\n"
            "indicators.csv:9:28 no indicator \"trad\" stands above. nearest \"trade\"\n");
}

TEST_F(Indicators, InstrumentsAreReadAndTheirLocatorsApart) {
  const std::string top = "actor,counterpart,kind,since,until,value,unit,source\n";
  Problems problems;
  read_instruments({top + "CHN,BRA,finance,2000,2021,54.3,billion USD,aid\n"
                          "CHN,BRA,condolence,2012-08-22?,2012-08-22,,,news#2012/0822.json Hu\n",
                    "instruments.csv"},
                   of_, problems);
  EXPECT_TRUE(problems.list().empty()) << text_of(problems);
  ASSERT_EQ(of_.instruments.size(), 2U);
  EXPECT_EQ(of_.instruments[0].value, 54.3);
  EXPECT_EQ(of_.instruments[1].source, "news");
  EXPECT_EQ(of_.instruments[1].locator, "2012/0822.json Hu");
  read_instruments({top + "CHN,BAR,finance,2021,2000,x,USD,\nCHN,BRA,,2000,2021,1,,aid\n", "i.csv"},
                   of_, problems);
  EXPECT_EQ(problems.errors(), 6U) << text_of(problems);
}

RC_GTEST_FIXTURE_PROP(Indicators, ReadBackAsWritten, ()) {
  const auto rows = *rc::gen::container<std::vector<std::tuple<int, int, double>>>(rc::gen::tuple(
      rc::gen::inRange(1990, 2030), rc::gen::inRange(0, 3),
      rc::gen::map(rc::gen::arbitrary<std::int32_t>(), [](std::int32_t n) { return n / 64.0; })));
  std::string csv = header;
  std::set<int> years;
  std::vector<std::tuple<int, int, double>> written;
  for (const auto& [year, status, value] : rows) {
    if (!years.insert(year).second) continue;
    const auto state = static_cast<factors::CellStatus>(status);
    const bool covered = state == factors::CellStatus::value;
    written.emplace_back(year, status, covered ? value : 0);
    csv += csv_row({"trade", std::to_string(year), "CHN", "BRA", "CHN", "say, \"it\"",
                    covered                              ? fmt::format("{}", value)
                    : state == factors::CellStatus::zero ? "0"
                                                         : "",
                    "USD, current", to_word(state), "imf"});
  }
  Problems problems;
  CellReader reader(of_, problems);
  const auto packed = ungzip(gzip(csv), 1U << 24U);
  RC_ASSERT(packed.has_value());
  reader.read({*packed, "cells.csv.gz"});
  RC_ASSERT(problems.list().empty());
  const auto cells = reader.take();
  RC_ASSERT(cells.all.size() == written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto& [year, status, value] = written[i];
    RC_ASSERT(cells.periods.at(cells.all[i].period) == std::to_string(year));
    RC_ASSERT(static_cast<int>(cells.all[i].status) == status);
    RC_ASSERT(cells.all[i].value == value);
    RC_ASSERT(cells.words.at(cells.all[i].klass) == "say, \"it\"");
  }
}

TEST(Ungzip, TakesSeveralMembersAndRefusesWhatIsBroken) {
  const auto two = gzip("one ") + gzip("two");
  EXPECT_EQ(ungzip(two, 100).value(), "one two");
  EXPECT_EQ(ungzip(gzip(""), 100).value(), "");
  EXPECT_EQ(ungzip(two, 6).error().what, "this file holds more than it may.");
  EXPECT_EQ(ungzip(std::string_view(two).substr(0, two.size() - 9), 100).error().what,
            "this gzip file ends early.");
  EXPECT_EQ(ungzip("", 100).error().what, "this gzip file ends early.");
  EXPECT_EQ(ungzip("indicator,period\n", 100).error().what,
            "this is no gzip file, or it is damaged.");
  const std::string large(5'000'000, 'x');
  EXPECT_EQ(ungzip(gzip(large), large.size()).value(), large);
  EXPECT_EQ(ungzip(gzip("small"), 100, large).value(), "small") << "in the memory of another";
  EXPECT_EQ(ungzip(gzip(large), 100, "x").error().what, "this file holds more than it may.");
}

TEST(Ungzip, BelievesNoSizeThatCannotBe) {
  auto file = gzip(std::string(5000, 'x'));
  EXPECT_EQ(ungzipped_size(file), 5000U);
  std::ranges::fill(file.end() - 4, file.end(), '\xFF');
  EXPECT_LE(ungzipped_size(file), file.size() * 1032);
  EXPECT_EQ(ungzipped_size(""), 0U);
  EXPECT_FALSE(ungzip(file, 1U << 20U));
}

TEST_F(Indicators, AreReadFromParquetToo) {
  const auto path =
      (fs::temp_directory_path() / ("comity-cells-" + std::to_string(::getpid()) + ".parquet"))
          .string();
  auto database = std::move(*Database::in_memory());
  const auto made = database.execute(
      "copy (select 'trade' as indicator, '2012' as period, 'CHN' as actor, 'BRA' as counterpart, "
      "'CHN' as reporter, 'export' as class, 1.5 as value, 'USD' as unit, 'value' as status, "
      "'imf' as source) to '" +
      path + "' (format parquet)");
  if (!made) GTEST_SKIP() << made.error();
  const auto csv = csv_of_parquet(path);
  fs::remove(path);
  ASSERT_TRUE(csv) << csv.error();
  Problems problems;
  CellReader reader(of_, problems);
  EXPECT_EQ(reader.read({*csv, "cells.parquet"}), 1U);
  EXPECT_TRUE(problems.list().empty()) << text_of(problems);
  EXPECT_EQ(reader.take().all.at(0).value, 1.5);
}

}  // namespace
}  // namespace comity::io
