// SPDX-License-Identifier: Apache-2.0
#include "comity/services/sort_sensitivity.hpp"

#include <fmt/format.h>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

std::string tier_in(const Value& row) {
  const auto* const tier = row.find("tier")->if_text();
  return tier == nullptr ? "open" : *tier;
}

/// "BOL node instead of link" for each partner whose tier is another one.
std::vector<std::string> moved_tiers(const Answer& base, const Answer& other) {
  const auto& before = *base.body.find("assignments")->if_array();
  const auto& after = *other.body.find("assignments")->if_array();
  std::vector<std::string> moved;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (tier_in(before[i]) == tier_in(after[i])) continue;
    moved.push_back(fmt::format("{} {} instead of {}", *before[i].find("partner")->if_text(),
                                tier_in(after[i]), tier_in(before[i])));
  }
  return moved;
}

Value figures_with(const Answer& answer, std::size_t n_moved) {
  return Value::object({{"n_restored", *answer.body.find("n_restored")},
                        {"n_printed", *answer.body.find("n_printed")},
                        {"n_moved", n_moved}});
}

}  // namespace

CaseTiers without_criterion(CaseTiers measured, std::size_t criterion) {
  auto criteria = measured.view.of->settings.framework.criteria;
  auto panel = measured.panel;
  const auto place = static_cast<std::ptrdiff_t>(criterion);
  criteria.erase(criteria.begin() + place);
  panel.criteria.erase(panel.criteria.begin() + place);
  measured.factors = factors::measured_factors(criteria);
  measured.scores.clear();
  for (const auto factor : measured.factors)
    measured.scores.push_back(factors::score(criteria, panel, factor));
  return measured;
}

Result<void> add_left_out(const CaseTiers& measured, const SortWithout& sort_without,
                          Answer& answer) {
  auto rows = Value::array();
  auto turns = Value::array();
  const auto& criteria = measured.view.of->settings.framework.criteria;
  for (std::size_t c = 0; c < criteria.size() && criteria.size() > 1; ++c) {
    const auto other = sort_without(c);
    if (!other) return std::unexpected(other.error());
    const auto moved = moved_tiers(answer, *other);
    rows.push(Value::object({{"what", "without"},
                             {"value", criteria[c].id},
                             {"figures", figures_with(*other, moved.size())}}));
    if (!moved.empty())
      turns.push(fmt::format("without {}: {} of {} printed tiers restored; {}.", criteria[c].id,
                             *other->body.find("n_restored")->if_int(),
                             *other->body.find("n_printed")->if_int(), join(moved, ", ")));
  }
  if (turns.if_array()->empty())
    turns.push(fmt::format("On no criterion alone: without any one of {} the tiers are the same.",
                           criteria.size()));
  answer.body.set("sensitivity", Value::object({{"figures", figures_with(answer, 0)},
                                                {"variants", std::move(rows)},
                                                {"turns_on", std::move(turns)}}));
  return {};
}

}  // namespace comity::services
