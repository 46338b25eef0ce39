// SPDX-License-Identifier: Apache-2.0
#include "comity/services/side_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/services/partners.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

namespace {

using titles::Rung;

const actors::Actor& actor(const Side& side, actors::ActorId id) {
  return side.view.of->actors.at(id);
}

/// The partners on a rung and the acts that put them there.
void set_partners(const Side& side, Rung rung, Value& row) {
  auto codes = Value::array();
  std::vector<ledger::ActIndex> acts;
  for (const auto& partner : side.standing.partners) {
    if (!partner.stands || partner.rung.value_or(titles::no_rung) != rung) continue;
    codes.push(actor(side, partner.actor).code);
    acts.insert(acts.end(), partner.acts.begin(), partner.acts.end());
  }
  row.set("partners", std::move(codes));
  row.set("acts", ids_of(*side.view.of, acts));
}

Value rung_rows(const Side& side, const ledger::Count& partners) {
  auto rows = Value::array();
  for (auto rung = titles::top(*side.view.ladder); rung > titles::no_rung; --rung.value) {
    const auto on_it = side.standing.on_rung(rung);
    const auto share =
        partners.value == 0
            ? Value{}
            : Value(static_cast<double>(on_it.value) / static_cast<double>(partners.value));
    auto row = Value::object({{"rung", rung.value},
                              {"label", titles::label(*side.view.ladder, rung)},
                              {"n", on_it.value},
                              {"low", on_it.low},
                              {"high", on_it.high},
                              {"share", share}});
    set_partners(side, rung, row);
    rows.push(std::move(row));
  }
  return rows;
}

Value year_rows(const Side& side, const ledger::YearlyCounts& years) {
  auto rows = Value::array();
  for (const auto& row : years.rows) {
    auto acts = row.established;
    acts.insert(acts.end(), row.upgraded.begin(), row.upgraded.end());
    rows.push(Value::object({{"year", row.year},
                             {"n_established", row.n_established.value},
                             {"n_upgraded", row.n_upgraded.value},
                             {"low", row.n_established.low + row.n_upgraded.low},
                             {"high", row.n_established.high + row.n_upgraded.high},
                             {"acts", ids_of(*side.view.of, acts)}}));
  }
  return rows;
}

Value rate_value(const Side& side, const ledger::YearlyCounts& years) {
  const double span = years_of(side);
  if (span <= 0) return Value::object({{"value", {}}, {"low", {}}, {"high", {}}});
  const auto rate = [&](std::int64_t ledger::Count::* part) {
    const auto n = years.n_established.*part + years.n_upgraded.*part;
    return Value(static_cast<double>(n) / span);
  };
  return Value::object({{"value", rate(&ledger::Count::value)},
                        {"low", rate(&ledger::Count::low)},
                        {"high", rate(&ledger::Count::high)}});
}

Value step_rows(const network::SurvivalCurve& curve) {
  auto rows = Value::array();
  for (const auto& step : curve.steps) {
    rows.push(Value::object({{"years", step.years},
                             {"at_risk", step.at_risk},
                             {"events", step.events},
                             {"censored", step.censored},
                             {"survival", step.survival},
                             {"low", step.low},
                             {"high", step.high}}));
  }
  return rows;
}

Value wait_rows(const Side& side, const network::Waits& waits) {
  auto rows = Value::array();
  for (const auto& wait : waits.waits) {
    const auto partner = *side.circle.partner(side.view.history.pairs[wait.pair]);
    std::vector<ledger::ActIndex> acts{wait.established};
    if (wait.upgraded) acts.push_back(*wait.upgraded);
    rows.push(Value::object({{"partner", actor(side, partner).code},
                             {"since", wait.since},
                             {"until", wait.until},
                             {"years", wait.lifetime().years},
                             {"upgraded", wait.upgraded.has_value()},
                             {"acts", ids_of(*side.view.of, acts)}}));
  }
  return rows;
}

std::int64_t states_reached(const Side& side) {
  return std::ranges::count_if(side.standing.partners, [&](const network::Partner& partner) {
    return partner.stands && actor(side, partner.actor).kind == actors::ActorKind::state;
  });
}

std::string wait_words(const SideFigures& figures) {
  if (figures.waits.waits.empty()) return "no wait for an upgrade is known from its beginning";
  auto text = fmt::format("{} of {} waits ended in an upgrade", figures.curve.n_events,
                          figures.waits.waits.size());
  const auto& median = figures.curve.median;
  if (!median.value) return text + ", half of them not yet";
  text += fmt::format(", half within {:.1f} years", *median.value);
  if (median.low)
    text += fmt::format(" ({:.1f} to {})", *median.low,
                        median.high ? fmt::format("{:.1f}", *median.high) : "open");
  return text;
}

}  // namespace

