// SPDX-License-Identifier: Apache-2.0
// Any bytes as contacts.csv against a small fixed register. What is accepted is merged and counted;
// no contact may be lost or taken twice for a pair of leaders, and low <= total <= high.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "comity/exchanges/count.hpp"
#include "comity/io/case_reader.hpp"

namespace {

using namespace comity;

void require(bool holds) {
  if (!holds) std::abort();
}

void add_facts(io::Case& to) {
  for (const auto* code : {"CHN", "BRA", "JAM", "PER"})
    (void)to.actors.add({.code = code, .names = {.en = code}});
  to.log.sources.push_back({.id = "s", .kind = "paper"});
  to.log.sources.push_back({.id = "t", .kind = "news"});
  for (std::uint32_t i = 0; i < 4; ++i) {
    to.chief_executives.push_back(
        {.actor = {i},
         .level = i == 2 ? actors::Level::head_of_government : actors::Level::head_of_state});
  }
}

/// Each contact stands once for each pair of leaders it names.
void check_places(const io::Case& of, const std::vector<exchanges::Exchange>& merged) {
  std::set<std::tuple<std::string, exchanges::ContactIndex>> seen;
  for (const auto& one : merged) {
    require(!one.contacts.empty() && one.first <= one.last && one.parts >= 1);
    for (const auto i : one.contacts) require(i < of.contacts.size());
    for (const auto i : one.contacts) require(seen.emplace(one.id, i).second);
    require(!why_one(one, of.contacts).empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  io::Case of;
  add_facts(of);
  Problems problems;
  io::read_contacts({bytes, "contacts.csv"}, of, problems);
  if (problems.has_errors()) return 0;
  const actors::ChiefExecutives chiefs(of.chief_executives);
  for (const auto source :
       {std::optional<exchanges::SourceIndex>{}, std::optional<exchanges::SourceIndex>{0}}) {
    const auto merged = exchanges::merge(of.contacts, actors::ActorId{0}, of.actors, source);
    check_places(of, merged);
    for (const auto* level : {"leader", "any", "foreign_minister"}) {
      const auto counts = exchanges::count(merged,
                                           {.principal = actors::ActorId{0},
                                            .level = exchanges::parse_level_rule(level).value(),
                                            .dates = DateRule::random},
                                           chiefs);
      for (const auto& one : counts) require(one.low <= one.total && one.total <= one.high);
    }
  }
  return 0;
}
