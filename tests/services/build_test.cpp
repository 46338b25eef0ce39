// SPDX-License-Identifier: Apache-2.0
#include "comity/services/build.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "comity/io/database.hpp"
#include "comity/io/pending_file.hpp"

namespace comity::services {
namespace {

namespace fs = std::filesystem;

/// An empty folder of its own for each test.
class Build : public ::testing::Test {
 protected:
  Build() {
    const auto* const test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() /
              ("comity-" + std::string(test->name()) + "-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    Problems problems;
    of_ = std::move(*io::load_case(COMITY_SOURCE_DIR "/tests/cases/hostile", problems));
    EXPECT_FALSE(problems.has_errors()) << problems.list().front().error;
  }
  ~Build() override { fs::remove_all(folder_); }
  [[nodiscard]] fs::path target() const { return folder_ / "case.duckdb"; }
  [[nodiscard]] std::ptrdiff_t files() const {
    return std::distance(fs::directory_iterator(folder_), {});
  }

  fs::path folder_;
  io::Case of_;
};

TEST_F(Build, WritesAFileThatCanBeAsked) {
  const auto answer = build(of_, {}, target(), false);
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_EQ(files(), 1) << "nothing is left beside the file";
  auto database = io::Database::open(target());
  ASSERT_TRUE(database) << database.error();
  EXPECT_EQ(database->select({.sql = "select count(*) from act"})->rows[0][0], Value(2));
  EXPECT_EQ(database->select({.sql = "select count(*) from resolved.act"})->rows[0][0], Value(2));
  EXPECT_EQ(
      database->select({.sql = "select \"date\" from stated_paper.act order by 1"})->rows[0][0],
      Value("2001"));
  EXPECT_EQ(database->select({.sql = "select count(*) from actor"})->rows[0][0], Value(3));
}

TEST_F(Build, LetsMainReadAsTheRequestDoes) {
  const auto answer = build(of_, {.source = "paper"}, target(), false);
  ASSERT_TRUE(answer) << answer.error();
  auto database = io::Database::open(target());
  EXPECT_EQ(database->select({.sql = "select \"date\" from act order by 1"})->rows[0][0],
            Value("2001"));
}

TEST_F(Build, DoesNotOverwriteUnlessItIsForced) {
  std::ofstream(target()) << "something else";
  const auto refused = build(of_, {}, target(), false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::usage);
  EXPECT_EQ(fs::file_size(target()), 14U);
  EXPECT_TRUE(build(of_, {}, target(), true));
  EXPECT_GT(fs::file_size(target()), 1000U);
  EXPECT_EQ(files(), 1);
}

TEST_F(Build, LeavesNothingWhenTheFolderIsNotThere) {
  const auto refused = build(of_, {}, folder_ / "no" / "case.duckdb", false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::io);
  EXPECT_EQ(files(), 0);
}

TEST_F(Build, LeavesNoFileUnderTheNameWhenItIsKilled) {
  const auto child = ::fork();
  if (child == 0) {
    // What a killed build has done so far: a database beside the target, with its log of changes.
    auto pending = io::PendingFile::open(target(), false);
    auto database = io::Database::open(pending->path());
    auto rows = database->create_table("main", "act", io::sql_columns("act"));
    rows->row("A1");
    std::ofstream(pending->path().string() + ".wal") << "half";
    ::_exit(rows->close() ? 0 : 1);
  }
  int status = 1;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_FALSE(fs::exists(target()));
  EXPECT_GE(files(), 1) << "the half-written file is there";
  ASSERT_TRUE(build(of_, {}, target(), false));
  EXPECT_EQ(files(), 1) << "the next build cleans up";
}

}  // namespace
}  // namespace comity::services
