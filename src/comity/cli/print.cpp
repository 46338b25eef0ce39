// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "comity/base/version.hpp"
#include "comity/io/json.hpp"
#include "comity/io/pending_file.hpp"

namespace comity::cli {

namespace {

std::string sources_line(const Value& evidence) {
  std::string line;
  for (const auto* name : {"date", "kind", "title"}) {
    const auto* const value = evidence.find(name);
    if (value == nullptr || value->is_null()) continue;
    line += (line.empty() ? "" : ", ") + io::to_cell(*value);
  }
  return fmt::format("      {} ({}): {}\n", io::to_cell(*evidence.find("source")),
                     io::to_cell(*evidence.find("locator")), line.empty() ? "names it" : line);
}

/// One contact behind an exchange, as its source tells it.
std::string contact_line(const Value& contact) {
  const auto cell = [&](const char* name) { return io::to_cell(*contact.find(name)); };
  const auto start = cell("start");
  const auto end = cell("end");
  return fmt::format("  {}  {}  {}{}  {}  {}  {}  {} ({})\n", cell("exchange"), cell("contact"),
                     start, end == start ? "" : " to " + end, cell("form"), cell("venue"),
                     cell("participants"), cell("source"), cell("locator"));
}

/// The acts and evidence behind the rows of a table, each act once.
std::string why_text(const Value& rows) {
  std::string text;
  std::vector<std::string> told;
  const auto* const list = rows.if_array();
  if (list == nullptr) return text;
  for (const auto& row : *list) {
    const auto* const acts = row.find("why");
    if (acts == nullptr || acts->if_array() == nullptr) continue;
    for (const auto& act : *acts->if_array()) {
      if (act.find("contact") != nullptr) {
        text += contact_line(act);
        continue;
      }
      if (act.find("act") == nullptr) continue;  // reasons in words, shown in the table itself
      const auto id = io::to_cell(*act.find("act"));
      if (std::ranges::find(told, id) != told.end()) continue;
      told.push_back(id);
      text += fmt::format("  {}  {}  {}  {}  {}\n", id, io::to_cell(*act.find("date")),
                          io::to_cell(*act.find("kind")), io::to_cell(*act.find("parties")),
                          io::to_cell(*act.find("title")));
      for (const auto& evidence : *act.find("evidence")->if_array()) text += sources_line(evidence);
    }
  }
  return text.empty() ? text : "why\n" + text;
}

std::string sensitivity_text(const Value& body) {
  const auto* const found = body.find("sensitivity");
  if (found == nullptr) return {};
  std::string text = "what it turns on\n";
  for (const auto& sentence : *found->find("turns_on")->if_array())
    text += "  " + io::to_cell(sentence) + '\n';
  return text;
}

std::string render_text(const services::Answer& answer) {
  std::string text;
  for (const auto& sentence : answer.headline) text += sentence + '\n';
  for (const auto& sheet : answer.sheets) {
    const auto* const rows = services::rows_of(answer, sheet);
    if (rows == nullptr) continue;
    const auto table = io::to_table(*rows, sheet.columns);
    if (!table.empty()) text += '\n' + table;
    const auto reasons = why_text(*rows);
    if (!reasons.empty()) text += '\n' + reasons;
  }
  if (const auto turns = sensitivity_text(answer.body); !turns.empty()) text += '\n' + turns;
  text += fmt::format("\ncomity {}", version);
  if (!answer.case_id.empty()) text += " · case " + answer.case_id;
  if (!answer.digest.empty()) text += " · digest " + answer.digest.substr(0, 12);
  if (!answer.on.empty()) text += " · on " + answer.on;
  if (!answer.ladder.empty()) text += " · ladder " + answer.ladder;
  if (!answer.dates.empty()) text += " · dates " + answer.dates;
  if (answer.dates == "random") text += fmt::format(" · seed {}", answer.seed);
  if (answer.source) text += " · source " + *answer.source;
  return text + '\n';
}

}  // namespace

std::string render(const services::Answer& answer, Format format) {
  if (format == Format::json) return io::to_json(services::envelope(answer)) + '\n';
  if (format == Format::text) return render_text(answer);
  const auto* const rows =
      answer.sheets.empty() ? nullptr : services::rows_of(answer, answer.sheets.front());
  return rows == nullptr ? std::string{} : io::to_csv(*rows);
}

Result<void> deliver(const std::string& bytes, const std::string& file, bool force) {
  if (!file.empty()) return io::write_whole(file, bytes, force);
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() ||
      std::fflush(stdout) != 0) {
    return std::unexpected(Error{.kind = Error::Kind::io,
                                 .what = "standard output cannot be written.",
                                 .hint = "is the disk full, or the pipe closed?"});
  }
  return {};
}

int complain(const Error& error) {
  fmt::print(stderr, "{}\n", to_text(error));
  return exit_code(error.kind);
}

void complain(const Problems& problems) {
  for (const auto& problem : problems.list()) {
    const bool warning = problem.severity == Problem::Severity::warning;
    fmt::print(stderr, "{}{}\n", warning ? "warning: " : "", to_text(problem.error));
  }
  if (problems.unlisted() > 0) fmt::print(stderr, "... and {} more.\n", problems.unlisted());
  if (problems.has_errors())
    fmt::print(stderr, "{} errors; nothing was written.\n", problems.errors());
}

}  // namespace comity::cli
