// SPDX-License-Identifier: Apache-2.0
// Derived series on a few cells whose sums, ranks and spreads are worked out by hand.
#include "comity/factors/derive.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <sstream>

#include "comity/base/text.hpp"

namespace comity::factors {
namespace {

constexpr std::uint32_t chn = 0;
constexpr std::uint32_t bra = 1;
constexpr std::uint32_t chl = 2;
constexpr std::uint32_t mex = 3;
constexpr std::uint32_t usa = 4;

std::uint32_t actor(const std::string& code) {
  static const std::vector<std::string> codes{"CHN", "BRA", "CHL", "MEX", "USA"};
  const auto found = std::ranges::find(codes, code);
  return found == codes.end() ? nobody : static_cast<std::uint32_t>(found - codes.begin());
}

Indicator named(std::string id, IndicatorKind kind, std::optional<Rule> rule = {}) {
  return {.id = std::move(id), .kind = kind, .unit = "unit", .rule = std::move(rule)};
}

Catalogue catalogue() {
  using enum IndicatorKind;
  return {named("goods", pair),
          named("share", pair),
          named("total", actor),
          named("volume", pair, Rule{RuleKind::sum, {"goods"}}),
          named("growth", pair, Rule{RuleKind::growth, {"volume"}}),
          named("place", pair, Rule{RuleKind::rank, {"volume"}}),
          named("mirror", pair, Rule{RuleKind::mirror, {"goods", "share", "total"}}),
          named("spread", pair, Rule{RuleKind::spread, {"goods"}}),
          named("gdp", actor),
          named("gdp_share", actor, Rule{RuleKind::share, {"gdp"}})};
}

/// Cells written "goods 2012 CHN BRA CHN export 10"; "-" is empty, "?" not covered, "0!" a zero.
Cells cells_of(const std::string& text) {
  Cells cells;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto words = split_list(line, ' ');
    if (words.size() != 7) continue;
    const auto word = [&](std::size_t i) { return words[i] == "-" ? std::string{} : words[i]; };
    const auto place = [&](const std::string& of) {
      return static_cast<std::uint16_t>(cells.words.place_of(of));
    };
    Cell cell{.period = cells.period_of(word(1)).value(),
              .actor = actor(word(2)),
              .counterpart = actor(word(3)),
              .indicator = static_cast<std::uint16_t>(*find_indicator(catalogue(), words[0])),
              .reporter = place(word(4)),
              .klass = place(word(5)),
              .unit = place("unit"),
              .source = place("book")};
    if (words[6] == "?") cell.status = CellStatus::not_covered;
    if (words[6] == "0!") cell.status = CellStatus::zero;
    cell.value = parse_real(words[6]).value_or(0);
    cells.all.push_back(cell);
  }
  return cells;
}

Question about(std::uint32_t partner) {
  return {.partner = partner,
          .principal = chn,
          .beside = {usa},
          .region = {false, true, true, true, false}};
}

/// "2012:10 2013:?" of the derived series of that id, class and actor.
std::string said(const Cells& cells, const Question& question, std::string_view id,
                 std::string_view klass = "", std::uint32_t of = nobody) {
  std::string text;
  const auto all = catalogue();
  for (const auto& series : derive(all, cells, question)) {
    if (all[series.indicator].id != id || (!klass.empty() && series.klass != klass)) continue;
    if (of != nobody && series.actor != of) continue;
    EXPECT_TRUE(series.derived);
    for (const auto& point : series.points) {
      std::ostringstream value;
      value << point.value;
      text += (text.empty() ? "" : " ") + cells.periods.at(point.period) + ":" +
              (point.status == CellStatus::not_covered ? "?" : value.str());
    }
  }
  return text;
}

const char* const trade = R"(
  goods 2012 CHN BRA CHN export 10
  goods 2012 CHN BRA CHN import 30
  goods 2013 CHN BRA CHN export 20
  goods 2013 CHN BRA CHN import 40
  goods 2014 CHN BRA CHN export 5
  goods 2014 CHN BRA CHN import ?
  goods 2016 CHN BRA CHN export 5
  goods 2016 CHN BRA CHN import 5
  goods 2012 CHN CHL CHN export 50
  goods 2012 CHN CHL CHN import 50
  goods 2012 CHN MEX CHN export 20
  goods 2012 CHN MEX CHN import 20
  goods 2013 CHN MEX CHN export 1
  goods 2013 CHN MEX CHN import 0!
  goods 2012 USA BRA USA export 4
  goods 2012 USA BRA USA import 4
)";

TEST(Derive, SumsBothFlowsOfOneReporterAndOnlyWhereBothAreCovered) {
  const auto cells = cells_of(trade);
  EXPECT_EQ(said(cells, about(bra), "volume", "total", chn), "2012:40 2013:60 2014:? 2016:10");
  EXPECT_EQ(said(cells, about(bra), "volume", "total", usa), "2012:8");
  EXPECT_EQ(said(cells, about(mex), "volume"), "2012:40 2013:1");
}

TEST(Derive, GrowsAgainstTheYearBeforeOnly) {
  // 2014 has no sum, 2016 follows no 2015.
  EXPECT_EQ(said(cells_of(trade), about(bra), "growth", "", chn), "2013:50 2014:? 2016:?");
}

