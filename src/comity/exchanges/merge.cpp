// SPDX-License-Identifier: Apache-2.0
#include "comity/exchanges/merge.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "comity/base/text.hpp"
#include "comity/exchanges/groups.hpp"

namespace comity::exchanges {

namespace {

using actors::ActorId;
using actors::Level;

/// One pair of leaders in one contact.
struct Sighting {
  ContactIndex contact = 0;
  std::string_view own_name;
  std::string_view name;
};

/// The leaders of an exchange: partner, level of the principal's side, level of the partner's.
using Leaders = std::tuple<std::uint32_t, Level, Level>;

/// Whether an office has one holder at a time, so that its name need not be told.
bool has_one_holder(Level level) {
  return level == Level::head_of_state || level == Level::head_of_government ||
         level == Level::foreign_minister;
}

int days_between(const Contact& a, const Contact& b) {
  const auto gap = std::max(a.first() - b.last(), b.first() - a.last());
  return std::max(0, static_cast<int>(gap.count()));
}

bool may_be_one_place(const Contact& a, const Contact& b) {
  return !a.venue || !b.venue || *a.venue == *b.venue;
}

class Merger {
 public:
  Merger(std::span<const Contact> contacts, const actors::Register& actors, ActorId principal,
         const Leaders& leaders)
      : contacts_(contacts), actors_(actors), principal_(principal), leaders_(leaders) {}

  void add(const Sighting& sighting) {
    auto& list = at(sighting).form == Form::co_presence ? together_ : met_;
    list.push_back(sighting);
  }

  std::vector<Exchange> run(std::uint32_t first_cluster) {
    sort(met_);
    sort(together_);
    auto found = exchanges_of(met_, first_cluster);
    for (auto& summit :
         exchanges_of(together_, first_cluster + static_cast<std::uint32_t>(met_.size())))
      put_beside_or_alone(std::move(summit), found);
    return found;
  }

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(met_.size() + together_.size());
  }

 private:
  [[nodiscard]] const Contact& at(const Sighting& sighting) const {
    return contacts_[sighting.contact];
  }

  /// By day, then id: the order in which contacts were given does not matter.
  void sort(std::vector<Sighting>& list) const {
    std::ranges::sort(list, {}, [&](const Sighting& one) {
      const auto& contact = at(one);
      return std::tuple(contact.first(), contact.last(), std::string_view(contact.id), one.name,
                        one.own_name);
    });
  }

  [[nodiscard]] bool may_be_one(const Sighting& a, const Sighting& b) const {
    return is_remote(at(a).form) == is_remote(at(b).form) && may_be_one_place(at(a), at(b)) &&
           may_be_one_person(a.name, b.name) && may_be_one_person(a.own_name, b.own_name);
  }

  /// Whether nobody doubts that two near contacts are one: both are told with confidence, and it is
  /// clear who met.
  [[nodiscard]] bool is_sure_link(const Sighting& a, const Sighting& b) const {
    const auto low = [&](const Sighting& one) {
      return at(one).confidence == actors::Confidence::low;
    };
    const auto clear = [](Level level, std::string_view x, std::string_view y) {
      return has_one_holder(level) || (!x.empty() && !y.empty());
    };
    return !low(a) && !low(b) && clear(std::get<1>(leaders_), a.own_name, b.own_name) &&
           clear(std::get<2>(leaders_), a.name, b.name);
  }