SideFigures figures_of(const Side& side) {
  SideFigures figures;
  const auto count = count_partners(side.view, side.circle, side.standing);
  figures.partners = {.value = count.n, .low = count.low, .high = count.high};
  figures.years = ledger::count_per_year(side.view.of->log, side.view.reading, count_rule(side));
  figures.waits = network::waits_for_upgrade(side.view.history, side.circle, side.view.since,
                                             std::min(side.view.on, side.view.until));
  std::vector<network::Lifetime> lives;
  for (const auto& wait : figures.waits.waits) lives.push_back(wait.lifetime());
  figures.curve = network::kaplan_meier(lives);
  return figures;
}

Value count_value(const ledger::Count& count) {
  return Value::object({{"value", count.value}, {"low", count.low}, {"high", count.high}});
}

Value side_value(const Side& side, const SideFigures& figures, bool on_one_ladder) {
  const auto& of = *side.view.of;
  const auto& title = of.settings.title;
  const auto& median = figures.curve.median;
  return Value::object(
      {{"side", side.name},
       {"case", of.settings.id},
       {"digest", of.digest},
       {"principal", actor(side, side.circle.hub).code},
       {"title", Value::object({{"en", title.en}, {"es", title.es}, {"zh", title.zh}})},
       {"region", side.region},
       {"since", side.view.since == distant_past ? Value{} : Value(side.view.since)},
       {"until", side.view.until == distant_future ? Value{} : Value(side.view.until)},
       {"states", states_of(side)},
       {"partners", count_value(figures.partners)},
       {"by_rung", on_one_ladder ? rung_rows(side, figures.partners) : Value{}},
       {"unranked", side.standing.on_rung(titles::no_rung).value},
       {"by_year", year_rows(side, figures.years)},
       {"acts_per_year", rate_value(side, figures.years)},
       {"survival", step_rows(figures.curve)},
       {"median_years_to_upgrade",
        Value::object({{"value", median.value}, {"low", median.low}, {"high", median.high}})},
       {"n_spells", figures.waits.waits.size()},
       {"n_upgraded", figures.curve.n_events},
       {"n_left_truncated", figures.waits.n_left_truncated},
       {"waits", wait_rows(side, figures.waits)}});
}

std::string side_sentence(const Side& side, const SideFigures& figures) {
  const auto n = figures.partners.value;
  std::string text = fmt::format("{}, {}: {} partner{}{}, {} of {} states", side.name,
                                 to_text(side.view.on), n, n == 1 ? "" : "s",
                                 range_of(figures.partners), states_reached(side), states_of(side));
  if (const double span = years_of(side); span > 0) {
    const auto acts = figures.years.n_established.value + figures.years.n_upgraded.value;
    text += fmt::format(
        "; {:.2f} acts a year{}", static_cast<double>(acts) / span,
        side.view.since == distant_past ? std::string{} : " since " + to_text(side.view.since));
  }
  text += "; " + wait_words(figures);
  if (figures.waits.n_left_truncated > 0)
    text += fmt::format(" ({} left out: the record begins after they did)",
                        figures.waits.n_left_truncated);
  return text + '.';
}

}  // namespace comity::services
