// SPDX-License-Identifier: Apache-2.0
#include "comity/services/export_package.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/base/version.hpp"
#include "comity/io/csv.hpp"
#include "comity/io/file.hpp"
#include "comity/io/graph.hpp"
#include "comity/io/json.hpp"
#include "comity/services/history_rows.hpp"
#include "comity/services/network_graph.hpp"
#include "comity/services/package_tables.hpp"
#include "comity/services/questions.hpp"

namespace comity::services {

namespace {

namespace fs = std::filesystem;

/// The folders that lead from the package's root to the case, so that `../../data` stays inside.
Result<fs::path> case_place(const io::Case& of) {
  std::ptrdiff_t deepest = 0;
  for (const auto& file : of.files) {
    const fs::path name(file.name);
    if (name.is_absolute()) {
      return std::unexpected(Error{
          .kind = Error::Kind::usage,
          .what = fmt::format("the case names {} by an absolute path, which no package can hold.",
                              shorten(file.name)),
          .hint = "let `data` in case.toml be relative to it"});
    }
    const auto plain = name.lexically_normal();
    deepest = std::max(deepest, std::ranges::count(plain, fs::path("..")));
  }
  std::error_code failed;
  const auto here = fs::weakly_canonical(of.folder, failed);
  fs::path place;
  auto rest = here;
  for (; deepest > 0 && rest.has_filename(); --deepest, rest = rest.parent_path())
    place = place.empty() ? rest.filename() : rest.filename() / place;
  return place;
}

/// The names in the header of a CSV that has been read without problems.
std::vector<std::string> header_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<std::string> names;
  for (auto name : split(bytes.substr(0, bytes.find_first_of("\r\n")), ',')) {
    if (name.starts_with('"') && name.ends_with('"') && name.size() > 1)
      name = name.substr(1, name.size() - 2);
    names.emplace_back(name);
  }
  return names;
}

/// A table of an answer with fixed columns, so that an empty one has its header too.
std::string to_csv(const std::vector<std::string>& columns, const Value& rows) {
  auto text = io::csv_row(columns);
  for (const auto& row : *rows.if_array()) {
    std::vector<std::string> fields;
    for (const auto& column : columns) {
      const auto* const cell = row.find(column);
      fields.push_back(cell == nullptr ? std::string{} : io::to_cell(*cell));
    }
    text += io::csv_row(fields);
  }
  return text;
}

/// Names of a package: lower-case letters, digits, `-`, `_` and `.`.
std::string package_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    name += upper ? static_cast<char>(c - 'A' + 'a') : plain ? c : '-';
  }
  return name;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

class PackageBuilder {
 public:
  PackageBuilder(const io::Case& of, const View& view, const Request& request)
      : of_(of), view_(view), request_(request) {}

  Result<Files> build() {
    if (const auto done = add_case_files(); !done) return std::unexpected(done.error());
    if (const auto done = add_derived(); !done) return std::unexpected(done.error());
    files_.push_back({"LICENCES.md", licences()});
    files_.insert(files_.begin(), {"datapackage.json", io::to_json(descriptor()) + '\n'});
    return std::move(files_);
  }

 private:
  Result<void> add_case_files() {
    const auto place = case_place(of_);
    if (!place) return std::unexpected(place.error());
    for (const auto& file : of_.files) {
      const auto read = io::MappedFile::open(of_.folder / file.name);
      if (!read) return std::unexpected(read.error());
      if (io::sha256(read->bytes()) != file.sha256) {
        return std::unexpected(Error{.kind = Error::Kind::data,
                                     .what = "this file has changed while the case was exported.",
                                     .where = {.file = (of_.folder / file.name).string()},
                                     .hint = "run it again"});
      }
      const auto path = (*place / file.name).lexically_normal();
      add(path, std::string(read->bytes()));
    }
    return {};
  }

  void add(const fs::path& path, std::string bytes) {
    if (path.extension() == ".csv") {
      const bool ladder = path.parent_path().filename() == "ladders";
      auto table = describe_table(ladder ? "ladder" : path.stem().string());
      if (ladder) {
        table.name = "ladder-" + package_name(path.stem().string());
        table.title = "The ladder " + path.stem().string();
      }
      add_table(table, path.generic_string(), std::move(bytes));
      return;
    }
    resources_.push(Value::object({{"name", package_name(path.stem().string()) + "-file"},
                                   {"path", path.generic_string()},
                                   {"format", path.extension().string().substr(1)},
                                   {"mediatype", "application/toml"},
                                   {"encoding", "utf-8"},
                                   {"bytes", bytes.size()},
                                   {"hash", "sha256:" + io::sha256(bytes)}}));
    files_.push_back({path.generic_string(), std::move(bytes)});
  }

