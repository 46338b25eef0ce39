// SPDX-License-Identifier: Apache-2.0
// Table 1 of the paper as printed, and what the acts say. The numbers are copied from the printed
// page by hand; nothing here is read from data/.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "comity/base/text.hpp"
#include "support/paper.hpp"

namespace comity {
namespace {

using testing::ask;
using testing::cell;
using ::testing::ElementsAre;
using testing::paper_case;

struct PrintedRow {
  int year;
  std::string established;  ///< names as printed
  int n_established;        ///< number as printed
  std::string upgraded;
  int n_upgraded;
};

const std::vector<PrintedRow> table1{
    {1993, "Brazil", 1, "", 0},
    {2001, "Venezuela", 1, "", 0},
    {2003, "Mexico", 1, "", 0},
    {2004, "Argentina, Chile", 2, "", 0},
    {2005, "Jamaica, Trinidad and Tobago", 2, "", 0},
    {2008, "Peru", 1, "", 0},
    {2012, "", 0, "Brazil, Chile", 2},
    {2013, "", 0, "Mexico, Peru, Trinidad and Tobago", 3},
    {2014, "Community of Latin American and Caribbean States (CELAC)", 1, "Argentina, Venezuela",
     2},
    {2015, "Ecuador, Costa Rica", 2, "", 0},
    {2016, "Uruguay", 1, "Ecuador, Chile", 2},
    {2018, "Bolivia", 1, "", 0},
    {2019, "Suriname", 1, "Jamaica", 1},
    {2023, "Colombia", 0, "Venezuela, Uruguay", 2},
};
constexpr int printed_total_established = 16;
constexpr int printed_total_upgraded = 12;

/// The codes of the names of a cell, sorted.
std::vector<std::string> codes_of(const std::string& names) {
  std::vector<std::string> codes;
  for (auto name : split_list(names, ',')) {
    if (const auto bracket = name.find(" ("); bracket != std::string::npos) name.erase(bracket);
    const auto actor = paper_case().actors.resolve(name);
    codes.push_back(actor ? paper_case().actors.at(*actor).code : "nobody is called " + name);
  }
  std::ranges::sort(codes);
  return codes;
}

struct DerivedRow {
  std::vector<std::string> established;
  std::vector<std::string> upgraded;
  bool operator==(const DerivedRow&) const = default;
};

std::map<int, DerivedRow> derived(
    const std::vector<std::pair<std::string, std::string>>& parameters) {
  std::map<int, DerivedRow> rows;
  const auto answer = ask("counts", parameters);
  for (const auto& row : *answer.body.find("rows")->if_array()) {
    DerivedRow read{split_list(cell(row, "established"), ';'),
                    split_list(cell(row, "upgraded"), ';')};
    EXPECT_EQ(cell(row, "n_established"), std::to_string(read.established.size()));
    EXPECT_EQ(cell(row, "n_upgraded"), std::to_string(read.upgraded.size()));
    std::ranges::sort(read.established);
    std::ranges::sort(read.upgraded);
    rows.emplace(static_cast<int>(*row.find("year")->if_int()), std::move(read));
  }
  return rows;
}

std::string total(const std::vector<std::pair<std::string, std::string>>& parameters) {
  const auto answer = ask("counts", parameters);
  return cell(*answer.body.find("total"), "n_established") + "/" +
         cell(*answer.body.find("total"), "n_upgraded");
}

TEST(Table1, PrintsATotalThatItsOwnCellsDoNotGive) {
  const auto sum = [](auto member) {
    return std::accumulate(table1.begin(), table1.end(), 0,
                           [&](int n, const auto& row) { return n + row.*member; });
  };
  EXPECT_EQ(sum(&PrintedRow::n_established), 14);
  EXPECT_NE(sum(&PrintedRow::n_established), printed_total_established);
  EXPECT_EQ(sum(&PrintedRow::n_upgraded), printed_total_upgraded);
  const auto names = std::accumulate(
      table1.begin(), table1.end(), std::size_t{0},
      [](std::size_t n, const auto& row) { return n + codes_of(row.established).size(); });
  EXPECT_EQ(names, 15U) << "2023 names Colombia and prints 0";
}

TEST(Table1, NamesYearByYearWhatThePapersOwnActsGive) {
  const auto rows = derived({{"source", "zhang2024"}});
  ASSERT_EQ(rows.size(), table1.size());
  for (const auto& printed : table1) {
    ASSERT_TRUE(rows.contains(printed.year)) << printed.year;
    EXPECT_EQ(rows.at(printed.year).established, codes_of(printed.established)) << printed.year;
    EXPECT_EQ(rows.at(printed.year).upgraded, codes_of(printed.upgraded)) << printed.year;
  }
}

TEST(Table1, GivesFifteenAndTwelveOnThePapersActsAndSixteenAndFourteenOnAll) {
  EXPECT_EQ(total({{"source", "zhang2024"}}), "15/12");
  EXPECT_EQ(total({}), "16/14");
}

TEST(Table1, DiffersFromAllActsByNicaraguaAndTheEarlierTitlesOfMexicoAndArgentina) {
  const auto all = derived({});
  EXPECT_EQ(all.at(1997), (DerivedRow{{"MEX"}, {}}));
  EXPECT_EQ(all.at(2001), (DerivedRow{{"ARG", "VEN"}, {}}));
  EXPECT_EQ(all.at(2003), (DerivedRow{{}, {"MEX"}}));
  EXPECT_EQ(all.at(2004), (DerivedRow{{"CHL"}, {"ARG"}}));
  EXPECT_EQ(all.at(2023), (DerivedRow{{"COL", "NIC"}, {"URY", "VEN"}}));
  auto paper = derived({{"source", "zhang2024"}});
  for (const int year : {1993, 2005, 2008, 2012, 2013, 2014, 2015, 2016, 2018, 2019})
    EXPECT_EQ(all.at(year), paper.at(year)) << year;
}

TEST(Table1, DoesNotTurnOnTheDateRule) {
  for (const auto* rule : {"earliest", "middle", "latest", "random"}) {
    EXPECT_EQ(total({{"dates", rule}}), "16/14") << rule;
    EXPECT_EQ(total({{"dates", rule}, {"source", "zhang2024"}}), "15/12") << rule;
  }
}

TEST(Table1, NeedsNoIrregularActOnAllAcceptedActs) {
  const auto request = services::parse_request({});
  const auto view = services::open_view(paper_case(), *request);
  ASSERT_TRUE(view);
  for (const auto& found : view->history.irregularities) ADD_FAILURE() << found.what;
}

/// The partners of China on the highest rung held on a day, with that rung.
std::vector<std::string> top_on(const char* on) {
  const auto request = services::parse_request({{"on", on}});
  const auto view = services::open_view(paper_case(), *request).value();
  std::vector<std::string> names;
  int highest = 0;
  for (const auto& spell : ledger::spells_on(view.history, view.on)) {
    const auto& pair = view.history.pairs[spell.pair];
    if (pair.a != paper_case().principal || !spell.rung || spell.rung->value < highest) continue;
    if (spell.rung->value > highest) names.clear();
    highest = spell.rung->value;
    names.push_back(paper_case().actors.at(pair.b).code);
  }
  std::ranges::sort(names);
  names.push_back("rung " + std::to_string(highest));
  return names;
}

TEST(Partners, AtTheTopAtTheEndOf2012WereBrazilAlone) {
  EXPECT_THAT(top_on("2012-12-31"), ElementsAre("BRA", "rung 5"));
  EXPECT_THAT(top_on("2012-06-20"), ElementsAre("ARG", "BRA", "MEX", "PER", "VEN", "rung 4"))
      << "the day before, five stood level";
  EXPECT_THAT(top_on("2023-12-31"), ElementsAre("VEN", "rung 6"));
}

TEST(Partners, ChileRoseIn2012AndIn2016) {
  const auto answer = ask("acts");
  std::vector<std::string> steps;
  for (const auto& act : *answer.body.find("acts")->if_array()) {
    if (cell(act, "parties") == "CHN;CHL")
      steps.push_back(cell(act, "date") + " " + cell(act, "rung_before") + ">" +
                      cell(act, "rung_after"));
  }
  EXPECT_THAT(steps, ElementsAre("2004-11 0>2", "2012-06-26 2>4", "2016-11-22 4>5"));
}

}  // namespace
}  // namespace comity