  [[nodiscard]] std::vector<Exchange> exchanges_of(const std::vector<Sighting>& list,
                                                   std::uint32_t first_cluster) const {
    Groups one(list.size()), sure(list.size()), loose(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t j = i + 1; j < list.size(); ++j) {
        const int gap = days_between(at(list[i]), at(list[j]));
        if (at(list[j]).first() - at(list[i]).last() > std::chrono::days(far_days)) break;
        if (gap > far_days || !may_be_one(list[i], list[j])) continue;
        loose.join(i, j);
        if (gap <= gap_days) one.join(i, j);
        if (gap <= near_days && is_sure_link(list[i], list[j])) sure.join(i, j);
      }
    }
    std::vector<Exchange> found;
    std::map<std::size_t, int> in_cluster;
    for (const auto& members : one.lists()) {
      found.push_back(exchange_of(list, members, sure));
      const auto cluster = loose.of(members.front());
      ++in_cluster[cluster];
      found.back().cluster = first_cluster + static_cast<std::uint32_t>(cluster);
    }
    for (auto& exchange : found)
      exchange.is_alone = in_cluster[exchange.cluster - first_cluster] == 1;
    return found;
  }

  [[nodiscard]] Exchange exchange_of(const std::vector<Sighting>& list,
                                     const std::vector<std::size_t>& members,
                                     const Groups& sure) const {
    Exchange made;
    made.partner = ActorId{std::get<0>(leaders_)};
    made.own_level = std::get<1>(leaders_);
    made.level = std::get<2>(leaders_);
    made.form = at(list[members.front()]).form;
    std::vector<std::size_t> parts;
    for (const auto member : members) {
      take(made, list[member].contact);
      if (at(list[member]).confidence != actors::Confidence::low) parts.push_back(sure.of(member));
    }
    std::ranges::sort(parts);
    const auto repeated = std::ranges::unique(parts);
    parts.erase(repeated.begin(), repeated.end());
    made.low_confidence = parts.empty();
    made.parts = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(parts.size()));
    set_days(made);
    const auto is_day_at_summit = [&](ContactIndex i) {
      return contacts_[i].form != Form::multilateral_meeting || contacts_[i].is_one_day();
    };
    made.summit_stay = std::ranges::none_of(made.contacts, is_day_at_summit);
    made.id = actors_.at(made.partner).code + "-" + contacts_[made.contacts.front()].id;
    return made;
  }

  /// Adds what a contact tells.
  void take(Exchange& made, ContactIndex index) const {
    const auto& contact = contacts_[index];
    if (!made.contacts.empty() && made.contacts.back() == index) return;  // two of one delegation
    made.contacts.push_back(index);
    made.form = more_formal(made.form, contact.form);
    const auto add = [](auto& to, const auto& item) {
      if (std::ranges::find(to, item) == to.end()) to.push_back(item);
    };
    add(made.forms, contact.form);
    for (const auto traveller : contact.travellers) {
      if (traveller == principal_ || traveller == made.partner) add(made.travellers, traveller);
    }
    if (!made.venue) made.venue = contact.venue;
    if (made.occasion.empty()) made.occasion = contact.occasion;
  }

  void set_days(Exchange& made) const {
    const auto length = [&](ContactIndex i) { return contacts_[i].last() - contacts_[i].first(); };
    const auto shortest = *std::ranges::min_element(made.contacts, {}, length);
    made.first = contacts_[shortest].first();
    made.last = contacts_[shortest].last();
    if (made.first != made.last) return;
    for (const auto i : made.contacts) {
      if (!contacts_[i].is_one_day()) continue;
      made.first = std::min(made.first, contacts_[i].first());
      made.last = std::max(made.last, contacts_[i].last());
    }
  }

  /// A summit where the two also met is beside that meeting; else it stands alone.
  void put_beside_or_alone(Exchange summit, std::vector<Exchange>& found) const {
    for (auto& exchange : found) {
      if (exchange.is_co_presence()) break;  // they come after the others
      if (!is_at(summit, exchange)) continue;
      exchange.beside.insert(exchange.beside.end(), summit.contacts.begin(), summit.contacts.end());
      return;
    }
    found.push_back(std::move(summit));
  }

  [[nodiscard]] bool is_at(const Exchange& summit, const Exchange& exchange) const {
    return std::ranges::any_of(summit.contacts, [&](ContactIndex i) {
      return std::ranges::any_of(exchange.contacts, [&](ContactIndex j) {
        const auto& [a, b] = std::tie(contacts_[i], contacts_[j]);
        if (is_remote(b.form) && a.venue) return false;
        return days_between(a, b) <= gap_days && may_be_one_place(a, b);
      });
    });
  }

  std::span<const Contact> contacts_;
  const actors::Register& actors_;
  ActorId principal_;
  Leaders leaders_;
  std::vector<Sighting> met_;
  std::vector<Sighting> together_;
};

