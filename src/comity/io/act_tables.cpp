// SPDX-License-Identifier: Apache-2.0
#include <unordered_map>

#include "comity/io/fact_tables.hpp"
#include "comity/network/measures.hpp"

namespace comity::io {

namespace {

std::optional<std::int64_t> rung_cell(const std::optional<titles::Rung>& rung) {
  return rung ? std::optional<std::int64_t>(rung->value) : std::nullopt;
}

std::string title_cell(const Case& of, const std::optional<titles::TitleId>& title) {
  return title ? of.titles.at(*title).title : std::string{};
}

/// The rungs an act moved its pairs between; empty where its pairs differ.
struct Rungs {
  std::optional<titles::Rung> before;
  std::optional<titles::Rung> after;
};

std::unordered_map<ledger::ActIndex, Rungs> rungs_by_act(const ledger::History& history) {
  std::unordered_map<ledger::ActIndex, Rungs> rungs;
  for (const auto& step : history.transitions) {
    const auto [place, is_new] =
        rungs.try_emplace(step.act, Rungs{step.rung_before, step.rung_after});
    if (is_new) continue;
    if (place->second.before != step.rung_before) place->second.before.reset();
    if (place->second.after != step.rung_after) place->second.after.reset();
  }
  return rungs;
}

void fill_act(TableWriter& rows, const Case& of, const Telling& telling) {
  auto rungs = rungs_by_act(telling.history);
  for (const auto& read : telling.reading.acts) {
    const auto& act = of.log.acts[read.act];
    const auto& date = date_of(of.log, read);
    const auto moved = rungs[read.act];
    rows.row(act.id, date.text(), date.first(), date.last(), read.day, to_word(read.kind),
             title_cell(of, read.title), to_word(act.layer), act.sector, act.occasion,
             to_word(act.status), act.supersedes,
             act.parties.size() > 2 ? to_word(act.binding) : std::string{}, to_words(act.caution),
             act.note, rung_cell(moved.before), rung_cell(moved.after));
  }
}

void fill_party(TableWriter& rows, const Case& of, const Telling& telling) {
  for (const auto& read : telling.reading.acts) {
    const auto& act = of.log.acts[read.act];
    int position = 0;
    for (const auto party : act.parties) rows.row(act.id, ++position, of.actors.at(party).code);
  }
}

void fill_spell(TableWriter& rows, const Case& of, const Telling& telling) {
  for (const auto& spell : telling.history.spells) {
    const auto& pair = telling.history.pairs[spell.pair];
    rows.row(of.actors.at(pair.a).code, of.actors.at(pair.b).code, to_word(pair.layer), pair.sector,
             of.titles.at(spell.title).title, rung_cell(spell.rung), spell.since, spell.until,
             of.log.acts[spell.act].id, spell.in_force, spell.by_record);
  }
}

void fill_truncated(TableWriter& rows, const Case& of, const Telling& telling) {
  for (const auto& pair : telling.history.pairs) {
    if (!pair.unknown_before) continue;
    rows.row(of.actors.at(pair.a).code, of.actors.at(pair.b).code, to_word(pair.layer), pair.sector,
             *pair.unknown_before);
  }
}

void fill_transition(TableWriter& rows, const Case& of, const Telling& telling) {
  for (const auto& step : telling.history.transitions) {
    const auto& pair = telling.history.pairs[step.pair];
    rows.row(of.log.acts[step.act].id, of.actors.at(pair.a).code, of.actors.at(pair.b).code,
             to_word(pair.layer), pair.sector, step.day, to_word(step.kind),
             title_cell(of, step.title_before), title_cell(of, step.title_after),
             rung_cell(step.rung_before), rung_cell(step.rung_after));
  }
}

/// degree, strength and closest_rung of everyone with ties on the day of the question.
void fill_measure(TableWriter& rows, const Case& of, const Telling& telling) {
  for (const auto& one : network::measure(network::snapshot(telling.history, telling.on))) {
    const auto& actor = of.actors.at(one.actor).code;
    rows.row(actor, "degree", static_cast<double>(one.degree), telling.on);
    rows.row(actor, "strength", static_cast<double>(one.strength), telling.on);
    if (one.closest)
      rows.row(actor, "closest_rung", static_cast<double>(one.closest->value), telling.on);
  }
}

void fill_parameter(TableWriter& rows, const Case& of, const Telling& telling) {
  rows.row("principal", of.settings.principal);
  rows.row("ladder", telling.ladder);
  rows.row("dates", telling.dates);
  rows.row("on", to_text(telling.on));
  rows.row("since", telling.since == distant_past ? std::string{} : to_text(telling.since));
  rows.row("until", telling.until == distant_future ? std::string{} : to_text(telling.until));
}

struct Table {
  const char* name;
  const char* columns;
  void (*fill)(TableWriter&, const Case&, const Telling&);
};

constexpr Table tables[] = {
    {"act",
     "act date date_min:DATE date_max:DATE day:DATE kind title layer sector occasion status "
     "supersedes binding caution "
     "note rung_before:INTEGER rung_after:INTEGER",
     fill_act},
    {"party", "act position:INTEGER actor", fill_party},
    {"spell",
     "a b layer sector title rung:INTEGER since:DATE until:DATE act in_force:BOOLEAN "
     "by_record:BOOLEAN",
     fill_spell},
    {"truncated", "a b layer sector until:DATE", fill_truncated},
    {"transition",
     "act a b layer sector day:DATE kind title_before title_after rung_before:INTEGER "
     "rung_after:INTEGER",
     fill_transition},
    {"measure", "actor measure value:DOUBLE day:DATE", fill_measure},
    {"parameter", "name value", fill_parameter}};

}  // namespace

Result<void> write_act_tables(Database& to, const Case& of, const Telling& telling) {
  for (const auto& table : tables) {
    auto rows = to.create_table(telling.schema, table.name, sql_columns(table.columns));
    if (!rows) return std::unexpected(rows.error());
    table.fill(*rows, of, telling);
    if (auto closed = rows->close(); !closed) return closed;
  }
  return {};
}

}  // namespace comity::io
