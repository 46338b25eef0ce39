// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/counter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "comity/base/text.hpp"
#include "streams/rows.hpp"

namespace comity::streams {
namespace {

using ::testing::ElementsAre;
using testing::gdelt;
using testing::icews;
using ::testing::IsEmpty;

struct Counted {
  Tally tally;
  std::vector<std::string> cells;
};

Plan plan_with(const SelectionWords& words = {}) {
  Plan plan;
  plan.selection = *Selection::read(words, plan.codes, plan.countries);
  return plan;
}

std::vector<std::string> cells_of(const Plan& plan, const CountTable& counts) {
  std::vector<std::string> cells;
  for (const auto& [key, n] : counts.sorted()) {
    const auto cell = cell_of(key);
    cells.push_back(fmt::format("{} {} {} {} {}", plan.countries.text(cell.actor1),
                                plan.countries.text(cell.actor2), cell.month,
                                plan.codes.class_text(cell.kind), n));
  }
  return cells;
}

Counted count(std::string_view bytes, const Plan& plan = plan_with()) {
  const auto layout = tell_layout(bytes);
  EXPECT_TRUE(layout) << layout.error();
  if (layout->has_header) bytes.remove_prefix(bytes.find('\n') + 1);
  Told told;
  Counter counter(plan, *layout, told);
  CountTable counts;
  auto tally = counter.count({bytes, true}, counts);
  EXPECT_EQ(tally.rows, tally.used + tally.repeats + tally.mirrors + tally.without_pair +
                            tally.not_selected + tally.n_rejected());
  return {std::move(tally), cells_of(plan, counts)};
}

std::string reasons(const Tally& tally) {
  std::string text;
  for (std::size_t i = 1; i < n_reasons; ++i)
    if (tally.rejected.at(i) > 0)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", to_word(static_cast<Reason>(i)),
                          tally.rejected.at(i));
  return text;
}

TEST(Counter, CountsPairMonthAndRoot) {
  const auto counted = count(gdelt({}) + "\n" + gdelt({.date = "20150201"}) + "\n" +
                             gdelt({.code = "0311", .base = "031", .root = "03"}) + "\n");
  EXPECT_THAT(counted.cells, ElementsAre("CHN BRA 201502 03 1", "CHN BRA 201502 04 2"));
  EXPECT_EQ(counted.tally.used, 3U);
}

TEST(Counter, TakesRowsOfAllWidthsInOneFile) {
  const auto counted =
      count(gdelt({.columns = 57}) + "\n" + gdelt({.columns = 58}) + "\n" + gdelt({}) + "\n");
  EXPECT_THAT(counted.cells, ElementsAre("CHN BRA 201502 04 3"));
}

TEST(Counter, RejectsByReasonWithTheFirstLines) {
  std::string bytes = gdelt({}) + "\n\n" + gdelt({.columns = 60}) + "\nshort\n";
  for (const auto* date : {"", "20159931", "20150229", "2015021", "2.02E+07", "18991231"})
    bytes += gdelt({.date = date}) + "\n";
  bytes += gdelt({.code = "---", .base = "---", .root = "---"}) + "\n";
  bytes += gdelt({.code = "42", .base = "42", .root = "4"}) + "\n";
  bytes += gdelt({.code = "042", .base = "043", .root = "04"}) + "\n";
  bytes += gdelt({.country1 = "XYZ"}) + "\n";
  const auto counted = count(bytes);
  EXPECT_EQ(reasons(counted.tally), "blank 1, columns 2, date 6, code 3, country 1");
  EXPECT_EQ(counted.tally.used, 1U);
  EXPECT_EQ(counted.tally.examples.size(), 1U + 2 + Tally::most_examples + 3 + 1);
  EXPECT_EQ(counted.tally.examples.front().line, 2U);
  EXPECT_EQ(counted.tally.examples.back().line, 14U);
  EXPECT_EQ(counted.tally.examples.back().text, "XYZ and BRA");
}

TEST(Counter, CountsWhatIsOnlyOdd) {
  auto nul = gdelt({});
  nul.replace(nul.find("CHNGOV"), 6, std::string("A\0B", 3));
  auto latin = gdelt({});
  latin.replace(latin.find("CHNGOV"), 6, "\xE9t\xE9");
  auto quote = gdelt({.name1 = "\"unbalanced"});
  const auto counted = count(nul + "\n" + latin + "\n" + quote + "\n" + gdelt({}) + "\r\n" +
                             gdelt({.country1 = "CHN ", .country2 = " bra"}) + "\n" +
                             gdelt({.name1 = "中国"}) + "\n");
  EXPECT_THAT(counted.cells, ElementsAre("CHN BRA 201502 04 6"));
  EXPECT_EQ(counted.tally.nul, 1U);
  EXPECT_EQ(counted.tally.not_utf8, 1U);
  EXPECT_EQ(counted.tally.examples.at(1).line, 2U);
}

TEST(Counter, LeavesOutRowsWithoutTwoCountries) {
  const auto counted = count(gdelt({.country1 = ""}) + "\n" + gdelt({.country2 = " "}) + "\n");
  EXPECT_EQ(counted.tally.without_pair, 2U);
  EXPECT_THAT(counted.cells, IsEmpty());
}

TEST(Counter, RejectsALastLineThatIsCut) {
  const auto whole = gdelt({});
  // Cut after 58 columns it looks like a row of GDELT 1.0.
  const auto cut = gdelt({.url = "13", .columns = 58});
  EXPECT_EQ(reasons(count(whole + "\n" + cut).tally), "truncated 1");
  EXPECT_EQ(reasons(count(whole + "\n" + cut + "\n").tally), "");
  EXPECT_EQ(reasons(count(whole + "\n" + whole).tally), "");
  EXPECT_EQ(reasons(count(whole + "\n" + whole.substr(0, 30)).tally), "truncated 1");
}

TEST(Counter, DropsRepeatsOfDateActorsCodeAndAddress) {
  auto plan = plan_with();
  plan.drop_repeats = true;
  const auto bytes = gdelt({}) + "\n" + gdelt({.place = "BR"}) + "\n" +
                     gdelt({.url = "http://example.org/2"}) + "\n" + gdelt({.name1 = "CHN"}) +
                     "\n" + gdelt({.code = "043", .base = "043"}) + "\n" +
                     gdelt({.date = "20150219"}) + "\n";
  const auto counted = count(bytes, plan);
  EXPECT_EQ(counted.tally.repeats, 1U);
  EXPECT_EQ(counted.tally.used, 5U);
}

TEST(Counter, ReadsCountriesAsIsoOrAsGiven) {
  const auto bytes = gdelt({.country1 = "ROM", .country2 = "AFR"}) + "\n";
  EXPECT_THAT(count(bytes).cells, ElementsAre("ROU AFR 201502 04 1"));
  auto plan = plan_with();
  plan.as_given = true;
  EXPECT_THAT(count(bytes, plan).cells, ElementsAre("ROM AFR 201502 04 1"));
}

TEST(Counter, RepairsTheCodesOfASpreadsheet) {
  const auto row = [](const char* code, const char* base, const char* root) {
    return gdelt({.code = code, .base = base, .root = root}, ';') + "\r\n";
  };
  auto plan = plan_with();
  plan.scheme = Scheme::code;
  // 12 of root 1 is 012, 120 of root 12 is 120, 311 of base 31 is 0311, 311 of base 311 is none.
  const auto counted =
      count(row("12", "12", "1") + row("120", "120", "12") + row("311", "31", "3") +
                row("311", "311", "31") + row("10", "10", "10"),
            plan);
  EXPECT_THAT(counted.cells,
              ElementsAre("CHN BRA 201502 012 1", "CHN BRA 201502 0311 1", "CHN BRA 201502 120 1"));
  EXPECT_EQ(counted.tally.repaired, 2U);
  EXPECT_EQ(reasons(counted.tally), "code 2");
}

std::string tab(const std::vector<testing::IcewsRow>& rows) {
  std::string bytes = std::string(testing::icews_header) + "\n";
  for (const auto& row : rows) bytes += icews(row) + "\n";
  return bytes;
}

const testing::IcewsRow visit{};
const testing::IcewsRow hosted{.name1 = "Brazil",
                               .country1 = "Brazil",
                               .code = "043",
                               .name2 = "Xi Jinping",
                               .country2 = "China"};

TEST(Mirrors, CountAVisitOnceWhicheverSideComesFirst) {
  auto plan = plan_with();
  plan.scheme = Scheme::code;
  for (const auto& rows : {tab({visit, hosted}), tab({hosted, visit})}) {
    const auto counted = count(rows, plan);
    EXPECT_THAT(counted.cells, ElementsAre("CHN BRA 201806 042 1"));
    EXPECT_EQ(counted.tally.mirrors, 1U);
  }
  EXPECT_THAT(count(tab({hosted}), plan).cells, ElementsAre("CHN BRA 201806 042 1"));
  EXPECT_THAT(count(tab({visit, visit, hosted}), plan).cells, ElementsAre("CHN BRA 201806 042 2"));
  auto other = hosted;
  other.sentence = "3";
  EXPECT_THAT(count(tab({visit, other}), plan).cells, ElementsAre("CHN BRA 201806 042 2"));
}

TEST(Mirrors, MayBeKept) {
  auto plan = plan_with();
  plan.scheme = Scheme::code;
  plan.merge_mirrors = false;
  EXPECT_THAT(count(tab({visit, hosted}), plan).cells,
              ElementsAre("BRA CHN 201806 043 1", "CHN BRA 201806 042 1"));
}

TEST(Mirrors, HaveNoDirectionWhereNobodyTravels) {
  auto call = visit;
  call.code = "041";
  auto back = hosted;
  back.code = "041";
  EXPECT_THAT(count(tab({call, back})).cells, ElementsAre("BRA CHN 201806 04 1"));
  auto threat = visit;
  threat.code = "130";
  auto threat_back = hosted;
  threat_back.code = "130";
  EXPECT_THAT(count(tab({threat, threat_back})).cells,
              ElementsAre("BRA CHN 201806 13 1", "CHN BRA 201806 13 1"));
}

TEST(Icews, ReadsNamesAndNotAvailable) {
  auto nowhere = visit;
  nowhere.country2 = "NA";
  auto unknown = visit;
  unknown.country2 = "Atlantis";
  const auto counted = count(tab({nowhere, unknown}));
  EXPECT_EQ(counted.tally.without_pair, 1U);
  EXPECT_EQ(reasons(counted.tally), "country 1");
}

TEST(Polecat, CountsEventsByTheirWords) {
  const std::string header =
      "Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Name\tActor Country\tRecipient Name\t"
      "Recipient Country\n";
  const std::string rows =
      "E1\t2021-03-04\tCONSULT\tvisit\tXi\tCHN\tB\tBRA\n"
      "E2\t2021-03-04\tAGREE\t\tXi\tChina\tB\tBrazil\n"
      "E3\t2021-03-04\tGREET\t\tXi\tCHN\tB\tBRA\n"
      "E4\t2021-03-04\tCONSULT\tphone\tXi\tCHN\tB\tNone\n";
  const auto counted = count(header + rows);
  EXPECT_THAT(counted.cells, ElementsAre("CHN BRA 202103 AGREE 1", "CHN BRA 202103 CONSULT 1"));
  EXPECT_EQ(reasons(counted.tally), "code 1");
  EXPECT_THAT(count(header + rows, plan_with({.forms = {"visit"}})).cells,
              ElementsAre("CHN BRA 202103 CONSULT 1"));
}

TEST(Selecting, TakesDaysActorsPlacesCodesAndForms) {
  const auto bytes = gdelt({}) + "\n" + gdelt({.date = "20160101", .country1 = "USA"}) + "\n" +
                     gdelt({.code = "0311", .base = "031", .root = "03", .place = "BR"}) + "\n" +
                     gdelt({.country1 = "BRA", .country2 = "CHN", .code = "041", .base = "041"}) +
                     "\n";
  const auto used = [&](const SelectionWords& words) {
    return count(bytes, plan_with(words)).tally.used;
  };
  using namespace std::chrono;
  EXPECT_EQ(used({}), 4U);
  EXPECT_EQ(used({.since = Day{2016y / 1 / 1}}), 1U);
  EXPECT_EQ(used({.until = Day{2015y / 12 / 31}}), 3U);
  EXPECT_EQ(used({.actors = {"CHN"}}), 3U);
  EXPECT_EQ(used({.actors = {"USA"}, .partners = {"BRA"}}), 1U);
  EXPECT_EQ(used({.actors = {"USA"}, .partners = {"CHN"}}), 0U);
  EXPECT_EQ(used({.places = {"BRA"}}), 1U);
  EXPECT_EQ(used({.codes = {"04"}}), 3U);
  EXPECT_EQ(used({.codes = {"031", "041"}}), 2U);
  EXPECT_EQ(used({.forms = {"visit"}}), 2U);
  EXPECT_EQ(used({.codes = {"041"}, .forms = {"visit"}}), 0U);
}

TEST(Selecting, RefusesWordsThatAreNone) {
  const Codes codes;
  const Countries countries;
  const auto refused = [&](const SelectionWords& words) {
    const auto read = Selection::read(words, codes, countries);
    return read ? "taken" : read.error().where.field + ": " + read.error().what;
  };
  EXPECT_EQ(refused({.actors = {"XXX"}}), "actors: \"XXX\" is no code of a country.");
  EXPECT_EQ(refused({.codes = {"4"}}), "codes: \"4\" is no event code.");
  EXPECT_EQ(refused({.codes = {"99"}}), "codes: \"99\" is no event code.");
  EXPECT_EQ(refused({.codes = {"VISIT"}}), "codes: \"VISIT\" is no event code.");
  EXPECT_EQ(refused({.forms = {"summit"}}), "forms: \"summit\" is no form.");
  EXPECT_EQ(refused({.actors = {"ROM"}, .codes = {"CONSULT"}, .forms = {"call"}}), "taken");
}

/// Rows of few kinds, so that repeats, mirrors and rejects all happen.
std::string any_rows(std::size_t most) {
  const auto n = *rc::gen::inRange<std::size_t>(0, most);
  std::string bytes;
  for (std::size_t i = 0; i < n; ++i) {
    bytes += gdelt({.date = *rc::gen::element<std::string>("20150218", "20150301", "bad"),
                    .country1 = *rc::gen::element<std::string>("CHN", "BRA", "", "XXX"),
                    .country2 = *rc::gen::element<std::string>("CHN", "RUS", ""),
                    .code = *rc::gen::element<std::string>("042", "0421"),
                    .name1 = *rc::gen::element<std::string>("A", "B", "\xFF"),
                    .url = *rc::gen::element<std::string>("u", "v"),
                    .columns = *rc::gen::element<std::size_t>(57, 58, 61, 60)}) +
             "\n";
  }
  return bytes;
}

// Threads count pieces in any order, and a file is cut into pieces anywhere between rows.
RC_GTEST_PROP(Counter, CountsPiecesAsItCountsTheWhole, ()) {
  const auto first = any_rows(20);
  const auto second = any_rows(20);
  auto plan = plan_with();
  plan.drop_repeats = *rc::gen::arbitrary<bool>();
  const auto layout = *tell_layout(gdelt({}));
  Told told;
  Counter whole(plan, layout, told);
  CountTable all;
  const auto at_once = whole.count({first + second, true}, all);
  told.clear();
  CountTable one;
  CountTable other;
  Counter pieces(plan, layout, told);
  const auto later = pieces.count({second, true}, other);
  auto sum = pieces.count({first, false}, one);
  sum.add(later, sum.rows);
  one.add(other);
  RC_ASSERT(one.sorted() == all.sorted());
  RC_ASSERT(sum == at_once);
}

RC_GTEST_PROP(CountTable, AddsAsAMapDoes, ()) {
  const auto keys =
      *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 3000));
  CountTable table;
  std::map<std::uint64_t, std::uint64_t> plain;
  for (const auto key : keys) {
    table.add(key, key % 3);
    if (key % 3 != 0) plain[key] += key % 3;
  }
  const auto sorted = table.sorted();
  RC_ASSERT(sorted.size() == plain.size());
  RC_ASSERT(std::ranges::equal(sorted, plain, [](const Count& count, const auto& entry) {
    return count.key == entry.first && count.n == entry.second;
  }));
}

TEST(Keys, HoldTheirCell) {
  const Cell cell{.actor1 = 270, .actor2 = 3, .month = 209912, .kind = 4205};
  EXPECT_EQ(cell_of(key_of(270, 3, 20991231, 4205)), cell);
  EXPECT_EQ(cell_of(key_of(0, 0, 19000101, 0)).month, 190001U);
}

}  // namespace
}  // namespace comity::streams
