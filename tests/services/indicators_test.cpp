// SPDX-License-Identifier: Apache-2.0
// The indicators of a partner as the page and programs get them, on the shipped case. Values are
// those of the sources' own files.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "comity/io/json.hpp"
#include "comity/services/questions.hpp"

namespace comity::services {
namespace {

const io::Case& china_lac() {
  static const auto of = [] {
    Problems problems;
    auto read = io::load_case(COMITY_SOURCE_DIR "/cases/china-lac", problems);
    EXPECT_TRUE(read && !problems.has_errors());
    return std::move(*read);
  }();
  return of;
}

Answer asked(const Request& request) {
  auto answer = indicators(china_lac(), request);
  EXPECT_TRUE(answer) << answer.error();
  return std::move(*answer);
}

Answer partner(const std::string& code) {
  Request request;
  request.partner = code;
  return asked(request);
}

std::string text_of(const Value& row, std::string_view key) {
  const auto* const value = row.find(key);
  return value == nullptr ? "(no such key)" : io::to_cell(*value);
}

/// The series of that indicator, class and reporter, or nothing.
const Value* series(const Answer& answer, std::string_view id, std::string_view klass = "",
                    std::string_view reporter = "", std::string_view counterpart = "") {
  for (const auto& row : *answer.body.find("values")->if_array()) {
    if (text_of(row, "indicator") == id && text_of(row, "class") == klass &&
        text_of(row, "reporter") == reporter &&
        (counterpart.empty() || text_of(row, "counterpart") == counterpart))
      return &row;
  }
  return nullptr;
}

/// What a series says of a period: "33425.1 value".
std::string at(const Value* row, std::string_view period) {
  if (row == nullptr) return "(no series)";
  for (const auto& point : *row->find("series")->if_array()) {
    const auto& cells = *point.if_array();
    if (*cells[0].if_text() == period) return io::to_cell(cells[1]) + " " + *cells[2].if_text();
  }
  return "(no period)";
}

std::vector<std::string> keys(const Value& row) {
  std::vector<std::string> names;
  for (const auto& member : *row.if_object()) names.push_back(member.name);
  return names;
}

bool has_all(const Value& row, std::initializer_list<std::string_view> wanted) {
  return std::ranges::all_of(wanted, [&](auto key) { return row.find(key) != nullptr; });
}

TEST(Indicators, CatalogueSaysWhatIsThereAndWhatIsMissing) {
  const auto answer = asked({});
  const auto& rows = *answer.body.find("rows")->if_array();
  EXPECT_EQ(rows.size(), china_lac().catalogue.size());
  for (const auto& row : rows) {
    EXPECT_TRUE(has_all(row, {"indicator", "factor", "kind", "name", "unit", "sources", "since",
                              "until", "values", "zeros", "not_covered", "gap"}));
    if (text_of(row, "indicator") == "alliance") {
      EXPECT_EQ(text_of(row, "values"), "0");
    }
    if (text_of(row, "indicator") == "un_agreement") {
      EXPECT_NE(text_of(row, "gap").find("2019"), std::string::npos);
    }
    if (text_of(row, "indicator") == "trade_place") {
      EXPECT_EQ(text_of(row, "derived"), "true");
    }
  }
  EXPECT_EQ(answer.body.find("values"), nullptr);
}

TEST(Indicators, OfAPartnerKeepTheirReporters) {
  const auto answer = partner("BRA");
  EXPECT_EQ(at(series(answer, "trade_goods", "export", "CHN"), "2012"), "33425.1 value");
  EXPECT_EQ(at(series(answer, "trade_goods", "import", "USA"), "2009"), "21017.7 value");
  EXPECT_EQ(at(series(answer, "trade_share", "export", "factbook", "CHN"), "2022"), "26 value");
  EXPECT_EQ(at(series(answer, "gdp"), "1990"), "384960000000 value");
  EXPECT_EQ(series(answer, "trade_share", "export", "factbook", "DEU"), nullptr)
      << "only the principal and the powers beside it";
  const auto* const row = series(answer, "trade_goods", "export", "CHN");
  ASSERT_NE(row, nullptr);
  EXPECT_TRUE(has_all(*row, {"indicator", "class", "reporter", "actor", "counterpart", "unit",
                             "source", "series"}));
  EXPECT_EQ(text_of(*row, "actor"), "CHN");
  EXPECT_EQ(text_of(*row, "counterpart"), "BRA");
}

TEST(Indicators, DerivedSeriesSayWhatTheyRestOn) {
  const auto answer = partner("BRA");
  // 33,425.1 + 52,059.7; tenth of China's partners in 2022, as counted from the source's file.
  EXPECT_EQ(at(series(answer, "trade_volume", "total", "CHN"), "2012"), "85484.8 value");
  EXPECT_EQ(at(series(answer, "trade_place", "total", "CHN"), "2022"), "10 value");
  const auto* const place = series(answer, "trade_place", "total", "CHN");
  ASSERT_NE(place, nullptr);
  EXPECT_NE(place->find("among"), nullptr);
  EXPECT_EQ(*place->find("derived"), Value(true));
  // China imported 108,713 million; the Factbook has 26 % of 380,492: (108713 - 98927.92) / 108713.
  const auto* const spread = series(answer, "trade_spread", "import");
  ASSERT_NE(spread, nullptr);
  EXPECT_EQ(at(spread, "2022"), "0.0900084 value");
  EXPECT_EQ(text_of(*spread, "quotes_unit"), "million USD, current");
  const auto& quotes = *spread->find("quotes")->if_array();
  EXPECT_GE(quotes.size(), 2U);
  EXPECT_EQ(quotes[0].if_array()->size(), 3U);
  const auto* const share = series(answer, "gdp_share");
  ASSERT_NE(share, nullptr);
  const auto& base = *share->find("base")->if_array();
  ASSERT_FALSE(base.empty());
  EXPECT_EQ(*base[0].if_array()->at(2).if_int(), 33) << "the states of the region";
}

TEST(Indicators, DistanceKeepsItsSignAndRecognitionItsConfidence) {
  const auto nicaragua = partner("NIC");
  const auto* const distance = series(nicaragua, "un_distance", "fp", "", "CHN");
  ASSERT_NE(distance, nullptr);
  EXPECT_EQ(at(distance, "2019").front(), '-') << "beyond China";
  const auto suriname = partner("SUR");
  EXPECT_EQ(at(series(suriname, "recognition", "derived", "", "CHN"), "1976-05-28/.."), "1 value");
  EXPECT_EQ(at(series(suriname, "recognition", "derived", "", "TWN"), "1976-05-28/.."), "0 zero");
}

TEST(Indicators, LeadersAreSpellsToTheDayWithChangesOfGovernment) {
  const auto brazil = partner("BRA");
  std::vector<std::string> changes;
  for (const auto& row : *brazil.body.find("leaders")->if_array()) {
    EXPECT_TRUE(has_all(row, {"office", "person", "party", "orientation", "since", "until",
                              "change_of_government", "source"}));
    if (*row.find("change_of_government") == Value(true)) changes.push_back(text_of(row, "since"));
  }
  // Cardoso to Lula, Rousseff to Temer, Temer to Bolsonaro, Bolsonaro to Lula.
  EXPECT_EQ(changes,
            (std::vector<std::string>{"2003-01-01", "2016-08-31", "2019-01-01", "2023-01-01"}));
}

TEST(Indicators, InstrumentsCountMessagesByTheYear) {
  const auto brazil = partner("BRA");
  bool finance = false;
  for (const auto& row : *brazil.body.find("instruments")->if_array()) {
    EXPECT_TRUE(has_all(row, {"kind", "since", "until", "value", "unit", "source", "n"}));
    if (text_of(row, "unit") == "messages") {
      EXPECT_EQ(text_of(row, "since").size(), 4U);
    }
    finance = finance || text_of(row, "kind") == "finance";
  }
  EXPECT_TRUE(finance);
  for (const auto& row : *brazil.body.find("memberships")->if_array())
    EXPECT_TRUE(has_all(row, {"organization", "role", "status", "since", "until"}));
}

TEST(Indicators, TablesForProgramsHaveARowForEachCell) {
  const auto brazil = partner("BRA");
  const auto* const rows = rows_of(brazil, brazil.sheets.front());
  ASSERT_NE(rows, nullptr);
  std::size_t cells = 0;
  for (const auto& row : *brazil.body.find("values")->if_array())
    cells += row.find("series")->if_array()->size();
  EXPECT_EQ(rows->if_array()->size(), cells);
  EXPECT_EQ(envelope(brazil).find("aside"), nullptr) << "JSON has the series, not both";
  EXPECT_FALSE(keys(rows->if_array()->front()).empty());
}

TEST(Indicators, AreCutToTheDaysAskedFor) {
  Request request;
  request.partner = "Chile";
  request.since = parse_day("2010-01-01");
  request.until = parse_day("2012-12-31");
  const auto answer = asked(request);
  const auto* const goods = series(answer, "trade_goods", "export", "CHN");
  ASSERT_NE(goods, nullptr);
  EXPECT_EQ(goods->find("series")->if_array()->size(), 3U);
}

TEST(Indicators, SayWhoIsNoPartner) {
  Request request;
  request.partner = "Brasilia";
  const auto unknown = indicators(china_lac(), request);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, Error::Kind::usage);
  EXPECT_EQ(unknown.error().where.field, "partner");
  request.partner = "CHN";
  EXPECT_FALSE(indicators(china_lac(), request));
}

}  // namespace
}  // namespace comity::services
