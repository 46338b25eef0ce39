// SPDX-License-Identifier: Apache-2.0
#include "comity/services/overlap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "comity/services/history_rows.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

namespace {

using Codes = std::map<std::string, actors::ActorId>;
using titles::Rung;

const actors::Register& actors_of(const Side& side) { return side.view.of->actors; }

Codes partners_of(const Side& side) {
  Codes codes;
  for (const auto& partner : side.standing.partners) {
    if (partner.stands) codes.emplace(actors_of(side).at(partner.actor).code, partner.actor);
  }
  return codes;
}

Day earliest(const network::Beginning& begun) {
  return begun.is_first ? begun.date->first() : distant_past;
}

/// Both sides begin with one act: a collective one, or two regions of an organization's partners.
bool one_act(const Sides& sides, const std::array<network::Beginning, 2>& begun) {
  const auto& a = sides[0].view.of->log.acts[begun[0].act];
  const auto& b = sides[1].view.of->log.acts[begun[1].act];
  return a.id == b.id && a.date == b.date;
}

std::string first_mover(const Sides& sides, const std::array<network::Beginning, 2>& begun) {
  const auto& [a, b] = begun;
  if (one_act(sides, begun)) return "same";
  if (a.date->last() < earliest(b)) return sides[0].name;
  if (b.date->last() < earliest(a)) return sides[1].name;
  const bool exact = a.is_first && b.is_first && a.date->is_exact() && b.date->is_exact();
  return exact ? "same" : "undecided";
}

Value date_value(const network::Beginning& begun) {
  if (begun.is_first) return begun.date->text();
  return begun.date->is_open_end() ? ".." : "../" + to_text(begun.date->last());
}

Value shared_row(const Sides& sides, const SharedPartner& partner, bool on_one_ladder) {
  auto rungs = Value::array();
  auto first = Value::array();
  auto acts = Value::array();
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const auto& side = sides[i];
    rungs.push(rung_value(side.standing.find(partner.ids[i])->rung));
    first.push(date_value(partner.begun[i]));
    const auto& act = side.view.of->log.acts[partner.begun[i].act].id;
    if (acts.if_array()->empty() || *acts.if_array()->front().if_text() != act) acts.push(act);
  }
  const auto& actor = actors_of(sides[0]).at(partner.ids[0]);
  return Value::object({{"partner", actor.code},
                        {"name", actor.names.en},
                        {"rungs", on_one_ladder ? std::move(rungs) : Value{}},
                        {"first", std::move(first)},
                        {"first_mover", partner.first_mover},
                        {"acts", std::move(acts)}});
}

Value jaccard_value(std::int64_t both, std::int64_t either) {
  if (either == 0) return {};
  return static_cast<double>(both) / static_cast<double>(either);
}

Value rung_rows(const Sides& sides, const Overlap& overlap) {
  auto rows = Value::array();
  const auto& ladder = *sides[0].view.ladder;
  for (auto rung = titles::top(ladder); rung > titles::no_rung; --rung.value) {
    const auto a = sides[0].standing.on_rung(rung).value;
    const auto b = sides[1].standing.on_rung(rung).value;
    const auto both = std::ranges::count_if(overlap.shared, [&](const SharedPartner& partner) {
      return sides[0].standing.find(partner.ids[0])->rung == rung &&
             sides[1].standing.find(partner.ids[1])->rung == rung;
    });
    rows.push(Value::object({{"rung", rung.value},
                             {"label", titles::label(ladder, rung)},
                             {"n_a", a},
                             {"n_b", b},
                             {"n_both", both},
                             {"jaccard", jaccard_value(both, a + b - both)}}));
  }
  return rows;
}

std::int64_t moved_first(const Overlap& overlap, const std::string& who) {
  return std::ranges::count(overlap.shared, who, &SharedPartner::first_mover);
}

Value mover_rows(const Sides& sides, const Overlap& overlap) {
  auto rows = Value::array();
  for (const auto& who :
       {sides[0].name, sides[1].name, std::string("same"), std::string("undecided")})
    rows.push(Value::object({{"side", who}, {"n", moved_first(overlap, who)}}));
  return rows;
}

}  // namespace

std::optional<double> Overlap::jaccard() const {
  const auto either = shared.size() + only[0].size() + only[1].size();
  if (either == 0) return std::nullopt;
  return static_cast<double>(shared.size()) / static_cast<double>(either);
}

Overlap overlap(const Sides& sides) {
  const std::array partners{partners_of(sides[0]), partners_of(sides[1])};
  std::array<std::map<actors::ActorId, network::Beginning>, 2> begun;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const auto& view = sides[i].view;
    begun[i] = network::beginnings(view.of->log, view.reading, view.history, sides[i].circle);
  }
  Overlap found;
  for (const auto& [code, id] : partners[0]) {
    const auto other = partners[1].find(code);
    if (other == partners[1].end()) {
      found.only[0].push_back(code);
      continue;
    }
    const std::array first{begun[0].at(id), begun[1].at(other->second)};
    found.shared.push_back({{id, other->second}, first, first_mover(sides, first)});
  }
  for (const auto& [code, id] : partners[1]) {
    if (!partners[0].contains(code)) found.only[1].push_back(code);
  }
  return found;
}

Value overlap_value(const Sides& sides, const Overlap& overlap, bool on_one_ladder) {
  auto shared = Value::array();
  for (const auto& partner : overlap.shared) shared.push(shared_row(sides, partner, on_one_ladder));
  return Value::object({{"n_shared", overlap.shared.size()},
                        {"jaccard", overlap.jaccard()},
                        {"shared", std::move(shared)},
                        {"only", Value::Array{overlap.only[0], overlap.only[1]}},
                        {"by_rung", on_one_ladder ? rung_rows(sides, overlap) : Value{}},
                        {"first_mover", mover_rows(sides, overlap)}});
}

std::string overlap_sentence(const Sides& sides, const Overlap& overlap) {
  const auto jaccard = overlap.jaccard();
  if (!jaccard) return "Neither side has a partner on this day.";
  if (overlap.shared.empty()) return "They share no partner.";
  return fmt::format(
      "They share {} of {} partners (Jaccard {:.2f}). First with {} of them: {}; with {}: {}; on "
      "one day: {}; undecided: {}.",
      overlap.shared.size(),
      overlap.shared.size() + overlap.only[0].size() + overlap.only[1].size(), *jaccard,
      moved_first(overlap, sides[0].name), sides[0].name, moved_first(overlap, sides[1].name),
      sides[1].name, moved_first(overlap, "same"), moved_first(overlap, "undecided"));
}

}  // namespace comity::services
