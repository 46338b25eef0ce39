// SPDX-License-Identifier: Apache-2.0
#include "comity/services/export_units.hpp"

#include <gtest/gtest.h>

#include <map>

#include "comity/base/text.hpp"
#include "comity/io/csv.hpp"
#include "support/paper.hpp"

namespace comity::services {
namespace {

using testing::paper_case;

const Files& units() {
  static const auto files = export_units(paper_case(), {}, unit_names()).value();
  return files;
}

std::string_view bytes_of(const Files& files, std::string_view path) {
  for (const auto& file : files) {
    if (file.path == path) return file.bytes;
  }
  ADD_FAILURE() << "there is no file " << path;
  return {};
}

/// The rows of a table, by column.
std::vector<std::map<std::string, std::string>> rows_of(std::string_view path) {
  const auto bytes = bytes_of(units(), path);
  const auto names = split(bytes.substr(0, bytes.find('\n')), ',');
  std::vector<io::ColumnSpec> columns;
  for (const auto name : names) columns.push_back({name});
  Problems problems;
  io::CsvReader reader(bytes, std::string(path), columns, problems);
  std::vector<std::map<std::string, std::string>> rows;
  while (reader.next()) {
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) row[std::string(names[i])] = reader.get(i);
  }
  EXPECT_FALSE(problems.has_errors());
  return rows;
}

TEST(ExportUnits, WritesATableForEachUnitAndItsCodebook) {
  std::vector<std::string> names;
  for (const auto& file : units()) names.push_back(file.path);
  EXPECT_EQ(names,
            (std::vector<std::string>{"README.md", "codebook.csv", "codebook.md", "act.csv",
                                      "spell.csv", "partner.csv", "state-year.csv", "dyad-year.csv",
                                      "directed-dyad-year.csv", "dyad-month.csv", "risk-set.csv"}));
}

TEST(ExportUnits, DescribesEachColumnOnce) {
  std::map<std::string, std::string> described;
  for (const auto& row : rows_of("codebook.csv")) {
    described[row.at("file")] += (described[row.at("file")].empty() ? "" : ",") + row.at("column");
    EXPECT_FALSE(row.at("meaning").empty()) << row.at("file") << " " << row.at("column");
  }
  EXPECT_EQ(described.size(), unit_names().size());
  for (const auto& [file, columns] : described) {
    const auto bytes = bytes_of(units(), file);
    EXPECT_EQ(bytes.substr(0, bytes.find('\n')), columns);
  }
}

TEST(ExportUnits, CountsTheActsOfThePaper) {
  std::int64_t established = 0;
  std::int64_t upgraded = 0;
  for (const auto& row : rows_of("state-year.csv")) {
    if (row.at("is_principal") != "1") continue;
    established += parse_int(row.at("n_established")).value_or(0);
    upgraded += parse_int(row.at("n_upgraded")).value_or(0);
  }
  EXPECT_EQ(established, 16);
  EXPECT_EQ(upgraded, 14);
}

TEST(ExportUnits, TellsRungsByYearRule) {
  for (const auto& row : rows_of("dyad-year.csv")) {
    if (row.at("b") != "BRA" || row.at("year") != "2012") continue;
    EXPECT_EQ(row.at("rung_jan1"), "4");
    EXPECT_EQ(row.at("rung_dec31"), "5");
    EXPECT_EQ(row.at("rung_max"), "5");
    EXPECT_EQ(row.at("n_upgraded"), "1");
    EXPECT_EQ(row.at("rung_jan1_coverage"), "value");
    return;
  }
  FAIL() << "Brazil has no row in 2012";
}

TEST(ExportUnits, IsTheSameEachTime) {
  const auto again = export_units(paper_case(), {}, unit_names()).value();
  ASSERT_EQ(again.size(), units().size());
  for (std::size_t i = 0; i < again.size(); ++i) EXPECT_EQ(again[i].bytes, units()[i].bytes);
}

TEST(ExportUnits, QuotesTextsAndLeavesMissingValuesEmpty) {
  const auto bytes = bytes_of(units(), "partner.csv");
  EXPECT_NE(bytes.find("\"CHN\",\"CHN\",710"), std::string_view::npos);
  EXPECT_EQ(bytes.find("\"\","), std::string_view::npos);
}

TEST(ParseUnits, TakesAListOrAll) {
  EXPECT_EQ(parse_units("all").value(), unit_names());
  EXPECT_EQ(parse_units("act, risk-set").value(), (std::vector<std::string>{"act", "risk-set"}));
}

TEST(ParseUnits, NamesTheNearest) {
  const auto units = parse_units("dyadyear");
  ASSERT_FALSE(units);
  EXPECT_EQ(units.error().kind, Error::Kind::usage);
  EXPECT_NE(units.error().nearest.find("dyad-year"), std::string::npos);
  EXPECT_FALSE(parse_units(" , "));
}

TEST(ExportUnits, RefusesAPanelOfAnOpenWindow) {
  Problems problems;
  auto of = io::load_case(COMITY_SOURCE_DIR "/cases/china-lac", problems).value();
  of.settings.until = distant_future;
  const auto panel = export_units(of, {}, std::vector<std::string>{"dyad-year"});
  ASSERT_FALSE(panel);
  EXPECT_EQ(panel.error().where.field, "until");
  EXPECT_TRUE(export_units(of, {}, std::vector<std::string>{"act", "spell"}));
}

}  // namespace
}  // namespace comity::services
