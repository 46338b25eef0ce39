// SPDX-License-Identifier: Apache-2.0
#include "comity/services/partners.hpp"

#include <fmt/format.h>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

/// The actors of a circle whose pair with the hub is in an unknown state on a day.
std::vector<bool> unknown_partners(const View& view, const network::Circle& circle) {
  std::vector<bool> found(circle.among.size(), false);
  for (const auto pair : ledger::unknown_on(view.history, view.on)) {
    if (const auto with = circle.partner(view.history.pairs[pair])) found[with->value] = true;
  }
  return found;
}

/// The actors of a circle whose ties with the hub are in force otherwise than by record only.
std::vector<bool> lasting_partners(const View& view, const network::Circle& circle) {
  std::vector<bool> found(circle.among.size(), false);
  for (const auto& spell : ledger::spells_on(view.history, view.on)) {
    const auto with = circle.partner(view.history.pairs[spell.pair]);
    if (with && spell.in_force && !spell.by_record) found[with->value] = true;
  }
  return found;
}

Value codes(const View& view, const std::vector<actors::ActorId>& of) {
  auto list = Value::array();
  for (const auto actor : of) list.push(view.of->actors.at(actor).code);
  return list;
}

}  // namespace

PartnerCount count_partners(const View& view, const network::Circle& circle,
                            const network::Standing& standing) {
  auto unknown = unknown_partners(view, circle);
  const auto lasting = lasting_partners(view, circle);
  PartnerCount count;
  for (const auto& partner : standing.partners) {
    const auto id = partner.actor.value;
    unknown[id] = false;
    const bool by_record = partner.stands && !lasting[id];
    count.n += partner.stands ? 1 : 0;
    count.low += partner.surely && !by_record ? 1 : 0;
    ++count.high;
    if (!partner.surely) count.by_date.push_back(partner.actor);
    if (by_record) count.by_record.push_back(partner.actor);
  }
  for (std::uint32_t id = 0; id < unknown.size(); ++id) {
    if (unknown[id]) count.unknown.push_back({id});
  }
  count.high += std::ssize(count.unknown);
  return count;
}

PartnerCount count_partners(const View& view, std::span<const ledger::Layer> layers) {
  const network::Circle circle{view.principal, view.in_region, {layers.begin(), layers.end()}};
  return count_partners(
      view, circle, network::standing(view.of->log, view.reading, view.history, circle, view.on));
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
