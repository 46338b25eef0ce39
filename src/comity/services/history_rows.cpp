// SPDX-License-Identifier: Apache-2.0
#include "comity/services/history_rows.hpp"

#include <algorithm>
#include <unordered_map>

#include "comity/services/why.hpp"

namespace comity::services {

namespace {

using Steps = std::vector<const ledger::Transition*>;

/// Rungs of the row: those of its pairs where they agree, null where they differ.
void set_rungs(const View& view, const Steps& steps, Value& row) {
  auto pairs = Value::array();
  bool same = !steps.empty();
  for (const auto* step : steps) {
    same = same && step->rung_before == steps.front()->rung_before &&
           step->rung_after == steps.front()->rung_after;
    const auto& pair = view.history.pairs[step->pair];
    pairs.push(Value::object({{"a", view.of->actors.at(pair.a).code},
                              {"b", view.of->actors.at(pair.b).code},
                              {"rung_before", rung_value(step->rung_before)},
                              {"rung_after", rung_value(step->rung_after)}}));
  }
  row.set("rung_before", same ? rung_value(steps.front()->rung_before) : Value{});
  row.set("rung_after", same ? rung_value(steps.front()->rung_after) : Value{});
  row.set("pairs", steps.size() > 1 ? std::move(pairs) : Value::array());
}

/// The interval of days on which the act that begins or ends a spell may have happened.
void set_bounds(const View& view,
                const std::unordered_map<ledger::ActIndex, const ledger::ReadAct*>& read,
                std::string_view name, ledger::ActIndex act, Value& row) {
  const auto& date = date_of(view.of->log, *read.at(act));
  row.set(std::string(name) + "_min", date.is_open_start() ? Value{} : Value(date.first()));
  row.set(std::string(name) + "_max", date.is_open_end() ? Value{} : Value(date.last()));
}

}  // namespace

std::string ladder_of(const View& view, ledger::Layer layer) {
  const auto& settings = view.of->settings;
  if (std::ranges::find(settings.ranked_layers, layer) != settings.ranked_layers.end())
    return view.ladder->id;
  const auto own = std::ranges::find(settings.layer_ladders, layer,
                                     &std::pair<ledger::Layer, std::string>::first);
  return own == settings.layer_ladders.end() ? std::string{} : own->second;
}

Value rung_value(const std::optional<titles::Rung>& rung) {
  return rung ? Value(rung->value) : Value{};
}

Value act_rows(const View& view) {
  std::unordered_map<ledger::ActIndex, Steps> steps;
  for (const auto& step : view.history.transitions) steps[step.act].push_back(&step);
  auto rows = Value::array();
  for (const auto& read : view.reading.acts) {
    if (read.day < view.since || read.day > view.until) continue;
    if (!shows(view, view.of->log.acts[read.act].parties)) continue;
    auto row = describe_act(*view.of, read);
    set_rungs(view, steps[read.act], row);
    rows.push(std::move(row));
  }
  return rows;
}

Value spell_rows(const View& view) {
  std::unordered_map<ledger::ActIndex, const ledger::ReadAct*> read;
  for (const auto& act : view.reading.acts) read.emplace(act.act, &act);
  auto rows = Value::array();
  for (const auto& spell : view.history.spells) {
    const auto& pair = view.history.pairs[spell.pair];
    const auto ladder = ladder_of(view, pair.layer);
    auto row = Value::object({{"a", view.of->actors.at(pair.a).code},
                              {"b", view.of->actors.at(pair.b).code},
                              {"layer", to_word(pair.layer)},
                              {"sector", pair.sector},
                              {"title", view.of->titles.at(spell.title).title},
                              {"rung", rung_value(spell.rung)},
                              {"since", spell.since},
                              {"until", spell.until},
                              {"act", view.of->log.acts[spell.act].id},
                              {"in_force", spell.in_force},
                              {"by_record", spell.by_record},
                              {"ladder", ladder.empty() ? Value{} : Value(ladder)}});
    set_bounds(view, read, "since", spell.act, row);
    if (spell.ended_by > 0) {
      set_bounds(view, read, "until", spell.ended_by - 1, row);
    } else {
      row.set("until_min", {});
      row.set("until_max", {});
    }
    rows.push(std::move(row));
  }
  return rows;
}

Value truncated_rows(const View& view) {
  auto rows = Value::array();
  for (const auto& pair : view.history.pairs) {
    if (!pair.unknown_before) continue;
    rows.push(Value::object({{"a", view.of->actors.at(pair.a).code},
                             {"b", view.of->actors.at(pair.b).code},
                             {"layer", to_word(pair.layer)},
                             {"sector", pair.sector},
                             {"until", *pair.unknown_before}}));
  }
  return rows;
}

}  // namespace comity::services
