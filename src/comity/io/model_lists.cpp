// SPDX-License-Identifier: Apache-2.0
#include "comity/io/model_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "comity/base/text.hpp"
#include "comity/io/csv.hpp"
#include "comity/io/file.hpp"

namespace comity::io {

namespace {

using models::Change;
using models::Node;
using models::Time;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
/// Tables of pairs would not fit in memory with more.
constexpr std::size_t most_actors = 20'000;

/// The columns as the header names them; CsvReader reads them again with care.
std::vector<std::string> header_of(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  const auto line = bytes.substr(0, bytes.find_first_of("\r\n"));
  std::vector<std::string> names;
  for (const auto name : split(line.substr(0, CsvReader::longest_field), ',')) {
    auto text = name;
    if (text.size() > 1 && text.front() == '"' && text.back() == '"')
      text = text.substr(1, text.size() - 2);
    names.emplace_back(text);
  }
  return names;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool has_column(std::string_view bytes, std::string_view name) {
  return contains(header_of(bytes), name);
}

/// Reads the rows of one list; times must not run backwards.
class ListReader {
 public:
  ListReader(CsvReader& rows, const Labels& labels) : rows_(rows), labels_(labels) {}

  std::optional<Time> time(std::size_t column) {
    const auto time = parse_time(rows_.get(column));
    if (!time) {
      rows_.error(column, fmt::format("\"{}\" is not a time.", shorten(rows_.get(column))), "",
                  "write seconds since 1970-01-01 UTC, or a date such as 2012-06-21");
    } else if (*time < last_) {
      rows_.error(column, "this row is earlier than the row before it.", "",
                  "sort the list by time; rows of one time keep their order");
    } else {
      last_ = *time;
    }
    return time;
  }

  std::optional<Node> node(std::size_t column) {
    const auto node = labels_.find(rows_.get(column));
    if (!node)
      rows_.error(column, fmt::format("there is no actor \"{}\".", shorten(rows_.get(column))),
                  labels_.nearest(rows_.get(column)), "labels stand in the file of [actors]");
    return node;
  }

  std::optional<double> number(std::size_t column, bool may_be_unknown = false) {
    const auto text = rows_.get(column);
    if (may_be_unknown && text.empty()) return unknown;
    const auto value = parse_real(text);
    if (!value) rows_.error(column, fmt::format("\"{}\" is not a number.", shorten(text)));
    return value;
  }

  /// Sender and receiver in columns `from` and `from + 1`.
  std::optional<std::pair<Node, Node>> pair(std::size_t from) {
    const auto sender = node(from);
    const auto receiver = node(from + 1);
    if (!sender || !receiver) return std::nullopt;
    if (*sender == *receiver) {
      rows_.error(from + 1, fmt::format("{} is tied to itself.", rows_.get(from)), "",
                  "a tie has two actors; leave the row out");
      return std::nullopt;
    }
    return std::pair(*sender, *receiver);
  }

 private:
  CsvReader& rows_;
  const Labels& labels_;
  Time last_ = models::before_all;
};

double flag(CsvReader& rows, std::size_t column) {
  const auto text = rows.get(column);
  if (text != "0" && text != "1")
    rows.error(column, fmt::format("\"{}\" is neither 0 nor 1.", shorten(text)));
  return text == "1" ? 1 : 0;
}

}  // namespace

Labels::Labels(const std::vector<std::string>& labels) : labels_(labels) {
  for (Node i = 0; i < labels.size(); ++i) sorted_.emplace_back(labels[i], i);
  std::ranges::sort(sorted_);
}

std::optional<Node> Labels::find(std::string_view label) const {
  const auto at =
      std::ranges::lower_bound(sorted_, label, {}, [](const auto& p) { return p.first; });
  if (at == sorted_.end() || at->first != label) return std::nullopt;
  return at->second;
}

std::string Labels::nearest(std::string_view label) const { return nearest_text(label, labels_); }

std::optional<Time> parse_time(std::string_view text) {
  text = trim(text);
  if (const auto day = parse_day(text)) return models::time_of(*day);
  return parse_real(text);
}

void read_model_actors(const FileBytes& file, models::History& to, Problems& problems) {
  const auto names = header_of(file.bytes);
  if (!contains(names, "label")) {
    problems.error({.kind = Error::Kind::data,
                    .what = "the column \"label\" is missing.",
                    .where = {.file = file.name, .line = 1},
                    .hint = "begin with a header such as: label,present,gdp"});
    return;
  }
  std::vector<ColumnSpec> columns{{"label"}, {"present", true}};
  for (const auto& name : names) {
    if (name == "label" || name == "present") continue;
    columns.push_back({name});
    to.attributes.push_back({.name = name, .initial = {}, .changes = {}});
  }
  const bool has_presence = contains(names, "present");
  CsvReader rows(file.bytes, file.name, columns, problems);
  std::vector<std::string> sorted;
  while (rows.next()) {
    const auto label = std::string(rows.get(0));
    if (label.empty()) rows.error(0, "an actor needs a label.");
    const auto place = std::ranges::lower_bound(sorted, label);
    if (place != sorted.end() && *place == label)
      rows.error(0, fmt::format("the actor \"{}\" stands twice.", shorten(label)));
    sorted.insert(place, label);
    to.actors.push_back(label);
    to.present.push_back(has_presence ? flag(rows, 1) > 0 : true);
    for (std::size_t k = 0; k < to.attributes.size(); ++k) {
      const auto text = rows.get(k + 2);
      const auto value = text.empty() ? std::optional(unknown) : parse_real(text);
      if (!value)
        rows.error(k + 2, fmt::format("\"{}\" is not a number.", shorten(text)), "",
                   "attributes are numbers; an empty field is unknown");
      to.attributes[k].initial.push_back(value.value_or(unknown));
    }
    if (to.actors.size() > most_actors) {
      rows.error(0, fmt::format("there are more than {} actors.", most_actors));
      return;
    }
  }
}

std::vector<models::NodeChange> read_node_changes(const FileBytes& file, const Labels& labels,
                                                  bool may_be_unknown, Problems& problems) {
  std::vector<models::NodeChange> changes;
  CsvReader rows(file.bytes, file.name, {{"time"}, {"node"}, {"replace"}, {"time_utc", true}},
                 problems);
  ListReader reader(rows, labels);
  while (rows.next()) {
    const auto time = reader.time(0);
    const auto node = reader.node(1);
    const auto value = may_be_unknown ? reader.number(2, true) : flag(rows, 2);
    if (time && node && value) changes.push_back({*time, *node, *value});
  }
  return changes;
}

std::vector<models::NodeChange> read_global_changes(const FileBytes& file, Problems& problems) {
  static const std::vector<std::string> nobody;
  const Labels labels(nobody);
  std::vector<models::NodeChange> changes;
  CsvReader rows(file.bytes, file.name, {{"time"}, {"replace"}, {"time_utc", true}}, problems);
  ListReader reader(rows, labels);
  while (rows.next()) {
    const auto time = reader.time(0);
    const auto value = reader.number(1, false);
    if (time && value) changes.push_back({*time, 0, *value});
  }
  return changes;
}

std::vector<models::TieChange> read_initial_ties(const FileBytes& file, const Labels& labels,
                                                 Problems& problems) {
  std::vector<models::TieChange> ties;
  CsvReader rows(file.bytes, file.name, {{"sender"}, {"receiver"}, {"value"}}, problems);
  ListReader reader(rows, labels);
  while (rows.next()) {
    const auto pair = reader.pair(0);
    const auto value = reader.number(2, true);
    if (pair && value)
      ties.push_back({models::before_all, pair->first, pair->second,
                      std::isnan(*value) ? 0 : *value, rows.line()});
  }
  return ties;
}

ChangeRows read_tie_changes(const FileBytes& file, const Labels& labels, Problems& problems) {
  ChangeRows read;
  const bool replaces = has_column(file.bytes, "replace");
  const bool adds = has_column(file.bytes, "increment");
  const bool typed = has_column(file.bytes, "type");
  if (replaces && adds) {
    problems.error({.kind = Error::Kind::data,
                    .what = "a change list has a column increment or a column replace, not both.",
                    .where = {.file = file.name, .line = 1},
                    .hint = "keep one of them"});
    return read;
  }
  read.change = replaces ? Change::replace : Change::increment;
  CsvReader rows(file.bytes, file.name,
                 {{"time"},
                  {"sender"},
                  {"receiver"},
                  {replaces ? "replace" : "increment", true},
                  {"type", true},
                  {"time_utc", true}},
                 problems);
  ListReader reader(rows, labels);
  while (rows.next()) {
    const auto time = reader.time(0);
    const auto pair = reader.pair(1);
    const auto value = replaces || adds ? reader.number(3, true) : 1.0;
    if (!time || !pair || !value) continue;
    read.changes.push_back({*time, pair->first, pair->second, *value, rows.line()});
    if (typed) read.types.emplace_back(rows.get(4));
  }
  return read;
}

std::vector<models::TieChange> read_opportunity(const FileBytes& file, const Labels& labels,
                                                Problems& problems) {
  std::vector<models::TieChange> changes;
  CsvReader rows(file.bytes, file.name, {{"time"}, {"sender"}, {"receiver"}, {"allowed"}},
                 problems);
  ListReader reader(rows, labels);
  while (rows.next()) {
    const auto time = reader.time(0);
    const auto pair = reader.pair(1);
    const double allowed = flag(rows, 3);
    if (time && pair) changes.push_back({*time, pair->first, pair->second, allowed, rows.line()});
  }
  return changes;
}

}  // namespace comity::io
