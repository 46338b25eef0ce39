// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_series.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> said(std::string_view bytes, bool counts = true) {
  Problems problems;
  (void)read_series(bytes, "s.csv", counts, problems);
  std::vector<std::string> lines;
  for (const auto& problem : problems.list())
    lines.push_back(std::to_string(problem.error.where.line) + ": " + problem.error.what);
  return lines;
}

TEST(ReadSeries, ReadsOneColumnPerCount) {
  Problems problems;
  const auto series = read_series("year,\"establish\",upgrade\r\n1993,1,0\r\n1994,0,2\r\n", "s.csv",
                                  true, problems);
  EXPECT_FALSE(problems.has_errors());
  EXPECT_THAT(series.names, ElementsAre("establish", "upgrade"));
  EXPECT_THAT(series.values[1], ElementsAre(0, 2));
  EXPECT_EQ(to_text(series.until), "1994-12-31");
}

TEST(ReadSeries, SaysEveryRowThatIsWrong) {
  EXPECT_THAT(said("year,n\n1993,1\n1995,x\n1995,-1\nabc,2\n1996,1.5\n"),
              ElementsAre("3: the year 1995 follows 1993.", "3: \"x\" is not a number.",
                          "4: the year 1995 follows 1995.", "4: \"-1\" is not a count.",
                          "5: \"abc\" is not a year.", "6: \"1.5\" is not a count."));
}

TEST(ReadSeries, TakesMeasuresWhereTheyAreAskedFor) {
  EXPECT_THAT(said("year,flow\n1993,-1.5\n1994,2e3\n", false), ElementsAre());
}

TEST(ReadSeries, RefusesWhatIsNoSeries) {
  EXPECT_THAT(said(""), ElementsAre(HasSubstr("1: the first column is \"\", not year.")));
  EXPECT_THAT(said("month,n\n1,2\n"), ElementsAre(HasSubstr("the first column is \"month\"")));
  EXPECT_THAT(said("year\n1993\n"), ElementsAre(HasSubstr("no column of counts")));
  EXPECT_THAT(said("year,n\n"), ElementsAre(HasSubstr("no row")));
}

}  // namespace
}  // namespace comity::io
