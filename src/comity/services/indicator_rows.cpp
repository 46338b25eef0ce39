// SPDX-License-Identifier: Apache-2.0
#include "comity/services/indicator_rows.hpp"

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/services/atlas_places.hpp"

namespace comity::services {

namespace {

using factors::CellStatus;

std::string code_of(const io::Case& of, std::uint32_t actor) {
  return actor == factors::nobody ? std::string{} : of.actors.at(actors::ActorId{actor}).code;
}

Value value_of(const factors::Point& point) {
  if (point.status == CellStatus::not_covered) return {};
  // Whole numbers are written as such: ranks, persons, yes and no.
  constexpr double largest_whole = 9e15;
  const bool whole = point.value == static_cast<double>(static_cast<std::int64_t>(point.value));
  if (std::abs(point.value) < largest_whole && whole) return static_cast<std::int64_t>(point.value);
  return point.value;
}

/// What a derived value rests on, beside the series.
void add_basis(const factors::Cells& cells, const factors::Series& series,
               const factors::Indicator& indicator, Value& row) {
  if (!series.quotes.empty()) {
    auto quotes = Value::array();
    for (const auto& quote : series.quotes) {
      quotes.push(Value::Array{cells.periods.at(quote.period), quote.reporter,
                               factors::rounded(quote.value)});
    }
    row.set("quotes", quotes);
    row.set("quotes_unit", series.quotes_unit);
  }
  if (series.basis.empty()) return;
  const bool is_rank = indicator.rule && indicator.rule->kind == factors::RuleKind::rank;
  auto basis = Value::array();
  for (const auto& one : series.basis) {
    Value::Array item{cells.periods.at(one.period)};
    if (!is_rank) item.emplace_back(one.covered);
    item.emplace_back(one.of);
    basis.push(std::move(item));
  }
  row.set(is_rank ? "among" : "base", basis);
}

/// What all rows of a series share.
Value head_of(const io::Case& of, const factors::Series& series) {
  return Value::object({{"indicator", of.catalogue[series.indicator].id},
                        {"class", series.klass},
                        {"reporter", series.reporter},
                        {"actor", code_of(of, series.actor)},
                        {"counterpart", code_of(of, series.counterpart)},
                        {"unit", series.unit},
                        {"source", join(series.sources, ";")}});
}

}  // namespace

void Tallies::add(CellStatus status) {
  if (status == CellStatus::value) ++values;
  if (status == CellStatus::zero) ++zeros;
  if (status == CellStatus::not_covered) ++not_covered;
}

Value catalogue_rows(const io::Case& of, const std::vector<Tallies>& tallies) {
  auto rows = Value::array();
  for (std::size_t i = 0; i < of.catalogue.size(); ++i) {
    const auto& indicator = of.catalogue[i];
    rows.push(Value::object({{"indicator", indicator.id},
                             {"factor", to_word(indicator.factor)},
                             {"kind", to_word(indicator.kind)},
                             {"name", names_value(indicator.names)},
                             {"unit", indicator.unit},
                             {"classes", indicator.classes},
                             {"sources", indicator.sources},
                             {"since", indicator.since},
                             {"until", indicator.until},
                             {"values", tallies[i].values},
                             {"zeros", tallies[i].zeros},
                             {"not_covered", tallies[i].not_covered},
                             {"derived", indicator.rule.has_value()},
                             {"licence", indicator.licence},
                             {"gap", indicator.gap}}));
  }
  return rows;
}

Value series_rows(const io::Case& of, const factors::Cells& cells,
                  const std::vector<factors::Series>& all) {
  auto rows = Value::array();
  for (const auto& series : all) {
    auto row = head_of(of, series);
    auto points = Value::array();
    for (const auto& point : series.points) {
      points.push(
          Value::Array{cells.periods.at(point.period), value_of(point), to_word(point.status)});
    }
    row.set("series", points);
    if (series.derived) row.set("derived", true);
    add_basis(cells, series, of.catalogue[series.indicator], row);
    rows.push(std::move(row));
  }
  return rows;
}

Value cell_rows(const io::Case& of, const factors::Cells& cells,
                const std::vector<factors::Series>& all) {
  auto rows = Value::array();
  for (const auto& series : all) {
    const auto head = head_of(of, series);
    for (const auto& point : series.points) {
      auto row = Value::object({{"factor", to_word(of.catalogue[series.indicator].factor)},
                                {"period", cells.periods.at(point.period)},
                                {"value", value_of(point)},
                                {"status", to_word(point.status)},
                                {"derived", series.derived}});
      for (const auto& member : *head.if_object()) row.set(member.name, member.value);
      rows.push(std::move(row));
    }
  }
  return rows;
}

Value latest_rows(const io::Case& of, const factors::Cells& cells,
                  const std::vector<factors::Series>& all) {
  auto rows = Value::array();
  for (const auto& series : all) {
    const factors::Point* last = nullptr;
    Tallies tallies;
    for (const auto& point : series.points) {
      tallies.add(point.status);
      if (point.status != CellStatus::not_covered) last = &point;
    }
    auto row = head_of(of, series);
    row.set("factor", to_word(of.catalogue[series.indicator].factor));
    row.set("period", last == nullptr ? Value{} : Value(cells.periods.at(last->period)));
    row.set("value", last == nullptr ? Value{} : value_of(*last));
    row.set("status", to_word(last == nullptr ? CellStatus::not_covered : last->status));
    row.set("n", tallies.values + tallies.zeros);
    rows.push(std::move(row));
  }
  return rows;
}

Value cited_sources(const io::Case& of, const std::vector<std::string>& ids) {
  auto rows = Value::array();
  std::vector<std::string> told;
  for (const auto& id : ids) {
    const auto known = of.log.find_source(id);
    if (!known || std::ranges::find(told, id) != told.end()) continue;
    told.push_back(id);
    const auto& source = of.log.sources[*known];
    rows.push(Value::object({{"source", source.id},
                             {"citation", source.citation},
                             {"year", source.year},
                             {"url", source.url},
                             {"doi", source.doi},
                             {"licence", source.licence}}));
  }
  return rows;
}

}  // namespace comity::services