  void add_table(const PackageTable& table, const std::string& path, std::string bytes) {
    resources_.push(Value::object({{"name", table.name},
                                   {"type", "table"},
                                   {"title", table.title},
                                   {"path", path},
                                   {"format", "csv"},
                                   {"mediatype", "text/csv"},
                                   {"encoding", "utf-8"},
                                   // Said, or a reader guesses it from the first lines.
                                   {"dialect", Value::object({{"delimiter", ","}})},
                                   {"bytes", bytes.size()},
                                   {"hash", "sha256:" + io::sha256(bytes)},
                                   {"schema", table_schema(table, header_of(bytes))}}));
    files_.push_back({path, std::move(bytes)});
  }

  Result<void> add_derived() {
    add_table(describe_table("parties"), "derived/parties.csv", parties());
    add_table(describe_table("spells"), "derived/spells.csv", spells());
    const auto counted = counts(of_, request_);
    if (!counted) return std::unexpected(counted.error());
    add_table(describe_table("counts"), "derived/counts.csv",
              to_csv({"year", "n_established", "n_upgraded", "low", "high", "established",
                      "upgraded", "acts"},
                     *counted->body.find("rows")));
    const auto graph = network_graph(of_, request_, GraphSpan::day);
    if (!graph) return std::unexpected(graph.error());
    add_table(describe_table("ties"), "derived/ties.csv", io::to_graph_tables(*graph).edges);
    return {};
  }

  [[nodiscard]] std::string parties() const {
    auto text = io::csv_row({"act", "position", "actor"});
    for (const auto& act : of_.log.acts) {
      for (std::size_t i = 0; i < act.parties.size(); ++i)
        text += io::csv_row({act.id, std::to_string(i + 1), of_.actors.at(act.parties[i]).code});
    }
    return text;
  }

  [[nodiscard]] std::string spells() const {
    auto rows = spell_rows(view_);
    std::int64_t n = 0;
    for (auto& row : *rows.if_array()) row.set("spell", ++n);
    return to_csv({"spell", "a", "b", "layer", "sector", "title", "rung", "since", "since_min",
                   "since_max", "until", "until_min", "until_max", "act", "in_force"},
                  rows);
  }

  [[nodiscard]] std::string licences() const {
    std::string text =
        "# Licences\n\nThe facts of this package come from the sources below. What each of them "
        "allows:\n\n";
    for (const auto& source : of_.log.sources)
      text += fmt::format(
          "- `{}`: {} {}\n", source.id, source.citation,
          source.licence.empty() ? "(no licence stated)" : "Licence: " + source.licence + ".");
    return text;
  }

  [[nodiscard]] Value sources() const {
    auto list = Value::array();
    for (const auto& source : of_.log.sources) {
      auto row = Value::object({{"title", source.citation.empty() ? source.id : source.citation}});
      if (is_address(source.url)) row.set("path", source.url);
      row.set("source", source.id);
      if (!source.licence.empty()) row.set("licence", source.licence);
      list.push(std::move(row));
    }
    return list;
  }

  [[nodiscard]] Value descriptor() const {
    auto licence = Value::array();
    licence.push(Value::object({{"path", "LICENCES.md"}, {"title", "Licences, source by source"}}));
    const auto& title = of_.settings.title.en;
    auto package = Value::object(
        {{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
         {"name", package_name(of_.settings.id)},
         {"title", title.empty() ? of_.settings.id : title},
         {"description",
          "A case of Comity: dated, sourced diplomatic acts, and what is derived from them."},
         {"licenses", std::move(licence)}});
    if (!of_.log.sources.empty()) package.set("sources", sources());
    package.set(
        "comity",
        Value::object({{"version", version},
                       {"case", of_.settings.id},
                       {"digest", of_.digest},
                       {"on", view_.on},
                       {"since", view_.since},
                       {"until", view_.until},
                       {"ladder", view_.ladder->id},
                       {"dates", to_word(view_.rule.dates)},
                       {"seed", static_cast<std::int64_t>(view_.rule.seed)},
                       {"source", view_.rule.source ? Value(of_.log.sources[*view_.rule.source].id)
                                                    : Value{}}}));
    package.set("resources", resources_);
    return package;
  }

  const io::Case& of_;
  const View& view_;
  const Request& request_;
  Files files_;
  Value resources_ = Value::array();
};

}  // namespace

Result<Files> export_package(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  return PackageBuilder(of, *view, request).build();
}

}  // namespace comity::services
