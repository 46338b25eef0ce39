// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "comity/services/history_rows.hpp"
#include "comity/services/ladder_sides.hpp"

namespace comity::services {

namespace {

using titles::Agreement;

/// Calls `with(first, second, agreement)` for every two of some rankings.
template <class With>
void for_each_two(const std::vector<titles::Ranking>& rankings, const With& with) {
  for (std::size_t i = 0; i < rankings.size(); ++i) {
    for (std::size_t j = i + 1; j < rankings.size(); ++j)
      with(i, j, titles::agree(rankings[i], rankings[j]));
  }
}

std::vector<titles::Ranking> title_rankings(const LadderSides& of) {
  std::vector<titles::Ranking> rankings;
  for (const auto& side : of.sides) rankings.push_back(rungs_of_titles(of, side));
  return rankings;
}

/// Everybody who is a partner on the day; the ladders do not change who is.
std::vector<actors::ActorId> partners_of(const LadderSides& of) {
  std::vector<actors::ActorId> partners;
  if (of.sides.empty()) return partners;
  for (const auto& partner : of.sides.front().standing.partners) {
    if (partner.stands) partners.push_back(partner.actor);
  }
  return partners;
}

std::vector<titles::Ranking> partner_rankings(const LadderSides& of,
                                              const std::vector<actors::ActorId>& partners) {
  std::vector<titles::Ranking> rankings;
  for (const auto& side : of.sides) {
    auto& rungs = rankings.emplace_back();
    for (const auto partner : partners) rungs.push_back(side.standing.find(partner)->rung);
  }
  return rankings;
}

/// How often each item stands in a reversed pair.
std::vector<std::int64_t> affected(const Agreement& agreement, std::size_t n) {
  std::vector<std::int64_t> times(n, 0);
  for (const auto& [a, b] : agreement.reversed) {
    ++times[a];
    ++times[b];
  }
  return times;
}

/// "BRA (4)": the three partners in most reversed pairs.
Value most_affected(const LadderSides& of, const std::vector<actors::ActorId>& partners,
                    const std::vector<std::int64_t>& times) {
  std::vector<std::size_t> order(partners.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return times[i]; });
  auto most = Value::array();
  for (std::size_t i = 0; i < order.size() && i < 3 && times[order[i]] > 0; ++i) {
    const auto& actor = of.sides.front().view.of->actors.at(partners[order[i]]);
    most.push(fmt::format("{} ({})", actor.code, times[order[i]]));
  }
  return most;
}

/// What the ladders say of two titles.
struct Opinions {
  std::vector<std::string> a_higher;
  std::vector<std::string> b_higher;
  std::vector<std::string> tied;
};

Opinions opinions(const LadderSides& of, titles::TitleId a, titles::TitleId b) {
  Opinions found;
  for (const auto& side : of.sides) {
    const auto& on_a = side.view.ranking[a.value];
    const auto& on_b = side.view.ranking[b.value];
    if (!on_a || !on_b) continue;
    auto& list = *on_a > *on_b ? found.a_higher : *on_a < *on_b ? found.b_higher : found.tied;
    list.push_back(ladder_of(side));
  }
  return found;
}

}  // namespace

Value agreement_rows(const LadderSides& of) {
  auto rows = Value::array();
  for_each_two(title_rankings(of), [&](std::size_t i, std::size_t j, const Agreement& agreement) {
    rows.push(agreement_row(ladder_of(of.sides[i]), ladder_of(of.sides[j]), agreement));
  });
  return rows;
}

Value title_pair_rows(const LadderSides& of) {
  std::vector<std::pair<std::size_t, Value>> found;
  for (std::size_t i = 0; i < of.titles.size(); ++i) {
    for (std::size_t j = i + 1; j < of.titles.size(); ++j) {
      const auto said = opinions(of, of.titles[i], of.titles[j]);
      const auto split = std::min(said.a_higher.size(), said.b_higher.size());
      if (split == 0) continue;
      const auto& titles = of.sides.front().view.of->titles;
      found.emplace_back(split, Value::object({{"title_a", titles.at(of.titles[i]).title},
                                               {"title_b", titles.at(of.titles[j]).title},
                                               {"n_a", said.a_higher.size()},
                                               {"n_b", said.b_higher.size()},
                                               {"n_tied", said.tied.size()},
                                               {"a_higher", said.a_higher},
                                               {"b_higher", said.b_higher},
                                               {"tied", said.tied}}));
    }
  }
  std::ranges::stable_sort(found, std::greater{}, [](const auto& row) { return row.first; });
  auto rows = Value::array();
  for (auto& [split, row] : found) rows.push(std::move(row));
  return rows;
}

Value partner_pair_rows(const LadderSides& of) {
  const auto partners = partners_of(of);
  auto rows = Value::array();
  for_each_two(partner_rankings(of, partners), [&](std::size_t i, std::size_t j,
                                                   const Agreement& agreement) {
    auto row = agreement_row(ladder_of(of.sides[i]), ladder_of(of.sides[j]), agreement);
    row.set("most", most_affected(of, partners, affected(agreement, partners.size())));
    rows.push(std::move(row));
  });
  return rows;
}

Value partner_rows(const LadderSides& of) {
  const auto partners = partners_of(of);
  std::vector<std::int64_t> times(partners.size(), 0);
  for_each_two(partner_rankings(of, partners),
               [&](std::size_t, std::size_t, const Agreement& agreement) {
                 const auto here = affected(agreement, partners.size());
                 for (std::size_t i = 0; i < times.size(); ++i) times[i] += here[i];
               });
  std::vector<std::size_t> order(partners.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return times[i]; });
  auto rows = Value::array();
  for (const auto i : order) {
    const auto& actor = of.sides.front().view.of->actors.at(partners[i]);
    Value rungs{Value::Object{}};
    for (const auto& side : of.sides)
      rungs.set(ladder_of(side), rung_value(side.standing.find(partners[i])->rung));
    rows.push(Value::object({{"partner", actor.code},
                             {"name", actor.names.en},
                             {"n_reversed", times[i]},
                             {"rungs", std::move(rungs)}}));
  }
  return rows;
}

}  // namespace comity::services
