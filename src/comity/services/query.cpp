// SPDX-License-Identifier: Apache-2.0
#include "comity/services/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/io/query_process.hpp"
#include "comity/services/tellings.hpp"

namespace comity::services {

namespace {

/// Names of the columns, made different where a query gives one name twice: count, count_2.
std::vector<std::string> column_names(const io::SqlTable& table) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const auto& column : table.columns) {
    auto name = column.name;
    for (int i = 2; !taken.insert(name).second; ++i) name = fmt::format("{}_{}", column.name, i);
    names.push_back(std::move(name));
  }
  return names;
}

void describe(const io::SqlTable& table, Answer& answer) {
  const auto names = column_names(table);
  auto columns = Value::array();
  for (std::size_t i = 0; i < names.size(); ++i) {
    columns.push(Value::object({{"name", names[i]}, {"type", table.columns[i].type}}));
  }
  auto rows = Value::array();
  for (const auto& cells : table.rows) {
    Value::Object row;
    row.reserve(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) row.push_back({names[i], cells[i]});
    rows.push(std::move(row));
  }
  answer.body = Value::object({{"columns", columns}, {"rows", rows}});
  answer.sheets = {{"rows", names}};
}

}  // namespace

Result<Answer> query(const io::Case& of, const Request& request, const std::string& sql,
                     const io::QueryLimits& limits) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  auto sources = printing_sources(of);
  if (!request.source.empty() && std::ranges::find(sources, request.source) == sources.end()) {
    sources.push_back(request.source);
  }
  const auto tellings = open_tellings(of, request, sources);
  if (!tellings) return std::unexpected(tellings.error());
  io::TablesAsked asked;
  asked.add(sql);
  auto process = io::QueryProcess::start(
      [&](io::Database& to) { return write_tellings(to, *tellings, asked); });
  if (!process) return std::unexpected(process.error());
  auto table = process->select({.sql = sql,
                                .schema = tellings->schema_of(request.source),
                                .on = view->on,
                                .limits = limits});
  if (!table) {
    auto error = table.error();
    if (error.kind == Error::Kind::data) error.kind = Error::Kind::usage;
    return std::unexpected(std::move(error));
  }
  auto answer = begin_answer("sql", *view);
  describe(*table, answer);
  return answer;
}

}  // namespace comity::services
