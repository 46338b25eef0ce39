// SPDX-License-Identifier: Apache-2.0
#include "comity/services/events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "comity/io/count_state.hpp"
#include "comity/io/file.hpp"
#include "streams/rows.hpp"

namespace comity::services {
namespace {

using streams::testing::gdelt;
using ::testing::HasSubstr;

/// Stops the work when it begins the file of this name.
class StopAt final : public Progress {
 public:
  explicit StopAt(std::string name) : name_(std::move(name)) {}
  void report(std::string_view what, double share) override {
    EXPECT_LE(share, 1.0);
    if (!name_.empty() && what.ends_with(name_)) stop_ = true;
  }
  [[nodiscard]] bool should_stop() const override { return stop_; }

 private:
  std::string name_;
  bool stop_ = false;
};

class Events : public ::testing::Test {
 protected:
  Events()
      : folder_(std::filesystem::temp_directory_path() /
                ("comity-events-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~Events() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view bytes) {
    const auto path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  /// Some thousands of rows of all sorts, more than one piece.
  static std::string rows(int n, int seed) {
    std::string bytes;
    const char* countries[] = {"CHN", "BRA", "USA", "", "ROM", "XXX"};
    for (int i = 0; i < n; ++i) {
      const int k = (i + seed) * 7919 % 10007;
      bytes += gdelt({.date = fmt::format("2015{:02}{:02}", k % 12 + 1, k % 28 + 1),
                      .country1 = countries[k % 200 == 0 ? 5 : k % 5],
                      .country2 = countries[k / 5 % 5],
                      .url = fmt::format("http://example.org/a-long-enough-address/{}", k % 50),
                      .columns = k % 101 == 0 ? std::size_t{60} : std::size_t{61}}) +
               "\n";
    }
    return bytes;
  }
  EventsRequest ask(std::vector<std::string> files, const std::string& output = "c.csv") {
    EventsRequest request;
    request.files = std::move(files);
    request.outputs = {(folder_ / output).string()};
    return request;
  }
  std::string bytes_of(const std::string& name) {
    return std::string(io::MappedFile::open(folder_ / name)->bytes());
  }

  std::filesystem::path folder_;
  Quiet quiet_;
};

TEST_F(Events, AnswersWithTheRowsOfEachFile) {
  const auto answer =
      events(ask({write("a.tsv", rows(100, 1)), write("b.tsv", rows(50, 2))}), quiet_);
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_EQ(*answer->body.find("rows")->if_int(), 150);
  EXPECT_EQ(answer->body.find("files")->if_array()->size(), 2U);
  EXPECT_EQ(answer->digest, io::sha256(bytes_of("c.csv")));
}

TEST_F(Events, CountsTheSameWithAnyNumberOfThreads) {
  const auto file = write("a.tsv", rows(20'000, 1));
  std::string first;
  for (const auto* repeats : {"keep", "drop"}) {
    for (const unsigned threads : {1U, 2U, 5U}) {
      auto request = ask({file});
      request.threads = threads;
      request.force = true;
      request.repeats = repeats;
      const auto answer = events(request, quiet_);
      ASSERT_TRUE(answer) << answer.error();
      const auto found =
          bytes_of("c.csv") +
          std::string(*answer->body.find("examples") == Value::array() ? "none" : "") +
          std::to_string(*answer->body.find("repeats")->if_int()) +
          std::to_string(
              *answer->body.find("examples")->if_array()->front().find("line")->if_int());
      if (threads == 1) first = found;
      EXPECT_EQ(found, first) << threads << repeats;
    }
  }
}

TEST_F(Events, GoesOnWhereItWasInterrupted) {
  const std::vector<std::string> files{write("a.tsv", rows(3000, 1)), write("b.tsv", rows(9000, 2)),
                                       write("c.tsv", rows(9000, 3))};
  ASSERT_TRUE(events(ask(files, "whole.csv"), quiet_));
  StopAt stop("b.tsv");
  const auto stopped = events(ask(files), stop);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, Error::Kind::interrupted);
  EXPECT_THAT(stopped.error().hint, HasSubstr("1 of 3 files were counted and kept in"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "c.csv"));
  const auto state = io::state_of(folder_ / "c.csv");
  ASSERT_TRUE(std::filesystem::exists(state));

  auto again = ask(files);
  again.resume = true;
  again.scheme = "code";
  EXPECT_THAT(events(again, quiet_).error().what, HasSubstr("other options"));
  again.scheme = "root";
  const auto answer = events(again, quiet_);
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_EQ(*answer->body.find("rows")->if_int(), 21'000);
  EXPECT_EQ(bytes_of("c.csv"), bytes_of("whole.csv"));
  EXPECT_FALSE(std::filesystem::exists(state));
}

TEST_F(Events, DoesNotGoOnWithFilesThatChanged) {
  const std::vector<std::string> files{write("a.tsv", rows(10, 1)), write("b.tsv", rows(9000, 2))};
  StopAt stop("b.tsv");
  ASSERT_FALSE(events(ask(files), stop));
  auto again = ask({files[1]});
  again.resume = true;
  EXPECT_THAT(events(again, quiet_).error().what, HasSubstr("is not named now"));
  write("a.tsv", rows(11, 1));
  again = ask(files);
  again.resume = true;
  EXPECT_THAT(events(again, quiet_).error().what, HasSubstr("has changed"));
  write("c.csv.state", "half a sta");
  EXPECT_THAT(events(again, quiet_).error().what, HasSubstr("not the whole state"));
}

TEST_F(Events, KeepsRepeatsOfDifferentFiles) {
  auto request =
      ask({write("a.tsv", gdelt({}) + "\n" + gdelt({}) + "\n"), write("b.tsv", gdelt({}) + "\n")});
  request.repeats = "drop";
  ASSERT_TRUE(events(request, quiet_));
  EXPECT_EQ(bytes_of("c.csv"), "actor1,actor2,month,class,n\nCHN,BRA,201502,04,2\n");
}

TEST_F(Events, WritesNothingWhenTooManyRowsAreRejected) {
  const auto file = write("a.tsv", gdelt({}) + "\n" + gdelt({.date = "99999999"}) + "\n");
  const auto answer = events(ask({file}), quiet_);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Error::Kind::data);
  EXPECT_THAT(answer.error().what, HasSubstr("1 of 2 rows are rejected"));
  EXPECT_THAT(answer.error().what, HasSubstr("a.tsv:2: 99999999"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "c.csv"));
  auto request = ask({file});
  request.max_rejects_percent = 50;
  EXPECT_TRUE(events(request, quiet_));
}

TEST_F(Events, LooksAtEveryFileBeforeItCounts) {
  const auto good = write("a.tsv", gdelt({}) + "\n");
  const auto other = write("b.csv", "year,n\n1993,1\n");
  const auto mangled = write("c.tsv", gdelt({}, ';') + "\r\n");
  EXPECT_THAT(events(ask({good, other}), quiet_).error().where.file, HasSubstr("b.csv"));
  const auto refused = events(ask({good, mangled}), quiet_);
  EXPECT_THAT(refused.error().what, HasSubstr("saved by a spreadsheet"));
  EXPECT_EQ(refused.error().kind, Error::Kind::data);
  auto repair = ask({good, mangled});
  repair.mangled = "repair";
  const auto answer = events(repair, quiet_);
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_THAT(*answer->body.find("warnings")->if_array()->front().if_text(),
              HasSubstr("c.tsv was saved by a spreadsheet"));
  EXPECT_EQ(events(ask({good, good}, "d.csv"), quiet_).error().kind, Error::Kind::usage);
  EXPECT_EQ(events(ask({(folder_ / "no").string()}, "d.csv"), quiet_).error().kind,
            Error::Kind::missing);
}

TEST_F(Events, RefusesWordsThatAreNone) {
  const auto file = write("a.tsv", gdelt({}) + "\n");
  auto request = ask({file});
  request.repeats = "dropp";
  EXPECT_EQ(events(request, quiet_).error().nearest, "\"drop\"");
  request = ask({file}, "c.txt");
  EXPECT_EQ(events(request, quiet_).error().kind, Error::Kind::usage);
  write("c.csv", "");
  EXPECT_THAT(events(ask({file}), quiet_).error().what, HasSubstr("exists already"));
}

}  // namespace
}  // namespace comity::services
