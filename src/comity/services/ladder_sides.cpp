// SPDX-License-Identifier: Apache-2.0
#include "comity/services/ladder_sides.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace comity::services {

namespace {

bool is_ranked_layer(const Side& side, ledger::Layer layer) {
  return std::ranges::find(side.circle.layers, layer) != side.circle.layers.end();
}

std::vector<titles::TitleId> titles_in_use(const Side& side) {
  std::vector<titles::TitleId> used;
  for (const auto& step : side.view.history.transitions) {
    if (step.title_after && is_ranked_layer(side, side.view.history.pairs[step.pair].layer))
      used.push_back(*step.title_after);
  }
  std::ranges::sort(used);
  used.erase(std::ranges::unique(used).begin(), used.end());
  return used;
}

Value said(const std::string& text) { return text.empty() ? Value{} : Value(text); }

/// Acts whose title the ladder does not rank.
std::int64_t unranked_acts(const Side& side) {
  std::set<ledger::ActIndex> acts;
  for (const auto& found : side.view.history.irregularities) {
    const bool ours = side.circle.partner(side.view.history.pairs[found.pair]).has_value();
    if (ours && found.code == ledger::Irregularity::Code::unranked) acts.insert(found.act);
  }
  return static_cast<std::int64_t>(acts.size());
}

Value ladder_row(const LadderSides& of, const Side& side) {
  auto unranked = Value::array();
  for (const auto id : of.titles) {
    if (!side.view.ranking[id.value]) unranked.push(side.view.of->titles.at(id).title);
  }
  const auto n_unranked = static_cast<std::int64_t>(unranked.if_array()->size());
  const auto upgrades = upgrades_on(side);
  const auto& id = ladder_of(side);
  return Value::object({{"ladder", id},
                        {"author", said(side.view.ladder->author)},
                        {"year", said(side.view.ladder->year)},
                        {"order", said(side.view.ladder->order)},
                        {"n_rungs", titles::top(*side.view.ladder).value},
                        {"n_titles", static_cast<std::int64_t>(of.titles.size()) - n_unranked},
                        {"n_used", of.titles.size()},
                        {"acts_unranked", unranked_acts(side)},
                        {"n_rise", upgrades.same},
                        {"n_stay", upgrades.tied},
                        {"n_fall", upgrades.reversed},
                        {"n_unranked", upgrades.unranked},
                        {"unranked_titles", std::move(unranked)}});
}

}  // namespace

void UpgradeTally::add(const std::optional<titles::Rung>& lower,
                       const std::optional<titles::Rung>& higher) {
  if (!lower || !higher) {
    ++unranked;
  } else {
    ++(*lower < *higher ? same : *lower == *higher ? tied : reversed);
  }
}

Result<LadderSides> open_ladders(const io::Case& of, const Request& request) {
  LadderSides found;
  for (const auto& ladder : ladders_for(of)) {
    auto asked = request;
    asked.ladder = ladder;
    auto side = open_side({&of, {}}, asked);
    if (!side) return std::unexpected(side.error());
    found.sides.push_back(std::move(*side));
  }
  if (!found.sides.empty()) found.titles = titles_in_use(found.sides.front());
  return found;
}

const std::string& ladder_of(const Side& side) { return side.view.ladder->id; }

titles::Ranking rungs_of_titles(const LadderSides& of, const Side& side) {
  titles::Ranking rungs;
  for (const auto id : of.titles) rungs.push_back(side.view.ranking[id.value]);
  return rungs;
}

Value agreement_row(const std::string& first, const std::string& second,
                    const titles::Agreement& agreement) {
  return Value::object({{"first", first},
                        {"second", second},
                        {"n", agreement.n_items},
                        {"tau_b", agreement.tau_b()},
                        {"concordant", agreement.concordant},
                        {"discordant", agreement.discordant},
                        {"tied_first", agreement.tied_first},
                        {"tied_second", agreement.tied_second},
                        {"tied_both", agreement.tied_both}});
}

UpgradeTally upgrades_on(const Side& side) {
  using Taken =
      std::tuple<ledger::ActIndex, std::optional<titles::Rung>, std::optional<titles::Rung>>;
  std::set<Taken> counted;
  UpgradeTally tally;
  for (const auto& step : side.view.history.transitions) {
    if (step.kind != ledger::ActKind::upgrade || step.day < side.view.since ||
        step.day > side.view.until || !side.circle.partner(side.view.history.pairs[step.pair]))
      continue;
    if (counted.emplace(step.act, step.rung_before, step.rung_after).second)
      tally.add(step.rung_before, step.rung_after);
  }
  return tally;
}

Value ladder_rows(const LadderSides& of) {
  auto rows = Value::array();
  for (const auto& side : of.sides) rows.push(ladder_row(of, side));
  return rows;
}

}  // namespace comity::services
