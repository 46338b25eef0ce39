// SPDX-License-Identifier: Apache-2.0
#include "comity/io/database.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "comity/io/sql_error.hpp"
#include "comity/io/tables_asked.hpp"

namespace comity::io {
namespace {

using namespace std::chrono_literals;

/// A locked database with one small table in each of two schemas.
Database two_schemas() {
  auto database = Database::in_memory();
  EXPECT_TRUE(database) << database.error();
  for (const auto* schema : {"resolved", "stated_paper"}) {
    EXPECT_TRUE(database->execute("create schema " + quote_name(schema)));
    auto act = database->create_table(
        schema, "act",
        sql_columns("act day:DATE rung:INTEGER in_force:BOOLEAN value:DOUBLE words:VARCHAR[]"));
    EXPECT_TRUE(act) << act.error();
    act->row("A1", Day{std::chrono::year{1993} / 11 / 15}, 4, true, 0.5,
             std::vector<std::string>{"strategic", "it's"});
    if (std::string(schema) == "resolved")
      act->row("A2", distant_future, std::optional<int>{}, false, 1.0, std::vector<std::string>{});
    EXPECT_TRUE(act->close());
  }
  EXPECT_TRUE(database->lock());
  return std::move(*database);
}

Result<SqlTable> ask(Database& database, std::string sql, std::string schema = "resolved") {
  return database.select({.sql = std::move(sql),
                          .schema = std::move(schema),
                          .on = Day{std::chrono::year{2023} / 12 / 31}});
}

void expect_refused(Database& database, const std::string& sql) {
  const auto table = ask(database, sql);
  ASSERT_FALSE(table) << sql << " was answered with " << table->rows.size() << " rows";
  EXPECT_EQ(table.error().kind, Error::Kind::data) << sql;
  EXPECT_FALSE(table.error().what.empty()) << sql;
  EXPECT_EQ(table.error().what.find('\n'), std::string::npos) << table.error().what;
}

TEST(Database, GivesBackWhatWasWritten) {
  auto database = two_schemas();
  const auto table = ask(database, "select * from act order by act");
  ASSERT_TRUE(table) << table.error();
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->columns[1], (SqlColumn{"day", "DATE"}));
  EXPECT_EQ(table->rows[0], (std::vector<Value>{"A1", "1993-11-15", 4, true, 0.5,
                                                Value(Value::Array{"strategic", "it's"})}));
  EXPECT_EQ(table->rows[1],
            (std::vector<Value>{"A2", nullptr, nullptr, false, 1.0, Value::array()}));
}

TEST(Database, WritesAnEmptyTextAsMissing) {
  auto database = Database::in_memory();
  auto writer = database->create_table("main", "word", sql_columns("word"));
  writer->row("");
  ASSERT_TRUE(writer->close());
  const auto table = ask(*database, "select word is null from word", "main");
  ASSERT_TRUE(table) << table.error();
  EXPECT_EQ(table->rows[0][0], Value(true));
}

/// A column that has these cells.
template <class T>
ByRow<T> cells_of(std::vector<T> cells) {
  return [cells = std::move(cells)](std::uint64_t row) { return cells[row]; };
}

TEST(Database, KeepsTextsThatRepeatOnceAndComparesThemAsTexts) {
  auto database = Database::in_memory();
  ASSERT_TRUE(database) << database.error();
  ASSERT_TRUE(database->execute("create schema resolved"));
  const Day day{std::chrono::year{1993} / 11 / 15};
  const std::vector<TableColumn> columns{
      {"word", SharedTexts{.words = {"", "pear", "it's", "apple", "pear", "unused"},
                           .place_of = cells_of<std::uint32_t>({1, 2, 0, 3, 4})}},
      {"nothing", SharedTexts{.words = {""}, .place_of = [](std::uint64_t) { return 0U; }}},
      {"value", cells_of<std::optional<double>>({1.5, std::nullopt, 3, 4, 5})},
      {"day", SharedDays{.days = {day, distant_past, distant_future},
                         .place_of = cells_of<std::uint32_t>({0, 1, 0, 2, 0})}}};
  const auto written = database->write_columns("resolved", "fruit", columns, 5);
  ASSERT_TRUE(written) << written.error();
  ASSERT_TRUE(database->lock());
  const auto table = ask(*database, "select word, nothing, value, day from fruit");
  ASSERT_TRUE(table) << table.error();
  const std::vector<std::vector<Value>> wanted{{"pear", {}, 1.5, "1993-11-15"},
                                               {"it's", {}, {}, {}},
                                               {{}, {}, 3.0, "1993-11-15"},
                                               {"apple", {}, 4.0, {}},
                                               {"pear", {}, 5.0, "1993-11-15"}};
  EXPECT_EQ(table->rows, wanted);
  const auto compared = ask(*database,
                            "select min(word), max(word), count(*) filter (word = 'absent'), "
                            "count(*) filter (word > 'b'), count(distinct word) from fruit");
  ASSERT_TRUE(compared) << compared.error();
  EXPECT_EQ(compared->rows.front(), (std::vector<Value>{"apple", "pear", 0, 3, 3}));
  const auto again = database->write_columns("resolved", "fruit", columns, 5);
  EXPECT_FALSE(again);
}

TEST(Database, WritesMoreRowsThanAChunkAndMoreTextsThanAByteCounts) {
  auto database = Database::in_memory();
  ASSERT_TRUE(database) << database.error();
  ASSERT_TRUE(database->execute("create schema resolved"));
  constexpr std::uint32_t n = 70'000;  // so many texts take three bytes and more
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < n; ++i) texts.push_back(std::to_string(i));
  const auto backwards = [](std::uint64_t row) {
    return static_cast<std::uint32_t>(n - 1 - row % n);
  };
  const SharedTexts column{.words = {texts.begin(), texts.end()}, .place_of = backwards};
  const SharedTexts short_column{
      .words = {texts.begin(), texts.begin() + 1000},
      .place_of = [](std::uint64_t row) { return static_cast<std::uint32_t>(row % 1000); }};
  const std::vector<TableColumn> columns{{"wide", column}, {"narrow", short_column}};
  ASSERT_TRUE(database->write_columns("resolved", "number", columns, 2 * n));
  ASSERT_TRUE(database->lock());
  const auto table = ask(*database,
                         "select count(*), sum(wide::bigint)::bigint, sum(narrow::bigint)::bigint, "
                         "max(wide) from number");
  ASSERT_TRUE(table) << table.error();
  EXPECT_EQ(table->rows.front(), (std::vector<Value>{140'000, 4'899'930'000, 69'930'000, "9999"}));
}

