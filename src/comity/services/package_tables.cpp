// SPDX-License-Identifier: Apache-2.0
#include "comity/services/package_tables.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "comity/ledger/act.hpp"

namespace comity::services {

namespace {

const std::vector<PackageTable>& known_tables() {
  static const std::vector<PackageTable> tables{
      {"acts", "Acts, as resolved", {"act"}, {{"supersedes", "acts", "act"}}},
      {"evidence",
       "What each passage of each source says of an act",
       {},
       {{"act", "acts", "act"}, {"source", "sources", "source"}}},
      {"printed",
       "Tables of the sources as printed, cell by cell",
       {},
       {{"source", "sources", "source"}}},
      {"findings", "What people decided about findings", {}, {}},
      {"sources", "Sources", {"source"}, {}},
      {"contacts", "Contacts of leaders, one source's row each", {}, {}},
      {"actors", "States and organizations", {"actor"}, {}},
      {"memberships", "Memberships in time", {}, {}},
      {"titles", "Partnership titles", {"title"}, {}},
      {"leaders", "Leaders in office", {}, {}},
      {"instruments", "Other diplomatic instruments", {}, {}},
      {"ladder", "A ranking of titles", {}, {}},
      {"parties",
       "Parties of the acts, one row each",
       {"act", "position"},
       {{"act", "acts", "act"}, {"actor", "actors", "actor"}}},
      {"spells",
       "Who held which title on which rung, from when to when",
       {"spell"},
       {{"a", "actors", "actor"},
        {"b", "actors", "actor"},
        {"title", "titles", "title"},
        {"act", "acts", "act"}}},
      {"counts", "Acts per year", {"year"}, {}},
      {"ties",
       "Ties that stand on the day",
       {"id"},
       {{"source", "actors", "actor"},
        {"target", "actors", "actor"},
        {"title", "titles", "title"},
        {"act", "acts", "act"}}},
  };
  return tables;
}

/// Dates as sources write them (EDTF) stay texts; only days that a rule resolved are dates.
std::string type_of(const PackageTable& table, const std::string& field) {
  static const std::set<std::string> derived{"parties", "spells", "counts", "ties"};
  static const std::set<std::string> days{"since",     "until",     "since_min",
                                          "since_max", "until_min", "until_max"};
  static const std::set<std::string> whole{"rung",       "position", "spell", "n_established",
                                           "n_upgraded", "low",      "high"};
  if (field == "lat" || field == "lon") return "number";
  if (field == "in_force") return "boolean";
  if (whole.contains(field)) return "integer";
  if (!derived.contains(table.name)) return "string";
  if (days.contains(field)) return "date";
  return field == "year" ? "integer" : "string";
}

std::string meaning_of(const PackageTable& table, const std::string& field) {
  static const std::map<std::string, std::string> meanings{
      {"act", "id of the act"},
      {"rung", "place of the title on the ladder, higher is closer; empty = unranked"},
      {"parties", "actor codes separated by ;"},
      {"in_force", "false while suspended"},
      {"binding", "acts of more than two parties: star (the first with each other one) or all"},
      {"confidence", "high, medium or low"}};
  const bool edtf = type_of(table, field) == "string" && (field == "date" || field == "since" ||
                                                          field == "until" || field == "published");
  if (edtf) return "EDTF level 1, with ranges and sets";
  if (field == "until") return "the day it ended, itself not included; empty while open";
  const auto found = meanings.find(field);
  return found == meanings.end() ? std::string{} : found->second;
}

std::vector<std::string> words_of(const PackageTable& table, const std::string& field) {
  if (field == "layer") return ledger::layer_words();
  if (table.name == "acts" && field == "status") return ledger::status_words();
  if (table.name == "acts" && field == "kind") {
    auto words = ledger::act_kind_words();
    std::erase(words, "propose");
    return words;
  }
  return {};
}

Value field_of(const PackageTable& table, const std::string& name) {
  auto field = Value::object({{"name", name}, {"type", type_of(table, name)}});
  if (auto meaning = meaning_of(table, name); !meaning.empty())
    field.set("description", std::move(meaning));
  Value constraints;
  if (table.key == std::vector{name}) {
    constraints.set("required", true);
    constraints.set("unique", true);
  }
  if (const auto words = words_of(table, name); !words.empty()) constraints.set("enum", words);
  if (!constraints.is_null()) field.set("constraints", std::move(constraints));
  return field;
}

Value foreign_key(const PackageTable& table, const ForeignKey& key) {
  // A table that refers to itself names no resource.
  return Value::object(
      {{"fields", std::vector{key.field}},
       {"reference", Value::object({{"resource", key.table == table.name ? "" : key.table},
                                    {"fields", std::vector{key.to}}})}});
}

}  // namespace

PackageTable describe_table(std::string_view stem) {
  const auto found = std::ranges::find(known_tables(), stem, &PackageTable::name);
  return found == known_tables().end() ? PackageTable{std::string(stem), std::string(stem), {}, {}}
                                       : *found;
}

Value table_schema(const PackageTable& table, const std::vector<std::string>& fields) {
  auto list = Value::array();
  for (const auto& field : fields) list.push(field_of(table, field));
  auto schema = Value::object({{"$schema", "https://datapackage.org/profiles/2.0/tableschema.json"},
                               {"fields", std::move(list)},
                               {"missingValues", std::vector<std::string>{""}}});
  if (!table.key.empty()) schema.set("primaryKey", table.key);
  auto keys = Value::array();
  for (const auto& key : table.foreign) {
    if (std::ranges::find(fields, key.field) != fields.end()) keys.push(foreign_key(table, key));
  }
  if (!keys.if_array()->empty()) schema.set("foreignKeys", std::move(keys));
  return schema;
}

}  // namespace comity::services
