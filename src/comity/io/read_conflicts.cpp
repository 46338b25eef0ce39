// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <unordered_map>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/csv.hpp"

namespace comity::io {

namespace {

/// The acts named at a field, separated by semicolons.
std::vector<ledger::ActIndex> acts_at(
    CsvReader& rows, std::size_t column,
    const std::unordered_map<std::string_view, ledger::ActIndex>& known) {
  std::vector<ledger::ActIndex> acts;
  for (const auto& id : split_list(rows.get(column), ';')) {
    const auto found = known.find(id);
    if (found != known.end()) {
      acts.push_back(found->second);
      continue;
    }
    rows.error(column, fmt::format("there is no act \"{}\".", shorten(id)), "",
               "name ids of acts.csv with a semicolon between");
  }
  return acts;
}

}  // namespace

std::uint64_t read_conflicts(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t {
    conflict,
    acts,
    issue,
    version_a,
    source_a,
    version_b,
    source_b,
    chosen,
    reason
  };
  CsvReader rows(file.bytes, file.name,
                 {{"conflict"},
                  {"acts"},
                  {"issue"},
                  {"version_a"},
                  {"source_a"},
                  {"version_b"},
                  {"source_b"},
                  {"chosen"},
                  {"reason"}},
                 problems);
  std::unordered_map<std::string_view, ledger::ActIndex> known;
  for (ledger::ActIndex i = 0; i < to.log.acts.size(); ++i) known.emplace(to.log.acts[i].id, i);
  std::unordered_map<std::string, std::uint32_t> seen;
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    if (rows.get(conflict).empty()) rows.error(conflict, "a conflict needs an id.");
    const auto [first, is_new] = seen.try_emplace(text(conflict), rows.line());
    if (!is_new)
      rows.error(conflict, fmt::format("the conflict {} stands here twice; first on line {}.",
                                       shorten(rows.get(conflict)), first->second));
    to.conflicts.push_back({text(conflict), acts_at(rows, acts, known), text(issue),
                            text(version_a), text(source_a), text(version_b), text(source_b),
                            text(chosen), text(reason), rows.line()});
  }
  return rows.rows();
}

std::uint64_t read_second_coding(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { act, field, first, second, resolution, source };
  CsvReader rows(file.bytes, file.name,
                 {{"act"}, {"field"}, {"first"}, {"second"}, {"resolution"}, {"source"}}, problems);
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    if (rows.get(act).empty()) rows.error(act, "a row of the second coding names its act.");
    if (rows.get(field).empty())
      rows.error(field, "a row of the second coding names its field.", "", "all: both agree");
    to.second_coding.push_back(
        {text(act), text(field), text(first), text(second), text(resolution), text(source)});
  }
  return rows.rows();
}

}  // namespace comity::io