TEST(TablesAsked, AreThoseAQueryNamesOrAllIfItPutsNamesTogether) {
  TablesAsked asked;
  EXPECT_FALSE(asked.has("indicator"));
  asked.add("select count(*) from INDICATOR");
  asked.add("select 1 from resolved.act");
  EXPECT_TRUE(asked.has("indicator"));
  EXPECT_TRUE(asked.has("act"));
  EXPECT_FALSE(asked.has("contact"));
  EXPECT_TRUE(TablesAsked::all().has("contact"));
  for (const auto* sql : {"from query_table('con' || 'tact')", R"(from U&"\0063ontact")"}) {
    TablesAsked built;
    built.add(sql);
    EXPECT_TRUE(built.has("contact")) << sql;
  }
}

TEST(Database, LooksUpNamesInTheSchemaAskedForAlthoughItIsLocked) {
  auto database = two_schemas();
  EXPECT_EQ(ask(database, "select count(*) from act", "resolved")->rows[0][0], Value(2));
  EXPECT_EQ(ask(database, "select count(*) from act", "stated_paper")->rows[0][0], Value(1));
  EXPECT_EQ(ask(database, "select count(*) from act", "resolved")->rows[0][0], Value(2));
}

TEST(Database, BindsTheDayOfTheQuestion) {
  auto database = two_schemas();
  const auto table = ask(database, "select count(*), $on from act where day <= $on");
  ASSERT_TRUE(table) << table.error();
  EXPECT_EQ(table->rows[0], (std::vector<Value>{1, "2023-12-31"}));
  const auto other = ask(database, "select $off");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().nearest, "$on");
}

TEST(Database, ReadsSumsAndDecimalsAsNumbers) {
  auto database = two_schemas();
  const auto table =
      ask(database, "select sum(rung), 1.25::decimal(9,2), -3::hugeint, {'a': 1} from act");
  ASSERT_TRUE(table) << table.error();
  EXPECT_EQ(table->rows[0], (std::vector<Value>{4, 1.25, -3, Value::object({{"a", 1}})}));
}

TEST(Database, TakesEveryFormOfASingleQuestion) {
  auto database = two_schemas();
  for (const auto* sql : {"select 1", " -- a comment\n select 1;", "/* why */ (select 1)",
                          "with t as (select 1) select * from t", "from act", "values (1)",
                          "select 1 union all select 2", "describe act", "SELECT 1 -- end"}) {
    EXPECT_TRUE(ask(database, sql)) << sql;
  }
}

TEST(Database, NamesTheNearestTableOrColumn) {
  auto database = two_schemas();
  const auto table = ask(database, "select * from actt");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().what, "the query cannot be run: Table with name actt does not exist.");
  EXPECT_EQ(table.error().nearest, "\"act\"");
  EXPECT_NE(table.error().hint.find("formats.md"), std::string::npos);
  const auto column = ask(database, "select runk from act");
  ASSERT_FALSE(column);
  EXPECT_NE(column.error().nearest.find("rung"), std::string::npos) << column.error();
}

