// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "support/paper.hpp"

namespace comity::services {
namespace {

using testing::ask;
using testing::cell;

const io::Case& world() {
  static Problems problems;
  static const auto of =
      io::load_case(std::filesystem::path(COMITY_SOURCE_DIR) / "cases" / "china-world", problems);
  return of.value();
}

const Answer& world_quality() {
  static const auto answer = services::ask(world(), "quality", {}).value();
  return answer;
}

/// The rows of an agreement as "kind n 165 96.4 0.93".
std::vector<std::string> agreement(std::string_view part) {
  std::vector<std::string> lines;
  for (const auto& row : *world_quality().body.find("agreement")->if_array()) {
    if (cell(row, "part") != part) continue;
    lines.push_back(cell(row, "field") + " n " + cell(row, "n") + " " + cell(row, "percent") + " " +
                    cell(row, "kappa"));
  }
  return lines;
}

// The figures that were published with the second coding, derived from its rows and the acts.
TEST(Quality, DerivesTheAgreementOfTheSecondCoding) {
  EXPECT_EQ(agreement("contemporaneous"),
            (std::vector<std::string>{"kind n 165 96.4 0.93", "title n 165 96.4 0.96",
                                      "title, where both name one n 159 100.0 1.0"}));
  EXPECT_EQ(agreement("retrospective"),
            (std::vector<std::string>{"kind n 40 87.5 0.7", "title n 40 100.0 1.0",
                                      "title, where both name one n 40 100.0 1.0"}));
  EXPECT_EQ(agreement("all")[0], "kind n 205 94.6 0.89");
  EXPECT_EQ(agreement("all")[1], "title n 205 97.1 0.97");
}

TEST(Quality, DerivesWhatOnlyOneCoderHas) {
  const auto& coded = *world_quality().body.find("coded")->if_array();
  ASSERT_EQ(coded.size(), 3U);
  EXPECT_EQ(cell(coded[0], "n_both") + " " + cell(coded[0], "n_only_first") + " " +
                cell(coded[0], "n_only_second") + " " + cell(coded[0], "percent"),
            "165 3 8 93.8");
  EXPECT_EQ(cell(coded[1], "n_both") + " " + cell(coded[1], "n_only_first") + " " +
                cell(coded[1], "percent"),
            "40 41 49.4");
  EXPECT_EQ(cell(coded[2], "n_dates_compatible"), "202");
}

TEST(Quality, CountsEachActOfTheWindow) {
  const auto& body = world_quality().body;
  std::int64_t n = 0;
  for (const auto& row : *body.find("sources")->if_array()) n += *row.find("n")->if_int();
  EXPECT_EQ(n, *body.find("figures")->find("n_acts")->if_int());
  std::int64_t dated = 0;
  for (const auto& row : *body.find("precision")->if_array())
    dated += *row.find("n_acts")->if_int();
  EXPECT_EQ(dated, n);
}

TEST(Quality, NarrowsToARegion) {
  const auto whole = ask("quality");
  for (const auto& row : *whole.body.find("coverage")->if_array())
    EXPECT_FALSE(cell(row, "acts").empty());
  Request request;
  request.region = "Oceania";
  const auto narrow = services::ask(world(), "quality", request);
  ASSERT_TRUE(narrow) << narrow.error();
  for (const auto& row : *narrow->body.find("coverage")->if_array())
    EXPECT_EQ(cell(row, "region"), "Oceania");
}

TEST(Quality, SaysWhereNobodyCodedTwice) {
  Problems problems;
  auto of = io::load_case(COMITY_SOURCE_DIR "/cases/china-lac", problems).value();
  of.second_coding.clear();
  const auto answer = services::ask(of, "quality", {}).value();
  EXPECT_TRUE(answer.body.find("agreement")->if_array()->empty());
  EXPECT_NE(answer.headline.back().find("No second coding"), std::string::npos);
}

}  // namespace
}  // namespace comity::services