/// One contact may tell of several pairs of leaders; the same pair may have been met twice.
void name_apart(std::vector<Exchange>& exchanges) {
  std::map<std::string, int, std::less<>> times;
  for (auto& exchange : exchanges) {
    if (const int n = ++times[exchange.id]; n > 1) exchange.id += "-" + std::to_string(n);
  }
}

}  // namespace

bool may_be_one_person(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return true;
  const auto one = fold(a);
  const auto other = fold(b);
  const auto words = split_list(other, ' ');
  return std::ranges::any_of(split_list(one, ' '), [&](const std::string& word) {
    return word.size() > 1 && std::ranges::find(words, word) != words.end();
  });
}

std::vector<Exchange> merge(std::span<const Contact> contacts, ActorId principal,
                            const actors::Register& actors, std::optional<SourceIndex> source) {
  std::map<Leaders, Merger> by_leaders;
  for (ContactIndex i = 0; i < contacts.size(); ++i) {
    if (source && contacts[i].source != *source) continue;
    for (const auto& own : contacts[i].participants) {
      if (own.actor != principal) continue;
      for (const auto& other : contacts[i].participants) {
        if (other.actor == principal) continue;
        const Leaders leaders{other.actor.value, own.level, other.level};
        auto place = by_leaders.try_emplace(leaders, contacts, actors, principal, leaders).first;
        place->second.add({i, own.name, other.name});
      }
    }
  }
  std::vector<Exchange> all;
  std::uint32_t clusters = 0;
  for (auto& [leaders, merger] : by_leaders) {
    for (auto& exchange : merger.run(clusters)) all.push_back(std::move(exchange));
    clusters += merger.size();
  }
  std::ranges::sort(all, {}, [](const Exchange& one) {
    return std::tuple(one.first, one.partner, std::string_view(one.id), one.own_level, one.level);
  });
  name_apart(all);
  return all;
}

std::vector<SourceIndex> sources_of(const Exchange& exchange, std::span<const Contact> contacts) {
  std::vector<SourceIndex> sources;
  for (const auto i : exchange.contacts) sources.push_back(contacts[i].source);
  std::ranges::sort(sources);
  const auto repeated = std::ranges::unique(sources);
  sources.erase(repeated.begin(), repeated.end());
  return sources;
}

std::string why_one(const Exchange& exchange, std::span<const Contact> contacts) {
  const auto n = exchange.contacts.size();
  std::string why = "one contact";
  if (n > 1) {
    const auto& first = contacts[exchange.contacts.front()];
    Day last = first.last();
    bool overlap = true;
    for (const auto i : exchange.contacts) {
      overlap = overlap && contacts[i].first() <= last;
      last = std::max(last, contacts[i].last());
    }
    why = std::to_string(n) + " contacts: the same leaders, " +
          (is_remote(exchange.form) ? "both on the line" : "at one place") + ", " +
          (overlap ? "on days that overlap" : "on days at most two apart") + " (" +
          to_text(first.first()) + " to " + to_text(last) + ")";
  }
  if (exchange.parts > 1) why += "; may be " + std::to_string(exchange.parts);
  if (!exchange.is_alone) why += "; may be one with another within a week";
  if (exchange.low_confidence) why += "; rests on low confidence alone";
  if (exchange.summit_stay) why += "; a stay at a summit, no source tells on which day they met";
  return why;
}

}  // namespace comity::exchanges
