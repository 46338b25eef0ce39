// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/ledger/risk_set.hpp"
#include "comity/services/unit_columns.hpp"
#include "comity/services/units.hpp"

namespace comity::services {

namespace {

using unit::date;
using unit::flag;
using unit::number;
using unit::text;

struct PartnerRow {
  const UnitScope* scope = nullptr;
  const ledger::Dyad* dyad = nullptr;
  actors::ActorId principal;
  actors::ActorId partner;
  ledger::Standing now;
  unit::Done done;

  [[nodiscard]] const View& view() const { return *scope->view; }
  [[nodiscard]] UnitSide side(actors::ActorId actor) const { return {&view(), actor, view().on}; }
  /// The first act of the pair, also where it lies before the window.
  [[nodiscard]] const ledger::Transition* first() const {
    return dyad->steps.empty() ? nullptr : &view().history.transitions[dyad->steps.front()];
  }
  /// The titles held on the day.
  [[nodiscard]] std::vector<const ledger::Spell*> held() const {
    std::vector<const ledger::Spell*> held;
    for (const auto place : dyad->spells) {
      const auto& spell = view().history.spells[place];
      if (spell.in_force && spell.since <= view().on && (!spell.until || view().on < *spell.until))
        held.push_back(&spell);
    }
    return held;
  }
};

ColumnsOf<PartnerRow> partner_first() {
  return {{text("first_act", "id of the first act of the pair; empty without one"),
           [](CellWriter& c, const PartnerRow& r) {
             if (r.first() != nullptr) c.text(r.view().of->log.acts[r.first()->act].id);
           }},
          {text("first_kind", "its kind", join(ledger::act_kind_words(), "; ")),
           [](CellWriter& c, const PartnerRow& r) {
             if (r.first() != nullptr) c.text(to_word(r.first()->kind));
           }},
          {date("first_day", "its day, by the date rule"),
           [](CellWriter& c, const PartnerRow& r) {
             if (r.first() != nullptr) c.date(r.first()->day);
           }},
          {date("first_day_min", "first day it may have happened"),
           [](CellWriter& c, const PartnerRow& r) {
             if (r.first() != nullptr) c.date(r.scope->days_of(r.first()->act).first);
           }},
          {date("first_day_max", "last day it may have happened"),
           [](CellWriter& c, const PartnerRow& r) {
             if (r.first() != nullptr) c.date(r.scope->days_of(r.first()->act).last);
           }},
          {text("date_rule", "how one day was chosen", "earliest; middle; latest; random"),
           [](CellWriter& c, const PartnerRow& r) { c.text(to_word(r.view().rule.dates)); }}};
}

ColumnsOf<PartnerRow> partner_now() {
  return {{date("on", "the day of the row"),
           [](CellWriter& c, const PartnerRow& r) { c.date(r.view().on); }},
          {text("title_on", "titles held on that day, separated by ;"),
           [](CellWriter& c, const PartnerRow& r) {
             std::vector<std::string> titles;
             for (const auto* spell : r.held())
               titles.push_back(r.view().of->titles.at(spell->title).title);
             c.text(join(titles, ";"));
           }},
          {date("since", "first day of the newest of them"),
           [](CellWriter& c, const PartnerRow& r) {
             const auto held = r.held();
             if (!held.empty()) c.date(held.back()->since);
           }},
          {flag("by_record", "1: no source ends what is held, and it is no longer used"),
           [](CellWriter& c, const PartnerRow& r) {
             const auto held = r.held();
             c.flag(!held.empty() && std::ranges::all_of(held, &ledger::Spell::by_record));
           }},
          {flag("left_truncated", "1: what the pair held before its first act is unknown"),
           [](CellWriter& c, const PartnerRow& r) {
             c.flag(std::ranges::any_of(r.dyad->pairs, [&](auto pair) {
               return r.view().history.pairs[pair].unknown_before.has_value();
             }));
           }}};
}

PartnerRow partner_row(const UnitScope& scope, const ledger::Dyad& dyad) {
  PartnerRow row{.scope = &scope, .dyad = &dyad, .principal = dyad.a, .partner = dyad.b};
  const auto& window = scope.rule.window;
  const auto whole = ledger::observe(scope.view->history, dyad, std::array{window}, window);
  row.done = {whole.front().acts, whole.front().days_covered};
  row.now = ledger::standing_on(ledger::timeline(scope.view->history, dyad), dyad, scope.view->on);
  return row;
}

struct RiskRow {
  const UnitScope* scope = nullptr;
  const ledger::RiskInterval* at = nullptr;

