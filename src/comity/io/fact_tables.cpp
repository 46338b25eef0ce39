// SPDX-License-Identifier: Apache-2.0
#include "comity/io/fact_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "comity/audit/names.hpp"
#include "comity/base/text.hpp"
#include "comity/exchanges/count.hpp"
#include "comity/io/indicator_files.hpp"
#include "comity/io/indicator_table.hpp"

namespace comity::io {

namespace {

/// A table of facts: its columns, and who fills it.
struct Fact {
  std::string table;
  std::string columns;
  void (*fill)(TableWriter&, const Case&);
};

std::optional<std::int64_t> whole(const std::string& text) { return parse_int(text); }

void fill_evidence(TableWriter& rows, const Case& of) {
  const auto& log = of.log;
  static const ledger::Passage nothing;
  for (const auto& row : log.evidence) {
    const auto* const found = log.passage_of(row);
    const auto& passage = found == nullptr ? nothing : *found;
    std::optional<Day> first, last;
    std::string date, kind, title, confidence;
    if (row.date) {
      date = row.date->text();
      first = row.date->first();
      last = row.date->last();
    }
    if (row.kind) kind = to_word(*row.kind);
    if (row.title) title = of.titles.at(*row.title).title;
    if (row.confidence) confidence = to_word(*row.confidence);
    rows.row(log.acts[row.act].id, log.sources[row.source].id, row.locator, row.published, date,
             first, last, kind, title, passage.quote, whole(passage.start), whole(passage.end),
             passage.rule, passage.coder, passage.coded_on, confidence,
             row.speaker ? of.actors.at(*row.speaker).code : std::string{});
  }
}

/// A bound of existence as actors.csv has it: empty where there is none.
std::string text_of(const When& bound) { return bound == When{} ? "" : bound.text(); }

void fill_actor(TableWriter& rows, const Case& of) {
  for (std::size_t i = 0; i < of.actors.size(); ++i) {
    const auto& actor = of.actors.all()[i];
    const bool in_region = i < of.in_region.size() && of.in_region[i];
    rows.row(actor.code, to_word(actor.kind), actor.iso3, actor.iso2, actor.gw, actor.cow,
             actor.m49, actor.names.en, actor.names.es, actor.names.zh, actor.region,
             actor.subregion, actor.latitude, actor.longitude, text_of(actor.since),
             text_of(actor.until), in_region);
  }
}

void fill_region(TableWriter& rows, const Case& of) {
  for (const auto& actor : of.actors.all()) {
    rows.row(std::string(actors::own_scheme), actor.code, actor.region, actor.subregion);
    for (const auto& place : actor.places)
      rows.row(place.scheme, actor.code, place.region, place.subregion);
  }
}

void fill_conflict(TableWriter& rows, const Case& of) {
  for (const auto& row : of.conflicts) {
    std::vector<std::string> acts;
    for (const auto act : row.acts) acts.push_back(of.log.acts[act].id);
    rows.row(row.id, acts, row.issue, row.version_a, row.source_a, row.version_b, row.source_b,
             row.chosen, row.reason);
  }
}

void fill_membership(TableWriter& rows, const Case& of) {
  for (const auto& row : of.memberships) {
    rows.row(of.actors.at(row.actor).code, of.actors.at(row.organization).code, row.role,
             to_word(row.status), row.since.text(), row.since.first(), row.since.last(),
             row.until.text(), row.until.first(), row.until.last(), row.source,
             to_word(row.confidence));
  }
}

void fill_title(TableWriter& rows, const Case& of) {
  for (const auto& title : of.titles.all())
    rows.row(title.title, title.en, title.es, title.zh, title.components);
}

void fill_rung(TableWriter& rows, const Case& of) {
  for (const auto& ladder : of.ladders) {
    const auto ranking = titles::rank(ladder, of.titles);
    for (std::size_t i = 0; i < ranking.size(); ++i) {
      if (!ranking[i]) continue;
      rows.row(ladder.id, ranking[i]->value, titles::label(ladder, *ranking[i]),
               of.titles.all()[i].title);
    }
  }
}

/// The tier a printed wording means, where the case says so.
const std::string& tier_word(const audit::PrintedTable& table, const std::string& printed) {
  const auto found =
      std::ranges::find(table.tiers, printed, &std::pair<std::string, std::string>::first);
  return found == table.tiers.end() ? printed : found->second;
}

void fill_tier(TableWriter& rows, const Case& of) {
  for (const auto& table : of.settings.tables) {
    if (table.tier.empty()) continue;
    const audit::Grid grid(table, of.printed);
    for (const auto& row : grid.rows()) {
      const auto partner = grid.partner(row, of.actors);
      const auto* const tier = grid.find(row, table.tier);
      if (partner && tier != nullptr)
        rows.row(of.actors.at(*partner).code, tier_word(table, tier->value), table.source);
    }
  }
}

void fill_printed(TableWriter& rows, const Case& of) {
  std::vector<audit::Grid> grids;
  for (const auto& table : of.settings.tables) grids.emplace_back(table, of.printed);
  for (const auto& cell : of.printed) {
    std::string actor;
    for (const auto& grid : grids) {
      if (grid.table().source != cell.source || grid.table().table != cell.table) continue;
      if (const auto partner = grid.partner(cell.row, of.actors))
        actor = of.actors.at(*partner).code;
    }
    rows.row(cell.source, cell.table, cell.row, cell.column, cell.value, cell.locator, actor);
  }
}

void fill_claim(TableWriter& rows, const Case& of) {
  for (const auto& claim : of.claims) {
    rows.row(claim.id, claim.statement, claim.printed, to_word(claim.type), claim.unit,
             claim.source, claim.locator);
  }
}

void fill_instrument(TableWriter& rows, const Case& of) {
  for (const auto& row : of.instruments) {
    rows.row(of.actors.at(row.actor).code, of.actors.at(row.counterpart).code, row.kind,
             text_of(row.since), row.since.first(), row.since.last(), text_of(row.until),
             row.until.first(), row.until.last(), row.value, row.unit, row.source, row.locator);
  }
}

void fill_catalogue(TableWriter& rows, const Case& of) {
  for (const auto& row : of.catalogue) {
    rows.row(row.id, to_word(row.factor), to_word(row.kind), row.names.en, row.names.es,
             row.names.zh, row.unit, row.classes, row.since, row.until, row.sources, row.licence,
             row.gap, row.rule.has_value());
  }
}

void fill_source(TableWriter& rows, const Case& of) {
  for (const auto& source : of.log.sources) {
    rows.row(source.id, source.kind, source.citation, whole(source.year), source.url, source.doi,
             source.licence);
  }
}

void fill_leader(TableWriter& rows, const Case& of) {
  for (const auto& row : of.leaders) {
    rows.row(of.actors.at(row.actor).code, row.office, row.person, row.party, row.orientation,
             row.since.text(), row.since.first(), row.since.last(), row.until.text(),
             row.until.first(), row.until.last(), row.source);
  }
}

void fill_chief_executive(TableWriter& rows, const Case& of) {
  for (const auto& row : of.chief_executives) {
    rows.row(of.actors.at(row.actor).code, to_word(row.level), row.since.text(), row.until.text(),
             row.since.first(), row.until.last(), row.source);
  }
}

std::vector<std::string> codes_of(const Case& of, const std::vector<actors::ActorId>& ids) {
  std::vector<std::string> codes;
  for (const auto id : ids) codes.push_back(of.actors.at(id).code);
  return codes;
}

void fill_contact(TableWriter& rows, const Case& of) {
  for (const auto& row : of.contacts) {
    std::vector<std::string> participants;
    for (const auto& one : row.participants) {
      participants.push_back(of.actors.at(one.actor).code + ":" + to_word(one.level) +
                             (one.name.empty() ? "" : ":" + one.name));
    }
    rows.row(row.id, row.start.text(), row.end == When{} ? std::string{} : row.end.text(),
             row.first(), row.last(), to_word(row.form),
             row.venue ? of.actors.at(*row.venue).code : std::string{}, participants,
             codes_of(of, row.travellers), row.occasion, of.contact_sources[row.source],
             row.locator, row.confidence ? to_word(*row.confidence) : std::string{}, row.note);
  }
}

void fill_participant(TableWriter& rows, const Case& of) {
  for (const auto& row : of.contacts) {
    int position = 0;
    for (const auto& one : row.participants)
      rows.row(row.id, ++position, of.actors.at(one.actor).code, to_word(one.level), one.name);
  }
}

/// The exchanges of each principal, by the date rule of the case.
void fill_exchange(TableWriter& rows, const Case& of) {
  const actors::ChiefExecutives chiefs(of.chief_executives);
  for (const auto principal : of.principals) {
    const exchanges::CountRule rule{.principal = principal, .dates = of.settings.dates};
    for (const auto& one : exchanges::merge(of.contacts, principal, of.actors)) {
      std::vector<std::string> contacts, sources;
      for (const auto i : one.contacts) contacts.push_back(of.contacts[i].id);
      for (const auto i : sources_of(one, of.contacts)) sources.push_back(of.contact_sources[i]);
      rows.row(one.id, of.actors.at(principal).code, of.actors.at(one.partner).code,
               day_of(one, rule), one.first, one.last, to_word(one.form),
               to_word(one.lower_level()), to_word(one.own_level), to_word(one.level),
               is_between(one, rule, chiefs),
               one.venue ? of.actors.at(*one.venue).code : std::string{},
               codes_of(of, one.travellers), one.occasion, contacts, sources, one.is_certain());
    }
  }
}

const std::vector<Fact>& facts() {
  static const std::vector<Fact> all{
      {"evidence",
       "act source locator published date date_min:DATE date_max:DATE kind title quote "
       "start:BIGINT end:BIGINT "
       "rule coder coded_on confidence speaker",
       fill_evidence},
      {"actor",
       "actor kind iso3 iso2 gw cow m49 name_en name_es name_zh region subregion lat:DOUBLE "
       "lon:DOUBLE since "
       "until in_region:BOOLEAN",
       fill_actor},
      {"membership",
       "actor organization role status since since_min:DATE since_max:DATE until until_min:DATE "
       "until_max:DATE "
       "source confidence",
       fill_membership},
      {"region", "scheme actor region subregion", fill_region},
      {"conflict",
       "conflict acts:VARCHAR[] issue version_a source_a version_b source_b chosen reason",
       fill_conflict},
      {"title", "title en es zh components:VARCHAR[]", fill_title},
      {"rung", "ladder rung:INTEGER label title", fill_rung},
      {"tier", "partner tier source", fill_tier},
      {"printed", "source table row column value locator actor", fill_printed},
      {"claim", "claim statement printed type unit source locator", fill_claim},
      {"instrument",
       "actor counterpart kind since since_min:DATE since_max:DATE until until_min:DATE "
       "until_max:DATE value:DOUBLE unit source locator",
       fill_instrument},
      {"catalogue",
       "indicator factor kind name_en name_es name_zh unit classes:VARCHAR[] since:INTEGER "
       "until:INTEGER sources:VARCHAR[] licence gap derived:BOOLEAN",
       fill_catalogue},
      {"source", "source kind citation year:INTEGER url doi licence", fill_source},
      {"leader",
       "actor office person party orientation since since_min:DATE since_max:DATE until "
       "until_min:DATE until_max:DATE source",
       fill_leader},
      {"chief_executive", "actor level since until since_min:DATE until_max:DATE source",
       fill_chief_executive},
      {"contact",
       "contact start end date_min:DATE date_max:DATE form venue participants:VARCHAR[] "
       "traveller:VARCHAR[] occasion source locator confidence note",
       fill_contact},
      {"participant", "contact position:INTEGER actor level name", fill_participant},
      {"exchange",
       "exchange principal partner day:DATE date_min:DATE date_max:DATE form level own_level "
       "partner_level leaders:BOOLEAN venue traveller:VARCHAR[] occasion contacts:VARCHAR[] "
       "sources:VARCHAR[] certain:BOOLEAN",
       fill_exchange}};
  return all;
}

}  // namespace

const std::vector<std::string>& fact_table_names() {
  static const auto names = [] {
    std::vector<std::string> all;
    for (const auto& fact : facts()) all.push_back(fact.table);
    all.emplace_back("indicator");
    return all;
  }();
  return names;
}

Result<void> write_fact_tables(Database& to, const std::string& schema, const Case& of,
                               const TablesAsked& asked) {
  // Reading the cells takes as long as the other tables, and does not need the database.
  std::future<void> reading;
  if (asked.has("indicator"))
    reading =
        std::async(std::launch::async, [&] { [[maybe_unused]] const auto cells = cells_of(of); });
  for (const auto& fact : facts()) {
    auto rows = to.create_table(schema, fact.table, sql_columns(fact.columns));
    if (!rows) return std::unexpected(rows.error());
    if (asked.has(fact.table)) fact.fill(*rows, of);
    if (auto closed = rows->close(); !closed) return closed;
  }
  return write_indicator_table(to, schema, of, asked.has("indicator"));
}

}  // namespace comity::io
