// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/revealed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "comity/titles/feedback.hpp"
#include "comity/titles/knots.hpp"

namespace comity::titles {

namespace {

/// All upgrades from one title to another, as places of the mentioned titles.
struct Move {
  std::size_t lower = 0;
  std::size_t higher = 0;
  std::vector<std::size_t> upgrades;
  bool kept = true;
  bool certain = true;  ///< every best ranking keeps it
};

using Moves = std::vector<Move>;

constexpr int most_rungs = std::numeric_limits<std::int16_t>::max();

Successors successors(std::size_t n, const Moves& steps, bool Move::* wanted) {
  Successors next(n);
  for (const auto& step : steps) {
    if (step.*wanted) next[step.lower].push_back(step.higher);
  }
  return next;
}

std::vector<TitleId> mentioned(const std::vector<Upgrade>& upgrades) {
  std::vector<TitleId> titles;
  for (const auto& upgrade : upgrades) {
    if (upgrade.lower == upgrade.higher) continue;
    titles.push_back(upgrade.lower);
    titles.push_back(upgrade.higher);
  }
  std::ranges::sort(titles);
  titles.erase(std::ranges::unique(titles).begin(), titles.end());
  return titles;
}

Moves gather(const std::vector<Upgrade>& upgrades, const std::vector<TitleId>& titles,
             std::vector<std::size_t>& same_title) {
  const auto place = [&](TitleId title) {
    return static_cast<std::size_t>(std::ranges::lower_bound(titles, title) - titles.begin());
  };
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < upgrades.size(); ++i) {
    const auto& [lower, higher, act] = upgrades[i];
    if (lower == higher) {
      same_title.push_back(i);
    } else {
      found[{place(lower), place(higher)}].push_back(i);
    }
  }
  Moves steps;
  for (auto& [ends, places] : found) steps.push_back({ends.first, ends.second, std::move(places)});
  return steps;
}

/// Orders the members of one knot and marks which of its steps the order keeps.
/// Returns how many upgrades no ranking of the knot can keep.
std::size_t untie(const std::vector<std::size_t>& members, const std::vector<std::size_t>& place,
                  const std::vector<Move*>& inside) {
  Votes votes(members.size());
  for (const auto* step : inside) {
    for (std::size_t i = 0; i < step->upgrades.size(); ++i)
      votes.add(place[step->lower], place[step->higher]);
  }
  const auto best = order(votes);
  std::vector<std::size_t> height(members.size());
  for (std::size_t i = 0; i < best.items.size(); ++i) height[best.items[i]] = i;
  for (auto* const step : inside) {
    const auto lower = place[step->lower];
    const auto higher = place[step->higher];
    step->kept = height[lower] < height[higher];
    step->certain = !best.may_be_above[lower * members.size() + higher];
  }
  return best.needed;
}

std::size_t untie_all(std::size_t n, Moves& steps) {
  const auto knot = knots(successors(n, steps, &Move::kept));
  std::vector<std::vector<std::size_t>> members(n);
  std::vector<std::vector<Move*>> inside(n);
  std::vector<std::size_t> place(n);
  for (std::size_t i = 0; i < n; ++i) {
    place[i] = members[knot[i]].size();
    members[knot[i]].push_back(i);
  }
  for (auto& step : steps) {
    if (knot[step.lower] == knot[step.higher]) inside[knot[step.lower]].push_back(&step);
  }
  std::size_t needed = 0;
  for (std::size_t k = 0; k < n; ++k) {
    if (members[k].size() > 1) needed += untie(members[k], place, inside[k]);
  }
  return needed;
}

/// Titles on the longest chain of wanted steps that ends at each item, or that begins there.
std::vector<std::int16_t> chains(std::size_t n, const Moves& steps, bool Move::* wanted,
                                 bool from_top) {
  Successors next(n);
  for (const auto& step : steps) {
    if (!(step.*wanted)) continue;
    from_top ? next[step.higher].push_back(step.lower) : next[step.lower].push_back(step.higher);
  }
  // Without circles every item is a knot of its own, numbered along the steps.
  const auto number = knots(next);
  std::vector<std::size_t> items(n);
  for (std::size_t i = 0; i < n; ++i) items[number[i]] = i;
  std::vector<std::int16_t> length(n, 1);
  for (const auto item : items) {
    for (const auto to : next[item])
      length[to] = static_cast<std::int16_t>(std::clamp(length[item] + 1, +length[to], most_rungs));
  }
  return length;
}

void place_titles(const std::vector<TitleId>& titles, const Moves& steps, Revealed& found) {
  const auto n = titles.size();
  const auto rung = chains(n, steps, &Move::kept, false);
  const auto lowest = chains(n, steps, &Move::certain, false);
  const auto above = chains(n, steps, &Move::certain, true);
  const auto top = n == 0 ? std::int16_t{0} : *std::ranges::max_element(rung);
  for (std::size_t i = 0; i < n; ++i) {
    const auto highest = static_cast<std::int16_t>(top - above[i] + 1);
    found.titles.push_back({titles[i], Rung{rung[i]}, Rung{lowest[i]}, Rung{highest}});
  }
  for (const auto& step : steps) {
    for (const auto end : {step.lower, step.higher})
      found.titles[end].n_upgrades += static_cast<std::uint32_t>(step.upgrades.size());
  }
  std::ranges::stable_sort(found.titles, {}, &PlacedTitle::rung);
}

/// The shortest circle that a violated step closes: the step itself, then kept steps back to where
/// it began.
Cycle circle_of(const Move& closing, const Moves& steps, const Successors& kept,
                const std::vector<TitleId>& titles, const std::vector<Upgrade>& upgrades) {
  Cycle cycle;
  auto way = shortest_way(kept, closing.higher, closing.lower);
  way.insert(way.begin(), closing.lower);
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    const auto step = std::ranges::find_if(
        steps, [&](const Move& s) { return s.lower == way[i] && s.higher == way[i + 1]; });
    cycle.titles.push_back(titles[way[i]]);
    auto& acts = cycle.acts.emplace_back();
    for (const auto place : step->upgrades) acts.push_back(upgrades[place].act);
  }
  return cycle;
}

}  // namespace

