// SPDX-License-Identifier: Apache-2.0
#include "comity/services/common_ladder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

/// The steps alone: two files may say the same on other lines.
bool same_steps(const titles::Ladder& a, const titles::Ladder& b) {
  const auto content = [](const titles::Step& step) {
    return std::tie(step.rung, step.titles, step.all_of, step.none_of);
  };
  return std::ranges::equal(a.steps, b.steps, {}, content, content);
}

std::int64_t ranked(const Side& side) {
  return std::ranges::count_if(
      side.titles, [&](titles::TitleId id) { return side.view.ranking[id.value].has_value(); });
}

/// Why the sides cannot stand on one ladder; empty if they can.
std::string obstacle(const Sides& sides) {
  const auto& [a, b] = sides;
  const auto& ladder = *a.view.ladder;
  if (b.view.ladder->id != ladder.id) return fmt::format("{} has no ladder {}", b.name, ladder.id);
  if (!same_steps(ladder, *b.view.ladder))
    return fmt::format("the ladder {} is not the same in both", ladder.id);
  for (const auto& side : sides) {
    if (!side.titles.empty() && ranked(side) == 0)
      return fmt::format("the ladder {} ranks no title of {}", ladder.id, side.name);
  }
  return {};
}

std::vector<std::string> words(const Side& side) {
  std::vector<std::string> list;
  for (const auto id : side.titles) list.push_back(side.view.of->titles.at(id).title);
  std::ranges::sort(list);
  return list;
}

std::vector<std::string> minus(const std::vector<std::string>& a,
                               const std::vector<std::string>& b) {
  std::vector<std::string> rest;
  std::ranges::set_difference(a, b, std::back_inserter(rest));
  return rest;
}

Error same_side(const SideName& side) {
  return {.kind = Error::Kind::usage,
          .what = fmt::format("both sides are {}.", side.text()),
          .where = {.field = "other"},
          .hint = "name two cases, or two regions of one: comity compare CASE@REGION CASE@REGION"};
}

}  // namespace

Result<Sides> open_sides(const SideName& first, const SideName& second, const Request& request) {
  if (first.of == second.of && fold(first.region) == fold(second.region))
    return std::unexpected(same_side(first));
  auto asked = request;
  if (asked.ladder.empty()) asked.ladder = first.of->settings.ladder;
  auto a = open_side(first, asked);
  if (!a) return std::unexpected(a.error());
  if (second.of->find_ladder(asked.ladder) == nullptr) asked.ladder.clear();
  auto b = open_side(second, asked);
  if (!b) return std::unexpected(b.error());
  const auto on = std::min(a->view.on, b->view.on);
  const auto until = std::min(a->view.until, b->view.until);
  look_on(*a, on, until);
  look_on(*b, on, until);
  return Sides{std::move(*a), std::move(*b)};
}

CommonLadder common_ladder(const Sides& sides) {
  CommonLadder common;
  const auto why_not = obstacle(sides);
  common.comparable = why_not.empty();
  if (!common.comparable) {
    common.said = fmt::format(
        "Not on one ladder: {}. Partners, acts per year, waiting times and who came first are "
        "compared; rungs are not.",
        why_not);
    return common;
  }
  common.id = sides[0].view.ladder->id;
  common.said =
      fmt::format("On the ladder {}, which ranks {} of {} titles of {} and {} of {} of {}.",
                  common.id, ranked(sides[0]), sides[0].titles.size(), sides[0].name,
                  ranked(sides[1]), sides[1].titles.size(), sides[1].name);
  return common;
}

Value ladders_value(const Sides& sides, const CommonLadder& common) {
  const auto a = words(sides[0]);
  const auto b = words(sides[1]);
  std::vector<std::string> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  auto ranked_titles = Value::array();
  auto unranked = Value::array();
  for (const auto& side : sides) {
    const auto n = ranked(side);
    ranked_titles.push(n);
    unranked.push(static_cast<std::int64_t>(side.titles.size()) - n);
  }
  return Value::object({{"comparable", common.comparable},
                        {"ladder", common.comparable ? Value(common.id) : Value{}},
                        {"own", Value::Array{sides[0].view.ladder->id, sides[1].view.ladder->id}},
                        {"ranked", std::move(ranked_titles)},
                        {"unranked", std::move(unranked)},
                        {"common_titles", both},
                        {"only_titles", Value::Array{minus(a, b), minus(b, a)}},
                        {"said", common.said}});
}

}  // namespace comity::services
