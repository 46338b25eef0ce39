// SPDX-License-Identifier: Apache-2.0
// Groups of columns that several units of analysis share: who, what was held, what was done.
// One wording for each, so that tables can be joined and compared.
// Knows nothing of rows.
#pragma once

#include "comity/ledger/panel.hpp"
#include "comity/services/unit_table.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// An actor as a column group shows it: with the names and codes of a day.
struct UnitSide {
  const View* view = nullptr;
  actors::ActorId actor;
  Day on;

  [[nodiscard]] const actors::Actor& entry() const { return view->of->actors.at(actor); }
};

/// How much of an actor a table says.
enum class SideDetail : std::uint8_t { full, codes };

/// The word for how far a value is covered: value, zero (a structural zero: the pair is in scope,
/// both exist, and nothing is held), not_covered.
[[nodiscard]] std::string_view coverage_of(const ledger::Standing& standing);
[[nodiscard]] std::string_view coverage_of(const ledger::Tally& acts, std::int64_t days_covered);

namespace unit {

[[nodiscard]] UnitColumn text(std::string name, std::string meaning, std::string values = {});
[[nodiscard]] UnitColumn number(std::string name, std::string unit, std::string meaning);
[[nodiscard]] UnitColumn flag(std::string name, std::string meaning);
[[nodiscard]] UnitColumn date(std::string name, std::string meaning);

inline constexpr std::string_view statuses = "ranked; unranked; none; unknown";
inline constexpr std::string_view coverages = "value; zero; not_covered";

void write_rung(CellWriter& cells, const ledger::Standing& standing);

/// Code, names and codes of other schemes of one actor, under a prefix.
template <class Row>
ColumnsOf<Row> side(const std::string& prefix, const std::string& who,
                    const std::function<UnitSide(const Row&)>& get,
                    SideDetail detail = SideDetail::full) {
  const auto column = [&](std::string name, std::string meaning, auto write) {
    return ColumnOf<Row>{text(prefix + std::move(name), std::move(meaning)),
                         [get, write](CellWriter& c, const Row& r) { write(c, get(r)); }};
  };
  const auto code = [&](std::string name, std::string meaning, std::string actors::Actor::* field) {
    return ColumnOf<Row>{
        {prefix + std::move(name), "integer", "", std::move(meaning), ""},
        [get, field](CellWriter& c, const Row& r) { c.code(get(r).entry().*field); }};
  };
  ColumnsOf<Row> columns;
  columns.push_back(column("", who + ": its code in actors.csv",
                           [](CellWriter& c, const UnitSide& s) { c.text(s.entry().code); }));
  columns.push_back(
      column("_iso3", "ISO 3166-1 alpha-3 code, as valid on the day of the row",
             [](CellWriter& c, const UnitSide& s) { c.text(s.entry().iso3_on(s.on)); }));
  columns.push_back(code("_cow", "Correlates of War number", &actors::Actor::cow));
  columns.push_back(code("_gw", "Gleditsch and Ward number", &actors::Actor::gw));
  if (detail == SideDetail::codes) return columns;
  columns.push_back(column("_iso2", "ISO 3166-1 alpha-2 code (Namibia's is NA)",
                           [](CellWriter& c, const UnitSide& s) { c.text(s.entry().iso2); }));
  columns.push_back(
      column("_name", "English name on the day of the row",
             [](CellWriter& c, const UnitSide& s) { c.text(s.entry().names_on(s.on).en); }));
  columns.push_back(column("_kind", "state or organization", [](CellWriter& c, const UnitSide& s) {
    c.text(to_word(s.entry().kind));
  }));
  columns.back().column.values = "state; organization";
  columns.push_back(
      column("_region", "region, in the scheme of the export",
             [](CellWriter& c, const UnitSide& s) { c.text(region_of(*s.view, s.actor)); }));
  columns.push_back(column("_subregion", "subregion, in the scheme of the export",
                           [](CellWriter& c, const UnitSide& s) {
                             c.text(actors::place_in(s.entry(), s.view->scheme).second);
                           }));
  return columns;
}

/// A rung, its status and its coverage.
template <class Row>
ColumnsOf<Row> rung(const std::string& name, const std::string& meaning,
                    const std::function<ledger::Standing(const Row&)>& get) {
  return {{number(name, "rung", meaning + "; 0 = no partnership, empty = unranked or unknown"),
           [get](CellWriter& c, const Row& r) { write_rung(c, get(r)); }},
          {text(name + "_status", "what the rung means", std::string(statuses)),
           [get](CellWriter& c, const Row& r) { c.text(to_word(get(r).holding)); }},
          {text(name + "_coverage", "whether the rung is known", std::string(coverages)),
           [get](CellWriter& c, const Row& r) { c.text(coverage_of(get(r))); }}};
}

/// What was done in a period: acts by kind, and whether their number is known.
struct Done {
  ledger::Tally acts;
  std::int64_t days_covered = 0;
};

template <class Row>
ColumnsOf<Row> tally(const std::function<Done(const Row&)>& get) {
  using ledger::ActKind;
  const auto count = [&](std::string name, std::string meaning, auto n) {
    return ColumnOf<Row>{number(std::move(name), "acts", std::move(meaning)),
                         [get, n](CellWriter& c, const Row& r) {
                           const Done done = get(r);
                           if (coverage_of(done.acts, done.days_covered) != "not_covered")
                             c.integer(n(done.acts));
                         }};
  };
  const auto of = [&](std::string name, ActKind kind) {
    return count(std::move(name), "of these, of the kind " + to_word(kind),
                 [kind](const ledger::Tally& acts) { return acts.of(kind); });
  };
  return {count("n_acts", "acts of the period, by the day that the date rule chose",
                [](const ledger::Tally& acts) { return acts.total(); }),
          of("n_established", ActKind::establish),
          of("n_upgraded", ActKind::upgrade),
          of("n_downgraded", ActKind::downgrade),
          of("n_reaffirmed", ActKind::reaffirm),
          of("n_renamed", ActKind::rename),
          of("n_suspended", ActKind::suspend),
          of("n_restored", ActKind::restore),
          of("n_ended", ActKind::end),
          {text("n_acts_coverage", "whether the numbers of acts are known", std::string(coverages)),
           [get](CellWriter& c, const Row& r) {
             const Done done = get(r);
             c.text(coverage_of(done.acts, done.days_covered));
           }},
          {number("days_covered", "days",
                  "days of the period inside the window on which the value is known"),
           [get](CellWriter& c, const Row& r) { c.integer(get(r).days_covered); }}};
}

}  // namespace unit
}  // namespace comity::services
