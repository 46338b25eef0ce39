// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/names.hpp"

#include <gtest/gtest.h>

#include "comity/base/text.hpp"

namespace comity::audit {
namespace {

actors::Register some_actors() {
  actors::Register actors;
  const auto add = [&](std::string code, std::string name) {
    EXPECT_TRUE(actors.add({.code = std::move(code), .names = {.en = std::move(name)}}));
  };
  add("ARG", "Argentina");
  add("CHL", "Chile");
  add("TTO", "Trinidad and Tobago");
  add("KOR", "Korea, Republic of");
  add("CELAC", "Community of States");
  return actors;
}

/// "ARG CHL ?Narnia"
std::string read(std::string_view cell) {
  const auto actors = some_actors();
  std::vector<std::string> words;
  for (const auto& name : names_in(cell, actors)) {
    words.push_back(name.actor ? actors.at(*name.actor).code : "?" + name.text);
  }
  return join(words, " ");
}

TEST(NamesIn, CutsAtCommasSemicolonsAndAnd) {
  EXPECT_EQ(read("Argentina, Chile"), "ARG CHL");
  EXPECT_EQ(read("Argentina; Chile"), "ARG CHL");
  EXPECT_EQ(read("Argentina and Chile"), "ARG CHL");
}

TEST(NamesIn, KeepsANameThatHoldsAnAndOrAComma) {
  EXPECT_EQ(read("Trinidad and Tobago"), "TTO");
  EXPECT_EQ(read("Chile, Trinidad and Tobago and Argentina"), "CHL TTO ARG");
  EXPECT_EQ(read("Korea, Republic of, Chile"), "KOR CHL");
}

TEST(NamesIn, ReadsANameBesideOrInsideParentheses) {
  EXPECT_EQ(read("Community of States (CELAC)"), "CELAC");
  EXPECT_EQ(read("Another Community, as it were (CELAC)"), "?Another Community CELAC");
  EXPECT_EQ(read("Argentina, Another Community (CELAC)"), "ARG CELAC");
  EXPECT_EQ(read("Chile (upgraded, 2012)"), "CHL");
}

TEST(NamesIn, KeepsANameNobodyHas) {
  EXPECT_EQ(read("Narnia, Chile"), "?Narnia CHL");
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read(" , ; "), "");
}

TEST(Grid, LeavesOutTheRowOfTotalsAndOtherTables) {
  const PrintedTable table{
      .source = "paper", .table = "T", .rows = PrintedTable::Rows::partner, .total = "Total"};
  const std::vector<PrintedCell> cells{{"paper", "T", "Chile", "n", "1", ""},
                                       {"paper", "T", "Total", "n", "1", ""},
                                       {"other", "T", "Peru", "n", "1", ""},
                                       {"paper", "U", "Peru", "n", "1", ""}};
  const Grid grid(table, cells);
  EXPECT_EQ(grid.rows(), std::vector<std::string>{"Chile"});
  EXPECT_EQ(grid.partner("Chile", some_actors()), some_actors().find("CHL"));
  ASSERT_NE(grid.find("Total", "n"), nullptr);
  EXPECT_EQ(grid.find("Peru", "n"), nullptr);
}

}  // namespace
}  // namespace comity::audit
