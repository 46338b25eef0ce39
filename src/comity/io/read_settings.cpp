// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/read_framework.hpp"
#include "comity/io/toml_table.hpp"
#include "comity/titles/revealed.hpp"

namespace comity::io {

namespace {

void read_rules(TomlTable& top, Settings& settings) {
  if (const auto rule = top.text("dates"); !rule.empty()) {
    const auto known = parse_date_rule(rule);
    if (!known)
      top.error("dates", fmt::format("\"{}\" is not a date rule.", shorten(rule)), "",
                "use one of: earliest, middle, latest, random");
    settings.dates = known.value_or(settings.dates);
  }
  if (const auto layers = top.list("ranked_layers"); !layers.empty()) {
    settings.ranked_layers.clear();
    for (const auto& word : layers) {
      const auto layer = ledger::parse_layer(word);
      if (!layer)
        top.error("ranked_layers", fmt::format("\"{}\" is not a layer.", shorten(word)),
                  nearest_text(word, ledger::layer_words()));
      if (layer) settings.ranked_layers.push_back(*layer);
    }
  }
  if (auto window = top.table("window")) {
    settings.since = window->day("since").value_or(settings.since);
    settings.until = window->day("until").value_or(settings.until);
    window->finish();
    if (settings.until < settings.since) top.error("window", "the window ends before it begins.");
  }
}

void read_layer_ladders(TomlTable& top, Settings& settings) {
  for (const auto& [word, ladder] : top.pairs("layer_ladders")) {
    const auto layer = ledger::parse_layer(word);
    if (!layer) {
      top.error("layer_ladders", fmt::format("\"{}\" is not a layer.", shorten(word)),
                nearest_text(word, ledger::layer_words()));
    } else if (std::ranges::find(settings.ranked_layers, *layer) != settings.ranked_layers.end()) {
      top.error("layer_ladders",
                fmt::format("the layer {} is ranked by the ladder of the case.", word), "",
                "take it out of ranked_layers, or out of layer_ladders");
    } else {
      settings.layer_ladders.emplace_back(*layer, ladder);
    }
  }
}

void read_select(TomlTable& top, Settings& settings) {
  auto table = top.table("select");
  if (!table) return;
  Settings::Select select;
  select.principals = table->list("principals");
  if (select.principals.empty()) select.principals = {settings.principal};
  select.since = table->day("since").value_or(select.since);
  select.until = table->day("until").value_or(select.until);
  select.also = table->list("also");
  select.where = top.at("select");
  if (select.until < select.since) table->error("since", "the selection ends before it begins.");
  table->finish();
  settings.select = std::move(select);
}

/// [indicators]: what the indicators of a partner are shown beside.
void read_beside(TomlTable& top, Settings& settings) {
  auto table = top.table("indicators");
  if (!table) return;
  settings.beside = table->list("beside");
  settings.places.beside = table->at("beside");
  table->finish();
}

void read_figure(TomlTable& top, Settings& settings) {
  auto table = top.table("exchanges");
  if (!table) return;
  Settings::Figure figure;
  figure.since = table->day("since").value_or(figure.since);
  figure.until = table->day("until").value_or(figure.until);
  figure.source = table->text("source");
  figure.locator = table->text("locator");
  figure.where = table->at("source");
  if (figure.until < figure.since) table->error("until", "this window ends before it begins.");
  table->finish();
  settings.exchanges = std::move(figure);
}

void read_phases(TomlTable& top, Settings& settings) {
  for (auto& phase : top.tables("phases")) {
    const auto since = phase.day("since");
    const auto until = phase.day("until");
    if (!since || !until || *until < *since)
      phase.error("since", "a phase has a first and a last day, in this order.");
    settings.phases.push_back({phase.names("name"), since.value_or(distant_past),
                               until.value_or(distant_future), phase.text("source"),
                               phase.text("locator")});
    phase.finish();
  }
}

void read_tables(TomlTable& top, Settings& settings) {
  using Rows = audit::PrintedTable::Rows;
  for (auto& table : top.tables("tables")) {
    audit::PrintedTable read;
    read.source = table.text("source", true);
    read.table = table.text("table", true);
    const auto rows = table.text("rows", true);
    if (rows == "year") read.rows = Rows::year;
    if (rows == "partner") read.rows = Rows::partner;
    if (rows != "year" && rows != "partner" && rows != "number")
      table.error("rows", fmt::format("\"{}\" does not label rows.", shorten(rows)), "",
                  "use one of: year, partner, number");
    read.total = table.text("total");
    read.sequence = table.text("sequence");
    read.partner = table.text("partner");
    read.tier = table.text("tier");
    read.title = table.text("title");
    read.tiers = table.pairs("tiers");
    read.names = table.pairs("names");
    read.counts = table.pairs("counts");
    read.on = table.day("on");
    for (const auto& [column, kind] : read.names) {
      if (!ledger::parse_act_kind(kind))
        table.error("names", fmt::format("\"{}\" is not a kind of act.", shorten(kind)),
                    nearest_text(kind, ledger::act_kind_words()));
    }
    table.finish();
    settings.tables.push_back(std::move(read));
  }
}

}  // namespace

bool read_settings(const FileBytes& file, Settings& settings, Problems& problems) {
  const auto parsed = parse_toml(file.bytes, file.name, problems);
  if (!parsed) return false;
  TomlTable top(*parsed, file.name, "", problems);
  settings.id = top.text("id", true);
  settings.principal = top.text("principal", true);
  settings.region = top.list("region");
  if (settings.region.empty())
    top.error("region", "a case names its region: who may become a partner.");
  if (const auto data = top.text("data"); !data.empty()) settings.data = data;
  settings.ladder = top.text("ladder", true);
  settings.memberships = top.list("memberships");
  if (const auto scheme = top.text("regions"); !scheme.empty()) settings.regions = scheme;
  settings.title = top.names("title");
  settings.region_name = top.names("region_name");
  if (settings.title.en.empty()) settings.title = {settings.id, settings.id, settings.id};
  if (settings.region_name.en.empty()) settings.region_name = settings.title;
  settings.places = {top.at("principal"), top.at("region"), top.at("ladder"), top.at("regions")};
  read_rules(top, settings);
  read_layer_ladders(top, settings);
  read_select(top, settings);
  read_beside(top, settings);
  read_figure(top, settings);
  read_phases(top, settings);
  read_tables(top, settings);
  read_framework(top, settings.framework, problems);
  top.finish();
  return true;
}

void read_claims(const FileBytes& file, Case& to, Problems& problems) {
  const auto parsed = parse_toml(file.bytes, file.name, problems);
  if (!parsed) return;
  TomlTable top(*parsed, file.name, "", problems);
  const std::size_t first = to.claims.size();
  for (const auto& [key, node] : *parsed) {
    auto table = top.table(key.str());
    if (!table) continue;
    audit::Claim claim;
    claim.id = key.str();
    claim.line = table->line();
    claim.statement = table->text("statement", true);
    claim.printed = table->text("printed", true);
    const auto type = table->text("type", true);
    const auto known = audit::parse_claim_type(type);
    if (!known && !type.empty())
      table->error("type", fmt::format("\"{}\" is not a type of claim.", shorten(type)), "",
                   "use one of: integer, real, text, set, bound, date, boolean");
    claim.type = known.value_or(claim.type);
    claim.unit = table->text("unit");
    claim.tolerance = table->real("tolerance", 0);
    claim.ladder = table->text("ladder");
    claim.on = table->day("on");
    claim.source = table->text("source", true);
    claim.locator = table->text("locator");
    claim.sql = table->text("sql");
    claim.undecidable = table->text("undecidable");
    claim.others = table->text("others");
    if (claim.sql.empty() == claim.undecidable.empty()) {
      table->error(
          "sql", fmt::format("the claim {} needs `sql` or `undecidable`, and not both.", claim.id),
          "", "write the query, or what would decide the claim");
    }
    if (!claim.ladder.empty() && to.find_ladder(claim.ladder) == nullptr &&
        claim.ladder != titles::learned_id)
      table->error("ladder", fmt::format("there is no ladder \"{}\".", shorten(claim.ladder)));
    if (!claim.source.empty() && !to.log.find_source(claim.source))
      table->error("source", fmt::format("there is no source \"{}\".", shorten(claim.source)), "",
                   "add it to sources.csv");
    table->finish();
    to.claims.push_back(std::move(claim));
  }
  std::ranges::sort(to.claims.begin() + static_cast<std::ptrdiff_t>(first), to.claims.end(), {},
                    &audit::Claim::line);
}

}  // namespace comity::io
