// SPDX-License-Identifier: Apache-2.0
// The question `exchanges` on the paper's case: its window, levels, sources, picture, and the
// cross-check with a stream.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/services/exchange_against.hpp"
#include "comity/services/exchange_figure.hpp"
#include "support/paper.hpp"

namespace comity::services {
namespace {

using testing::ask;
using testing::cell;
using ::testing::HasSubstr;
using testing::paper_case;

Against stream_of(std::string_view rows, std::vector<std::string> classes = {}) {
  Problems problems;
  auto counts = io::read_stream_csv("actor1,actor2,month,class,n\n" + std::string(rows),
                                    "stream.csv", problems);
  EXPECT_FALSE(problems.has_errors());
  return {"stream.csv", std::move(counts), std::move(classes)};
}

Result<Answer> against(const Against& stream) {
  return exchanges_against(paper_case(), {}, stream);
}

int sum_of(const Answer& answer, const char* key) {
  int sum = 0;
  for (const auto& row : *answer.body.find("rows")->if_array()) sum += std::stoi(cell(row, key));
  return sum;
}

TEST(ExchangesAgainst, ComparesPairMonthsThatBothCover) {
  const auto answer = against(stream_of(
      "CHN,BRA,2014-07,04,5\nBRA,CHN,2014-07,04,2\nCHN,ARG,2014-07,04,3\nCHN,ARG,2014-09,04,1\n"
      "CHN,VEN,2014-07,05,9\nCHN,MEX,2014-11,04,1\nGOV,CHN,2014-11,04,4\nCHN,CUB,2014-12,19,1\n"));
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_EQ(cell(answer->body, "classes"), "04");
  EXPECT_EQ(cell(answer->body, "n_events"), "12") << "both directions are added";
  EXPECT_EQ(cell(answer->body, "n_unknown_actors"), "1");
  EXPECT_EQ(cell(answer->body, "n_unseen"), "14");
  EXPECT_EQ(cell(answer->body, "n_untold"), "1");
  // By statistics.correlation of Python 3.11 on the same 198 pair-months, and on their ranks.
  const auto& by_month = answer->body.find("correlation")->if_array()->front();
  EXPECT_NEAR(*by_month.find("pearson")->if_real(), 0.3091965976, 1e-9);
  EXPECT_NEAR(*by_month.find("spearman")->if_real(), 0.3518074460, 1e-9);
}

TEST(ExchangesAgainst, PrefersTheFormsOfAStreamThatHasThem) {
  const auto answer = against(stream_of("CHN,BRA,2014-07,visit,1\nCHN,BRA,2014-07,04,5\n"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(cell(answer->body, "classes"), "visit");
  EXPECT_EQ(cell(answer->body, "n_events"), "1");
}

TEST(ExchangesAgainst, RefusesAnUnknownClassAndAnotherTime) {
  EXPECT_THAT(to_text(against(stream_of("CHN,BRA,2014-07,04,1\n", {"05"})).error()),
              HasSubstr("no class \"05\""));
  EXPECT_THAT(to_text(against(stream_of("CHN,BRA,1990-07,04,1\n")).error()),
              HasSubstr("no month of the window"));
}

TEST(ExchangesLevel, AddsUpToAny) {
  int levels = 0;
  for (const auto& word : actors::level_words())
    levels += sum_of(ask("exchanges", {{"level", word}}), "total");
  const auto any = ask("exchanges", {{"level", "any"}});
  EXPECT_EQ(levels, sum_of(any, "total"));
  EXPECT_GT(sum_of(any, "total"), sum_of(ask("exchanges"), "total"));
}

TEST(ExchangesPartner, NarrowsRowsAndKeepsTheMeans) {
  const auto one = ask("exchanges", {{"partner", "Jamaica"}, {"why", "1"}});
  ASSERT_EQ(one.body.find("rows")->if_array()->size(), 1U);
  EXPECT_EQ(*one.body.find("tiers"), *ask("exchanges").body.find("tiers"));
  const auto& why = *one.body.find("rows")->if_array()->front().find("why")->if_array();
  ASSERT_EQ(why.size(), 2U);
  EXPECT_THAT(cell(why.front(), "participants"), HasSubstr("JAM:head_of_government"));
}

TEST(ExchangesFigure, SaysItsNumbersInWords) {
  const auto study = study_exchanges(paper_case(), {});
  ASSERT_TRUE(study);
  const auto svg = io::to_svg(figure_of(*study));
  EXPECT_THAT(svg, HasSubstr("Brazil: 15; state visit 4"));
  EXPECT_THAT(svg, HasSubstr("Chile: 11 (10–11)"));
  EXPECT_THAT(svg, HasSubstr("all 3003 deals"));
  EXPECT_THAT(svg, ::testing::Not(HasSubstr("<script")));
}

TEST(ExchangesFigure, EscapesNames) {
  io::BarChart chart{
      .title = "A<B & \"C\"", .subtitle = {}, .aside = {}, .kinds = {}, .groups = {}, .notes = {}};
  EXPECT_THAT(io::to_svg(chart), HasSubstr("A&lt;B &amp; &quot;C&quot;"));
}

}  // namespace
}  // namespace comity::services
