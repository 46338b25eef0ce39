// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "comity/io/counts_file.hpp"
#include "comity/io/database.hpp"

namespace comity::io {
namespace {

using ::testing::HasSubstr;

/// What is read of a table, a line for each row: "CHN BRA 24174 04 5".
std::string told(const std::vector<StreamCount>& counts) {
  std::string text;
  for (const auto& one : counts)
    text += one.actor1 + ' ' + one.actor2 + ' ' + std::to_string(one.month) + ' ' +
            one.event_class + ' ' + std::to_string(one.n) + '\n';
  return text;
}

std::string problems_of(std::string_view csv) {
  Problems problems;
  (void)read_stream_csv(csv, "c.csv", problems);
  std::string text;
  for (const auto& problem : problems.list()) text += problem.error.what + '\n';
  return text;
}

const std::string indicator_header =
    "indicator,period,actor,counterpart,reporter,class,value,unit,status,source\n";

TEST(ReadStream, TakesAMonthAsEventsWritesItAndWithADash) {
  EXPECT_EQ(parse_month("201407"), 2014 * 12 + 6);
  EXPECT_EQ(parse_month("2014-07"), 2014 * 12 + 6);
  for (const auto* bad : {"201413", "2014-7", "20147", "2014 07", "2014-07-01", ""})
    EXPECT_FALSE(parse_month(bad)) << bad;
}

TEST(ReadStream, RefusesAnIndicatorThatCountsNoEventsAndTwoInOneFile) {
  EXPECT_EQ(problems_of(indicator_header + "trade,2014-07,CHN,BRA,,04,5,USD,value,imf\n"),
            "an indicator in \"USD\" counts no events.\n");
  EXPECT_EQ(problems_of(indicator_header + "one,2014-07,CHN,BRA,,04,5,events,value,gdelt2\n" +
                        "two,2014-07,CHN,BRA,,04,5,events,value,gdelt2\n"),
            "\"two\" stands in one file with \"one\".\n");
  EXPECT_EQ(problems_of(indicator_header + "one,2014,CHN,,,04,1.5,events,value,gdelt2\n"),
            "\"2014\" is not a month.\n\"1.5\" is not a number of events.\n"
            "a count of events names two actors.\n");
}

/// Counts written by `write_counts`, in a folder of their own.
class WrittenCounts : public ::testing::Test {
 protected:
  WrittenCounts()
      : folder_(std::filesystem::temp_directory_path() /
                ("comity-stream-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    const auto label = [&](std::string_view code) {
      return countries_.label_on(countries_.by_code(code), 20150101, false);
    };
    const auto root = codes_.class_of(*codes_.cameo("042"), streams::Scheme::root);
    counts_ = {{streams::key_of(label("BRA"), label("CHN"), 20150201, root), 7},
               {streams::key_of(label("CHN"), label("AFR"), 20151201, root), 1}};
  }
  ~WrittenCounts() override { std::filesystem::remove_all(folder_); }

  std::string read_back(const std::string& name, const std::string& indicator) {
    const CountsView view{.counts = counts_,
                          .codes = codes_,
                          .countries = countries_,
                          .indicator = indicator,
                          .source = "gdelt2"};
    if (!write_counts(folder_ / name, view, true)) return "not written";
    Problems problems;
    const auto counts = read_stream(folder_ / name, problems);
    return counts && !problems.has_errors() ? told(*counts) : "not read";
  }

  std::string refused(const std::string& rows) {
    auto database = std::move(*Database::in_memory());
    const auto file = (folder_ / "made.parquet").string();
    if (!database.execute("copy (" + rows + ") to " + quote_text(file) + " (format parquet)"))
      return "not made";
    Problems problems;
    const auto counts = read_stream(file, problems);
    return counts ? told(*counts) : counts.error().what;
  }

  std::filesystem::path folder_;
  streams::Codes codes_;
  streams::Countries countries_;
  std::vector<streams::Count> counts_;
};

TEST_F(WrittenCounts, AreReadBackInEveryForm) {
  const auto wanted = "BRA CHN 24181 04 7\nCHN AFR 24191 04 1\n";
  EXPECT_EQ(read_back("c.csv", ""), wanted);
  EXPECT_EQ(read_back("c.parquet", ""), wanted);
  EXPECT_EQ(read_back("i.csv", "gdelt_events"), wanted);
  EXPECT_EQ(read_back("i.parquet", "gdelt_events"), wanted);
}

TEST_F(WrittenCounts, OfAStrangersParquetAreTakenWithADateOrRefusedWithAReason) {
  EXPECT_EQ(refused("select 'CHN' actor1, 'BRA' actor2, date '2014-07-01' as month, '04' as "
                    "\"class\", 5.0 as n"),
            "CHN BRA 24174 04 5\n");
  EXPECT_THAT(refused("select 'CHN' actor1, 'BRA' actor2, 201407 as month, '04' as \"class\", 1.5 "
                      "as n"),
              HasSubstr("\"1.5\" is not a number of events."));
  EXPECT_THAT(refused("select 'CHN' actor1, 'BRA' actor2, 201407 as month, 5 as n"),
              HasSubstr("this file holds no counts of events"));
}

}  // namespace
}  // namespace comity::io
