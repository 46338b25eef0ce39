// SPDX-License-Identifier: Apache-2.0
#include "comity/io/query_process.hpp"

#include <gtest/gtest.h>

#include "comity/io/message.hpp"

namespace comity::io {
namespace {

using namespace std::chrono_literals;

Result<void> fill_one_act(Database& database) {
  auto act = database.create_table("main", "act", sql_columns("act"));
  if (!act) return std::unexpected(act.error());
  act->row("A1");
  return act->close();
}

QueryProcess one_act() {
  auto process = QueryProcess::start(fill_one_act);
  EXPECT_TRUE(process) << process.error();
  return std::move(*process);
}

Result<SqlTable> ask(QueryProcess& process, std::string sql,
                     std::chrono::milliseconds time = 300ms) {
  return process.select(
      {.sql = std::move(sql), .schema = "main", .on = {}, .limits = {.time = time}});
}

void expect_still_answers(QueryProcess& process) {
  const auto table = ask(process, "select count(*) from act", 20s);
  ASSERT_TRUE(table) << table.error();
  EXPECT_EQ(table->rows[0][0], Value(1));
}

TEST(QueryProcess, AnswersAQuestion) {
  auto process = one_act();
  expect_still_answers(process);
  expect_still_answers(process);
}

TEST(QueryProcess, PassesOnARefusal) {
  auto process = one_act();
  const auto table = ask(process, "drop table act");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().what, "only a SELECT may be asked, and this begins with \"drop\".");
  expect_still_answers(process);
}

TEST(QueryProcess, PassesOnWhatCouldNotBeFilled) {
  const auto process = QueryProcess::start([](Database&) -> Result<void> {
    return std::unexpected(
        Error{.kind = Error::Kind::data, .what = "nothing to fill.", .hint = "try"});
  });
  ASSERT_FALSE(process);
  EXPECT_EQ(process.error(),
            (Error{.kind = Error::Kind::data, .what = "nothing to fill.", .hint = "try"}));
}

TEST(QueryProcess, EndsAFunctionThatCannotBeInterrupted) {
  auto process = one_act();
  const auto begun = std::chrono::steady_clock::now();
  const auto table = ask(process, "select levenshtein(repeat('a', 2000000), repeat('b', 2000000))");
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().what.find("ran longer than"), std::string::npos) << table.error();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 10s);
  expect_still_answers(process);
}

TEST(QueryProcess, BoundsTheMemoryOfASingleValue) {
  auto process = one_act();
  for (const auto* sql :
       {"select length(repeat('x', 10000000000))", "select length(repeat('x', 4000000000))",
        "select len(range(4000000000))", "select list(range) from range(1000000000)",
        "select string_agg(repeat('x', 100000), ',') from range(1000000)"}) {
    EXPECT_FALSE(ask(process, sql, 1s)) << sql;
    expect_still_answers(process);
  }
}

TEST(QueryProcess, SurvivesNestingWithoutEnd) {
  auto process = one_act();
  std::string parentheses = "select ";
  std::string sums = "select 1";
  for (int i = 0; i < 20'000; ++i) {
    parentheses += "(";
    sums += "+1";
  }
  EXPECT_FALSE(ask(process, parentheses + "1"));
  EXPECT_FALSE(ask(process, sums));
  expect_still_answers(process);
}

TEST(QueryProcess, OpensNoFileEvenThroughALoophole) {
  auto process = one_act();
  for (const auto* sql : {"select * from read_text('/proc/self/environ')",
                          "select * from '/etc/passwd'", "select * from glob('/*')"}) {
    EXPECT_FALSE(ask(process, sql)) << sql;
  }
}

TEST(Message, ComesBackAsItWasSent) {
  const Result<SqlTable> table =
      SqlTable{.columns = {{"a", "VARCHAR"}, {"b", "LIST"}},
               .rows = {{"x", Value(Value::Array{1, 2.5, nullptr, true})},
                        {nullptr, Value::object({{"k", "v"}})}}};
  EXPECT_EQ(result_from(to_bytes(table)), table);
  const Result<SqlTable> error =
      std::unexpected(Error{.kind = Error::Kind::data, .what = "w", .nearest = "n", .hint = "h"});
  EXPECT_EQ(result_from(to_bytes(error)), error);
  const Query query{.sql = "select 1",
                    .schema = "s",
                    .on = Day{std::chrono::year{1960} / 1 / 1},
                    .limits = {.time = 7ms, .rows = 3}};
  const auto back = query_from(to_bytes(query));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->sql, query.sql);
  EXPECT_EQ(back->on, query.on);
  EXPECT_EQ(back->limits.time, query.limits.time);
}

TEST(Message, IsRefusedWhenItIsCutOrPadded) {
  const Result<SqlTable> table = SqlTable{.columns = {{"a", "VARCHAR"}}, .rows = {{"x"}, {2}}};
  const auto bytes = to_bytes(table);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(result_from(bytes.substr(0, size))) << size;
  EXPECT_FALSE(result_from(bytes + "x"));
  EXPECT_FALSE(result_from(std::string(64, '\xff')));
}

}  // namespace
}  // namespace comity::io
