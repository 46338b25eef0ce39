// SPDX-License-Identifier: Apache-2.0
#include "comity/services/network_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "comity/base/version.hpp"
#include "comity/network/snapshot.hpp"
#include "comity/services/history_rows.hpp"

namespace comity::services {

namespace {

using network::Cells;
using network::Column;
using network::ColumnType;
using network::Graph;

const std::vector<Column> graph_columns{{"case"},
                                        {"digest"},
                                        {"on", ColumnType::day},
                                        {"since", ColumnType::day},
                                        {"until", ColumnType::day},
                                        {"ladder"},
                                        {"dates"},
                                        {"seed", ColumnType::integer},
                                        {"source"},
                                        {"comity"}};
const std::vector<Column> node_columns{{"name_en"},
                                       {"name_es"},
                                       {"name_zh"},
                                       {"kind"},
                                       {"region"},
                                       {"subregion"},
                                       {"iso3"},
                                       {"m49"},
                                       {"cow"},
                                       {"gw"},
                                       {"lat", ColumnType::real},
                                       {"lon", ColumnType::real},
                                       {"principal", ColumnType::boolean},
                                       {"in_region", ColumnType::boolean}};
/// What a tie is like on the day. `since_min` to `since_max` is where the sources leave `since`.
const std::vector<Column> state_columns{{"title"},
                                        {"rung", ColumnType::integer},
                                        {"since", ColumnType::day},
                                        {"since_min", ColumnType::day},
                                        {"since_max", ColumnType::day},
                                        {"until", ColumnType::day},
                                        {"act"},
                                        {"in_force", ColumnType::boolean}};

Value text_or_absent(const std::string& text) { return text.empty() ? Value{} : Value(text); }

/// Letters, digits, `.`, `-` and `_`: what an id may hold in GraphML.
std::string as_id(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-';
    id += plain ? c : '_';
  }
  return id;
}

class GraphBuilder {
 public:
  GraphBuilder(const View& view, const Request& request, bool history)
      : view_(view), of_(*view.of), history_(history) {
    for (const auto& word : request.layers) layers_.push_back(*ledger::parse_layer(word));
    for (const auto& act : view.reading.acts) read_.emplace(act.act, &act);
  }

  Graph build() {
    describe();
    gather_relations();
    add_nodes();
    for (const auto& [pair, spells] : relations_) add_edge(pair, spells);
    std::ranges::sort(graph_.edges, {}, &network::Edge::id);
    return std::move(graph_);
  }

 private:
  using Spells = std::vector<const ledger::Spell*>;

  void describe() {
    graph_.columns = graph_columns;
    graph_.cells = {of_.settings.id,
                    of_.digest,
                    view_.on,
                    view_.since,
                    view_.until,
                    view_.ladder->id,
                    to_word(view_.rule.dates),
                    static_cast<std::int64_t>(view_.rule.seed),
                    view_.rule.source ? Value(of_.log.sources[*view_.rule.source].id) : Value{},
                    version};
    graph_.node_columns = node_columns;
    graph_.edge_columns = {{"layer"}, {"sector"}};
    graph_.edge_columns.insert(graph_.edge_columns.end(), state_columns.begin(),
                               state_columns.end());
    // Gephi keeps one column per title, so the values through time have names of their own.
    if (history_) {
      for (const auto& column : state_columns) {
        if (column.name != "since" && column.name != "until")
          graph_.spell_columns.push_back({"spell_" + column.name, column.type});
      }
    }
    graph_.since = history_ ? view_.since : view_.on;
    graph_.until = history_ ? view_.until : view_.on;
  }

  [[nodiscard]] bool asked_for(const ledger::Spell& spell) const {
    const auto layer = view_.history.pairs[spell.pair].layer;
    return layers_.empty() || std::ranges::find(layers_, layer) != layers_.end();
  }

  [[nodiscard]] bool stands_on_day(const ledger::Spell& spell) const {
    return spell.since <= view_.on && (!spell.until || view_.on < *spell.until);
  }

  void gather_relations() {
    for (const auto& spell : view_.history.spells) {
      const bool told = history_ ? spell.since <= view_.until : stands_on_day(spell);
      if (told && asked_for(spell)) relations_[spell.pair].push_back(&spell);
    }
  }

