// SPDX-License-Identifier: Apache-2.0
#include "comity/io/model_case.hpp"

#include <fmt/format.h>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

/// A list of words, or one text with the words separated by commas.
std::vector<std::string> words_of(TomlTable& table, std::string_view key) {
  std::vector<std::string> words;
  for (const auto& text : table.list(key))
    for (const auto& word : split_list(text, ',')) words.push_back(word);
  return words;
}

void refuse(TomlTable& table, std::string_view key, std::string_view word, std::string_view what,
            const std::vector<std::string>& known) {
  table.error(key, fmt::format("\"{}\" is not a {}.", shorten(word), what),
              nearest_text(word, known), "use one of: " + join(known, ", "));
}

void read_kinds(TomlTable& table, ModelCase& to) {
  const auto words = words_of(table, "events");
  if (!words.empty()) to.events.clear();
  for (const auto& word : words) {
    const auto kind = ledger::parse_act_kind(word);
    if (!kind) refuse(table, "events", word, "kind of act", ledger::act_kind_words());
    if (kind) to.events.push_back(*kind);
  }
}

void read_dates(TomlTable& table, ModelCase& to) {
  const auto word = table.text("dates");
  if (word.empty()) return;
  to.dates = parse_date_rule(word);
  if (!to.dates) refuse(table, "dates", word, "date rule", date_rule_words());
}

void read_layers(TomlTable& table, ModelCase& to) {
  to.layers = words_of(table, "layers");
  for (const auto& word : to.layers)
    if (!ledger::parse_layer(word)) refuse(table, "layers", word, "layer", ledger::layer_words());
}

}  // namespace

ModelCase read_model_case(TomlTable& table, const std::filesystem::path& folder) {
  ModelCase read;
  read.places = {table.at("path"), table.at("ladder"), table.at("since")};
  read.folder = (folder / table.text("path", true)).lexically_normal();
  read.ladder = table.text("ladder");
  read_kinds(table, read);
  read_dates(table, read);
  read_layers(table, read);
  read.since = table.day("since");
  read.until = table.day("until");
  table.finish();
  return read;
}

}  // namespace comity::io
