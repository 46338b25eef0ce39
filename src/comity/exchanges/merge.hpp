// SPDX-License-Identifier: Apache-2.0
// Which contacts tell of one exchange: the same two leaders, at one place or both on the line, on
// days that overlap or lie at most two apart. Nothing is lost: each exchange keeps its contacts.
// Knows nothing of counts or windows. The rule and its reasons: docs/decisions/0060.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "comity/exchanges/contact.hpp"

namespace comity::exchanges {

/// The place of a contact in the list it was merged from.
using ContactIndex = std::uint32_t;

/// Days that may lie between two contacts of one exchange: 0 and 1 when they overlap or adjoin.
inline constexpr int gap_days = 2;
/// Contacts this near are surely one, if they are told with confidence.
inline constexpr int near_days = 1;
/// Exchanges this near, at one place, may be one.
inline constexpr int far_days = 7;

/// One meeting, visit or call of two leaders, with the contacts that tell of it.
struct Exchange {
  std::string id;  ///< partner and first contact: stable while that contact stands
  actors::ActorId partner;
  actors::Level own_level = actors::Level::unknown;  ///< of the principal's side
  actors::Level level = actors::Level::unknown;      ///< of the partner's side
  Form form = Form::visit;                           ///< the most formal one told
  std::vector<Form> forms;                           ///< all that are told, each once
  std::optional<actors::ActorId> venue;
  std::vector<actors::ActorId> travellers;  ///< of the two
  std::string occasion;
  Day first;  ///< first and last day, as narrowly as its contacts tell
  Day last;
  std::vector<ContactIndex> contacts;  ///< in order of time
  std::vector<ContactIndex> beside;    ///< co-presences at the same place and time
  std::uint32_t parts = 1;             ///< exchanges it is if doubtful links do not hold
  std::uint32_t cluster = 0;           ///< exchanges of one cluster may be one
  bool is_alone = true;                ///< nothing else is in its cluster
  bool low_confidence = false;         ///< every contact has low confidence
  bool summit_stay = false;            ///< a stay at a summit; no contact tells the day they met

  [[nodiscard]] bool is_co_presence() const { return form == Form::co_presence; }
  /// The lower of the two levels.
  [[nodiscard]] actors::Level lower_level() const { return std::max(own_level, level); }
  /// Whether it is surely one exchange and no other.
  [[nodiscard]] bool is_certain() const {
    return parts == 1 && is_alone && !low_confidence && !summit_stay;
  }
};

/// Merges the contacts of a principal to exchanges, one for each pair of leaders that met.
///
/// Shape:  in order of first day, partner and id. Each contact of the principal with a partner is
///         in exactly one exchange per pair of leaders it names, as contact or beside it.
/// Dates:  first and last day are those of its one-day contacts; without one, of the shortest stay.
/// Cost:   O(contacts x contacts within a week of the same two leaders).
[[nodiscard]] std::vector<Exchange> merge(std::span<const Contact> contacts,
                                          actors::ActorId principal, const actors::Register& actors,
                                          std::optional<SourceIndex> source = std::nullopt);

/// Whether two names may be one person's: one is empty, or they share a word.
[[nodiscard]] bool may_be_one_person(std::string_view a, std::string_view b);

/// The sources that tell of an exchange, each once, in order.
[[nodiscard]] std::vector<SourceIndex> sources_of(const Exchange& exchange,
                                                  std::span<const Contact> contacts);

/// Why its contacts are one exchange, and what is in doubt, as a sentence.
[[nodiscard]] std::string why_one(const Exchange& exchange, std::span<const Contact> contacts);

}  // namespace comity::exchanges