Revealed reveal(const std::vector<Upgrade>& upgrades) {
  Revealed found;
  const auto titles = mentioned(upgrades);
  auto steps = gather(upgrades, titles, found.same_title);
  found.needed = untie_all(titles.size(), steps);
  place_titles(titles, steps, found);
  const auto kept = successors(titles.size(), steps, &Move::kept);
  for (const auto& step : steps) {
    if (step.kept) {
      found.n_kept += step.upgrades.size();
    } else {
      found.violated.insert(found.violated.end(), step.upgrades.begin(), step.upgrades.end());
      // A search may leave a step that no circle forbids; then there is nothing to show.
      auto cycle = circle_of(step, steps, kept, titles, upgrades);
      if (cycle.titles.size() > 1) found.cycles.push_back(std::move(cycle));
    }
    found.is_unique = found.is_unique && (step.kept == step.certain);
  }
  std::ranges::sort(found.violated);
  return found;
}

Ladder to_ladder(const Revealed& revealed, const Titles& titles) {
  Ladder ladder{learned_id, {}};
  std::uint32_t most = 0;
  for (const auto& placed : revealed.titles) {
    const auto& title = titles.at(placed.title).title;
    if (ladder.steps.empty() || ladder.steps.back().rung != placed.rung) {
      most = 0;
      ladder.steps.push_back({.rung = placed.rung,
                              .label = {},
                              .titles = {},
                              .all_of = {},
                              .none_of = {},
                              .source = fmt::format("{} upgrades of the case's own acts",
                                                    revealed.n_kept + revealed.violated.size())});
    }
    auto& step = ladder.steps.back();
    step.titles.push_back(title);
    if (placed.n_upgrades > most) {
      most = placed.n_upgrades;
      step.label = title;
    }
  }
  return ladder;
}

}  // namespace comity::titles
