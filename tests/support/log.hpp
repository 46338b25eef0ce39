// SPDX-License-Identifier: Apache-2.0
// Small logs written as text inside a test, and histories read back as text.
//
//   2012-06-21 upgrade CHN BRA comprehensive strategic partnership
//     zhang2024: 2012; establish; strategic partnership
//   [2018,2019-02] establish CHN CHL MEX energy partnership | layer=sectoral sector=energy
//   binding=all
//
// A line begins with a date, a kind and the parties in capitals; the rest is the title. After `|`
// come id, layer, sector, status, supersedes, binding, caution. An indented line is evidence:
// source, then date, kind and title, each of which may be empty. Acts are called A1, A2 ... unless
// they have an id.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/text.hpp"
#include "comity/ledger/counts.hpp"
#include "comity/ledger/reading.hpp"
#include "comity/ledger/replay.hpp"
#include "comity/titles/ladder.hpp"

namespace comity::testing {

/// A log with the registers it names, and a ladder like the one of the paper.
struct World {
  actors::Register actors;
  titles::Titles titles;
  ledger::Log log;
  titles::Ladder ladder;

  [[nodiscard]] actors::ActorId actor(std::string_view code) const {
    return actors.find(code).value();
  }
  [[nodiscard]] titles::TitleId title(std::string_view wording) const {
    return titles.resolve(wording).value();
  }
  [[nodiscard]] ledger::SourceIndex source(std::string_view id) const {
    return log.find_source(id).value();
  }
  [[nodiscard]] titles::Ranking ranking() const { return titles::rank(ladder, titles); }
};

/// A day that must be one.
inline Day day(std::string_view text) { return parse_day(text).value(); }

/// A date that must be one.
inline When when(std::string_view text) {
  auto read = parse_when(text);
  EXPECT_TRUE(read.has_value()) << read.error();
  return read.value_or(When{});
}

/// The ladder of the paper in short: rungs 1 to 6 by components.
inline titles::Ladder small_ladder() {
  const auto step = [](std::int16_t rung, std::string label, std::vector<std::string> all_of,
                       std::vector<std::string> none_of) {
    return titles::Step{titles::Rung{rung}, std::move(label),   {},
                        std::move(all_of),  std::move(none_of), "test"};
  };
  return {"small",
          {step(1, "friendly", {"friendly"}, {}),
           step(2, "comprehensive", {"comprehensive"}, {"strategic"}),
           step(3, "strategic cooperative", {"strategic", "cooperative"}, {"comprehensive"}),
           step(4, "strategic", {"strategic"}, {"cooperative", "comprehensive"}),
           step(5, "comprehensive strategic", {"comprehensive", "strategic"}, {}),
           step(6, "all-weather", {"all-weather"}, {})}};
}

namespace detail {

inline actors::ActorId actor_of(World& world, std::string_view code) {
  if (const auto known = world.actors.find(code)) return *known;
  return world.actors.add({.code = std::string(code), .names = {.en = std::string(code)}}).value();
}

inline titles::TitleId title_of(World& world, std::string_view wording) {
  if (const auto known = world.titles.resolve(wording)) return *known;
  titles::Title title{.title = std::string(wording)};
  for (const auto* word :
       {"comprehensive", "strategic", "cooperative", "all-weather", "friendly"}) {
    if (wording.find(word) != std::string_view::npos) title.components.emplace_back(word);
  }
  return world.titles.add(std::move(title)).value();
}

inline bool is_code(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) {
    return std::isupper(static_cast<unsigned char>(c)) != 0;
  });
}

inline void set_option(ledger::Act& act, std::string_view option) {
  const auto equals = option.find('=');
  const auto name = option.substr(0, equals);
  const std::string value(option.substr(equals + 1));
  if (name == "id") act.id = value;
  if (name == "layer") act.layer = ledger::parse_layer(value).value();
  if (name == "sector") act.sector = value;
  if (name == "status") act.status = ledger::parse_status(value).value();
  if (name == "supersedes") act.supersedes = value;
  if (name == "caution") (void)ledger::add_word(act.caution, value);
  if (name == "binding") act.binding = ledger::parse_binding(value).value();
}

