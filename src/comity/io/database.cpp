// SPDX-License-Identifier: Apache-2.0
#include "comity/io/database.hpp"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "comity/base/text.hpp"
#include "comity/io/duck.hpp"
#include "comity/io/sql_error.hpp"

namespace comity::io {

namespace {

/// What lock() sets, in this order: the last one makes all of them final.
constexpr const char* lock_settings = R"(
  set threads = 1;
  set memory_limit = '1GB';
  set temp_directory = '';
  set autoinstall_known_extensions = false;
  set autoload_known_extensions = false;
  set allow_community_extensions = false;
  set enable_external_access = false;
  set lock_configuration = true;
)";

Error failed(Error::Kind kind, std::string_view what, const char* message) {
  auto error = sql_error(message == nullptr ? "no reason was given" : message, what);
  error.kind = kind;
  return error;
}

/// Interrupts a connection when its time is over, again and again until the work has ended.
class Alarm {
 public:
  Alarm(duckdb_connection connection, std::chrono::milliseconds time)
      : thread_([this, connection, time](const std::stop_token& stop) {
          std::unique_lock lock(mutex_);
          if (done_.wait_for(lock, stop, time, [] { return false; }) || stop.stop_requested())
            return;
          rang_ = true;
          while (!stop.stop_requested()) {
            duckdb_interrupt(connection);
            done_.wait_for(lock, stop, std::chrono::milliseconds(10), [] { return false; });
          }
        }) {}
  /// Ends the watch. Returns whether the time was over before.
  bool stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    return rang_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any done_;
  bool rang_ = false;
  std::jthread thread_;  // last, so that it starts after and ends before what it uses
};

Result<duck::Prepared> prepare(duckdb_connection connection, const std::string& sql) {
  duck::Statements statements;
  const auto count = duckdb_extract_statements(connection, sql.c_str(), statements.out());
  if (count == 0) {
    const char* const message = duckdb_extract_statements_error(statements.get());
    return std::unexpected(sql_error(message == nullptr ? "it holds no statement" : message));
  }
  if (count > 1) {
    return std::unexpected(Error{.kind = Error::Kind::data,
                                 .what = fmt::format("the query holds {} statements.", count),
                                 .hint = "ask one SELECT at a time"});
  }
  duck::Prepared prepared;
  if (duckdb_prepare_extracted_statement(connection, statements.get(), 0, prepared.out()) ==
      DuckDBError) {
    return std::unexpected(sql_error(duckdb_prepare_error(prepared.get())));
  }
  if (duckdb_prepared_statement_type(prepared.get()) != DUCKDB_STATEMENT_TYPE_SELECT) {
    return std::unexpected(Error{.kind = Error::Kind::data,
                                 .what = "only a SELECT may be asked.",
                                 .hint = "a case is changed in its files"});
  }
  return prepared;
}

Result<void> bind(duckdb_prepared_statement prepared, std::optional<Day> on) {
  for (idx_t i = 1; i <= duckdb_nparams(prepared); ++i) {
    const std::unique_ptr<const char, void (*)(const char*)> name(
        duckdb_parameter_name(prepared, i),
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): DuckDB gives const, takes void*
        [](const char* text) { duckdb_free(const_cast<char*>(text)); });
    const std::string_view parameter = name ? name.get() : "";
    if (parameter != "on" || !on) {
      return std::unexpected(
          Error{.kind = Error::Kind::data,
                .what = fmt::format("the query asks for the value ${}.", shorten(parameter)),
                .nearest = "$on",
                .hint = "only $on is given, the day of the question"});
    }
    if (duckdb_bind_date(prepared, i, {duck::days_since_epoch(*on)}) == DuckDBError) {
      return std::unexpected(sql_error("the day $on cannot stand where the query has it"));
    }
  }
  return {};
}

Result<SqlTable> run(duckdb_connection connection, const Query& query) {
  auto prepared = prepare(connection, query.sql);
  if (!prepared) return std::unexpected(prepared.error());
  if (auto bound = bind(prepared->get(), query.on); !bound) return std::unexpected(bound.error());
  duck::Pending pending;
  // A streamed result is never whole in DuckDB's memory, so that the row limit comes first.
  if (duckdb_pending_prepared_streaming(prepared->get(), pending.out()) == DuckDBError) {
    return std::unexpected(sql_error(duckdb_pending_error(pending.get())));
  }
  duck::ResultOwner result;
  if (duckdb_execute_pending(pending.get(), result.out()) == DuckDBError) {
    const char* const message = duckdb_result_error(result.out());
    return std::unexpected(sql_error(message == nullptr ? "it failed" : message));
  }
  return duck::read_result(*result.out(), query.limits);
}

}  // namespace

