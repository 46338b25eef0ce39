// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <list>

#include "comity/base/text.hpp"
#include "comity/io/file.hpp"
#include "comity/io/model_lists.hpp"
#include "comity/io/model_settings.hpp"
#include "comity/io/toml_table.hpp"
#include "comity/io/where.hpp"

namespace comity::io {

namespace {

class ModelReader {
 public:
  ModelReader(TomlTable& top, std::string_view bytes, const ListSource& source, Problems& problems)
      : top_(top), source_(source), problems_(problems), digests_(sha256(bytes)) {}

  void read() {
    settings_ = read_model_settings(top_);
    if (auto table = top_.table("case")) {
      read_case(*table);
    } else {
      read_lists();
    }
    top_.finish();
  }

  std::optional<ModelFile> finish() {
    if (problems_.has_errors() || !(dependent_ || case_)) return std::nullopt;
    ModelFile file{.digest = sha256(digests_), .formula = top_.at("formula"), .from_case = case_};
    if (case_) {
      file.model.settings = std::move(settings_);
      return file;
    }
    check_attributes();
    file.events_file = files_[*dependent_];
    complete(file, std::move(settings_), std::move(history_), *dependent_, std::move(events_),
             problems_);
    if (problems_.has_errors()) return std::nullopt;
    return file;
  }

 private:
  void read_case(TomlTable& table) {
    for (const auto* key : {"actors", "attributes", "networks", "events"})
      if (top_.table(key))
        top_.error(key, fmt::format("[{}] and [case] cannot stand together.", key), "",
                   "a case has actors, attributes, networks and events; keep one of the two");
    case_ = read_model_case(table, std::filesystem::path(table.at("path").file).parent_path());
  }

  void read_lists() {
    read_actors();
    const Labels labels(history_.actors);
    read_attributes(labels);
    read_networks(labels);
    read_events(labels);
  }

  /// The file a key of a table names; nothing without the key, or if it cannot be had.
  std::optional<FileBytes> file_of(TomlTable& table, std::string_view key, bool required = false) {
    const auto path = table.text(key, required);
    if (path.empty()) return std::nullopt;
    const auto bytes = source_(path);
    if (!bytes) {
      auto error = bytes.error();
      error.what = fmt::format("{}: {}", shorten(path), error.what);
      error.where = table.at(key);
      problems_.error(std::move(error));
      return std::nullopt;
    }
    digests_ += sha256(*bytes);
    return FileBytes{*bytes, path};
  }

  void read_actors() {
    auto actors = top_.table("actors");
    if (!actors) {
      top_.error("actors", "the model has no [actors].", "",
                 "name their file: [actors] file = ...");
      return;
    }
    if (const auto file = file_of(*actors, "file", true))
      read_model_actors(*file, history_, problems_);
    const Labels labels(history_.actors);
    if (const auto file = file_of(*actors, "presence"))
      history_.presence = read_node_changes(*file, labels, false, problems_);
    actors->finish();
  }

  void read_attributes(const Labels& labels) {
    for (auto& [name, table] : top_.children("attributes")) {
      auto at = models::find_named(history_.attributes, name);
      if (!at) {
        history_.attributes.push_back(
            {.name = name,
             .initial = std::vector<double>(history_.n(), std::numeric_limits<double>::quiet_NaN()),
             .changes = {}});
        at = history_.attributes.size() - 1;
      }
      auto& attribute = history_.attributes[*at];
      attribute.global = table.truth("global");
      if (attribute.global) std::ranges::fill(attribute.initial, 0.0);
      if (const auto file = file_of(table, "changes", attribute.global))
        attribute.changes = attribute.global ? read_global_changes(*file, problems_)
                                             : read_node_changes(*file, labels, true, problems_);
      table.finish();
    }
  }

  void read_networks(const Labels& labels) {
    for (auto& [name, table] : top_.children("networks")) {
      models::Network network{.name = name, .directed = table.truth("directed", true)};
      if (const auto file = file_of(table, "initial"))
        network.initial = read_initial_ties(*file, labels, problems_);
      ChangeRows rows;
      const auto changes = file_of(table, "changes");
      if (changes) rows = read_tie_changes(*changes, labels, problems_);
      files_.push_back(changes ? changes->name : std::string());
      network.change = rows.change;
      network.changes = rows.changes;
      table.finish();
      history_.networks.push_back(std::move(network));
      rows_.push_back(std::move(rows));
    }
  }

  [[nodiscard]] std::vector<std::string> network_names() const {
    std::vector<std::string> names;
    for (const auto& network : history_.networks) names.push_back(network.name);
    return names;
  }