inline void read_act(World& world, std::string_view line) {
  const auto bar = line.find('|');
  const auto words = split_list(line.substr(0, bar), ' ');
  ledger::Act act;
  act.id = "A" + std::to_string(world.log.acts.size() + 1);
  act.date = when(words.at(0));
  act.kind = ledger::parse_act_kind(words.at(1)).value();
  std::size_t i = 2;
  for (; i < words.size() && is_code(words[i]); ++i)
    act.parties.push_back(actor_of(world, words[i]));
  if (i < words.size())
    act.title = title_of(
        world, join(std::vector(words.begin() + static_cast<std::ptrdiff_t>(i), words.end()), " "));
  if (bar != std::string_view::npos) {
    for (const auto& option : split_list(line.substr(bar + 1), ' ')) set_option(act, option);
  }
  world.log.acts.push_back(std::move(act));
}

inline void read_evidence(World& world, std::string_view line) {
  const auto colon = line.find(':');
  const std::string source(trim(line.substr(0, colon)));
  ledger::Evidence row;
  row.act = static_cast<ledger::ActIndex>(world.log.acts.size() - 1);
  if (!world.log.find_source(source)) world.log.sources.push_back({.id = source, .kind = "paper"});
  row.source = world.source(source);
  const auto parts = split(line.substr(colon + 1), ';');
  const auto part = [&](std::size_t i) {
    return i < parts.size() ? trim(parts[i]) : std::string_view{};
  };
  if (!part(0).empty()) row.date = when(part(0));
  if (!part(1).empty()) row.kind = ledger::parse_act_kind(part(1)).value();
  if (!part(2).empty()) row.title = title_of(world, part(2));
  world.log.evidence.push_back(std::move(row));
}

}  // namespace detail

/// Reads a log as described at the top. Indentation common to all lines does not count.
inline World world_of(std::string_view text) {
  World world;
  world.ladder = small_ladder();
  std::size_t margin = std::string_view::npos;
  for (const auto line : split(text, '\n')) {
    const auto indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos) continue;
    margin = std::min(margin, indent);
    if (indent > margin) {
      detail::read_evidence(world, trim(line));
    } else {
      detail::read_act(world, trim(line));
    }
  }
  ledger::index_evidence(world.log);
  return world;
}

inline std::string rung_text(const std::optional<titles::Rung>& rung) {
  return rung ? std::to_string(rung->value) : "?";
}

/// The replay of a log on its ladder.
inline ledger::History history_of(const World& world, const ledger::ReadingRule& rule = {},
                                  ledger::ReplayRule replay_rule = {}) {
  return ledger::replay(world.log, ledger::read(world.log, rule), world.ranking(), replay_rule);
}

/// Each spell as "CHN BRA 4 1993-11-15 2012-06-21", with "suspended" or the layer and sector where
/// they are not the usual ones.
inline std::vector<std::string> spells_of(const World& world, const ledger::History& history) {
  std::vector<std::string> lines;
  for (const auto& spell : history.spells) {
    const auto& pair = history.pairs[spell.pair];
    auto& line =
        lines.emplace_back(world.actors.at(pair.a).code + " " + world.actors.at(pair.b).code + " " +
                           rung_text(spell.rung) + " " + to_text(spell.since) + " " +
                           (spell.until ? to_text(*spell.until) : ".."));
    if (pair.layer != ledger::Layer::bilateral) line += " " + to_word(pair.layer);
    if (!pair.sector.empty()) line += " " + pair.sector;
    if (!spell.in_force) line += " suspended";
  }
  return lines;
}

inline std::vector<std::string> spells_of(const World& world) {
  return spells_of(world, history_of(world));
}

/// Each irregularity as "order A2: the act A2 ..."
inline std::vector<std::string> irregularities_of(const World& world,
                                                  const ledger::History& history) {
  std::vector<std::string> lines;
  for (const auto& found : history.irregularities) {
    lines.push_back(to_word(found.code) + " " + world.log.acts[found.act].id + ": " + found.what);
  }
  return lines;
}

inline std::vector<std::string> irregularities_of(const World& world) {
  return irregularities_of(world, history_of(world));
}

/// Each transition as "A1 CHN BRA 0>4".
inline std::vector<std::string> transitions_of(const World& world, const ledger::History& history) {
  std::vector<std::string> lines;
  for (const auto& step : history.transitions) {
    const auto& pair = history.pairs[step.pair];
    lines.push_back(world.log.acts[step.act].id + " " + world.actors.at(pair.a).code + " " +
                    world.actors.at(pair.b).code + " " + rung_text(step.rung_before) + ">" +
                    rung_text(step.rung_after));
  }
  return lines;
}

}  // namespace comity::testing
