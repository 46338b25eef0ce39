// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/services/history_rows.hpp"
#include "comity/services/unit_columns.hpp"
#include "comity/services/units.hpp"

namespace comity::services {

namespace {

using unit::date;
using unit::flag;
using unit::number;
using unit::text;

using Steps = std::vector<const ledger::Transition*>;

struct ActRow {
  const UnitScope* scope = nullptr;
  const ledger::ReadAct* read = nullptr;
  const Steps* steps = nullptr;

  [[nodiscard]] const io::Case& of() const { return *scope->view->of; }
  [[nodiscard]] const ledger::Act& act() const { return of().log.acts[read->act]; }
};

/// What a transition says of one side of it.
ledger::Standing standing_of(const std::optional<titles::Rung>& rung,
                             const std::optional<titles::TitleId>& title) {
  using ledger::Holding;
  if (!rung) return {title ? Holding::unranked : Holding::unknown, {}};
  return {*rung == titles::no_rung ? Holding::none : Holding::ranked, rung};
}

ledger::Standing before(const ledger::Transition& step) {
  return standing_of(step.rung_before, step.title_before);
}
ledger::Standing after(const ledger::Transition& step) {
  return standing_of(step.rung_after, step.title_after);
}

/// The common standing of the pairs of an act; nothing where they differ.
std::optional<ledger::Standing> common(const Steps& steps,
                                       ledger::Standing (*of)(const ledger::Transition&)) {
  if (steps.empty()) return ledger::Standing{};
  const auto first = of(*steps.front());
  const bool same =
      std::ranges::all_of(steps, [&](const auto* step) { return of(*step) == first; });
  return same ? std::optional(first) : std::nullopt;
}

ColumnsOf<ActRow> act_rung(const std::string& name, const std::string& meaning,
                           ledger::Standing (*of)(const ledger::Transition&)) {
  return {{number(name, "rung", meaning + "; 0 = no partnership, empty = unranked or unknown"),
           [of](CellWriter& c, const ActRow& r) {
             if (const auto found = common(*r.steps, of)) unit::write_rung(c, *found);
           }},
          {text(name + "_status", "what the rung means; varies: not the same for all its pairs",
                std::string(unit::statuses) + "; varies"),
           [of](CellWriter& c, const ActRow& r) {
             const auto found = common(*r.steps, of);
             c.text(found ? to_word(found->holding) : "varies");
           }}};
}

std::string joined(const ActRow& row, const std::function<std::string(const actors::Actor&)>& get) {
  std::vector<std::string> parts;
  for (const auto party : row.act().parties) parts.push_back(get(row.of().actors.at(party)));
  return join(parts, ";");
}

ColumnsOf<ActRow> act_parties() {
  const auto list = [](std::string name, std::string meaning, auto get) {
    return ColumnOf<ActRow>{text(std::move(name), std::move(meaning)),
                            [get](CellWriter& c, const ActRow& r) {
                              c.text(joined(r, [&](const actors::Actor& a) { return get(a, r); }));
                            }};
  };
  return {
      list("parties", "codes of the parties in actors.csv, separated by ;",
           [](const actors::Actor& a, const ActRow&) { return a.code; }),
      list("parties_iso3",
           "their ISO 3166-1 alpha-3 codes as valid on the day; empty between ; "
           "where one has none",
           [](const actors::Actor& a, const ActRow& r) { return a.iso3_on(r.read->day); }),
      list("parties_cow", "their Correlates of War numbers",
           [](const actors::Actor& a, const ActRow&) { return a.cow; }),
      list("parties_gw", "their Gleditsch and Ward numbers",
           [](const actors::Actor& a, const ActRow&) { return a.gw; }),
      {number("n_parties", "actors", "number of parties"),
       [](CellWriter& c, const ActRow& r) {
         c.integer(static_cast<std::int64_t>(r.act().parties.size()));
       }},
      {number("n_pairs", "pairs", "number of pairs the act binds"),
       [](CellWriter& c, const ActRow& r) {
         c.integer(static_cast<std::int64_t>(r.steps->size()));
       }},
      {text("binding", "star: the first party with each other one; all: every pair", "star; all"),
       [](CellWriter& c, const ActRow& r) { c.text(to_word(r.act().binding)); }}};
}

std::vector<std::string> source_ids(const ActRow& row) {
  std::vector<std::string> ids;
  for (const auto& evidence : row.of().log.evidence_of(row.read->act)) {
    const auto& id = row.of().log.sources[evidence.source].id;
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

std::string best_confidence(const ActRow& row) {
  std::optional<actors::Confidence> best;
  for (const auto& evidence : row.of().log.evidence_of(row.read->act)) {
    if (evidence.confidence && (!best || *evidence.confidence < *best)) best = evidence.confidence;
  }
  return best ? to_word(*best) : std::string{};
}

ColumnsOf<ActRow> act_sources() {
  return {{number("n_sources", "sources", "number of sources that speak of it"),
           [](CellWriter& c, const ActRow& r) {
             c.integer(static_cast<std::int64_t>(source_ids(r).size()));
           }},
          {text("sources", "their ids in sources.csv, separated by ;"),
           [](CellWriter& c, const ActRow& r) { c.text(join(source_ids(r), ";")); }},
          {text("confidence", "the best of its evidence", "high; medium; low"),
           [](CellWriter& c, const ActRow& r) { c.text(best_confidence(r)); }}};
}

ColumnsOf<ActRow> act_dates() {
  return {
      {text("act", "id of the act"), [](CellWriter& c, const ActRow& r) { c.text(r.act().id); }},
      {text("date", "date as written, EDTF level 1"),
       [](CellWriter& c, const ActRow& r) { c.text(ledger::date_of(r.of().log, *r.read).text()); }},
      {date("day", "the day that the date rule chose"),
       [](CellWriter& c, const ActRow& r) { c.date(r.read->day); }},
      {date("day_min", "first day the date may mean; empty = open"),
       [](CellWriter& c, const ActRow& r) { c.date(r.scope->days_of(r.read->act).first); }},
      {date("day_max", "last day the date may mean; empty = open"),
       [](CellWriter& c, const ActRow& r) { c.date(r.scope->days_of(r.read->act).last); }},
      {text("date_rule", "how one day was chosen", "earliest; middle; latest; random"),
       [](CellWriter& c, const ActRow& r) { c.text(to_word(r.scope->view->rule.dates)); }},
      {text("date_precision", "how precisely the date is known", "day; month; year; other"),
       [](CellWriter& c, const ActRow& r) {
         c.text(to_word(precision_of(ledger::date_of(r.of().log, *r.read))));
       }},
      {number("year", "calendar year", "year of the day"),
       [](CellWriter& c, const ActRow& r) { c.integer(year_of(r.read->day)); }}};
}

ColumnsOf<ActRow> act_words() {
  return {
      {text("kind", "what the act does", join(ledger::act_kind_words(), "; ")),
       [](CellWriter& c, const ActRow& r) { c.text(to_word(r.read->kind)); }},
      {text("title", "title of the partnership, as in titles.csv; empty where the act names none"),
       [](CellWriter& c, const ActRow& r) {
         if (r.read->title) c.text(r.of().titles.at(*r.read->title).title);
       }},
      {text("layer", "layer of the partnership", join(ledger::layer_words(), "; ")),
       [](CellWriter& c, const ActRow& r) { c.text(to_word(r.act().layer)); }},
      {text("sector", "subject, in the sectoral layer"),
       [](CellWriter& c, const ActRow& r) { c.text(r.act().sector); }},
      {text("ladder", "ladder that ranks the layer; empty if none does"),
       [](CellWriter& c, const ActRow& r) { c.text(ladder_of(*r.scope->view, r.act().layer)); }},
      {text("status", "status of the act", join(ledger::status_words(), "; ")),
       [](CellWriter& c, const ActRow& r) { c.text(to_word(r.act().status)); }},
      {text("caution", "what the record leaves open, separated by ;",
            join(ledger::caution_words(), "; ")),
       [](CellWriter& c, const ActRow& r) { c.text(to_words(r.act().caution)); }}};
}

ColumnOf<ActRow> act_scope() {
  return {flag("in_scope", "1: it did something to a pair of the panel tables"),
          [](CellWriter& c, const ActRow& r) { c.flag(r.scope->act_in_scope[r.read->act]); }};
}

struct SpellRow {
  const UnitScope* scope = nullptr;
  const ledger::Spell* spell = nullptr;
  std::int64_t number = 0;

  [[nodiscard]] const View& view() const { return *scope->view; }
  [[nodiscard]] const ledger::Pair& pair() const { return view().history.pairs[spell->pair]; }
  [[nodiscard]] UnitSide side(actors::ActorId actor) const {
    return {&view(), actor, spell->since};
  }
  [[nodiscard]] ledger::Standing standing() const { return standing_of(spell->rung, spell->title); }
};

void write_days(CellWriter& cells, const SpellRow& row) {
  const auto& view = row.view();
  if (!row.spell->until && view.until == distant_future) return;
  const auto end = row.spell->until.value_or(view.until + std::chrono::days{1});
  cells.integer((end - row.spell->since).count());
}

ColumnsOf<SpellRow> spell_what() {
  return {{text("layer", "layer of the partnership", join(ledger::layer_words(), "; ")),
           [](CellWriter& c, const SpellRow& r) { c.text(to_word(r.pair().layer)); }},
          {text("sector", "subject, in the sectoral layer"),
           [](CellWriter& c, const SpellRow& r) { c.text(r.pair().sector); }},
          {text("ladder", "ladder that ranks the layer; empty if none does"),
           [](CellWriter& c, const SpellRow& r) { c.text(ladder_of(r.view(), r.pair().layer)); }},
          {text("title", "title held, as in titles.csv"),
           [](CellWriter& c, const SpellRow& r) {
             c.text(r.view().of->titles.at(r.spell->title).title);
           }},
          {number("rung", "rung", "rung of the title; empty = unranked"),
           [](CellWriter& c, const SpellRow& r) { unit::write_rung(c, r.standing()); }},
          {text("rung_status", "what the rung means", "ranked; unranked"),
           [](CellWriter& c, const SpellRow& r) { c.text(to_word(r.standing().holding)); }}};
}

ColumnsOf<SpellRow> spell_days() {
  const auto bound = [](std::string name, std::string meaning, bool begin, bool first) {
    return ColumnOf<SpellRow>{
        date(std::move(name), std::move(meaning)), [=](CellWriter& c, const SpellRow& r) {
          if (!begin && r.spell->ended_by == 0) return;
          const auto days = r.scope->days_of(begin ? r.spell->act : r.spell->ended_by - 1);
          c.date(first ? days.first : days.last);
        }};
  };
  return {{date("since", "first day, by the date rule"),
           [](CellWriter& c, const SpellRow& r) { c.date(r.spell->since); }},
          bound("since_min", "first day on which it may have begun; empty = open", true, true),
          bound("since_max", "last day on which it may have begun; empty = open", true, false),
          {date("until", "the day it ended, itself not included; empty while open"),
           [](CellWriter& c, const SpellRow& r) {
             if (r.spell->until) c.date(*r.spell->until);
           }},
          bound("until_min", "first day on which it may have ended", false, true),
          bound("until_max", "last day on which it may have ended", false, false),
          {text("date_rule", "how one day was chosen", "earliest; middle; latest; random"),
           [](CellWriter& c, const SpellRow& r) { c.text(to_word(r.view().rule.dates)); }},
          {number("days", "days", "length; while open to the end of the window"), write_days}};
}

ColumnsOf<SpellRow> spell_marks() {
  return {
      {text("act", "id of the act that began it"),
       [](CellWriter& c, const SpellRow& r) { c.text(r.view().of->log.acts[r.spell->act].id); }},
      {text("ended_by", "id of the act that ended it; empty while open"),
       [](CellWriter& c, const SpellRow& r) {
         if (r.spell->ended_by > 0) c.text(r.view().of->log.acts[r.spell->ended_by - 1].id);
       }},
      {flag("in_force", "0 while suspended"),
       [](CellWriter& c, const SpellRow& r) { c.flag(r.spell->in_force); }},
      {flag("by_record", "1: no source ends it, and it is no longer used"),
       [](CellWriter& c, const SpellRow& r) { c.flag(r.spell->by_record); }},
      {flag("left_truncated", "1: what the pair held before its first act is unknown"),
       [](CellWriter& c, const SpellRow& r) { c.flag(r.pair().unknown_before.has_value()); }},
      {flag("right_censored", "1: still open at the end of the window"),
       [](CellWriter& c, const SpellRow& r) {
         c.flag(!r.spell->until || *r.spell->until > r.view().until);
       }},
      {flag("in_scope", "1: it belongs to a pair and layer of the panel tables"),
       [](CellWriter& c, const SpellRow& r) { c.flag(r.scope->pair_in_scope[r.spell->pair]); }}};
}

}  // namespace

UnitTable act_unit(const UnitScope& scope) {
  UnitWriter<ActRow> writer("act", "One row per act of the window.",
                            all_of<ActRow>({act_dates(),
                                            act_words(),
                                            act_rung("rung_before", "rung before the act", before),
                                            act_rung("rung_after", "rung after the act", after),
                                            act_parties(),
                                            act_sources(),
                                            {act_scope()}}));
  const auto& view = *scope.view;
  std::vector<Steps> steps(view.of->log.acts.size());
  for (const auto& step : view.history.transitions) steps[step.act].push_back(&step);
  for (const auto& read : view.reading.acts) {
    if (read.day < view.since || read.day > view.until) continue;
    if (!shows(view, view.of->log.acts[read.act].parties)) continue;
    writer.add({&scope, &read, &steps[read.act]});
  }
  return writer.finish();
}

UnitTable spell_unit(const UnitScope& scope) {
  const ColumnOf<SpellRow> place{number("spell", "", "number of the spell"),
                                 [](CellWriter& c, const SpellRow& r) { c.integer(r.number); }};
  UnitWriter<SpellRow> writer(
      "spell", "One row per title held by a pair from one day to another.",
      all_of<SpellRow>({{place},
                        unit::side<SpellRow>("a", "first actor; the principal where it takes part",
                                             [](const SpellRow& r) { return r.side(r.pair().a); }),
                        unit::side<SpellRow>("b", "second actor",
                                             [](const SpellRow& r) { return r.side(r.pair().b); }),
                        spell_what(),
                        spell_days(),
                        spell_marks()}));
  const auto& view = *scope.view;
  std::int64_t n = 0;
  for (const auto& spell : view.history.spells) {
    const auto& pair = view.history.pairs[spell.pair];
    if (spell.since > view.until || (spell.until && *spell.until < view.since)) continue;
    if (!shows(view, std::array{pair.a, pair.b})) continue;
    writer.add({&scope, &spell, ++n});
  }
  return writer.finish();
}

}  // namespace comity::services