  void read_events(const Labels& labels) {
    auto table = top_.table("events");
    if (!table) {
      top_.error("events", "the model has no [events].", "",
                 "name the network whose changes are explained: [events] network = ...");
      return;
    }
    const auto name = table->text("network", true);
    dependent_ = models::find_named(history_.networks, name);
    if (!dependent_ && !name.empty())
      table->error("network", fmt::format("there is no network \"{}\".", shorten(name)),
                   nearest_text(name, network_names()),
                   "the networks are: " + join(network_names(), ", "));
    settings_.since = time_of(*table, "since", settings_.since);
    settings_.until = time_of(*table, "until", settings_.until);
    if (settings_.until < settings_.since)
      table->error("until", "the last event would come before the first.");
    pick_events(*table);
    if (const auto file = file_of(*table, "opportunity"))
      history_.opportunity = read_opportunity(*file, labels, problems_);
    table->finish();
  }

  models::Time time_of(TomlTable& table, std::string_view key, models::Time otherwise) {
    const auto text = table.moment(key);
    if (text.empty()) return otherwise;
    const auto time = parse_time(text);
    if (!time)
      table.error(key, fmt::format("\"{}\" is not a time.", shorten(text)), "",
                  "write seconds since 1970-01-01 UTC, or a date such as 2012-06-21");
    return time.value_or(otherwise);
  }

  void pick_events(TomlTable& table) {
    const auto text = table.text("where");
    if (!dependent_) return;
    const auto& rows = rows_[*dependent_];
    const bool replaces = rows.change == models::Change::replace;
    const auto where = parse_where(text, replaces ? "replace" : "increment");
    if (!where) {
      auto error = where.error();
      error.where = table.at("where");
      problems_.error(std::move(error));
      return;
    }
    for (std::size_t row = 0; row < rows.changes.size(); ++row) {
      const auto& change = rows.changes[row];
      const auto type = rows.types.empty() ? std::string_view() : std::string_view(rows.types[row]);
      if (holds(*where, change.value, type))
        events_.push_back({change.time, change.from, change.to, change.value, change.line});
    }
  }

  /// An attribute of which nothing is ever known explains nothing.
  void check_attributes() {
    for (const auto& attribute : history_.attributes) {
      const auto known = [](double value) { return !std::isnan(value); };
      if (std::ranges::any_of(attribute.initial, known) ||
          std::ranges::any_of(attribute.changes, known, &models::NodeChange::value))
        continue;
      if (settings_.formula.find(attribute.name) == std::string::npos) continue;
      top_.error("formula",
                 fmt::format("no value of the attribute {} is known.", shorten(attribute.name)), "",
                 "leave it out of the formula, or fill its column");
    }
  }

  TomlTable& top_;
  const ListSource& source_;
  Problems& problems_;
  std::string digests_;
  models::Settings settings_;
  models::History history_;
  std::vector<ChangeRows> rows_;
  std::vector<std::string> files_;  ///< of the change lists
  std::optional<std::size_t> dependent_;
  std::vector<models::Event> events_;
  std::optional<ModelCase> case_;
};

}  // namespace

void complete(ModelFile& file, models::Settings settings, models::History history,
              std::size_t dependent, std::vector<models::Event> events, Problems& problems) {
  Problems found;
  file.model = models::make_model(std::move(settings), std::move(history), dependent,
                                  std::move(events), found);
  // The formula knows its own offsets; here it gets its line.
  for (auto problem : found.list()) {
    problem.error.where.file = file.formula.file;
    problem.error.where.line = file.formula.line;
    problem.error.where.column += file.formula.column;  // one more for the quotes before it
    problems.add(std::move(problem));
  }
}

std::optional<ModelFile> read_model(std::string_view bytes, const std::string& file,
                                    const ListSource& source, Problems& problems) {
  const auto parsed = parse_toml(bytes, file, problems);
  if (!parsed) return std::nullopt;
  TomlTable top(*parsed, file, "", problems);
  ModelReader reader(top, bytes, source, problems);
  reader.read();
  return reader.finish();
}

Result<std::optional<ModelFile>> load_model(const std::string& file, Problems& problems) {
  const auto opened = MappedFile::open(file);
  if (!opened) return std::unexpected(opened.error());
  const auto folder = std::filesystem::path(file).parent_path();
  std::list<MappedFile> kept;
  const ListSource source = [&](const std::string& path) -> Result<std::string_view> {
    auto beside = MappedFile::open(folder / path);
    if (!beside) return std::unexpected(beside.error());
    kept.push_back(std::move(*beside));
    return kept.back().bytes();
  };
  return read_model(opened->bytes(), file, source, problems);
}

}  // namespace comity::io
