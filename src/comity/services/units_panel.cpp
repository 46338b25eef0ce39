// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/state_panel.hpp"
#include "comity/services/unit_columns.hpp"
#include "comity/services/units.hpp"

namespace comity::services {

namespace {

using unit::flag;
using unit::number;

struct DyadRow {
  const UnitScope* scope = nullptr;
  actors::ActorId a;
  actors::ActorId b;
  DayRange period;
  const ledger::DyadPeriod* held = nullptr;
  const ledger::ActorPeriod* state_a = nullptr;  ///< of the directed unit only
  const ledger::ActorPeriod* state_b = nullptr;

  [[nodiscard]] UnitSide side(actors::ActorId actor) const {
    return {scope->view, actor, std::min(period.last, scope->rule.window.last)};
  }
};

struct StateRow {
  const UnitScope* scope = nullptr;
  actors::ActorId actor;
  DayRange period;
  const ledger::ActorPeriod* held = nullptr;
};

template <class Row>
ColumnOf<Row> year_column() {
  return {number("year", "calendar year", "year"),
          [](CellWriter& c, const Row& r) { c.integer(year_of(r.period.first)); }};
}

/// The three rungs of a period under the names of its kind.
template <class Row>
ColumnsOf<Row> rungs(const std::string& first, const std::string& last, const std::string& span) {
  return all_of<Row>({unit::rung<Row>("rung_" + first, "rung on the first day of the " + span,
                                      [](const Row& r) { return r.held->first; }),
                      unit::rung<Row>("rung_" + last, "rung on the last day of the " + span,
                                      [](const Row& r) { return r.held->last; }),
                      unit::rung<Row>("rung_max", "highest rung on any covered day of the " + span,
                                      [](const Row& r) { return r.held->highest; })});
}

template <class Row>
ColumnsOf<Row> done() {
  return unit::tally<Row>(
      [](const Row& r) { return unit::Done{r.held->acts, r.held->days_covered}; });
}

ColumnsOf<DyadRow> dyad_side(const std::string& prefix, const std::string& who, bool first,
                             SideDetail detail) {
  return unit::side<DyadRow>(
      prefix, who, [first](const DyadRow& r) { return r.side(first ? r.a : r.b); }, detail);
}

ColumnsOf<DyadRow> direction() {
  return {{flag("from_is_principal", "1: the row looks from a principal of the case"),
           [](CellWriter& c, const DyadRow& r) { c.flag(r.scope->is_principal(r.a)); }},
          {number("from_n_partners_jan1", "partners", "partners of `from` on 1 January, in scope"),
           [](CellWriter& c, const DyadRow& r) {
             if (coverage_of(r.state_a->first) != "not_covered")
               c.integer(r.state_a->partners_first);
           }},
          {number("to_n_partners_jan1", "partners", "partners of `to` on 1 January, in scope"),
           [](CellWriter& c, const DyadRow& r) {
             if (coverage_of(r.state_b->first) != "not_covered")
               c.integer(r.state_b->partners_first);
           }}};
}

ColumnsOf<StateRow> partner_numbers() {
  const auto columns = [](const std::string& at, const std::string& day,
                          ledger::Standing ledger::ActorPeriod::* standing,
                          std::int64_t ledger::ActorPeriod::* partners,
                          std::int64_t ledger::ActorPeriod::* unknown) {
    return ColumnsOf<StateRow>{
        {number("n_partners_" + at, "partners",
                "pairs in scope that hold a title on " + day +
                    "; a lower bound where some are unknown"),
         [=](CellWriter& c, const StateRow& r) {
           if (coverage_of(r.held->*standing) != "not_covered") c.integer(r.held->*partners);
         }},
        {unit::text("n_partners_" + at + "_coverage", "whether the number is known",
                    std::string(unit::coverages)),
         [=](CellWriter& c, const StateRow& r) { c.text(coverage_of(r.held->*standing)); }},
        {number("n_unknown_" + at, "pairs", "pairs in scope whose record begins after " + day),
         [=](CellWriter& c, const StateRow& r) { c.integer(r.held->*unknown); }}};
  };
  using ledger::ActorPeriod;
  return all_of<StateRow>({columns("jan1", "1 January", &ActorPeriod::first,
                                   &ActorPeriod::partners_first, &ActorPeriod::unknown_first),
                           columns("dec31", "31 December", &ActorPeriod::last,
                                   &ActorPeriod::partners_last, &ActorPeriod::unknown_last)});
}

/// Writes the rows of undirected pairs, pair by pair.
UnitTable write_dyads(UnitWriter<DyadRow> writer, const UnitScope& scope,
                      const std::vector<DayRange>& periods) {
  for (const auto& dyad : scope.dyads) {
    const auto held = ledger::observe(scope.view->history, dyad, periods, scope.rule.window);
    for (std::size_t i = 0; i < periods.size(); ++i)
      writer.add({&scope, dyad.a, dyad.b, periods[i], &held[i]});
  }
  return writer.finish();
}

}  // namespace

UnitTable state_year_unit(const UnitScope& scope) {
  UnitWriter<StateRow> writer(
      "state-year",
      "One row per actor of the scope and calendar year: all its pairs in scope together.",
      all_of<StateRow>(
          {{year_column<StateRow>()},
           unit::side<StateRow>("actor", "the actor",
                                [](const StateRow& r) {
                                  return UnitSide{
                                      r.scope->view, r.actor,
                                      std::min(r.period.last, r.scope->rule.window.last)};
                                }),
           {{flag("is_principal", "1: a principal of the case"),
             [](CellWriter& c, const StateRow& r) { c.flag(r.scope->is_principal(r.actor)); }}},
           partner_numbers(),
           rungs<StateRow>("jan1", "dec31", "year"),
           done<StateRow>()}));
  const auto periods = ledger::years_of(scope.rule.window);
  const auto rows = ledger::observe_actors(scope.view->of->actors, scope.view->history, scope.dyads,
                                           periods, scope.rule.window);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < periods.size(); ++i)
      writer.add({&scope, row.actor, periods[i], &row.periods[i]});
  }
  return writer.finish();
}

