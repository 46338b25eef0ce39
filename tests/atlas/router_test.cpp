// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/router.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/io/json.hpp"
#include "small_atlas.hpp"

namespace comity::atlas {
namespace {

using testing::get;
using ::testing::HasSubstr;
using testing::header;
using testing::small_router;

Value json(const HttpResponse& response) {
  EXPECT_NE(response.body, nullptr);
  return io::parse_json(*response.body).value_or(Value{});
}

std::string text(const Value& value, std::string_view name) {
  const auto* const member = value.find(name);
  return member == nullptr ? "(absent)" : io::to_cell(*member);
}

TEST(Router, ServesThePage) {
  auto router = small_router();
  const auto index = router.answer(get("/"));
  EXPECT_EQ(index.status, 200U);
  EXPECT_EQ(index.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(*index.body, *router.answer(get("/index.html")).body);
  EXPECT_EQ(router.answer(get("/page.js?v=1")).content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(router.answer(get("/art/icon.svg")).content_type, "image/svg+xml");
  EXPECT_EQ(*router.answer(get("/map.json")).body, "{\"type\":\"Topology\"}");
}

TEST(Router, ComparesTwoSidesByTheirIds) {
  Router router(testing::small_cases({"small", "other"}), testing::small_page(), "",
                {.port = testing::port, .engine = testing::small_engine()});
  const auto both =
      json(router.answer(get("/api/v1/compare?case=small@Asia&other=other&ladder=x")));
  EXPECT_EQ(text(both, "command"), "compare");
  EXPECT_EQ(text(both, "case"), "small@Asia;other");
  EXPECT_EQ(text(both, "ladder"), "x");
  EXPECT_EQ(router.answer(get("/api/v1/compare?case=small")).status, 400U);
  EXPECT_EQ(router.answer(get("/api/v1/compare?case=small&case=small&other=other")).status, 400U);
  EXPECT_EQ(router.answer(get("/api/v1/compare?case=small&other=othr")).status, 404U);
  EXPECT_EQ(router.answer(get("/api/v1/compare?case=small&other=other&lader=x")).status, 400U);
}

TEST(Router, ListsTheSides) {
  Router router(testing::small_cases({"small", "other"}), testing::small_page(), "",
                {.port = testing::port, .engine = testing::small_engine()});
  const auto sides = json(router.answer(get("/api/v1/sides")));
  EXPECT_EQ(sides.find("answer")->find("sides")->if_array()->size(), 2U);
  EXPECT_EQ(router.answer(get("/api/v1/sides?case=small")).status, 400U);
}

TEST(Router, SaysThatItHasNoPage) {
  Router router(testing::small_cases(), {}, "",
                {.port = testing::port, .engine = testing::small_engine()});
  const auto response = router.answer(get("/"));
  EXPECT_EQ(response.status, 404U);
  EXPECT_THAT(text(json(response), "hint"), HasSubstr("COMITY_PAGE"));
  EXPECT_EQ(router.answer(get("/map.json")).status, 404U);
}

TEST(Router, AnswersHeadLikeGetWithoutABody) {
  auto router = small_router();
  for (const auto* target : {"/", "/page.js", "/api/v1/cases", "/api/v1/echo", "/nowhere", "/%"}) {
    auto request = get(target);
    const auto whole = router.answer(request);
    request.method = "HEAD";
    const auto head = router.answer(request);
    EXPECT_EQ(head.body, nullptr);
    EXPECT_EQ(head_text(head, true), head_text(whole, true)) << target;
    EXPECT_EQ(head.content_length, whole.body->size());
  }
}

TEST(Router, NeverLeavesTheBundle) {
  auto router = small_router();
  for (const auto* target : {"/../etc/passwd",
                             "/..%2fetc/passwd",
                             "/%2e%2e/%2e%2e/etc/passwd",
                             "/%252e%252e%252fetc/passwd",
                             "/....//etc/passwd",
                             "/..\\..\\etc\\passwd",
                             "/..%5c..%5cetc%5cpasswd",
                             "/%c0%ae%c0%ae/etc/passwd",
                             "/%c0%af..%c0%afetc",
                             "//etc/passwd",
                             "///",
                             "/./index.html",
                             "/page.js/",
                             "/page.js%00.html",
                             "/page.js/../index.html",
                             "/art/../page.js",
                             "/art",
                             "/art/",
                             "/index.html%20",
                             "/INDEX.HTML",
                             "/%uff0e%uff0e/",
                             "/api/v1/../../page.js",
                             "/api/v1/",
                             "/api/v1",
                             "/api/v2/echo",
                             "/api/v1/echo/",
                             "/api/v1/echo/small/paper/middle.json",
                             "file:///etc/passwd",
                             "/proc/self/environ"}) {
    const auto response = router.answer(get(target));
    EXPECT_TRUE(response.status == 404 || response.status == 400)
        << target << ' ' << response.status;
    EXPECT_EQ(response.content_type, "application/problem+json");
  }
}

TEST(Router, ListsTheCases) {
  auto router = small_router({"small", "tiny"});
  const auto answer = json(router.answer(get("/api/v1/cases")));
  EXPECT_EQ(text(answer, "command"), "cases");
  EXPECT_EQ(text(answer, "case"), "small;tiny");
  const auto& rows = *answer.find("answer")->find("cases")->if_array();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(text(rows[1], "case"), "tiny");
  EXPECT_EQ(text(*rows[1].find("title"), "zh"), "A small case");
  EXPECT_EQ(text(rows[1], "ladder"), "paper");
  EXPECT_EQ(router.answer(get("/api/v1/cases?x=1")).status, 400U);
}

TEST(Router, CountsTheActsThatCount) {
  auto cases = testing::small_cases();
  cases[0].log.acts.resize(4);
  for (auto& act : cases[0].log.acts)
    act.id = "A" + std::to_string(&act - cases[0].log.acts.data());
  cases[0].log.acts[1].supersedes = "A0";
  cases[0].log.acts[2].status = ledger::Status::proposed;
  const auto answer = io::parse_json(cases_bytes(cases)).value();
  EXPECT_EQ(text(answer.find("answer")->find("cases")->if_array()->front(), "n_acts"), "2");
}

TEST(Router, AnswersAQuestion) {
  auto router = small_router();
  const auto response = router.answer(get("/api/v1/echo?case=small&ladder=other&seed=7"));
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.content_type, "application/json");
  EXPECT_TRUE(response.body->ends_with("}\n"));
  EXPECT_EQ(text(json(response), "ladder"), "other");
  EXPECT_EQ(text(json(response), "seed"), "7");
  EXPECT_EQ(text(json(response), "case"), "small");
}

TEST(Router, LeavesTheCaseOutOnlyWhenThereIsOne) {
  EXPECT_EQ(small_router().answer(get("/api/v1/echo")).status, 200U);
  auto router = small_router({"small", "tiny"});
  const auto response = router.answer(get("/api/v1/echo"));
  EXPECT_EQ(response.status, 400U);
  EXPECT_EQ(text(json(response), "nearest"), "small, tiny");
  EXPECT_EQ(text(json(router.answer(get("/api/v1/echo?case=tiny"))), "case"), "tiny");
}

TEST(Router, NamesTheNearestOfWhatItDoesNotKnow) {
  auto router = small_router({"small", "tiny"});
  const auto no_case = router.answer(get("/api/v1/echo?case=smal"));
  EXPECT_EQ(no_case.status, 404U);
  EXPECT_THAT(text(json(no_case), "nearest"), HasSubstr("small"));
  const auto no_word = router.answer(get("/api/v1/ecko?case=small"));
  EXPECT_EQ(no_word.status, 404U);
  EXPECT_THAT(text(json(no_word), "nearest"), HasSubstr("echo"));
  const auto no_parameter = router.answer(get("/api/v1/echo?case=small&lader=other"));
  EXPECT_EQ(no_parameter.status, 400U);
  EXPECT_THAT(text(json(no_parameter), "nearest"), HasSubstr("ladder"));
  EXPECT_EQ(router.answer(get("/api/v1/echo?case=small&on=2012-13-31")).status, 400U);
  EXPECT_EQ(router.answer(get("/api/v1/echo?case=small&case=tiny")).status, 400U);
  EXPECT_EQ(router.answer(get("/api/v1/echo?case=small&seed=1&seed=2")).status, 400U);
}

TEST(Router, HasNoRouteForSqlOrBuild) {
  auto router = small_router();
  EXPECT_EQ(router.answer(get("/api/v1/sql?query=select+1")).status, 404U);
  EXPECT_EQ(router.answer(get("/api/v1/build")).status, 404U);
}

TEST(Router, TellsAnErrorInTheFourFields) {
  auto router = small_router();
  const std::vector<std::pair<std::string, unsigned>> expected{{"usage", 400}, {"missing", 404},
                                                               {"data", 422},  {"numeric", 422},
                                                               {"io", 500},    {"internal", 500}};
  for (const auto& [kind, status] : expected) {
    const auto response = router.answer(get("/api/v1/fail?source=" + kind));
    EXPECT_EQ(response.status, status);
    EXPECT_EQ(header(response, "Cache-Control"), "no-store");
    const auto answer = json(response);
    EXPECT_EQ(text(answer, "type"), "about:blank");
    EXPECT_EQ(text(answer, "title"), phrase_of(status));
    EXPECT_EQ(text(answer, "status"), std::to_string(status));
    EXPECT_EQ(text(answer, "kind"), kind);
    EXPECT_EQ(text(answer, "what"), "it failed.");
    EXPECT_EQ(text(answer, "where"), "acts.csv:17");
    EXPECT_EQ(text(answer, "hint"), "mend it");
  }
}

TEST(Router, CatchesWhatAServiceThrows) {
  auto router = small_router();
  const auto response = router.answer(get("/api/v1/throw"));
  EXPECT_EQ(response.status, 500U);
  EXPECT_THAT(text(json(response), "what"), HasSubstr("a library gave up"));
}

TEST(Router, AnswersTheSameQuestionOnce) {
  std::atomic<int> asked = 0;
  auto router = small_router({"small"}, &asked);
  const auto first = router.answer(get("/api/v1/echo?case=small&seed=1&ladder=other"));
  const auto second = router.answer(get("/api/v1/echo?ladder=other&seed=%31"));
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(first.body, second.body);
  EXPECT_NE(*router.answer(get("/api/v1/echo?ladder=other&seed=2")).body, *first.body);
  EXPECT_EQ(asked, 2);
}

TEST(Router, KeepsNoErrors) {
  std::atomic<int> asked = 0;
  auto router = small_router({"small"}, &asked);
  EXPECT_EQ(router.answer(get("/api/v1/fail")).status, 500U);
  EXPECT_EQ(router.answer(get("/api/v1/fail")).status, 500U);
  EXPECT_EQ(asked, 2);
}

TEST(Router, CannotBeFilledByManyQuestions) {
  std::atomic<int> asked = 0;
  auto router = small_router({"small"}, &asked, 20'000);
  for (int i = 0; i < 200; ++i) {
    EXPECT_EQ(router.answer(get("/api/v1/echo?seed=" + std::to_string(i))).status, 200U);
  }
  EXPECT_EQ(router.answer(get("/api/v1/echo?seed=199")).status, 200U);
  EXPECT_EQ(asked, 200);
}

TEST(Router, AnswersAtOnceWhatItNeedNotCompute) {
  auto router = small_router();
  for (const auto* target :
       {"/", "/map.json", "/api/v1/cases", "/nowhere", "/%", "/api/v1/nothing"}) {
    EXPECT_TRUE(router.answer_now(get(target))) << target;
  }
  EXPECT_FALSE(router.answer_now(get("/api/v1/echo")));
  EXPECT_EQ(router.answer(get("/api/v1/echo")).status, 200U);
  EXPECT_TRUE(router.answer_now(get("/api/v1/echo")));
}

TEST(Router, SparesAClientWhatItHas) {
  auto router = small_router();
  auto request = get("/api/v1/echo");
  const auto first = router.answer(request);
  request.if_none_match = header(first, "ETag");
  const auto second = router.answer(request);
  EXPECT_EQ(second.status, 304U);
  EXPECT_EQ(second.body, nullptr);
  EXPECT_EQ(header(second, "ETag"), header(first, "ETag"));
}

TEST(Router, CompressesAnswers) {
  auto router = small_router();
  auto request = get("/api/v1/echo");
  request.accept_encoding = "gzip, deflate";
  const auto response = router.answer(request);
  EXPECT_EQ(header(response, "Content-Encoding"), "gzip");
  EXPECT_LT(response.content_length, 500U);
  EXPECT_EQ(response.body->size(), response.content_length);
}

TEST(Router, GuardsEveryAnswer) {
  auto router = small_router();
  for (const auto* target : {"/", "/nowhere", "/api/v1/echo"}) {
    const auto head = head_text(router.answer(get(target)), true);
    EXPECT_THAT(head, HasSubstr("Content-Security-Policy: default-src 'self'; "));
    EXPECT_THAT(head, HasSubstr("frame-ancestors 'none'"));
    EXPECT_THAT(head, HasSubstr("X-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(head, HasSubstr("Referrer-Policy: no-referrer\r\n"));
    EXPECT_THAT(head, HasSubstr("Cross-Origin-Resource-Policy: same-origin\r\n"));
    EXPECT_THAT(head, HasSubstr("Cache-Control: no-"));
    // WebAssembly may be compiled; nothing else may make code of text.
    EXPECT_EQ(head.find("'unsafe"), std::string::npos);
  }
}

TEST(Router, RefusesTwoCasesOfOneName) {
  EXPECT_TRUE(check_ids(testing::small_cases({"small", "tiny"})));
  const auto refused = check_ids(testing::small_cases({"small", "small"}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::usage);
}

}  // namespace
}  // namespace comity::atlas
