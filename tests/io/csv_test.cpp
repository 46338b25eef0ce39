// SPDX-License-Identifier: Apache-2.0
#include "comity/io/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/base/text.hpp"

namespace comity::io {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Table = std::vector<std::vector<std::string>>;

/// Reads columns a and b (and c, which may be absent); the problems as "line:column: what".
struct Read {
  explicit Read(std::string_view bytes) {
    Problems problems;
    CsvReader rows(bytes, "t.csv", {{"a"}, {"b"}, {"c", true}}, problems);
    while (rows.next()) {
      table.push_back(
          {std::string(rows.get(0)), std::string(rows.get(1)), std::string(rows.get(2))});
      places.push_back(std::to_string(rows.at(1).line) + ":" + std::to_string(rows.at(1).column));
    }
    for (const auto& problem : problems.list()) {
      const auto& where = problem.error.where;
      said.push_back(std::to_string(where.line) + ":" + std::to_string(where.column) + ": " +
                     problem.error.what);
      hints.push_back(problem.error.hint + problem.error.nearest);
    }
  }
  Table table;
  std::vector<std::string> places;  ///< of the field b of each row
  std::vector<std::string> said;
  std::vector<std::string> hints;
};

TEST(CsvReader, ReadsColumnsByNameInAnyOrder) {
  const Read read("b,c,a\n2,3,1\n");
  EXPECT_EQ(read.table, (Table{{"1", "2", "3"}}));
  EXPECT_EQ(Read("a,b\n1,2\n").table, (Table{{"1", "2", ""}})) << "c may be absent";
}

TEST(CsvReader, ReadsQuotesCommasLineEndsAndDoubledQuotes) {
  EXPECT_EQ(Read("a,b\n\"x,y\",\"he said \"\"no\"\"\"\n").table,
            (Table{{"x,y", "he said \"no\"", ""}}));
  EXPECT_EQ(Read("a,b\n\"two\nlines\",z\n").table, (Table{{"two\nlines", "z", ""}}));
  EXPECT_EQ(Read("a,b\n\"\",\"\"\"\"\n").table, (Table{{"", "\"", ""}}));
}

TEST(CsvReader, TakesUnixAndWindowsLineEndsAndAnAbsentLastOne) {
  for (const auto* bytes : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\n1,2\n3,4",
                            "\xEF\xBB\xBF"
                            "a,b\n1,2\n3,4",
                            "a,b\n\n1,2\n\r\n3,4\n\n"}) {
    const Read read(bytes);
    EXPECT_EQ(read.table, (Table{{"1", "2", ""}, {"3", "4", ""}})) << bytes;
    EXPECT_THAT(read.said, IsEmpty()) << bytes;
  }
}

TEST(CsvReader, KnowsTheLineAndColumnOfEveryField) {
  const Read read("a,b\n1,2\n\"x\ny\",3\n\"\"\"\",4\n中,5\n");
  EXPECT_THAT(read.places, ElementsAre("2:3", "4:4", "5:6", "6:5")) << "columns count bytes";
  EXPECT_THAT(Read("\xEF\xBB\xBF"
                   "a,x\n")
                  .said,
              Contains(HasSubstr("1:3: there is no column \"x\"")))
      << "a byte order mark takes no column";
}

TEST(CsvReader, CountsTheLinesInsideQuotesOfEarlierRows) {
  EXPECT_THAT(Read("a,b\n\"1\n\n\n2\",3\nx\n").said,
              ElementsAre("6:1: this row has 1 field, the header has 2."));
}

TEST(CsvReader, ReportsEveryProblemOfTheHeader) {
  const Read read("a,bb,a,,x\n1,2,3,4,5\n");
  EXPECT_THAT(read.said, ElementsAre("1:3: there is no column \"bb\" in this table.",
                                     "1:6: the column \"a\" stands twice.",
                                     "1:8: there is no column \"\" in this table.",
                                     "1:9: there is no column \"x\" in this table.",
                                     "1:0: the column \"b\" is missing."));
  EXPECT_THAT(read.hints.front(), HasSubstr("the columns are: a,b,c\"b\""));
  EXPECT_THAT(read.table, IsEmpty());
}