  void add_nodes() {
    std::set<actors::ActorId> present{view_.principal};
    for (std::uint32_t i = 0; i < view_.in_region.size(); ++i) {
      if (view_.in_region[i]) present.insert({i});
    }
    for (const auto& [pair, spells] : relations_) {
      present.insert(view_.history.pairs[pair].a);
      present.insert(view_.history.pairs[pair].b);
    }
    for (const auto id : present) {
      const auto& actor = of_.actors.at(id);
      places_[id] = graph_.nodes.size();
      graph_.nodes.push_back(
          {.id = actor.code,
           .label = actor.names.en,
           .cells = {text_or_absent(actor.names.en), text_or_absent(actor.names.es),
                     text_or_absent(actor.names.zh), to_word(actor.kind),
                     text_or_absent(actor.region), text_or_absent(actor.subregion),
                     text_or_absent(actor.iso3), text_or_absent(actor.m49),
                     text_or_absent(actor.cow), text_or_absent(actor.gw), actor.latitude,
                     actor.longitude, id == view_.principal,
                     static_cast<bool>(view_.in_region[id.value])}});
    }
  }

  void add_edge(ledger::PairIndex index, const Spells& spells) {
    const auto& pair = view_.history.pairs[index];
    network::Edge edge;
    edge.from = places_.at(pair.a);
    edge.to = places_.at(pair.b);
    edge.kind =
        pair.sector.empty() ? to_word(pair.layer) : to_word(pair.layer) + ": " + pair.sector;
    edge.id = new_id(pair);
    edge.cells = {to_word(pair.layer), text_or_absent(pair.sector)};
    const auto today =
        std::ranges::find_if(spells, [&](const auto* spell) { return stands_on_day(*spell); });
    const auto state = today == spells.end() ? Cells(state_columns.size()) : state_of(**today);
    edge.cells.insert(edge.cells.end(), state.begin(), state.end());
    for (const auto* spell : spells) {
      if (history_) edge.spells.push_back(period_of(*spell));
    }
    graph_.edges.push_back(std::move(edge));
  }

  [[nodiscard]] std::optional<Day> end_of(const ledger::Spell& spell) const {
    return spell.until && *spell.until <= view_.until ? spell.until : std::nullopt;
  }

  [[nodiscard]] Cells state_of(const ledger::Spell& spell) const {
    const auto& date = date_of(of_.log, *read_.at(spell.act));
    return {of_.titles.at(spell.title).title,
            rung_value(spell.rung),
            spell.since,
            date.is_open_start() ? Value{} : Value(date.first()),
            date.is_open_end() ? Value{} : Value(date.last()),
            end_of(spell),
            of_.log.acts[spell.act].id,
            spell.in_force};
  }

  [[nodiscard]] network::Period period_of(const ledger::Spell& spell) const {
    network::Period period{.since = spell.since, .until = end_of(spell), .cells = {}};
    const auto state = state_of(spell);
    for (std::size_t i = 0; i < state.size(); ++i) {
      const auto& name = state_columns[i].name;
      if (name != "since" && name != "until") period.cells.push_back(state[i]);
    }
    return period;
  }

  /// The same id on every day and ladder: codes, layer, sector.
  std::string new_id(const ledger::Pair& pair) {
    auto id = as_id(of_.actors.at(pair.a).code) + '.' + as_id(of_.actors.at(pair.b).code) + '.' +
              to_word(pair.layer);
    if (!pair.sector.empty()) id += '.' + as_id(pair.sector);
    const auto plain = id;
    for (int n = 2; !ids_.insert(id).second; ++n) id = fmt::format("{}.{}", plain, n);
    return id;
  }

  const View& view_;
  const io::Case& of_;
  bool history_;
  std::vector<ledger::Layer> layers_;
  std::unordered_map<ledger::ActIndex, const ledger::ReadAct*> read_;
  std::map<ledger::PairIndex, Spells> relations_;
  std::map<actors::ActorId, std::size_t> places_;
  std::set<std::string> ids_;
  Graph graph_;
};

}  // namespace

Result<Graph> network_graph(const io::Case& of, const Request& request, GraphSpan span) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  return GraphBuilder(*view, request, span == GraphSpan::history).build();
}

}  // namespace comity::services
