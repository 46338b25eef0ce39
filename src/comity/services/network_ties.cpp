// SPDX-License-Identifier: Apache-2.0
#include "comity/services/network_ties.hpp"

#include <algorithm>
#include <ranges>
#include <tuple>

#include "comity/services/history_rows.hpp"

namespace comity::services {

namespace {

using ledger::Layer;
using network::Tie;

/// The place of each actor in order of code, by ActorId: cheaper to compare than the codes.
std::vector<std::uint32_t> places_by_code(const View& view) {
  std::vector<std::uint32_t> ids(view.of->actors.size());
  std::ranges::copy(std::views::iota(0U, static_cast<std::uint32_t>(ids.size())), ids.begin());
  std::ranges::sort(ids, {}, [&](std::uint32_t id) -> const std::string& {
    return view.of->actors.at({id}).code;
  });
  std::vector<std::uint32_t> places(ids.size());
  for (std::uint32_t place = 0; place < ids.size(); ++place) places[ids[place]] = place;
  return places;
}

/// Closest first; of one rung the oldest first. Ties of third parties follow the principal's.
/// At most `most` of them.
std::vector<const Tie*> sorted_ties(const View& view, const std::vector<Tie>& ties,
                                    std::size_t most) {
  const auto place = places_by_code(view);
  const auto key = [&](const Tie* tie) {
    const auto rung = tie->rung ? tie->rung->value : std::int16_t{0};
    return std::tuple(tie->a != view.principal, tie->layer >= Layer::sectoral, -rung, tie->since,
                      place[tie->a.value], place[tie->b.value], std::string_view(tie->sector),
                      tie->pair);
  };
  std::vector<const Tie*> sorted;
  sorted.reserve(ties.size());
  for (const auto& tie : ties) sorted.push_back(&tie);
  if (most >= sorted.size()) {
    std::ranges::sort(sorted, {}, key);
  } else {
    std::ranges::partial_sort(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(most), {}, key);
    sorted.resize(most);
  }
  return sorted;
}

}  // namespace

Value tie_rows(const View& view, const std::vector<Tie>& ties, std::size_t most) {
  const auto code_of = [&](actors::ActorId id) { return view.of->actors.at(id).code; };
  const auto name_of = [&](actors::ActorId id) {
    return view.of->actors.at(id).names_on(view.on).en;
  };
  Value::Array rows;
  for (const auto* const tie : sorted_ties(view, ties, most)) {
    rows.push_back(Value::object({{"a", code_of(tie->a)},
                                  {"b", code_of(tie->b)},
                                  {"a_name", name_of(tie->a)},
                                  {"b_name", name_of(tie->b)},
                                  {"layer", to_word(tie->layer)},
                                  {"sector", tie->sector},
                                  {"title", view.of->titles.at(tie->title).title},
                                  {"rung", rung_value(tie->rung)},
                                  {"since", tie->since},
                                  {"act", view.of->log.acts[tie->act].id},
                                  {"in_force", tie->in_force},
                                  {"by_record", tie->by_record}}));
  }
  return rows;
}

}  // namespace comity::services