TEST(CsvReader, SaysThatAFileIsEmpty) {
  EXPECT_THAT(Read("").said, ElementsAre("1:1: the file is empty."));
  EXPECT_THAT(Read("\xEF\xBB\xBF").said, ElementsAre("1:1: the file is empty."));
}

TEST(CsvReader, ReportsRowsOfAnotherWidthAndGoesOn) {
  const Read read("a,b\n1\n1,2,3\n4,5\n,\n1,2,\n");
  EXPECT_THAT(read.said, ElementsAre("2:1: this row has 1 field, the header has 2.",
                                     "3:5: this row has 3 fields, the header has 2.",
                                     "6:5: this row has 3 fields, the header has 2."));
  EXPECT_EQ(read.table, (Table{{"4", "5", ""}, {"", "", ""}}));
}

TEST(CsvReader, EndsAtAQuoteThatIsNotClosedAndPointsToWhereItBegan) {
  const Read read("a,b\n1,2\n3,\"4\n5,6\n");
  EXPECT_THAT(read.said, ElementsAre("3:3: this quoted field is never closed."));
  EXPECT_EQ(read.table.size(), 1U);
  EXPECT_THAT(Read("\"a,b\n").said, ElementsAre("1:1: this quoted field is never closed."));
}

TEST(CsvReader, RefusesQuotesOutOfPlace) {
  EXPECT_THAT(Read("a,b\n1,x\"y\"\n").said,
              ElementsAre("2:4: a quote stands inside a field that has none around it."));
  EXPECT_THAT(Read("a,b\n1,\"x\"y\n").said, ElementsAre("2:6: text follows a closing quote."));
}

TEST(CsvReader, RefusesANulByte) {
  EXPECT_THAT(Read(std::string_view("a,b\n1,\0\n", 8)).said,
              ElementsAre("2:3: the file holds a NUL byte."));
  EXPECT_THAT(Read(std::string_view("a,b\n1,\"\0\"\n", 10)).said,
              ElementsAre("2:3: the file holds a NUL byte."));
}

TEST(CsvReader, ReportsBytesThatAreNotUtf8OncePerLine) {
  const Read read("a,b\n\xE9,\xE9\n1,2\n3,caf\xE9\n");
  EXPECT_THAT(read.said,
              ElementsAre("2:1: the byte 0xE9 is not UTF-8.", "4:6: the byte 0xE9 is not UTF-8."));
  EXPECT_THAT(Read("\xEF\xBB\xBF"
                   "a,\xFF\n")
                  .said,
              Contains("1:3: the byte 0xFF is not UTF-8."));
}

TEST(CsvReader, RefusesAFieldOfMoreThanAMebibyte) {
  const std::string most(CsvReader::longest_field, 'x');
  EXPECT_THAT(Read("a,b\n" + most + ",2\n").said, IsEmpty());
  EXPECT_THAT(Read("a,b\n1," + most + "x\n").said,
              ElementsAre(HasSubstr("this field is longer than one mebibyte.")));
  EXPECT_THAT(Read("a,b\n\"" + most + "\",2\n").said, IsEmpty());
  EXPECT_THAT(Read("a,b\n1,\"" + most + "x\"\n").said,
              ElementsAre("2:3: this field is longer than one mebibyte."));
}

TEST(CsvReader, RefusesARowOfThousandsOfFields) {
  EXPECT_THAT(Read("a,b\n" + std::string(5000, ',') + "\n").said,
              ElementsAre(HasSubstr("this row has more than 4096 fields.")));
}

TEST(CsvReader, KeepsALoneCarriageReturnAsText) {
  EXPECT_EQ(Read("a,b\n1\r2,3\n").table, (Table{{"1\r2", "3", ""}}));
}

TEST(CsvField, IsQuotedOnlyWhereItMustBe) {
  EXPECT_EQ(csv_field("plain text"), "plain text");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(csv_field("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv_row({"a", "", "c"}), "a,,c\n");
  EXPECT_EQ(csv_row({""}), "\"\"\n");
}

}  // namespace
}  // namespace comity::io
