// SPDX-License-Identifier: Apache-2.0
#include "comity/services/request.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity::services {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string refusal(const Pairs& parameters) {
  const auto request = parse_request(parameters);
  return request ? "taken" : to_text(request.error());
}

TEST(ParseRequest, TakesEveryParameter) {
  const auto request = parse_request({{"on", "2012-12-31"},
                                      {"since", "1993-01-01"},
                                      {"until", "2023-12-31"},
                                      {"ladder", "piie2014"},
                                      {"dates", "random"},
                                      {"source", "zhang2024"},
                                      {"with", "proposed"},
                                      {"seed", "7"},
                                      {"layers", "bilateral, sectoral"},
                                      {"why", "1"},
                                      {"every", "year"},
                                      {"draws", "500"},
                                      {"weights", "ordinal"},
                                      {"sensitivity", "true"}});
  ASSERT_TRUE(request) << request.error();
  EXPECT_EQ(to_text(request->on.value()), "2012-12-31");
  EXPECT_EQ(request->dates, DateRule::random);
  EXPECT_TRUE(request->with_proposed && request->why && request->sensitivity);
  EXPECT_TRUE(request->every_year);
  EXPECT_EQ(request->draws + request->weights, "500ordinal");
  EXPECT_EQ(request->seed, 7U);
  EXPECT_THAT(request->layers, ElementsAre("bilateral", "sectoral"));
}

TEST(ParseRequest, IsEmptyByDefault) {
  const auto request = parse_request({});
  ASSERT_TRUE(request);
  EXPECT_FALSE(request->on || request->since || request->dates || request->why);
}

TEST(ParseRequest, RefusesWhatItCannotReadAndSaysWhatItTakes) {
  EXPECT_THAT(refusal({{"on", "2012-13-01"}}), HasSubstr("on: \"2012-13-01\" is not a day."));
  EXPECT_THAT(refusal({{"on", ""}}), HasSubstr("is not a day"));
  EXPECT_THAT(refusal({{"dates", "mid"}}), HasSubstr("earliest, middle, latest, random"));
  EXPECT_THAT(refusal({{"seed", "-1"}}), HasSubstr("0 or more"));
  EXPECT_THAT(refusal({{"with", "disputed"}}), HasSubstr("proposed"));
  EXPECT_THAT(refusal({{"every", "month"}}), HasSubstr("use: year"));
  EXPECT_THAT(refusal({{"layers", "bilatral"}}), HasSubstr("nearest: \"bilateral\""));
  EXPECT_THAT(refusal({{"why", "yes"}}), HasSubstr("1 or 0"));
  EXPECT_THAT(refusal({{"draws", "2000000"}}), HasSubstr("from 1 to 1000000"));
  EXPECT_THAT(refusal({{"weights", "uniforn"}}), HasSubstr("nearest: \"uniform\""));
  EXPECT_EQ(parse_request({{"on", "x"}}).error().kind, Error::Kind::usage);
}

TEST(ParseRequest, RefusesUnknownAndRepeatedParameters) {
  EXPECT_THAT(refusal({{"lader", "x"}}), HasSubstr("nearest: \"ladder\""));
  EXPECT_THAT(refusal({{"on", "2012-12-31"}, {"on", "2012-12-31"}}), HasSubstr("give it once"));
}

}  // namespace
}  // namespace comity::services