namespace {

/// A text between quotes, those within it doubled.
std::string put_between(std::string_view text, char quote) {
  std::string quoted(1, quote);
  for (const char c : text) {
    if (c == quote) quoted += quote;
    quoted += c;
  }
  return quoted + quote;
}

}  // namespace

std::string quote_name(std::string_view name) { return put_between(name, '"'); }
std::string quote_text(std::string_view text) { return put_between(text, '\''); }

std::vector<SqlColumn> sql_columns(std::string_view text) {
  std::vector<SqlColumn> columns;
  for (const auto& word : split_list(text, ' ')) {
    const auto colon = word.find(':');
    if (colon == std::string::npos) {
      columns.push_back({word});
    } else {
      columns.push_back({word.substr(0, colon), word.substr(colon + 1)});
    }
  }
  return columns;
}

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::Database(Database&& other) noexcept = default;
Database& Database::operator=(Database&& other) noexcept = default;
Database::~Database() = default;

Result<Database> Database::in_memory(Threads threads) { return open({}, threads); }

Result<Database> Database::open(const std::filesystem::path& file) {
  return open(file, Threads::all);
}

Result<Database> Database::open(const std::filesystem::path& file, Threads threads) {
  // DuckDB takes an empty file for a broken database, but it is how a file begins to be written.
  std::error_code ignored;
  if (!file.empty() && std::filesystem::file_size(file, ignored) == 0)
    std::filesystem::remove(file, ignored);
  auto impl = std::make_unique<Impl>();
  duck::Config config;
  duckdb_create_config(config.out());
  // Set before anything is open, so that nothing is loaded on the way and no folder is made.
  for (const auto& [name, value] :
       {std::pair{"autoinstall_known_extensions", "false"},
        std::pair{"autoload_known_extensions", "false"}, std::pair{"temp_directory", ""}}) {
    duckdb_set_config(config.get(), name, value);
  }
  // Most tables of a case are short, and each of their columns takes a block or two.
  if (file.empty()) duckdb_set_config(config.get(), "default_block_size", "16384");
  if (threads == Threads::one) duckdb_set_config(config.get(), "threads", "1");
  char* message = nullptr;
  const auto path = file.string();
  if (duckdb_open_ext(path.empty() ? nullptr : path.c_str(), impl->database.out(), config.get(),
                      &message) == DuckDBError ||
      duckdb_connect(impl->database.get(), impl->connection.out()) == DuckDBError) {
    auto error = failed(path.empty() ? Error::Kind::internal : Error::Kind::io,
                        "the database cannot be opened", message);
    error.where.file = path;
    duckdb_free(message);
    return std::unexpected(std::move(error));
  }
  return Database(std::move(impl));
}

Result<void> Database::execute(const std::string& sql) {
  duck::ResultOwner result;
  if (duckdb_query(impl_->connection.get(), sql.c_str(), result.out()) != DuckDBError) return {};
  return std::unexpected(
      failed(Error::Kind::io, "the database refuses a step", duckdb_result_error(result.out())));
}

Result<void> Database::lock() { return execute(lock_settings); }

Result<SqlTable> Database::select(const Query& query) {
  if (auto possible = may_be_select(query.sql); !possible) return std::unexpected(possible.error());
  // Allowed to us although the configuration is locked; a query holds no second statement to do it.
  auto schema = execute(
      fmt::format("set schema = '{}'", fmt::join(split(quote_name(query.schema), '\''), "''")));
  if (!schema) return std::unexpected(schema.error());
  Alarm alarm(impl_->connection.get(), query.limits.time);
  auto table = run(impl_->connection.get(), query);
  if (alarm.stop() && !table) {
    return std::unexpected(
        Error{.kind = Error::Kind::data,
              .what = fmt::format("the query ran longer than {} s and was stopped.",
                                  static_cast<double>(query.limits.time.count()) / 1000),
              .hint = "ask for less, or give it more time"});
  }
  return table;
}

}  // namespace comity::io