  [[nodiscard]] const View& view() const { return *scope->view; }
  [[nodiscard]] const ledger::Dyad& dyad() const { return scope->dyads[at->dyad]; }
  [[nodiscard]] Day day(std::int64_t days) const {
    return scope->rule.window.first + std::chrono::days{days};
  }
  [[nodiscard]] UnitSide side(actors::ActorId actor) const {
    return {&view(), actor, day(at->stop - 1)};
  }
  [[nodiscard]] const ledger::Transition& last_step() const {
    return view().history.transitions[at->steps.back()];
  }
  /// The acts of the event, each once.
  [[nodiscard]] std::vector<std::string> acts() const {
    std::vector<std::string> ids;
    for (const auto step : at->steps) {
      const auto& id = view().of->log.acts[view().history.transitions[step].act].id;
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    return ids;
  }
};

ColumnsOf<RiskRow> risk_time() {
  return {
      {number("start", "days", "days from the first day of the window to where the interval opens"),
       [](CellWriter& c, const RiskRow& r) { c.integer(r.at->start); }},
      {number("stop", "days", "days to where it closes; an act of its last day is its event"),
       [](CellWriter& c, const RiskRow& r) { c.integer(r.at->stop); }},
      {date("start_day", "first day of the interval"),
       [](CellWriter& c, const RiskRow& r) { c.date(r.day(r.at->start)); }},
      {date("stop_day", "last day of the interval"),
       [](CellWriter& c, const RiskRow& r) { c.date(r.day(r.at->stop - 1)); }},
      {number("gap_start", "days", "the same on a clock that each act sets back to 0"),
       [](CellWriter& c, const RiskRow& r) { c.integer(r.at->gap_start); }},
      {number("gap_stop", "days", "days since the act before, or since entry without one"),
       [](CellWriter& c, const RiskRow& r) { c.integer(r.at->gap_stop); }}};
}

ColumnsOf<RiskRow> risk_event() {
  return {{flag("event", "1: an act on the last day; 0: censored"),
           [](CellWriter& c, const RiskRow& r) { c.flag(r.at->event); }},
          {text("event_kind", "kind of the act, of several on one day the last; empty if censored",
                join(ledger::act_kind_words(), "; ")),
           [](CellWriter& c, const RiskRow& r) {
             if (r.at->event) c.text(to_word(r.last_step().kind));
           }},
          {number("n_acts", "acts", "acts on the last day"),
           [](CellWriter& c, const RiskRow& r) {
             c.integer(static_cast<std::int64_t>(r.at->steps.size()));
           }},
          {text("acts", "their ids, separated by ;"),
           [](CellWriter& c, const RiskRow& r) { c.text(join(r.acts(), ";")); }},
          {number("nth_event", "", "which event of the pair the interval waits for, from 1"),
           [](CellWriter& c, const RiskRow& r) { c.integer(r.at->nth_event); }},
          {date("day_min", "first day the act may have happened; empty if censored or open"),
           [](CellWriter& c, const RiskRow& r) {
             if (r.at->event) c.date(r.scope->days_of(r.last_step().act).first);
           }},
          {date("day_max", "last day the act may have happened; empty if censored or open"),
           [](CellWriter& c, const RiskRow& r) {
             if (r.at->event) c.date(r.scope->days_of(r.last_step().act).last);
           }},
          {text("date_rule", "how one day was chosen", "earliest; middle; latest; random"),
           [](CellWriter& c, const RiskRow& r) { c.text(to_word(r.view().rule.dates)); }}};
}

ColumnsOf<RiskRow> risk_marks() {
  return {{flag("left_truncated",
                "1: what the pair held, and since when, is unknown; leave out for models of rungs"),
           [](CellWriter& c, const RiskRow& r) { c.flag(r.at->left_truncated); }},
          {flag("right_censored", "1: the window, or an actor, ends before an act"),
           [](CellWriter& c, const RiskRow& r) { c.flag(r.at->right_censored); }}};
}

}  // namespace

UnitTable partner_unit(const UnitScope& scope) {
  UnitWriter<PartnerRow> writer(
      "partner", "One row per principal and potential partner, as of one day.",
      all_of<PartnerRow>(
          {unit::side<PartnerRow>(
               "principal", "the principal",
               [](const PartnerRow& r) { return r.side(r.principal); }, SideDetail::codes),
           unit::side<PartnerRow>("partner", "the potential partner",
                                  [](const PartnerRow& r) { return r.side(r.partner); }),
           partner_first(),
           unit::rung<PartnerRow>("rung_on", "rung on the day of the row",
                                  [](const PartnerRow& r) { return r.now; }),
           partner_now(), unit::tally<PartnerRow>([](const PartnerRow& r) { return r.done; })}));
  for (const auto& dyad : scope.dyads) {
    auto row = partner_row(scope, dyad);
    writer.add(row);
    if (!scope.is_principal(dyad.b)) continue;
    std::swap(row.principal, row.partner);
    writer.add(row);
  }
  return writer.finish();
}

UnitTable risk_set_unit(const UnitScope& scope) {
  UnitWriter<RiskRow> writer(
      "risk-set",
      "One row per pair in scope and stretch between its acts: a counting process. An interval is "
      "open at `start` and closed at `stop`; day 1 is the first of the window.",
      all_of<RiskRow>({unit::side<RiskRow>(
                           "a", "the principal",
                           [](const RiskRow& r) { return r.side(r.dyad().a); }, SideDetail::codes),
                       unit::side<RiskRow>("b", "the potential partner",
                                           [](const RiskRow& r) { return r.side(r.dyad().b); }),
                       risk_time(), risk_event(),
                       unit::rung<RiskRow>("rung_from", "rung through the interval",
                                           [](const RiskRow& r) { return r.at->before; }),
                       unit::rung<RiskRow>("rung_to", "rung after its last day",
                                           [](const RiskRow& r) { return r.at->after; }),
                       risk_marks()}));
  for (const auto& interval : ledger::risk_set(scope.view->history, scope.dyads, scope.rule.window))
    writer.add({&scope, &interval});
  return writer.finish();
}

}  // namespace comity::services
