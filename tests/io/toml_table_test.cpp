// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/io/case_reader.hpp"

namespace comity::io {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct ReadSettings {
  explicit ReadSettings(std::string_view bytes) {
    Problems problems;
    parsed = read_settings({bytes, "case.toml"}, settings, problems);
    for (const auto& problem : problems.list()) {
      const auto& where = problem.error.where;
      said.push_back(std::to_string(where.line) + ":" + std::to_string(where.column) + ": " +
                     where.field + ": " + problem.error.what);
    }
  }
  Settings settings;
  bool parsed = false;
  std::vector<std::string> said;
};

constexpr std::string_view small =
    "id = \"x\"\nprincipal = \"CHN\"\nregion = \"Asia\"\nladder = \"l\"\n";

std::vector<std::string> said_of(const std::string& more) {
  return ReadSettings(std::string(small) + more).said;
}

TEST(ReadSettings, TakesTheLeastACaseNeeds) {
  const ReadSettings read(small);
  EXPECT_THAT(read.said, IsEmpty());
  EXPECT_EQ(read.settings.title.zh, "x") << "a case without a title is called by its id";
  EXPECT_EQ(read.settings.dates, DateRule::middle);
  EXPECT_EQ(read.settings.data, ".");
}

TEST(ReadSettings, TakesDaysAsTextOrAsDates) {
  const ReadSettings read(std::string(small) +
                          "window = { since = 1993-01-01, until = \"2023-12-31\" }\n");
  EXPECT_THAT(read.said, IsEmpty());
  EXPECT_EQ(to_text(read.settings.since), "1993-01-01");
}

TEST(ReadSettings, ReportsAnUnknownKeyWithItsPlace) {
  EXPECT_THAT(said_of("ledder = 1\n"), ElementsAre("5:1: : there is no key \"ledder\" here."));
}

TEST(ReadSettings, ReportsWhatIsMissing) {
  EXPECT_THAT(ReadSettings("").said,
              ElementsAre(HasSubstr("the file needs `id`"), HasSubstr("the file needs `principal`"),
                          HasSubstr("names its region"), HasSubstr("the file needs `ladder`")));
}

TEST(ReadSettings, TakesNoEmptyTextForWhatItNeeds) {
  EXPECT_THAT(
      ReadSettings("id = \"\"\nprincipal = \"CHN\"\nregion = \"Asia\"\nladder = \"l\"\n").said,
      ElementsAre("1:6: id: this must not be empty."));
}

TEST(ReadSettings, ReportsValuesOfTheWrongType) {
  EXPECT_THAT(said_of("data = [1]\n"), ElementsAre("5:8: data: this must be a text in quotes."));
  EXPECT_THAT(said_of("memberships = [1, \"a\"]\n"),
              ElementsAre(HasSubstr("memberships: this must be a text or a list of texts.")));
  EXPECT_THAT(said_of("phases = 3\n"),
              ElementsAre(HasSubstr("this must be a list of tables, [[phases]].")));
  EXPECT_THAT(said_of("window = 3\n"), ElementsAre(HasSubstr("this must be a table.")));
  EXPECT_THAT(said_of("window = { since = 2023 }\n"),
              ElementsAre(HasSubstr("since: this must be a day.")));
  EXPECT_THAT(said_of("dates = \"\"\n"), IsEmpty());
}

TEST(ReadSettings, TellsWhetherTheFileCouldBeParsed) {
  EXPECT_TRUE(ReadSettings("x = 1").parsed);
  const ReadSettings read("id = \"x\nprincipal = 1\n");
  EXPECT_FALSE(read.parsed);
  EXPECT_THAT(read.said, ElementsAre(HasSubstr("1:8: : this is not TOML: ")));
  EXPECT_FALSE(ReadSettings("a = 1\na = 2\n").parsed);
  EXPECT_THAT(ReadSettings("a = \"\xFF\"").said, ElementsAre("1:6: : the byte 0xFF is not UTF-8."));
}

TEST(ReadSettings, RefusesKeysThatNestTooDeeply) {
  const std::string deep = [] {
    std::string key = "a";
    for (int i = 0; i < 300000; ++i) key += ".a";
    return key;
  }();
  for (const auto& text : {deep + " = 1", "[" + deep + "]", "x = {" + deep + " = 1}",
                           "x = \"\"\"\n\"\"\"\n" + deep + " = 1"}) {
    EXPECT_THAT(ReadSettings(text).said, Contains(HasSubstr("this key nests too deeply.")))
        << text.substr(0, 20);
  }
  EXPECT_FALSE(ReadSettings("x = " + std::string(100000, '[')).parsed);
}

TEST(ReadSettings, TakesDotsAndForeignLettersInTextsAndComments) {
  const std::string odd(500, '.');
  for (const auto& text :
       {"[title]\nen = \"中 \\\" é" + odd + "\"\n", "[title]\nen = 'é\\" + odd + "'\n",
        "# é" + odd + "\n[title]\nen = 'x' # 中" + odd + "\n",
        "[title]\nen = \"\"\"\né\"" + odd + "\"\"\n" + odd + "\\\"\"\"\"\"\n",
        "[title]\nen = '''é'" + odd + "'''\n"}) {
    EXPECT_THAT(said_of(text), IsEmpty()) << text.substr(0, 24);
  }
}

// toml++ 3.3 asserts here; found by fuzzing.
TEST(ReadSettings, RefusesAKeyThatBeginsWithADot) {
  EXPECT_FALSE(ReadSettings("[.a]\n").parsed);
  EXPECT_FALSE(ReadSettings("x = {.a = 1}\n").parsed);
}

// toml++ 3.3 has undefined behaviour there; found by fuzzing.
TEST(ReadSettings, RefusesForeignLettersOutsideQuotes) {
  for (const auto* text :
       {"title = é\n", "x = 1 。\n", "[título]\n", "es = +\"Améri\xEF\xBB\xBF\"\n"})
    EXPECT_FALSE(ReadSettings(text).parsed) << text;
  EXPECT_THAT(ReadSettings("\xEF\xBB\xBF" + std::string(small)).said, IsEmpty())
      << "a byte order mark may begin the file";
}

}  // namespace
}  // namespace comity::io