TEST(Derive, RanksAmongAllWhoHaveAValueAndLetsEqualOnesShareARank) {
  const auto cells = cells_of(trade);
  EXPECT_EQ(said(cells, about(bra), "place", "", chn), "2012:2 2013:1 2014:? 2016:1");
  EXPECT_EQ(said(cells, about(mex), "place"), "2012:2 2013:2");
  EXPECT_EQ(said(cells, about(chl), "place"), "2012:1");
  for (const auto& series : derive(catalogue(), cells, about(chl))) {
    if (catalogue()[series.indicator].id != "place") continue;
    ASSERT_EQ(series.basis.size(), 1U);
    EXPECT_EQ(series.basis[0].of, 3);
  }
}

TEST(Derive, SharesAreOfTheCoveredStatesOfTheRegion) {
  const auto cells = cells_of(R"(
    gdp 2012 BRA - - - 60
    gdp 2012 CHL - - - 20
    gdp 2012 MEX - - - ?
    gdp 2012 USA - - - 1000
    gdp 2013 BRA - - - ?
    gdp 2013 CHL - - - 20
  )");
  EXPECT_EQ(said(cells, about(bra), "gdp_share"), "2012:0.75 2013:?");
  EXPECT_EQ(said(cells, about(usa), "gdp_share"), "") << "it is not of the region";
  const auto made = derive(catalogue(), cells, about(chl));
  ASSERT_EQ(made.size(), 1U);
  ASSERT_EQ(made[0].basis.size(), 2U);
  EXPECT_EQ(made[0].basis[0].covered, 2);
  EXPECT_EQ(made[0].basis[0].of, 3);
}

TEST(Derive, SpreadIsBetweenTheReportersOfOneCell) {
  const auto cells = cells_of(R"(
    goods 2012 CHN BRA CHN export 100
    goods 2012 CHN BRA BRA export 80
    goods 2013 CHN BRA CHN export 100
    goods 2014 CHN BRA CHN export 100
    goods 2014 CHN BRA BRA export -5
  )");
  EXPECT_EQ(said(cells, about(bra), "spread"), "2012:0.2 2013:? 2014:?");
  for (const auto& series : derive(catalogue(), cells, about(bra))) {
    if (catalogue()[series.indicator].id != "spread") continue;
    EXPECT_EQ(series.quotes.size(), 2U) << "only of the year in which both speak";
    EXPECT_EQ(series.quotes_unit, "unit");
  }
}

TEST(Derive, MirrorsAFlowByThePartnerAndByAShareOfItsTotal) {
  // China's imports from Brazil: 50 as China says, 40 as Brazil says, 25 % of 180 by the book.
  const auto cells = cells_of(R"(
    goods 2012 CHN BRA CHN import 50
    goods 2012 BRA CHN BRA export 40
    share 2012 BRA CHN book export 25
    total 2012 BRA - book export_all 180
    share 2013 BRA CHN book export 25
  )");
  EXPECT_EQ(said(cells, about(bra), "mirror", "import"), "2012:0.2");
  EXPECT_EQ(said(cells, about(bra), "mirror", "export"), "");
  for (const auto& series : derive(catalogue(), cells, about(bra))) {
    if (catalogue()[series.indicator].id != "mirror") continue;
    ASSERT_EQ(series.quotes.size(), 3U);
    EXPECT_EQ(series.quotes[1].reporter, "BRA");
    EXPECT_DOUBLE_EQ(series.quotes[2].value, 45);
  }
}

TEST(Question, IsAboutThePartnerAloneOrWithAPower) {
  const auto question = about(bra);
  auto all = catalogue();
  const auto cell = [](std::uint32_t of, std::uint32_t with) {
    return Cell{.actor = of, .counterpart = with};
  };
  EXPECT_TRUE(question.is_about(all, cell(bra, nobody)));
  EXPECT_TRUE(question.is_about(all, cell(bra, chn)));
  EXPECT_TRUE(question.is_about(all, cell(usa, bra)));
  EXPECT_FALSE(question.is_about(all, cell(chn, nobody)));
  EXPECT_FALSE(question.is_about(all, cell(bra, chl)));
  EXPECT_FALSE(question.is_about(all, cell(chl, bra)));
  all[0].with_all = true;
  EXPECT_TRUE(question.is_about(all, cell(bra, chl)));
}

TEST(Rounded, KeepsSixSignificantDigits) {
  EXPECT_EQ(rounded(1234567.8), 1234570.0);
  EXPECT_EQ(rounded(0.123456789), 0.123457);
  EXPECT_EQ(rounded(-2.5), -2.5);
}

RC_GTEST_PROP(Derive, RanksCountThoseAboveWhateverTheValues, ()) {
  const auto values = *rc::gen::container<std::vector<int>>(3, rc::gen::inRange(1, 5));
  std::ostringstream text;
  const std::vector<std::string> codes{"BRA", "CHL", "MEX"};
  for (std::size_t i = 0; i < 3; ++i) {
    for (const auto* const klass : {"export", "import"})
      text << "goods 2012 CHN " << codes[i] << " CHN " << klass << " " << values[i] << "\n";
  }
  const auto cells = cells_of(text.str());
  for (std::size_t i = 0; i < 3; ++i) {
    const auto above = std::ranges::count_if(values, [&](int value) { return value > values[i]; });
    RC_ASSERT(said(cells, about(actor(codes[i])), "place") == "2012:" + std::to_string(above + 1));
  }
}

}  // namespace
}  // namespace comity::factors