TEST(Database, RefusesEverythingThatIsNotOneSelect) {
  auto database = two_schemas();
  for (const auto* sql : {"",
                          "   ",
                          "-- nothing",
                          "12",
                          "create table x (a int)",
                          "drop table act",
                          "insert into act(act) values ('x')",
                          "update act set act = 'x'",
                          "delete from act",
                          "truncate act",
                          "alter table act add column z int",
                          "attach ':memory:' as other",
                          "detach resolved",
                          "install httpfs",
                          "load httpfs",
                          "set threads = 8",
                          "reset threads",
                          "set schema = 'stated_paper'",
                          "use stated_paper",
                          "pragma threads=8",
                          "pragma show_tables",
                          "call pragma_version()",
                          "explain select 1",
                          "explain analyze select 1",
                          "copy act to '/tmp/comity-x.csv'",
                          "export database '/tmp/comity-x'",
                          "checkpoint",
                          "begin",
                          "vacuum",
                          "prepare p as select 1",
                          "execute p",
                          "select 1; select 2",
                          "select 1; drop table act",
                          "with t as (select 1) insert into act(act) select 'x' from t",
                          "create or replace view act as select 1",
                          "set variable x = 1",
                          "selec 1"}) {
    expect_refused(database, sql);
  }
  EXPECT_EQ(ask(database, "select count(*) from act")->rows[0][0], Value(2));
  EXPECT_FALSE(std::filesystem::exists("/tmp/comity-x.csv"));
}

TEST(Database, ReadsNoFileNoFolderAndNoSetting) {
  auto database = two_schemas();
  for (const auto* sql :
       {"select * from read_csv('/etc/passwd')", "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'", "select * from read_blob('/etc/passwd')",
        "select * from read_json('/etc/passwd')", "from '/etc/hosts.csv'",
        "select * from read_parquet('/etc/passwd')", "select * from sniff_csv('/etc/passwd')",
        "select * from glob('/etc/*')", "select * from glob('*')", "select getenv('HOME')",
        "select * from parquet_metadata('/etc/passwd')",
        "select * from read_csv('https://example.org/x.csv')",
        "select * from query('select * from read_text(''/etc/passwd'')')",
        "select * from query('drop table act')", "select * from duckdb_extensions()"}) {
    expect_refused(database, sql);
  }
  const auto secrets = ask(database, "select * from duckdb_secrets()");
  EXPECT_TRUE(!secrets || secrets->rows.empty());
}

TEST(Database, StopsAQueryThatNeverEnds) {
  auto database = two_schemas();
  for (const auto* sql :
       {"with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t",
        "select count(*) from range(1000000000000)",
        "select sum(a.range * b.range) from range(10000000) a, range(10000000) b"}) {
    const auto begun = std::chrono::steady_clock::now();
    const auto table =
        database.select({.sql = sql, .schema = "resolved", .on = {}, .limits = {.time = 200ms}});
    ASSERT_FALSE(table) << sql;
    EXPECT_NE(table.error().what.find("ran longer than 0.2 s"), std::string::npos) << table.error();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s) << sql;
  }
  EXPECT_TRUE(ask(database, "select 1"));
}

TEST(Database, StopsAnAnswerThatIsTooLong) {
  auto database = two_schemas();
  const auto rows = database.select({.sql = "select * from range(1000)",
                                     .schema = "resolved",
                                     .on = {},
                                     .limits = {.rows = 999}});
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().what, "the query gives more than 999 rows.");
  const auto bytes = database.select({.sql = "select repeat('x', 10000) from range(1000)",
                                      .schema = "resolved",
                                      .on = {},
                                      .limits = {.bytes = 100'000}});
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().what, "the answer of the query is too large.");
}

TEST(Database, SaysThatATypeIsNotShown) {
  auto database = two_schemas();
  const auto table = ask(database, "select interval 3 days");
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().hint.find("varchar"), std::string::npos);
}

TEST(Database, SaysWhyAFileCannotBeOpened) {
  const auto database = Database::open("/no/such/folder/x.duckdb");
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().kind, Error::Kind::io);
  EXPECT_EQ(database.error().where.file, "/no/such/folder/x.duckdb");
}

TEST(FirstWord, SkipsCommentsAndParentheses) {
  EXPECT_EQ(first_word(" ( /* a */ -- b\n (SELECT 1))"), "select");
  EXPECT_EQ(first_word("/* never closed"), "");
  EXPECT_EQ(first_word("--"), "");
}

TEST(SqlError, KeepsTheFirstSentenceAndTheNearestName) {
  const auto error = sql_error(
      "Binder Error: Referenced column \"y\" not found in FROM clause!\nCandidate bindings: "
      "\"x\"\n\nLINE 1: select y from act\n               ^");
  EXPECT_EQ(error.what,
            "the query cannot be run: Referenced column \"y\" not found in FROM clause.");
  EXPECT_EQ(error.nearest, "\"x\"");
  EXPECT_EQ(error.hint, "look at LINE 1: select y from act");
}

}  // namespace
}  // namespace comity::io
