// SPDX-License-Identifier: Apache-2.0
// tests/cases/good is a small case. Each folder of tests/cases/bad holds the files that differ from
// it
// (`removed` names files that are not there) and problems.txt, all that the loader says of it.
// COMITY_ACCEPT=1 in the environment writes problems.txt anew; look at the difference.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "comity/base/text.hpp"
#include "comity/io/case.hpp"
#include "comity/io/case_reader.hpp"

namespace comity::io {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const fs::path cases = fs::path(COMITY_SOURCE_DIR) / "tests" / "cases";

/// A copy of the good case that a test may spoil; gone when the test ends.
class Copy {
 public:
  Copy() : folder_(fs::temp_directory_path() / ("comity-case-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::copy(cases / "good", folder_, fs::copy_options::recursive);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() { fs::remove_all(folder_); }

  [[nodiscard]] const fs::path& folder() const { return folder_; }
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  void lay_over(const fs::path& other) const {
    fs::copy(other, folder_, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    std::ifstream removed(folder_ / "removed");
    for (std::string name; std::getline(removed, name);) fs::remove(folder_ / name);
  }

 private:
  fs::path folder_;
};

/// All problems as a person reads them, without the name of the scratch folder.
std::string problems_of(const Copy& copy) {
  Problems problems;
  const auto read = load_case(copy.folder(), problems, {.cells = true});
  std::string text;
  if (!read) text += to_text(read.error()) + "\n";
  for (const auto& problem : problems.list()) {
    text += (problem.severity == Problem::Severity::warning ? "warning: " : "") +
            to_text(problem.error) + "\n";
  }
  if (problems.unlisted() > 0) text += "and " + std::to_string(problems.unlisted()) + " more\n";
  const auto folder = copy.folder().string() + "/";
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
    text.erase(at, folder.size());
  return text;
}

class BadCase : public ::testing::TestWithParam<std::string> {};

TEST_P(BadCase, IsReportedWithEveryProblemAtOnce) {
  const Copy copy;
  copy.lay_over(cases / "bad" / GetParam());
  const auto said = problems_of(copy);
  const auto file = cases / "bad" / GetParam() / "problems.txt";
  if (std::getenv("COMITY_ACCEPT") != nullptr) std::ofstream(file) << said;
  std::ifstream expected(file);
  ASSERT_TRUE(expected) << file;
  EXPECT_EQ(said, std::string(std::istreambuf_iterator<char>(expected), {}));
  EXPECT_EQ(find_bad_utf8(said), std::nullopt)
      << "a message must be readable, whatever the file held";
}

std::vector<std::string> bad_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(cases / "bad")) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Folder, BadCase, ::testing::ValuesIn(bad_cases()), [](const auto& of) {
  std::string name = of.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(LoadCase, ReadsAGoodCaseWithoutAWord) {
  const Copy copy;
  EXPECT_EQ(problems_of(copy), "");
  Problems problems;
  const auto read = load_case(copy.folder(), problems, {.cells = true});
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->settings.id, "good");
  EXPECT_EQ(read->log.acts.size(), 4U);
  EXPECT_EQ(read->log.evidence_of(0).size(), 1U);
  EXPECT_EQ(read->actors.at(read->principal).code, "CHN");
  EXPECT_THAT(read->in_region, ElementsAre(false, true, true, true, true));
  EXPECT_EQ(read->memberships.size(), 2U);
  EXPECT_EQ(read->digest.size(), 64U);
}

TEST(LoadCase, ReadsThePapersCaseWithoutAnError) {
  Problems problems;
  const auto read = load_case(fs::path(COMITY_SOURCE_DIR) / "cases" / "china-lac", problems);
  ASSERT_TRUE(read) << read.error();
  for (const auto& problem : problems.list()) ADD_FAILURE() << problem.error;
}

TEST(LoadCase, HasADigestThatFollowsTheBytesAndNotThePlace) {
  const Copy copy;
  Problems problems;
  const auto first = load_case(copy.folder(), problems)->digest;
  EXPECT_EQ(load_case(copy.folder() / ".", problems)->digest, first);
  std::ofstream(copy.folder() / "sources.csv", std::ios::app) << "other,news,Another.,,,,\n";
  EXPECT_NE(load_case(copy.folder(), problems)->digest, first);
}

TEST(LoadCase, SaysWhenThereIsNoFolderOrNoSettings) {
  Problems problems;
  const auto nowhere = load_case("/no/such/folder", problems);
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().kind, Error::Kind::missing);
  EXPECT_THAT(nowhere.error().hint, HasSubstr("case.toml"));
  const Copy copy;
  fs::remove(copy.folder() / "case.toml");
  const auto bare = load_case(copy.folder(), problems);
  ASSERT_FALSE(bare);
  EXPECT_EQ(bare.error().kind, Error::Kind::missing);
  EXPECT_THAT(bare.error().where.file, HasSubstr("case.toml"));
}

TEST(LoadCase, ReportsFortyBadRowsAsFortyProblemsInOrder) {
  const Copy copy;
  std::string acts = "act,date,kind,parties,title,layer,status\n";
  for (int i = 1; i <= 40; ++i)
    acts += "B" + std::to_string(i) +
            ",2001,establish,CHN;NOBODY,strategic partnership,bilateral,proposed\n";
  copy.write("acts.csv", acts);
  copy.write("evidence.csv", "act,source,locator\n");
  Problems problems;
  ASSERT_TRUE(load_case(copy.folder(), problems));
  ASSERT_EQ(problems.list().size(), 40U);
  for (std::uint32_t i = 0; i < 40; ++i) {
    EXPECT_EQ(problems.list()[i].error.where.line, i + 2);
    EXPECT_EQ(problems.list()[i].error.where.column, i < 9 ? 19U : 20U);
  }
}

TEST(LoadCase, StopsAtItsLimitOfProblems) {
  const Copy copy;
  std::string acts = "act,date,kind,parties,title,layer,status\n";
  for (int i = 1; i <= 100000; ++i) acts += "x,soon,found,Nobody;Noone,nothing,here,well\n";
  copy.write("acts.csv", acts);
  Problems problems;
  ASSERT_TRUE(load_case(copy.folder(), problems));
  EXPECT_EQ(problems.list().size(), Problems::limit());
}

TEST(LoadCase, TakesAFolderInPlaceOfAFileForAProblem) {
  const Copy copy;
  fs::remove(copy.folder() / "acts.csv");
  fs::create_directory(copy.folder() / "acts.csv");
  EXPECT_THAT(problems_of(copy),
              HasSubstr("acts.csv: cannot read this file: it is not a regular file"));
}

TEST(LoadCase, ReadsALineOfTwoGigabytesWithoutItsMemory) {
  const Copy copy;
  for (const auto* name : {"acts.csv", "printed.csv", "claims.toml"}) {
    const auto file = (copy.folder() / name).string();
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT, 0600);
    ASSERT_GE(descriptor, 0);
    if (::ftruncate(descriptor, 2LL << 30) != 0)
      GTEST_SKIP() << "the disk takes no sparse file of 2 GB";
    ::close(descriptor);
  }
  rusage before{};
  ::getrusage(RUSAGE_SELF, &before);
  EXPECT_EQ(problems_of(copy),
            "acts.csv:6:1: the file holds a NUL byte.\n  try: save it as plain UTF-8 text\n"
            "claims.toml: this file is larger than 16 MiB.\n  try: settings and claims are small; "
            "is it the right file?\n"
            "printed.csv:1:1: the file holds a NUL byte.\n  try: save it as plain UTF-8 text\n");
  rusage after{};
  ::getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 200 * 1024) << "KiB";
}

TEST(LoadCase, CutsALineOfTextThatNeverEnds) {
  const Copy copy;
  std::ofstream endless(copy.folder() / "acts.csv", std::ios::binary | std::ios::app);
  endless << "A5,2014,establish,CHN;PER,strategic partnership,bilateral,,,accepted,,,";
  const std::string much(1U << 20U, 'x');
  for (int i = 0; i < 40; ++i) endless << much;
  endless.close();
  EXPECT_EQ(problems_of(copy),
            "acts.csv:6:72: this field is longer than one mebibyte.\n  try: check for a missing "
            "line end or quote\n");
}

}  // namespace
}  // namespace comity::io
