// SPDX-License-Identifier: Apache-2.0
#include "comity/io/counts_file.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "comity/io/count_state.hpp"
#include "comity/io/database.hpp"
#include "comity/io/file.hpp"

namespace comity::io {
namespace {

using ::testing::HasSubstr;

class CountsFile : public ::testing::Test {
 protected:
  CountsFile()
      : folder_(std::filesystem::temp_directory_path() /
                ("comity-counts-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    const auto label = [&](std::string_view code) {
      return countries_.label_on(countries_.by_code(code), 20150101, false);
    };
    const auto root = [&](std::string_view code) {
      return codes_.class_of(*codes_.cameo(code), streams::Scheme::root);
    };
    counts_ = {{streams::key_of(label("BRA"), label("CHN"), 20150201, root("042")), 7},
               {streams::key_of(label("CHN"), label("AFR"), 20151201, root("190")), 1}};
  }
  ~CountsFile() override { std::filesystem::remove_all(folder_); }

  CountsView view(std::string indicator = {}) {
    return {.counts = counts_,
            .codes = codes_,
            .countries = countries_,
            .indicator = std::move(indicator),
            .source = "gdelt2"};
  }
  static std::string bytes_of(const std::filesystem::path& path) {
    return std::string(MappedFile::open(path)->bytes());
  }
  static SqlTable rows_of(const std::filesystem::path& path) {
    auto database = Database::in_memory();
    return *database->select({.sql = fmt::format("select * from '{}'", path.string())});
  }

  std::filesystem::path folder_;
  streams::Codes codes_;
  streams::Countries countries_;
  std::vector<streams::Count> counts_;
};

TEST_F(CountsFile, IsCsvInOrder) {
  const auto target = folder_ / "c.csv";
  ASSERT_TRUE(write_counts(target, view(), false));
  EXPECT_EQ(bytes_of(target),
            "actor1,actor2,month,class,n\nBRA,CHN,201502,04,7\nCHN,AFR,201512,19,1\n");
}

TEST_F(CountsFile, IsParquetWithTheSameRows) {
  const auto target = folder_ / "c.parquet";
  ASSERT_TRUE(write_counts(target, view(), false));
  const auto table = rows_of(target);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.columns, sql_columns("actor1 actor2 month:BIGINT class n:BIGINT"));
  EXPECT_EQ(table.rows[0], (std::vector<Value>{"BRA", "CHN", 201502, "04", 7}));
  EXPECT_EQ(table.rows[1], (std::vector<Value>{"CHN", "AFR", 201512, "19", 1}));
}

TEST_F(CountsFile, KeepsOrderAndSumOfManyRows) {
  std::vector<streams::Count> many;
  for (std::uint64_t i = 0; i < 300'000; ++i) {
    const auto first = static_cast<streams::LabelId>(i / 4000 % 200);
    const auto second = static_cast<streams::LabelId>(i / 20 % 200);
    const auto klass = static_cast<streams::ClassId>(4001 + i % 20);
    many.push_back({streams::key_of(first, second, 20150101, klass), i});
  }
  std::ranges::sort(many, {}, &streams::Count::key);
  counts_ = std::move(many);
  const auto target = folder_ / "c.parquet";
  ASSERT_TRUE(write_counts(target, view(), false));
  auto database = Database::in_memory();
  const auto table =
      *database->select({.sql = fmt::format("select count(*), sum(n)::bigint, "
                                            "count(*) filter (actor1 < before) from "
                                            "(select *, lag(actor1) over () as before from '{}')",
                                            target.string())});
  EXPECT_EQ(table.rows[0], (std::vector<Value>{300'000, 44'999'850'000, 0}));
}

TEST_F(CountsFile, IsAnIndicatorWhenItHasAName) {
  const auto target = folder_ / "i.csv";
  ASSERT_TRUE(write_counts(target, view("gdelt_events"), false));
  EXPECT_THAT(bytes_of(target),
              HasSubstr("indicator,period,actor,counterpart,reporter,class,value,unit,status,"
                        "source\ngdelt_events,2015-02,BRA,CHN,,04,7,events,value,gdelt2\n"));
  const auto parquet = folder_ / "i.parquet";
  ASSERT_TRUE(write_counts(parquet, view("gdelt_events"), false));
  EXPECT_EQ(rows_of(parquet).rows[0],
            (std::vector<Value>{"gdelt_events", "2015-02", "BRA", "CHN", Value(), "04", 7, "events",
                                "value", "gdelt2"}));
}

TEST_F(CountsFile, IsWholeOrNotThere) {
  EXPECT_EQ(write_counts(folder_ / "c.txt", view(), false).error().kind, Error::Kind::usage);
  EXPECT_EQ(write_counts(folder_ / "no" / "c.csv", view(), false).error().kind, Error::Kind::io);
  ASSERT_TRUE(write_counts(folder_ / "c.csv", view(), false));
  EXPECT_EQ(write_counts(folder_ / "c.csv", view(), false).error().kind, Error::Kind::usage);
  EXPECT_TRUE(write_counts(folder_ / "c.csv", view(), true));
}

TEST_F(CountsFile, HasADigestOfItsCsv) {
  const auto target = folder_ / "c.csv";
  const auto digest = write_counts(target, view(), false);
  ASSERT_TRUE(digest) << digest.error();
  EXPECT_EQ(*digest, sha256(bytes_of(target)));
  EXPECT_EQ(*write_counts(folder_ / "c.parquet", view(), false), *digest);
}

CountState some_state() {
  streams::Tally tally{.rows = 10, .used = 4, .repeats = 1, .without_pair = 3, .nul = 1};
  tally.rejected = {0, 1, 0, 0, 1, 0, 0, 0};
  tally.note({.reason = streams::Reason::date, .line = 7, .text = "2015\"99"});
  return {
      .plan = "abc",
      .files = {{.name = "a.tsv", .size = 9, .modified = -3, .format = "gdelt2", .tally = tally}},
      .counts = {{~std::uint64_t{0} >> 14U, 3}, {5, 1}}};
}

TEST(CountState, ReadsBackWhatItWrote) {
  const auto read = parse_state(state_bytes(some_state()));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(*read, some_state());
}

TEST(CountState, RefusesWhatIsNotWhole) {
  const auto bytes = state_bytes(some_state());
  for (std::size_t n = 0; n < bytes.size(); n += 11) {
    const auto read = parse_state(std::string_view(bytes).substr(0, n));
    ASSERT_FALSE(read) << n;
    EXPECT_EQ(read.error().kind, Error::Kind::data);
  }
  auto changed = bytes;
  changed[changed.size() / 2] ^= 1;
  EXPECT_FALSE(parse_state(changed));
}

}  // namespace
}  // namespace comity::io
