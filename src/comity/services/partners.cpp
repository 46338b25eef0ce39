// SPDX-License-Identifier: Apache-2.0
#include "comity/services/partners.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

/// What a replay says of each actor of the region, by ActorId.
struct Standing {
  std::vector<bool> partner;
  std::vector<bool> lasting;  ///< partner by a tie that is not in force by record only
};

class PartnersOnDay {
 public:
  PartnersOnDay(const View& view, std::span<const ledger::Layer> layers)
      : view_(view), layers_(layers) {}

  [[nodiscard]] Standing standing(const ledger::History& history) const {
    Standing found{std::vector<bool>(view_.in_region.size(), false),
                   std::vector<bool>(view_.in_region.size(), false)};
    for (const auto& spell : ledger::spells_on(history, view_.on)) {
      const auto with = partner(history.pairs[spell.pair]);
      if (!with || !spell.in_force) continue;
      found.partner[with->value] = true;
      if (!spell.by_record) found.lasting[with->value] = true;
    }
    return found;
  }

  [[nodiscard]] std::vector<bool> unknown() const {
    std::vector<bool> found(view_.in_region.size(), false);
    for (const auto pair : ledger::unknown_on(view_.history, view_.on)) {
      if (const auto with = partner(view_.history.pairs[pair])) found[with->value] = true;
    }
    return found;
  }

 private:
  /// The actor of the region a pair ties the principal to.
  [[nodiscard]] std::optional<actors::ActorId> partner(const ledger::Pair& pair) const {
    if (std::ranges::find(layers_, pair.layer) == layers_.end()) return std::nullopt;
    const auto with = pair.a == view_.principal ? pair.b : pair.a;
    const bool own = pair.a == view_.principal || pair.b == view_.principal;
    return own && view_.in_region[with.value] ? std::optional(with) : std::nullopt;
  }

  const View& view_;
  std::span<const ledger::Layer> layers_;
};

bool has_uncertain_dates(const View& view) {
  return std::ranges::any_of(view.reading.acts, [&](const ledger::ReadAct& read) {
    return !date_of(view.of->log, read).is_exact();
  });
}

ledger::History replay_under(const View& view, DateRule dates) {
  auto rule = view.rule;
  rule.dates = dates;
  return replay_on(view, ledger::read(view.of->log, rule));
}

Value codes(const View& view, const std::vector<actors::ActorId>& of) {
  auto list = Value::array();
  for (const auto actor : of) list.push(view.of->actors.at(actor).code);
  return list;
}

}  // namespace

PartnerCount count_partners(const View& view, std::span<const ledger::Layer> layers) {
  const PartnersOnDay day(view, layers);
  const auto now = day.standing(view.history);
  auto early = now;
  auto late = now;
  if (has_uncertain_dates(view)) {
    early = day.standing(replay_under(view, DateRule::earliest));
    late = day.standing(replay_under(view, DateRule::latest));
  }
  const auto unknown = day.unknown();
  PartnerCount count;
  for (std::uint32_t i = 0; i < now.partner.size(); ++i) {
    const bool ever = now.partner[i] || early.partner[i] || late.partner[i];
    const bool always = now.partner[i] && early.partner[i] && late.partner[i];
    count.n += now.partner[i] ? 1 : 0;
    count.low += always && now.lasting[i] ? 1 : 0;
    count.high += ever || unknown[i] ? 1 : 0;
    if (ever && !always) count.by_date.push_back({i});
    if (now.partner[i] && !now.lasting[i]) count.by_record.push_back({i});
    if (unknown[i] && !ever) count.unknown.push_back({i});
  }
  return count;
}

std::string range_of(const PartnerCount& count) {
  if (count.low == count.n && count.high == count.n) return {};
  return fmt::format(" (from {} to {} as dates and the record allow)", count.low, count.high);
}

std::vector<std::string> cautions_of(const View& view, const PartnerCount& count) {
  std::vector<std::string> sentences;
  const auto add = [&](std::string_view reason, const std::vector<actors::ActorId>& of) {
    std::vector<std::string> names;
    for (const auto actor : of) names.push_back(view.of->actors.at(actor).names_on(view.on).en);
    if (!names.empty()) sentences.push_back(fmt::format("{}: {}.", reason, join(names, ", ")));
  };
  add("A partner or not, as uncertain dates fall", count.by_date);
  add("In force by record only (no source ends it)", count.by_record);
  add("Not known, because their record begins later", count.unknown);
  return sentences;
}

Value partners_value(const View& view, const PartnerCount& count) {
  return Value::object({{"value", count.n},
                        {"low", count.low},
                        {"high", count.high},
                        {"by_date", codes(view, count.by_date)},
                        {"by_record", codes(view, count.by_record)},
                        {"unknown", codes(view, count.unknown)}});
}

}  // namespace comity::services
