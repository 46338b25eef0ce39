// SPDX-License-Identifier: Apache-2.0
#include "comity/services/audit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "comity/services/query.hpp"

namespace comity::services {
namespace {

using namespace std::chrono_literals;

io::Case load(const std::string& folder) {
  Problems problems;
  auto of = io::load_case(COMITY_SOURCE_DIR "/" + folder, problems);
  EXPECT_TRUE(of) << of.error();
  EXPECT_FALSE(problems.has_errors()) << problems.list().front().error;
  return std::move(*of);
}

const Value& member(const Value& of, std::string_view name) {
  static const Value nothing;
  const auto* const found = of.find(name);
  EXPECT_NE(found, nullptr) << name;
  return found == nullptr ? nothing : *found;
}

std::string text(const Value& of, std::string_view name) {
  const auto* const words = member(of, name).if_text();
  return words == nullptr ? std::string{} : *words;
}

const Value* finding(const Answer& answer, std::string_view key) {
  for (const auto& row : *member(answer.body, "findings").if_array()) {
    if (text(row, "finding") == key) return &row;
  }
  return nullptr;
}

/// A case from a stranger, audited once for all its tests.
const Answer& hostile() {
  static const auto answer = [] {
    static const auto of = load("tests/cases/hostile");
    auto audited = audit(of, {}, {.time = 1s});
    EXPECT_TRUE(audited) << audited.error();
    return std::move(*audited);
  }();
  return answer;
}

TEST(AuditOfAHostileCase, DecidesTheHonestClaimsBeforeAndAfterTheAttacks) {
  for (const auto* key : {"claim:good", "claim:last"}) {
    const auto* const row = finding(hostile(), key);
    ASSERT_NE(row, nullptr) << key;
    EXPECT_EQ(text(*row, "verdict"), "agrees") << key;
    EXPECT_EQ(text(*row, "verdict_all"), "agrees") << key;
  }
}

TEST(AuditOfAHostileCase, LeavesEveryAttackUndecidedAndSaysWhy) {
  int attacks = 0;
  for (const auto& row : *member(hostile().body, "findings").if_array()) {
    const auto key = text(row, "finding");
    if (key == "claim:good" || key == "claim:last") continue;
    ++attacks;
    EXPECT_EQ(text(row, "verdict"), "undecidable") << key;
    EXPECT_EQ(text(row, "verdict_all"), "undecidable") << key;
    EXPECT_FALSE(text(row, "hint").empty()) << key;
  }
  EXPECT_EQ(attacks, 25);
  EXPECT_TRUE(hostile().found);
}

TEST(AuditOfAHostileCase, WritesNothing) {
  hostile();
  for (const auto* path :
       {"/tmp/comity-hostile", "/tmp/comity-hostile.csv", "/tmp/comity-hostile.duckdb"}) {
    EXPECT_FALSE(std::filesystem::exists(path)) << path;
  }
}

TEST(AuditOfAHostileCase, SaysThatTimeWasUp) {
  for (const auto* key : {"claim:never_ends", "claim:cannot_be_interrupted"}) {
    EXPECT_NE(text(*finding(hostile(), key), "hint").find("ran longer than 1 s"), std::string::npos)
        << key;
  }
}

TEST(AuditOfAHostileCase, NamesADecisionOnNoFinding) {
  EXPECT_EQ(member(hostile().body, "unused_decisions"), Value(Value::Array{"claim:gone"}));
  EXPECT_EQ(text(*finding(hostile(), "claim:good"), "state"), "accepted");
}

TEST(Audit, GivesEachFindingItsDocumentedKeys) {
  for (const auto& row : *member(hostile().body, "findings").if_array()) {
    for (const auto* key :
         {"finding", "code", "subject", "statement", "printed", "derived", "derived_all", "verdict",
          "verdict_all", "locator", "hint", "state", "reason", "acts"}) {
      EXPECT_NE(row.find(key), nullptr) << key;
    }
  }
  for (const auto* key : {"agrees", "differs", "undecidable"}) {
    EXPECT_NE(member(member(hostile().body, "summary"), key).if_int(), nullptr) << key;
  }
}

TEST(Audit, RefusesALadderTheCaseDoesNotHave) {
  const auto of = load("tests/cases/hostile");
  const auto answer = audit(of, {.ladder = "smal"});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Error::Kind::usage);
  EXPECT_EQ(answer.error().nearest, "\"small\"");
}

TEST(Audit, AsksAClaimOnItsOwnLadder) {
  auto of = load("cases/china-lac");
  of.claims = {{.id = "own",
                .printed = "piie2014",
                .type = audit::ClaimType::text,
                .ladder = "piie2014",
                .source = "zhang2024",
                .sql = "select value from parameter where name = 'ladder'"},
               {.id = "usual",
                .printed = "zhang2024",
                .type = audit::ClaimType::text,
                .source = "zhang2024",
                .sql = "select value from parameter where name = 'ladder'"},
               {.id = "nobody's",
                .printed = "1",
                .ladder = "nobody",
                .source = "zhang2024",
                .sql = "select 1"}};
  const auto answer = audit(of, {});
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_EQ(text(*finding(*answer, "claim:own"), "verdict"), "agrees");
  EXPECT_EQ(text(*finding(*answer, "claim:usual"), "verdict"), "agrees");
  EXPECT_TRUE(text(*finding(*answer, "claim:nobody's"), "hint")
                  .starts_with("the case has no ladder \"nobody\"."));
}

TEST(Query, AnswersWithColumnsAndRows) {
  const auto of = load("tests/cases/hostile");
  const auto answer = query(of, {}, "select act, rung_after, act from act order by day");
  ASSERT_TRUE(answer) << answer.error();
  EXPECT_EQ(answer->command, "sql");
  EXPECT_EQ(answer->sheets.front().columns,
            (std::vector<std::string>{"act", "rung_after", "act_2"}));
  EXPECT_EQ(member(answer->body, "rows").if_array()->back(),
            Value::object({{"act", "A2"}, {"rung_after", 2}, {"act_2", "A2"}}));
}

TEST(Query, ReadsTheActsAsTheRequestDoes) {
  const auto of = load("cases/china-lac");
  const auto n = [&](const Request& request, const std::string& sql) {
    const auto answer = query(of, request, sql);
    EXPECT_TRUE(answer) << answer.error();
    return member(answer->body, "rows").if_array()->front();
  };
  const auto* const sql =
      "select count(*) n from act where kind = 'upgrade' and layer <> 'sectoral' and act like 'C%'";
  EXPECT_EQ(n({}, sql), Value::object({{"n", 14}}));
  EXPECT_EQ(n({.source = "zhang2024"}, sql), Value::object({{"n", 12}}));
  EXPECT_EQ(n({}, "select $on = date '2023-12-31' as ends"), Value::object({{"ends", true}}));
  EXPECT_EQ(
      n({}, "select count(*) n from stated_zhang2024.act where kind = 'upgrade' and act like 'C%'"),
      Value::object({{"n", 12}}));
}

TEST(Query, SaysWhatIsWrongWithAQuestion) {
  const auto of = load("tests/cases/hostile");
  const auto answer = query(of, {}, "select * from actor2");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Error::Kind::usage);
  EXPECT_EQ(answer.error().nearest, "\"actor\"");
  EXPECT_FALSE(query(of, {}, "drop table act"));
}

}  // namespace
}  // namespace comity::services
