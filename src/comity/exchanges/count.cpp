// SPDX-License-Identifier: Apache-2.0
#include "comity/exchanges/count.hpp"

#include <algorithm>
#include <set>

#include "comity/base/random.hpp"

namespace comity::exchanges {

namespace {

using actors::Level;

constexpr std::string_view leader_word = "leader";
constexpr std::string_view any_word = "any";

/// Whether a level that is not told may be that of a leader, the other being one.
bool may_be_between(const Exchange& exchange, const CountRule& rule,
                    const actors::ChiefExecutives& chiefs) {
  if (rule.level.kind != LevelRule::Kind::leader) return false;
  if (exchange.lower_level() != Level::unknown) return false;
  const auto fits = [&](actors::ActorId actor, Level told) {
    const auto chief = chiefs.on(actor, exchange.first);
    return chief && (told == Level::unknown || told == *chief);
  };
  return fits(rule.principal, exchange.own_level) && fits(exchange.partner, exchange.level);
}

bool is_near(const Exchange& a, const Exchange& b) {
  const auto gap = std::max(a.first - b.last, b.first - a.last);
  return gap <= std::chrono::days(far_days) && (!a.venue || !b.venue || a.venue == b.venue);
}

class Counter {
 public:
  Counter(const std::vector<Exchange>& exchanges, const CountRule& rule,
          const actors::ChiefExecutives& chiefs)
      : exchanges_(exchanges), rule_(rule), chiefs_(chiefs) {}

  std::vector<PartnerCount> run() {
    for (std::size_t i = 0; i < exchanges_.size(); ++i) {
      if (is_between(exchanges_[i], rule_, chiefs_)) add(i);
    }
    for (const auto& exchange : exchanges_) {
      if (!exchange.is_co_presence() && may_be_between(exchange, rule_, chiefs_))
        add_possible(exchange);
    }
    std::vector<PartnerCount> counts;
    for (auto& [partner, count] : by_partner_) {
      if (count.total + count.high > 0 || !count.co_presence.empty())
        counts.push_back(std::move(count));
    }
    return counts;
  }

 private:
  PartnerCount& of(actors::ActorId partner) {
    auto& count = by_partner_[partner];
    count.partner = partner;
    return count;
  }

  [[nodiscard]] bool is_inside(Day day) const { return day >= rule_.since && day <= rule_.until; }

  void add(std::size_t index) {
    const auto& exchange = exchanges_[index];
    const bool inside = is_inside(day_of(exchange, rule_));
    if (exchange.is_co_presence()) {
      if (inside) of(exchange.partner).co_presence.push_back(index);
      return;
    }
    const bool may_be_inside = exchange.first <= rule_.until && exchange.last >= rule_.since;
    if (!inside && !may_be_inside) return;
    auto& count = of(exchange.partner);
    count.high += static_cast<int>(exchange.parts);
    if (!inside) return;
    count.exchanges.push_back(index);
    ++count.total;
    const bool surely_inside = is_inside(exchange.first) && is_inside(exchange.last);
    if (!surely_inside || exchange.low_confidence || exchange.summit_stay) return;
    if (clusters_.insert(exchange.cluster).second) ++count.low;
  }

  /// Counts towards `high`, unless a counted exchange tells the same.
  void add_possible(const Exchange& exchange) {
    if (!is_inside(day_of(exchange, rule_))) return;
    auto& count = of(exchange.partner);
    const bool told = std::ranges::any_of(
        count.exchanges, [&](std::size_t other) { return is_near(exchange, exchanges_[other]); });
    if (told) return;
    ++count.level_unknown;
    ++count.high;
  }

  const std::vector<Exchange>& exchanges_;
  const CountRule& rule_;
  const actors::ChiefExecutives& chiefs_;
  std::map<actors::ActorId, PartnerCount> by_partner_;
  std::set<std::uint32_t> clusters_;
};

}  // namespace

std::optional<LevelRule> parse_level_rule(std::string_view text) {
  if (text == leader_word) return LevelRule{};
  if (text == any_word) return LevelRule{LevelRule::Kind::any, Level::unknown};
  const auto level = actors::parse_level(text);
  if (!level) return std::nullopt;
  return LevelRule{LevelRule::Kind::lower, *level};
}

std::string to_word(const LevelRule& rule) {
  if (rule.kind == LevelRule::Kind::lower) return actors::to_word(rule.lower);
  return std::string(rule.kind == LevelRule::Kind::leader ? leader_word : any_word);
}

std::vector<std::string> level_rule_words() {
  std::vector<std::string> words{std::string(leader_word), std::string(any_word)};
  for (auto& word : actors::level_words()) words.push_back(std::move(word));
  return words;
}

Day day_of(const Exchange& exchange, const CountRule& rule) {
  if (exchange.first == exchange.last || rule.dates == DateRule::earliest) return exchange.first;
  if (rule.dates == DateRule::latest) return exchange.last;
  const auto days = (exchange.last - exchange.first).count();
  if (rule.dates == DateRule::middle) return exchange.first + std::chrono::days(days / 2);
  Rng draws(rule.seed, stream_of(exchange.id));
  const auto drawn = draws.below(static_cast<std::uint64_t>(days) + 1);
  return exchange.first + std::chrono::days(static_cast<int>(drawn));
}

bool is_between(const Exchange& exchange, const CountRule& rule,
                const actors::ChiefExecutives& chiefs) {
  if (rule.level.kind == LevelRule::Kind::any) return true;
  if (rule.level.kind == LevelRule::Kind::lower) return exchange.lower_level() == rule.level.lower;
  return chiefs.on(rule.principal, exchange.first) == exchange.own_level &&
         chiefs.on(exchange.partner, exchange.first) == exchange.level;
}

std::vector<PartnerCount> count(const std::vector<Exchange>& exchanges, const CountRule& rule,
                                const actors::ChiefExecutives& chiefs) {
  return Counter(exchanges, rule, chiefs).run();
}

}  // namespace comity::exchanges
