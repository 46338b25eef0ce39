// SPDX-License-Identifier: Apache-2.0
// Queries of strangers, run in a process of its own that can be stopped whatever they do.
// That process may not open a file, its memory is bounded, and it ends with ours.
// Knows nothing of what the tables hold.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>

#include "comity/io/database.hpp"

namespace comity::io {

/// A locked database in a child process, asked one SELECT at a time.
class QueryProcess {
 public:
  /// Fills the empty database; runs in the child, before the doors are shut.
  using Fill = std::function<Result<void>(Database&)>;

  /// Starts the process and waits until its tables are filled.
  ///
  /// Errors: those of `fill`; internal, if no process can be started.
  [[nodiscard]] static Result<QueryProcess> start(Fill fill);

  QueryProcess(QueryProcess&& other) noexcept;
  QueryProcess& operator=(QueryProcess&&) = delete;
  QueryProcess(const QueryProcess&) = delete;
  QueryProcess& operator=(const QueryProcess&) = delete;
  /// Ends the process.
  ~QueryProcess();

  /// Asks one SELECT. A process that a query brought down or held up is replaced by a new one.
  ///
  /// Errors: as Database::select; data, if the query ended its process or outlived its time.
  /// Cost:   at most `query.limits.time` and a second.
  [[nodiscard]] Result<SqlTable> select(const Query& query);

 private:
  explicit QueryProcess(Fill fill) : fill_(std::move(fill)) {}
  [[nodiscard]] Result<void> spawn();
  void end();

  Fill fill_;
  pid_t child_ = -1;
  int socket_ = -1;
};

}  // namespace comity::io
