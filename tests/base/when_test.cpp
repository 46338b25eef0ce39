// SPDX-License-Identifier: Apache-2.0
#include "comity/base/when.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity {
namespace {

using testing::day;
using ::testing::HasSubstr;
using testing::when;

/// The first and last possible day, as one text.
std::string bounds(std::string_view text) {
  const auto date = parse_when(text);
  if (!date) return "refused: " + date.error().what;
  return (date->is_open_start() ? ".." : to_text(date->first())) + " to " +
         (date->is_open_end() ? ".." : to_text(date->last()));
}

std::string reason(std::string_view text) {
  const auto date = parse_when(text);
  return date ? "read as " + bounds(text) : date.error().what;
}

struct Bounds {
  const char* text;
  const char* bounds;
};

class EveryFormOfDate : public ::testing::TestWithParam<Bounds> {};

TEST_P(EveryFormOfDate, HasItsFirstAndLastPossibleDay) {
  EXPECT_EQ(bounds(GetParam().text), GetParam().bounds) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Level0, EveryFormOfDate,
                         ::testing::Values(Bounds{"2012-06-21", "2012-06-21 to 2012-06-21"},
                                           Bounds{"2004-11", "2004-11-01 to 2004-11-30"},
                                           Bounds{"2004-02", "2004-02-01 to 2004-02-29"},
                                           Bounds{"1900-02", "1900-02-01 to 1900-02-28"},
                                           Bounds{"2005", "2005-01-01 to 2005-12-31"},
                                           Bounds{"0000", "0000-01-01 to 0000-12-31"},
                                           Bounds{"2013-04/2013-06", "2013-04-01 to 2013-06-30"},
                                           Bounds{"2013/2013-06-02", "2013-01-01 to 2013-06-02"},
                                           Bounds{"2013-06-01/2013-06-01",
                                                  "2013-06-01 to 2013-06-01"}));

INSTANTIATE_TEST_SUITE_P(Level1, EveryFormOfDate,
                         ::testing::Values(Bounds{"2016-11~", "2016-11-01 to 2016-11-30"},
                                           Bounds{"2016?", "2016-01-01 to 2016-12-31"},
                                           Bounds{"2016%", "2016-01-01 to 2016-12-31"},
                                           Bounds{"2016-11-02?", "2016-11-02 to 2016-11-02"},
                                           Bounds{"201X", "2010-01-01 to 2019-12-31"},
                                           Bounds{"20XX", "2000-01-01 to 2099-12-31"},
                                           Bounds{"2004-XX", "2004-01-01 to 2004-12-31"},
                                           Bounds{"2004-XX-XX", "2004-01-01 to 2004-12-31"},
                                           Bounds{"2004-02-XX", "2004-02-01 to 2004-02-29"},
                                           Bounds{"-0044", "-0044-01-01 to -0044-12-31"},
                                           Bounds{"-0044-03-15", "-0044-03-15 to -0044-03-15"},
                                           Bounds{"2004~/2006?", "2004-01-01 to 2006-12-31"},
                                           Bounds{"../2014-07", ".. to 2014-07-31"},
                                           Bounds{"/2014-07", ".. to 2014-07-31"},
                                           Bounds{"2014-07/..", "2014-07-01 to .."},
                                           Bounds{"2014-07/", "2014-07-01 to .."},
                                           Bounds{"../..", ".. to .."}, Bounds{"..", ".. to .."}));

INSTANTIATE_TEST_SUITE_P(Seasons, EveryFormOfDate,
                         ::testing::Values(Bounds{"2001-21", "2001-03-01 to 2001-11-30"},
                                           Bounds{"2001-22", "2001-06-01 to 2002-02-28"},
                                           Bounds{"2001-23", "2001-03-01 to 2001-11-30"},
                                           Bounds{"2001-24", "2001-06-01 to 2002-02-28"},
                                           Bounds{"2001-22/2003-22", "2001-06-01 to 2004-02-29"},
                                           Bounds{"2001-24~", "2001-06-01 to 2002-02-28"}));

INSTANTIATE_TEST_SUITE_P(Sets, EveryFormOfDate,
                         ::testing::Values(Bounds{"[2004-06,2004-11]", "2004-06-01 to 2004-11-30"},
                                           Bounds{"[2004-11, 2004-06]", "2004-06-01 to 2004-11-30"},
                                           Bounds{"[2004]", "2004-01-01 to 2004-12-31"},
                                           Bounds{"[2001..2003]", "2001-01-01 to 2003-12-31"},
                                           Bounds{"[..2003,2005]", ".. to 2005-12-31"},
                                           Bounds{"[2001,2005..]", "2001-01-01 to .."},
                                           Bounds{"[2004~,2006-01-02?]",
                                                  "2004-01-01 to 2006-01-02"}));

TEST(ParseWhen, SaysWhyADateIsRefused) {
  EXPECT_THAT(reason("2012-13"), HasSubstr("there is no month 13"));
  EXPECT_THAT(reason("2012-13-01"), HasSubstr("there is no month 13"));
  EXPECT_THAT(reason("2012-00"), HasSubstr("there is no month 0"));
  EXPECT_THAT(reason("2012-25"), HasSubstr("there is no month 25"));
  EXPECT_THAT(reason("2012-21-05"), HasSubstr("there is no month 21"));
  EXPECT_THAT(reason("2012-02-30"), HasSubstr("has no day 30"));
  EXPECT_THAT(reason("2013-02-29"), HasSubstr("has no day 29"));
  EXPECT_THAT(reason("2012-06-00"), HasSubstr("has no day 0"));
  EXPECT_THAT(reason("2012-6"), HasSubstr("two digits"));
  EXPECT_THAT(reason("2012-06-1"), HasSubstr("two digits"));
  EXPECT_THAT(reason("2012--1"), HasSubstr("is not a date"));
  EXPECT_THAT(reason("2012-06--1"), HasSubstr("is not a date"));
  EXPECT_THAT(reason("12"), HasSubstr("four digits"));
  EXPECT_THAT(reason("June 2012"), HasSubstr("four digits"));
  EXPECT_THAT(reason("21.06.2012"), HasSubstr("is not a date"));
  EXPECT_THAT(reason("201X-06"), HasSubstr("known year"));
  EXPECT_THAT(reason("2X12"), HasSubstr("four digits"));
  EXPECT_THAT(reason("2014/2013"), HasSubstr("ends before it begins"));
  EXPECT_THAT(reason("2012/2013/2014"), HasSubstr("is not a date"));
  EXPECT_THAT(reason("[2012,2013"), HasSubstr("no closing bracket"));
  EXPECT_THAT(reason("["), HasSubstr("no closing bracket"));
  EXPECT_THAT(reason("[]"), HasSubstr("is not a date"));
  EXPECT_THAT(reason("{2012,2013}"), HasSubstr("written [a,b]"));
  EXPECT_THAT(reason(""), HasSubstr("empty"));
  EXPECT_THAT(reason(" 2012"), HasSubstr("is not a date"));
  EXPECT_THAT(reason(std::string(500, '2')), HasSubstr("too long"));
  EXPECT_THAT(parse_when("2012-02-30").error().hint, HasSubstr("[2004-06,2004-11]"));
}

TEST(ParseWhen, RefusesTheYearThatStandsForAnyLaterDay) {
  EXPECT_THAT(reason("9999"), HasSubstr("too far"));
  EXPECT_THAT(reason("9999-12-31"), HasSubstr("too far"));
  EXPECT_THAT(reason("9999-06"), HasSubstr("too far"));
  EXPECT_THAT(reason("XXXX"), HasSubstr("too far"));
  EXPECT_EQ(bounds("9998-12-31"), "9998-12-31 to 9998-12-31");
}

TEST(ParseWhen, KeepsTheMarksWithoutWideningTheDate) {
  EXPECT_TRUE(when("2016-11~").is_approximate());
  EXPECT_FALSE(when("2016-11~").is_uncertain());
  EXPECT_TRUE(when("2016?").is_uncertain());
  EXPECT_FALSE(when("2016?").is_approximate());
  EXPECT_TRUE(when("2016%").is_approximate());
  EXPECT_TRUE(when("2016%").is_uncertain());
  EXPECT_TRUE(when("2016/2017?").is_uncertain());
  EXPECT_EQ(when("2016-11~").text(), "2016-11~");
}

TEST(PrecisionOf, TellsDayMonthYearAndTheRest) {
  const auto precision = [](std::string_view text) { return to_word(precision_of(when(text))); };
  EXPECT_EQ(precision("2012-06-21"), "day");
  EXPECT_EQ(precision("2012-06-21~"), "day");
  EXPECT_EQ(precision("2012-02"), "month");
  EXPECT_EQ(precision("2012"), "year");
  EXPECT_EQ(precision("2012-XX"), "year");
  for (const auto* text : {"2012-04/2012-06", "2012-21", "201X", "../2012", "2012/..", "..",
                           "[2004-06,2004-11]", "2012-12/2013-01", "2012-06-02/2012-06-30"})
    EXPECT_EQ(precision(text), "other") << text;
}

TEST(When, KnowsItsPossibleDaysAsRuns) {
  EXPECT_EQ(when("2004").ranges().size(), 1U);
  EXPECT_EQ(when("[2004-06,2004-11]").ranges(),
            (std::vector<DayRange>{{day("2004-06-01"), day("2004-06-30")},
                                   {day("2004-11-01"), day("2004-11-30")}}));
  EXPECT_EQ(when("[2004-06,2004-07]").ranges(),
            (std::vector<DayRange>{{day("2004-06-01"), day("2004-07-31")}}))
      << "runs that touch are one";
  EXPECT_EQ(when("[2004,2004-05]").ranges().size(), 1U);
  EXPECT_EQ(when("2001-22").ranges(),
            (std::vector<DayRange>{{day("2001-06-01"), day("2001-08-31")},
                                   {day("2001-12-01"), day("2002-02-28")}}));
}

TEST(When, MayBeTheSameDayAsAnotherOnlyWhereTheirDaysMeet) {
  EXPECT_TRUE(when("2004-11").may_equal(when("2004")));
  EXPECT_TRUE(when("2004-11-30").may_equal(when("2004-11")));
  EXPECT_FALSE(when("2004-10").may_equal(when("2004-11")));
  EXPECT_TRUE(when("[2004-06,2004-11]").may_equal(when("2004-11-05")));
  EXPECT_FALSE(when("[2004-06,2004-11]").may_equal(when("2004-08")))
      << "August lies between the two members of the set";
  EXPECT_TRUE(when("..").may_equal(when("1993")));
  EXPECT_TRUE(when("../2014-07").may_equal(when("1993")));
}

TEST(Resolve, PicksTheEarliestTheMiddleOrTheLatestPossibleDay) {
  const auto by = [](std::string_view text, DateRule rule) {
    return to_text(resolve(when(text), rule, 0, "A1"));
  };
  EXPECT_EQ(by("2004-11", DateRule::earliest), "2004-11-01");
  EXPECT_EQ(by("2004-11", DateRule::middle), "2004-11-15")
      << "fourteen days before it and fifteen after: the earlier of two";
  EXPECT_EQ(by("2004-11", DateRule::latest), "2004-11-30");
  EXPECT_EQ(by("2001", DateRule::middle), "2001-07-02");
  EXPECT_EQ(by("2012-06-21", DateRule::random), "2012-06-21");
  EXPECT_EQ(by("[2004-06,2004-11]", DateRule::middle), "2004-06-30")
      << "the middle of a set is one of its days";
}

TEST(Resolve, TakesTheOtherEndWhereOneIsOpen) {
  for (const auto rule :
       {DateRule::earliest, DateRule::middle, DateRule::latest, DateRule::random}) {
    EXPECT_EQ(to_text(resolve(when("../2014-07"), rule, 0, "A1")), "2014-07-31");
    EXPECT_EQ(to_text(resolve(when("2014-07/.."), rule, 0, "A1")), "2014-07-01");
    EXPECT_EQ(resolve(when(".."), rule, 0, "A1"), distant_past);
  }
}

TEST(Resolve, DrawsTheSameRandomDayForTheSameSeedAndAct) {
  const auto date = when("2004");
  EXPECT_EQ(resolve(date, DateRule::random, 7, "C034"), resolve(date, DateRule::random, 7, "C034"));
  std::vector<Day> drawn;
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    drawn.push_back(resolve(date, DateRule::random, seed, "C034"));
  std::ranges::sort(drawn);
  const auto same = std::ranges::unique(drawn);
  EXPECT_GT(std::distance(drawn.begin(), same.begin()), 10) << "another seed draws another day";
}

TEST(Resolve, DrawsEachPossibleDayEquallyOften) {
  const auto date = when("[2004-06-01,2004-06-05..2004-06-07]");
  std::map<Day, int> times;
  constexpr int draws = 4000;
  for (std::uint64_t seed = 0; seed < draws; ++seed)
    ++times[resolve(date, DateRule::random, seed, "A1")];
  ASSERT_EQ(times.size(), 4U) << "only the four days of the set";
  // 1000 expected, standard deviation 27: six of them is a chance of one in a billion per day.
  for (const auto& [drawn, n] : times) EXPECT_NEAR(n, draws / 4, 6 * 27) << to_text(drawn);
}

TEST(DateRule, HasOneWordInBothDirections) {
  for (const auto rule : {DateRule::earliest, DateRule::middle, DateRule::latest, DateRule::random})
    EXPECT_EQ(parse_date_rule(to_word(rule)), rule);
  EXPECT_EQ(parse_date_rule("mid"), std::nullopt);
  EXPECT_EQ(parse_date_rule(""), std::nullopt);
}

TEST(Day, IsReadOnlyAsYearMonthDay) {
  EXPECT_EQ(to_text(day("2012-02-29")), "2012-02-29");
  for (const auto* text : {"2013-02-29", "2012-2-29", "2012/02/29", "20120229", "2012-02-29 ", "",
                           "2012-02-2x", "2012-00-10"}) {
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
  }
  EXPECT_EQ(year_of(day("1993-11-15")), 1993);
}

}  // namespace
}  // namespace comity
