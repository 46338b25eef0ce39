// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/services/compare.hpp"
#include "comity/services/ladder_sides.hpp"
#include "comity/services/sensitivity.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

namespace {

std::int64_t int_of(const Value& row, std::string_view name) {
  const auto* const number = row.find(name)->if_int();
  return number == nullptr ? 0 : *number;
}

std::string pair_words(const Value& row) {
  return fmt::format("{} and {} ({:.2f})", *row.find("first")->if_text(),
                     *row.find("second")->if_text(), *row.find("tau_b")->if_real());
}

/// The two ladders most alike and the two least alike, by tau-b.
std::string agreement_sentence(const Value& agreement) {
  const Value* most = nullptr;
  const Value* least = nullptr;
  const auto tau = [](const Value& row) { return *row.find("tau_b")->if_real(); };
  for (const auto& row : *agreement.if_array()) {
    if (row.find("tau_b")->is_null()) continue;
    if (most == nullptr || tau(row) > tau(*most)) most = &row;
    if (least == nullptr || tau(row) < tau(*least)) least = &row;
  }
  if (most == nullptr) return "No two ladders order the same titles.";
  return fmt::format("By Kendall's tau-b the most alike are {}, the least alike {}.",
                     pair_words(*most), pair_words(*least));
}

std::int64_t reversed_somewhere(const Value& partner_pairs) {
  std::int64_t most = 0;
  for (const auto& row : *partner_pairs.if_array())
    most = std::max(most, int_of(row, "discordant"));
  return most;
}

std::string learned_sentence(const Value& learned) {
  const auto n = int_of(learned, "n_upgrades");
  if (n == 0) return "No upgrade goes from one known title to another: nothing can be learned.";
  auto text = fmt::format("The acts' own ladder keeps {} of {} upgrades and ranks {} titles",
                          int_of(learned, "n_kept"), n, int_of(learned, "n_titles"));
  const auto violated = int_of(learned, "n_violated");
  if (!*learned.find("exact")->if_bool())
    text += fmt::format("; a search found it, and no ladder breaks fewer than {}",
                        int_of(learned, "needed"));
  else if (violated > 0)
    text += "; no ladder keeps more";
  if (violated > 0 && !*learned.find("unique")->if_bool()) text += ", others keep as many";
  return text + '.';
}

Value figures_value(const Value& body, const Value& learned) {
  return Value::object({{"n_ladders", body.find("ladders")->if_array()->size()},
                        {"n_title_pairs", body.find("title_pairs")->if_array()->size()},
                        {"n_partner_pairs", reversed_somewhere(*body.find("partner_pairs"))},
                        {"n_kept", int_of(learned, "n_kept")},
                        {"n_violated", int_of(learned, "n_violated")}});
}

Result<Answer> compare_once(const io::Case& of, const Request& request) {
  const auto shown = open_view(of, request);
  if (!shown) return std::unexpected(shown.error());
  const auto ladders = open_ladders(of, request);
  if (!ladders) return std::unexpected(ladders.error());
  auto answer = begin_answer("compare", *shown);
  auto learned = learned_value(*ladders);
  answer.body = Value::object({{"ladders", ladder_rows(*ladders)},
                               {"agreement", agreement_rows(*ladders)},
                               {"title_pairs", title_pair_rows(*ladders)},
                               {"partner_pairs", partner_pair_rows(*ladders)},
                               {"partners", partner_rows(*ladders)},
                               {"results", result_rows(*ladders)}});
  answer.headline = {
      fmt::format("{}: {} ladders, {} titles in use.", of.settings.title.en, ladders->sides.size(),
                  ladders->titles.size()),
      agreement_sentence(*answer.body.find("agreement")),
      fmt::format("{} pairs of titles stand in opposite order on some two ladders; between two "
                  "ladders up to {} pairs of partners change their order on {}.",
                  answer.body.find("title_pairs")->if_array()->size(),
                  reversed_somewhere(*answer.body.find("partner_pairs")), to_text(shown->on)),
      learned_sentence(learned)};
  answer.body.set("figures", figures_value(answer.body, learned));
  answer.body.set("learned", std::move(learned));
  if (request.why) {
    auto& told = *answer.body.find("learned");
    for (const auto* key : {"violated", "cycles"}) explain_rows(of, *told.find(key));
  }
  answer.sheets = {{"ladders",
                    {"ladder", "n_rungs", "n_titles", "acts_unranked", "n_rise", "n_stay", "n_fall",
                     "n_unranked", "author", "year"}},
                   {"agreement", {"first", "second", "n", "tau_b", "concordant", "discordant"}},
                   {"title_pairs", {"n_a", "n_b", "n_tied", "title_a", "title_b"}},
                   {"partner_pairs", {"first", "second", "n", "tau_b", "discordant", "most"}},
                   {"results", {"result", "ladder", "n", "same", "tied", "reversed", "unranked"}},
                   {"learned.titles", {"rung", "lowest", "highest", "n_upgrades", "title"}},
                   {"learned.cycles", {"acts", "titles"}}};
  return answer;
}

}  // namespace

Result<Answer> compare_ladders(const io::Case& of, const Request& request) {
  auto answer = compare_once(of, request);
  if (!answer || !request.sensitivity) return answer;
  const auto again = [&](const Request& other) { return compare_once(of, other); };
  if (const auto done = add_sensitivity(of, again, request, *answer); !done)
    return std::unexpected(done.error());
  return answer;
}

}  // namespace comity::services
