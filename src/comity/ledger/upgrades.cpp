// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/upgrades.hpp"

#include <algorithm>

#include "comity/ledger/replay.hpp"

namespace comity::ledger {

namespace {

bool is_stated(const titles::Title& title) {
  return std::ranges::find(title.components, "unknown") == title.components.end();
}

}  // namespace

std::vector<titles::Upgrade> upgrades(const Log& log, const titles::Titles& titles,
                                      const Reading& reading, std::span<const Layer> layers) {
  Reading counted;
  for (const auto& read : reading.acts) {
    if (std::ranges::find(layers, log.acts[read.act].layer) != layers.end())
      counted.acts.push_back(read);
  }
  // No ladder ranks anything here: only the titles before and after are wanted.
  const titles::Ranking unranked(titles.size());
  const auto history = replay(log, counted, unranked, {});
  std::vector<titles::Upgrade> found;
  std::size_t of_act = 0;  // where the steps of the act at hand begin
  ActIndex act = 0;
  for (const auto& step : history.transitions) {
    if (step.act != act) of_act = found.size();
    act = step.act;
    if (step.kind != ActKind::upgrade || !step.title_before || !step.title_after) continue;
    if (!is_stated(titles.at(*step.title_before)) || !is_stated(titles.at(*step.title_after)))
      continue;
    titles::Upgrade taken{*step.title_before, *step.title_after, log.acts[step.act].id};
    const auto known = found.begin() + static_cast<std::ptrdiff_t>(of_act);
    if (std::find(known, found.end(), taken) == found.end()) found.push_back(std::move(taken));
  }
  return found;
}

}  // namespace comity::ledger
