// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/base/text.hpp"
#include "comity/services/atlas_places.hpp"
#include "comity/services/indicator_rows.hpp"
#include "comity/services/partner_rows.hpp"
#include "comity/services/questions.hpp"

namespace comity::services {

namespace {

using factors::Cell;
using factors::Cells;
using factors::Series;

/// The states whose total a share is taken of: those of the region that exist at the end of the
/// window.
std::vector<bool> states_of_region(const View& view) {
  auto states = view.in_region;
  for (std::uint32_t i = 0; i < states.size(); ++i) {
    const auto& actor = view.of->actors.all()[i];
    const bool stands = actor.until == When{} || actor.until.last() >= view.until;
    states[i] = states[i] && actor.kind == actors::ActorKind::state && stands;
  }
  return states;
}

factors::Question question_of(const View& view, actors::ActorId partner) {
  factors::Question question{.partner = partner.value,
                             .principal = view.principal.value,
                             .beside = {},
                             .region = states_of_region(view)};
  for (const auto& code : view.of->settings.beside) {
    const auto power = view.of->actors.find(code);
    if (power && *power != partner && *power != view.principal)
      question.beside.push_back(power->value);
  }
  return question;
}

Result<actors::ActorId> find_partner(const View& view, const Request& request) {
  auto partner = view.of->actors.resolve(request.partner);
  if (partner && *partner != view.principal) return *partner;
  Error error{.what = fmt::format("{} is the principal itself.", shorten(request.partner)),
              .hint = "name one of its partners"};
  if (!partner) error = partner.error();
  error.kind = Error::Kind::usage;
  error.where = {.field = "partner"};
  return std::unexpected(std::move(error));
}

/// Leaves out what surely lies outside the days a request asks for.
void cut_to_window(const Cells& cells, const Request& request, std::vector<Series>& all) {
  if (!request.since && !request.until) return;
  const auto since = request.since.value_or(distant_past);
  const auto until = request.until.value_or(distant_future);
  const auto outside = [&](std::uint32_t period) {
    return cells.dates[period].last() < since || cells.dates[period].first() > until;
  };
  for (auto& series : all) {
    std::erase_if(series.points, [&](const auto& point) { return outside(point.period); });
    std::erase_if(series.quotes, [&](const auto& quote) { return outside(quote.period); });
    std::erase_if(series.basis, [&](const auto& one) { return outside(one.period); });
  }
  std::erase_if(all, [](const Series& series) { return series.points.empty(); });
}

/// The names of actors that series speak of, so that nobody has to look them up elsewhere.
Value names_in(const View& view, const std::vector<Series>& all) {
  std::set<std::string> codes;
  const auto& actors = view.of->actors;
  const auto add = [&](std::uint32_t actor) {
    if (actor != factors::nobody) codes.insert(actors.at(actors::ActorId{actor}).code);
  };
  for (const auto& series : all) {
    add(series.actor);
    add(series.counterpart);
    if (actors.find(series.reporter)) codes.insert(series.reporter);
    for (const auto& quote : series.quotes) {
      if (actors.find(quote.reporter)) codes.insert(quote.reporter);
    }
  }
  Value names{Value::Object{}};
  for (const auto& code : codes) names.set(code, names_value(actors.at(*actors.find(code)).names));
  return names;
}

/// What is known to be missing, one row for each indicator that says so.
Value gap_rows(const io::Case& of) {
  auto rows = Value::array();
  for (const auto& indicator : of.catalogue) {
    if (!indicator.gap.empty())
      rows.push(Value::object({{"indicator", indicator.id}, {"gap", indicator.gap}}));
  }
  return rows;
}

std::vector<std::string> sources_in(const io::Case& of, const std::vector<Series>& all) {
  std::vector<std::string> ids;
  for (const auto& series : all) {
    ids.insert(ids.end(), series.sources.begin(), series.sources.end());
  }
  if (!all.empty()) return ids;
  for (const auto& indicator : of.catalogue)
    ids.insert(ids.end(), indicator.sources.begin(), indicator.sources.end());
  return ids;
}

void describe_catalogue(const View& view, const Cells& cells, Answer& answer) {
  const auto& of = *view.of;
  std::vector<Tallies> tallies(of.catalogue.size());
  for (const auto& cell : cells.all) tallies[cell.indicator].add(cell.status);
  answer.body = Value::object({{"rows", catalogue_rows(of, tallies)},
                               {"gaps", gap_rows(of)},
                               {"sources", cited_sources(of, sources_in(of, {}))}});
  const auto derived = std::ranges::count_if(
      of.catalogue, [](const auto& indicator) { return indicator.rule.has_value(); });
  answer.headline = {
      fmt::format("{} indicators, {} of them derived; {} cells.", of.catalogue.size(), derived,
                  cells.all.size()),
      "A cell is a value, a structural zero, or not covered. --partner shows all of one partner."};
  answer.sheets = {{"rows",
                    {"factor", "indicator", "kind", "unit", "since", "until", "values", "zeros",
                     "not_covered", "derived", "licence"}},
                   {"gaps", {"indicator", "gap"}},
                   {"sources", {"source", "citation", "licence"}}};
}

std::vector<Tallies> tallies_of(const io::Case& of, const std::vector<Series>& all) {
  std::vector<Tallies> tallies(of.catalogue.size());
  for (const auto& series : all) {
    for (const auto& point : series.points) tallies[series.indicator].add(point.status);
  }
  return tallies;
}

std::vector<std::string> partner_headline(const View& view, actors::ActorId partner,
                                          const std::vector<Series>& all, const Value& leaders) {
  std::set<std::size_t> seen;
  for (const auto& series : all) seen.insert(series.indicator);
  std::vector<std::string> silent;
  for (std::size_t i = 0; i < view.of->catalogue.size(); ++i) {
    if (!seen.contains(i)) silent.push_back(view.of->catalogue[i].id);
  }
  std::int64_t changes = 0;
  if (const auto* const list = leaders.if_array()) {
    changes = std::ranges::count_if(
        *list, [](const Value& row) { return *row.find("change_of_government") == Value(true); });
  }
  std::vector<std::string> sentences{
      fmt::format("{}: {} series of {} indicators.", view.of->actors.at(partner).names.en,
                  all.size(), seen.size()),
      fmt::format("Changes of government on record: {}.", changes)};
  if (!silent.empty())
    sentences.push_back("No source says anything of it in: " + join(silent, ", ") + ".");
  return sentences;
}

void describe_partner(const View& view, const Cells& cells, const Request& request,
                      actors::ActorId partner, Answer& answer) {
  const auto& of = *view.of;
  const auto question = question_of(view, partner);
  auto all = factors::series_of(
      cells, [&](const Cell& cell) { return question.is_about(of.catalogue, cell); });
  std::ranges::move(factors::derive(of.catalogue, cells, question), std::back_inserter(all));
  cut_to_window(cells, request, all);
  std::ranges::stable_sort(all, {}, &Series::indicator);
  const auto leaders = leader_rows(of, partner);
  answer.body = Value::object({{"partner", of.actors.at(partner).code},
                               {"names", names_in(view, all)},
                               {"rows", catalogue_rows(of, tallies_of(of, all))},
                               {"values", series_rows(of, cells, all)},
                               {"leaders", leaders},
                               {"instruments", instrument_rows(view, partner)},
                               {"memberships", partner_memberships(of, partner)},
                               {"sources", cited_sources(of, sources_in(of, all))}});
  answer.headline = partner_headline(view, partner, all, leaders);
  answer.aside = Value::object(
      {{"cells", cell_rows(of, cells, all)}, {"latest", latest_rows(of, cells, all)}});
}

}  // namespace

Result<Answer> indicators(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  const auto cells = io::cells_of(of);
  if (!cells) return std::unexpected(cells.error());
  auto answer = begin_answer("indicators", *view);
  if (request.partner.empty()) {
    describe_catalogue(*view, **cells, answer);
    return answer;
  }
  const auto partner = find_partner(*view, request);
  if (!partner) return std::unexpected(partner.error());
  describe_partner(*view, **cells, request, *partner, answer);
  // Tables of all cells are for programs; people read the last value of each series.
  const bool for_people = request.most_rows != SIZE_MAX;
  answer.sheets = {
      {for_people ? "latest" : "cells",
       {"factor", "indicator", "class", "actor", "counterpart", "reporter", "period", "value",
        "unit", "n", "source"}},
      {"leaders", {"office", "person", "party", "orientation", "since", "until", "change"}},
      {"instruments", {"kind", "actor", "since", "until", "value", "unit", "source"}},
      {"memberships", {"organization", "role", "status", "since", "until"}},
      {"sources", {"source", "citation", "licence"}}};
  return answer;
}

}  // namespace comity::services
