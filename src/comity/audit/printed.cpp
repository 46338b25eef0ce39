// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/printed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::audit {

namespace {

/// Acts of one kind: how many, the least and the most their dates allow, and which.
struct Tally {
  ledger::Count count;
  std::vector<ledger::ActIndex> acts;

  [[nodiscard]] bool allows(std::int64_t printed) const {
    return count.low <= printed && printed <= count.high;
  }
  [[nodiscard]] std::string words() const {
    if (count.low == count.high) return fmt::format("{}", count.value);
    return fmt::format("{} ({} to {})", count.value, count.low, count.high);
  }
};

/// Counts the acts of a kind between two days, as the dates of a telling allow.
Tally tally(const Ground& ground, const Told& told, std::string_view kind, Day since, Day until) {
  Tally found;
  for (const auto& read : told.reading.acts) {
    if (to_word(read.kind) != kind || !concerns(ground.log.acts[read.act], ground.rule)) continue;
    const auto& date = date_of(ground.log, read);
    const bool inside = since <= read.day && read.day <= until;
    if (since <= date.first() && date.last() <= until) ++found.count.low;
    if (date.first() <= until && since <= date.last()) ++found.count.high;
    if (!inside) continue;
    ++found.count.value;
    found.acts.push_back(read.act);
  }
  found.count.low = std::min(found.count.low, found.count.value);
  found.count.high = std::max(found.count.high, found.count.value);
  return found;
}

std::string_view kind_of(const PrintedTable& table, std::string_view names_column) {
  for (const auto& [column, kind] : table.names) {
    if (column == names_column) return kind;
  }
  return {};
}

std::int64_t names_printed(const Grid& grid, std::string_view row, std::string_view column,
                           const Ground& ground) {
  const auto* const cell = grid.find(row, column);
  return cell == nullptr ? 0 : std::ssize(names_in(cell->value, ground.actors));
}

std::int64_t names_printed(const Grid& grid, std::string_view column, const Ground& ground) {
  std::int64_t sum = 0;
  for (const auto& row : grid.rows()) sum += names_printed(grid, row, column, ground);
  return sum;
}

Finding begin(std::string code, std::string subject, const PrintedCell& cell) {
  Finding finding;
  finding.code = std::move(code);
  finding.subject = std::move(subject);
  finding.printed = cell.value;
  finding.locator = cell.locator;
  return finding;
}

/// A number beside the acts of a telling of each kind.
void set_acts(Finding& finding, const Tally& stated, const Tally& resolved, std::int64_t printed) {
  finding.derived = stated.words();
  finding.derived_all = resolved.words();
  finding.verdict = agrees_unless(!stated.allows(printed));
  finding.verdict_all = agrees_unless(!resolved.allows(printed));
  finding.acts = resolved.acts;
  for (const auto act : stated.acts) {
    if (std::ranges::find(finding.acts, act) == finding.acts.end()) finding.acts.push_back(act);
  }
}

/// The number of one row against its names and, where rows are years, the acts of that year.
void check_row(const Grid& grid, const std::string& name, const std::string& row,
               const std::pair<std::string, std::string>& columns, const Ground& ground,
               std::vector<Finding>& to) {
  const auto* const cell = grid.find(row, columns.first);
  if (cell == nullptr) return;
  const auto printed = parse_int(trim(cell->value));
  auto finding = begin("printed-count", fmt::format("{}/{}/{}", name, row, columns.first), *cell);
  if (!printed) {
    finding.statement =
        fmt::format("{}, row {}: \"{}\" is not a whole number.", name, row, shorten(cell->value));
    finding.hint = "correct printed.csv, or the meaning of the column in case.toml";
    to.push_back(std::move(finding));
    return;
  }
  const auto* const list = grid.find(row, columns.second);
  const auto names = names_printed(grid, row, columns.second, ground);
  finding.statement =
      fmt::format("{}, row {}: {} prints {}; {} names {}{}.", name, row, columns.first, *printed,
                  columns.second, names == 0 ? "nobody" : fmt::format("{}", names),
                  names == 0 ? "" : fmt::format(" ({})", list->value));
  finding.derived = finding.derived_all = fmt::format("{}", names);
  finding.verdict = finding.verdict_all = agrees_unless(names != *printed);
  const auto year = grid.table().rows == PrintedTable::Rows::year ? parse_int(row) : std::nullopt;
  const auto kind = kind_of(grid.table(), columns.second);
  if (year && !kind.empty()) {
    const auto of_year = std::chrono::year{static_cast<int>(*year)};
    const Day first = std::max(Day{of_year / 1 / 1}, ground.rule.since);
    const Day last = std::min(Day{of_year / 12 / 31}, ground.rule.until);
    set_acts(finding, tally(ground, ground.stated, kind, first, last),
             tally(ground, ground.resolved, kind, first, last), *printed);
    if (names != *printed) finding.verdict = Verdict::differs;
  }
  if (differs(finding)) to.push_back(std::move(finding));
}

/// The printed total against every act of the window.
void check_total(const Grid& grid, const std::string& name,
                 const std::pair<std::string, std::string>& columns, const Ground& ground,
                 std::vector<Finding>& to) {
  const auto* const cell = grid.find(grid.table().total, columns.first);
  const auto printed = cell == nullptr ? std::nullopt : parse_int(trim(cell->value));
  const auto kind = kind_of(grid.table(), columns.second);
  if (!printed || kind.empty()) return;
  auto finding =
      begin("printed-count", fmt::format("{}/{}/{}", name, cell->row, columns.first), *cell);
  const auto names = names_printed(grid, columns.second, ground);
  set_acts(finding, tally(ground, ground.stated, kind, ground.rule.since, ground.rule.until),
           tally(ground, ground.resolved, kind, ground.rule.since, ground.rule.until), *printed);
  if (names != *printed) finding.verdict = Verdict::differs;
  finding.statement = fmt::format(
      "{} prints {} as the total of {}; {} names {}. Acts of the kind {}: {} as the source states "
      "them, {} in all.",
      name, *printed, columns.first, columns.second, names, kind, finding.derived,
      finding.derived_all);
  to.push_back(std::move(finding));
}

void append(std::vector<Finding>& to, std::vector<Finding> more) {
  std::ranges::move(more, std::back_inserter(to));
}

}  // namespace