UnitTable dyad_year_unit(const UnitScope& scope) {
  return write_dyads(
      {"dyad-year", "One row per pair in scope and calendar year.",
       all_of<DyadRow>({{year_column<DyadRow>()},
                        dyad_side("a", "the principal", true, SideDetail::full),
                        dyad_side("b", "the potential partner", false, SideDetail::full),
                        rungs<DyadRow>("jan1", "dec31", "year"),
                        done<DyadRow>()})},
      scope, ledger::years_of(scope.rule.window));
}

UnitTable dyad_month_unit(const UnitScope& scope) {
  const ColumnOf<DyadRow> month{number("month", "calendar month", "month, 1 to 12"),
                                [](CellWriter& c, const DyadRow& r) {
                                  const std::chrono::year_month_day day(r.period.first);
                                  c.integer(static_cast<unsigned>(day.month()));
                                }};
  return write_dyads(
      {"dyad-month", "One row per pair in scope and calendar month.",
       all_of<DyadRow>({{year_column<DyadRow>(), month},
                        dyad_side("a", "the principal", true, SideDetail::codes),
                        dyad_side("b", "the potential partner", false, SideDetail::codes),
                        rungs<DyadRow>("first", "last", "month"),
                        done<DyadRow>()})},
      scope, ledger::months_of(scope.rule.window));
}

UnitTable directed_dyad_year_unit(const UnitScope& scope) {
  UnitWriter<DyadRow> writer(
      "directed-dyad-year",
      "Two rows per pair in scope and calendar year, one looking from each side. Titles are held "
      "jointly, so rungs and acts are equal; what the sides hold besides is not.",
      all_of<DyadRow>({{year_column<DyadRow>()},
                       dyad_side("from", "the actor looked from", true, SideDetail::full),
                       dyad_side("to", "the actor looked to", false, SideDetail::full),
                       direction(),
                       rungs<DyadRow>("jan1", "dec31", "year"),
                       done<DyadRow>()}));
  const auto& view = *scope.view;
  const auto periods = ledger::years_of(scope.rule.window);
  const auto states = ledger::observe_actors(view.of->actors, view.history, scope.dyads, periods,
                                             scope.rule.window);
  std::vector<const ledger::ActorRow*> state_of(view.of->actors.size(), nullptr);
  for (const auto& row : states) state_of[row.actor.value] = &row;
  for (const auto& dyad : scope.dyads) {
    const auto held = ledger::observe(view.history, dyad, periods, scope.rule.window);
    const auto& a = *state_of[dyad.a.value];
    const auto& b = *state_of[dyad.b.value];
    for (std::size_t i = 0; i < periods.size(); ++i) {
      writer.add({&scope, dyad.a, dyad.b, periods[i], &held[i], &a.periods[i], &b.periods[i]});
      writer.add({&scope, dyad.b, dyad.a, periods[i], &held[i], &b.periods[i], &a.periods[i]});
    }
  }
  return writer.finish();
}

}  // namespace comity::services
