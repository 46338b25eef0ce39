// SPDX-License-Identifier: Apache-2.0
// Any bytes as acts.csv and, after a line "====", as evidence.csv, against a small fixed register.
// What is accepted is read and replayed under every date rule and source, and the laws of the
// history must hold.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string_view>

#include "comity/io/case_reader.hpp"
#include "comity/ledger/counts.hpp"
#include "comity/ledger/replay.hpp"

namespace {

using namespace comity;

void require(bool holds) {
  if (!holds) std::abort();
}

void add_facts(io::Case& to) {
  for (const auto* code : {"CHN", "BRA", "VEN", "PER"})
    (void)to.actors.add({.code = code, .names = {.en = code}});
  (void)to.titles.add({.title = "friendly partnership", .components = {"friendly"}});
  (void)to.titles.add({.title = "strategic partnership",
                       .es = "asociación estratégica",
                       .components = {"strategic"}});
  (void)to.titles.add({.title = "neighbours"});
  to.log.sources.push_back({.id = "s", .kind = "paper"});
  to.log.sources.push_back({.id = "t", .kind = "news"});
}

void check_history(const ledger::History& history) {
  std::map<ledger::PairIndex, std::optional<Day>> free_from;
  for (const auto& spell : history.spells) {
    require(!spell.until || spell.since <= *spell.until);
    const auto [earlier, is_first] = free_from.try_emplace(spell.pair, spell.until);
    require(is_first || (earlier->second && *earlier->second <= spell.since));
    earlier->second = spell.until;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto cut = bytes.find("====\n");
  io::Case of;
  add_facts(of);
  Problems problems;
  io::read_acts({bytes.substr(0, cut), "acts.csv"}, of, problems);
  if (cut != std::string_view::npos)
    io::read_evidence({bytes.substr(cut + 5), "evidence.csv"}, of, problems);
  for (const auto& circle : ledger::supersedes_circles(of.log)) require(!circle.empty());
  if (problems.has_errors()) return 0;
  ledger::index_evidence(of.log);
  const titles::Ranking ranking{titles::Rung{1}, titles::Rung{2}, std::nullopt};
  const ledger::CountRule count{.principal = actors::ActorId{0},
                                .region = {false, true, true, true}};
  for (const auto rule :
       {DateRule::earliest, DateRule::middle, DateRule::latest, DateRule::random}) {
    for (const auto source :
         {std::optional<ledger::SourceIndex>{}, std::optional<ledger::SourceIndex>{0}}) {
      const auto reading = ledger::read(
          of.log, {.source = source, .with_proposed = true, .dates = rule, .seed = size});
      check_history(ledger::replay(of.log, reading, ranking, {.principal = actors::ActorId{0}}));
      for (const auto& row : ledger::count_per_year(of.log, reading, count).rows) {
        require(row.n_established.low <= row.n_established.value &&
                row.n_established.value <= row.n_established.high);
      }
    }
  }
  return 0;
}