std::vector<Finding> check_sums(const Grid& grid, const std::string& name, const Ground& ground) {
  std::vector<Finding> found;
  for (const auto& [numbers, names] : grid.table().counts) {
    const auto* const total = grid.find(grid.table().total, numbers);
    const auto printed = total == nullptr ? std::nullopt : parse_int(trim(total->value));
    if (!printed) continue;
    std::int64_t sum = 0;
    for (const auto& row : grid.rows()) {
      const auto* const cell = grid.find(row, numbers);
      if (cell != nullptr) sum += parse_int(trim(cell->value)).value_or(0);
    }
    auto finding = begin("printed-sum", fmt::format("{}/{}", name, numbers), *total);
    finding.statement =
        fmt::format("{} prints {} as the total of {}; its cells sum to {} and {} names {}.", name,
                    *printed, numbers, sum, names, names_printed(grid, names, ground));
    // A sum of printed cells is the same whoever tells the acts.
    finding.derived = finding.derived_all = fmt::format("{}", sum);
    finding.verdict = finding.verdict_all = agrees_unless(sum != *printed);
    found.push_back(std::move(finding));
  }
  return found;
}

std::vector<Finding> check_counts(const Grid& grid, const std::string& name, const Ground& ground) {
  std::vector<Finding> found;
  for (const auto& columns : grid.table().counts) {
    check_total(grid, name, columns, ground, found);
    for (const auto& row : grid.rows()) check_row(grid, name, row, columns, ground, found);
  }
  return found;
}

std::vector<Finding> check_sequence(const Grid& grid, const std::string& name) {
  std::vector<Finding> found;
  const auto& column = grid.table().sequence;
  if (column.empty()) return found;
  std::optional<std::int64_t> before;
  for (const auto& row : grid.rows()) {
    const auto* const cell = grid.find(row, column);
    const auto number = cell == nullptr ? std::nullopt : parse_int(trim(cell->value));
    if (!number) continue;
    const auto due = before ? *before + 1 : *number;
    if (*number != due) {
      auto finding = begin("printed-sequence", fmt::format("{}/{}", name, due), *cell);
      finding.statement = *number > due
                              ? fmt::format("{} counts {}, then {}: No. {} is skipped.", name,
                                            *before, *number, due)
                              : fmt::format("{} counts {}, then {} again.", name, *before, *number);
      finding.derived = finding.derived_all = fmt::format("{}", due);
      finding.verdict = finding.verdict_all = Verdict::differs;
      found.push_back(std::move(finding));
    }
    before = number;
  }
  return found;
}

std::vector<Finding> audit_table(const Grid& grid, const std::string& name, const Ground& ground) {
  std::vector<Finding> found = check_sums(grid, name, ground);
  append(found, check_counts(grid, name, ground));
  append(found, check_sequence(grid, name));
  append(found, check_tiers(grid, name, ground));
  append(found, check_titles(grid, name, ground));
  append(found, check_coverage(grid, name, ground));
  return found;
}

}  // namespace comity::audit
