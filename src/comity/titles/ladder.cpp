// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/ladder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace comity::titles {

namespace {

bool lists(const Step& step, const Title& title) {
  return std::ranges::find(step.titles, title.title) != step.titles.end();
}

bool fits(const Step& step, const Title& title) {
  const auto has = [&](const std::string& word) {
    return std::ranges::find(title.components, word) != title.components.end();
  };
  return !step.all_of.empty() && std::ranges::all_of(step.all_of, has) &&
         std::ranges::none_of(step.none_of, has);
}

/// "the ladder x goes in a circle: "a" (rung 1) < "b" (rung 2) < "a" (rung 3)."
std::string circle(const Ladder& ladder, const Step& step, Rung other) {
  const Rung low = std::min(step.rung, other);
  const Rung high = std::max(step.rung, other);
  std::string between;
  for (auto rung = low; rung <= high; ++rung.value) {
    const auto found = std::ranges::find(ladder.steps, rung, &Step::rung);
    if (found == ladder.steps.end()) continue;
    between += fmt::format("{}\"{}\" (rung {})", between.empty() ? "" : " < ",
                           rung == high ? step.label : found->label, rung.value);
  }
  return fmt::format("the ladder {} goes in a circle: {}.", ladder.id, between);
}

}  // namespace

std::optional<Rung> rung_of(const Ladder& ladder, const Title& title) {
  std::optional<Rung> listed;
  std::optional<Rung> fitting;
  for (const auto& step : ladder.steps) {
    if (lists(step, title)) listed = std::max(listed, std::optional(step.rung));
    if (fits(step, title)) fitting = std::max(fitting, std::optional(step.rung));
  }
  return listed ? listed : fitting;
}

Ranking rank(const Ladder& ladder, const Titles& titles) {
  Ranking ranking;
  for (const auto& title : titles.all()) ranking.push_back(rung_of(ladder, title));
  return ranking;
}

std::vector<Error> faults(const Ladder& ladder, const Titles& titles) {
  std::vector<Error> found;
  const auto fault = [&](const Step& step, std::string what, std::string nearest,
                         std::string hint) {
    found.push_back({Error::Kind::data,
                     std::move(what),
                     {.line = step.line},
                     std::move(nearest),
                     std::move(hint)});
  };
  std::map<std::string, Rung> placed;
  std::map<std::string, Rung> labelled;
  for (const auto& step : ladder.steps) {
    if (step.rung < Rung{1}) {
      fault(step, fmt::format("the ladder {} has a rung {}.", ladder.id, step.rung.value), "",
            "count rungs from 1; 0 means no partnership");
    }
    if (step.titles.empty() && step.all_of.empty()) {
      fault(step,
            fmt::format("rung {} of the ladder {} lists no title and no component.",
                        step.rung.value, ladder.id),
            "", "fill `titles` or `all_of`");
    }
    if (const auto [place, is_new] = labelled.emplace(step.label, step.rung);
        !is_new && place->second != step.rung && !step.label.empty()) {
      fault(step, circle(ladder, step, place->second), "",
            "give each rung a label of its own, or the rows of one label one rung");
    }
    for (const auto& title : step.titles) {
      const auto [place, is_new] = placed.emplace(title, step.rung);
      if (!is_new && place->second == step.rung) {
        fault(step,
              fmt::format("\"{}\" stands twice on rung {} of the ladder {}.", title,
                          step.rung.value, ladder.id),
              "", "list it once");
      } else if (!is_new) {
        fault(step,
              fmt::format("\"{}\" stands on rungs {} and {} of the ladder {}.", title,
                          place->second.value, step.rung.value, ladder.id),
              "", "keep it on one rung");
      }
      if (const auto known = titles.resolve(title); !known) {
        fault(step, known.error().what, known.error().nearest, known.error().hint);
      }
    }
  }
  return found;
}

Rung top(const Ladder& ladder) {
  Rung highest = no_rung;
  for (const auto& step : ladder.steps) highest = std::max(highest, step.rung);
  return highest;
}

std::string label(const Ladder& ladder, Rung rung) {
  if (rung == no_rung) return "none";
  const auto found = std::ranges::find(ladder.steps, rung, &Step::rung);
  return found == ladder.steps.end() ? fmt::format("rung {}", rung.value) : found->label;
}

}  // namespace comity::titles
