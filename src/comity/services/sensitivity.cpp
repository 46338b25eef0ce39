// SPDX-License-Identifier: Apache-2.0
#include "comity/services/sensitivity.hpp"

#include <fmt/format.h>

#include <set>

#include "comity/services/view.hpp"

namespace comity::services {

namespace {

struct Variant {
  std::string what;
  std::string value;
  Request request;
};

/// Sources that say enough to be a reading of their own.
std::vector<std::string> main_sources(const io::Case& of) {
  std::vector<std::size_t> stated(of.log.sources.size(), 0);
  std::size_t accepted = 0;
  for (ledger::ActIndex act = 0; act < of.log.acts.size(); ++act) {
    if (of.log.acts[act].status != ledger::Status::accepted) continue;
    ++accepted;
    std::set<ledger::SourceIndex> named;
    for (const auto& row : of.log.evidence_of(act)) named.insert(row.source);
    for (const auto source : named) ++stated[source];
  }
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (stated[i] * 4 >= accepted && accepted > 0) ids.push_back(of.log.sources[i].id);
  }
  return ids;
}

std::vector<Variant> variants_of(const io::Case& of, const Request& request) {
  std::vector<Variant> variants;
  const auto add = [&](std::string what, std::string value, auto change) {
    Variant variant{std::move(what), std::move(value), request};
    change(variant.request);
    variants.push_back(std::move(variant));
  };
  const auto& ladder = request.ladder.empty() ? of.settings.ladder : request.ladder;
  for (const auto& other : ladders_for(of)) {
    if (other != ladder) add("ladder", other, [&](Request& r) { r.ladder = other; });
  }
  for (const auto rule : {DateRule::earliest, DateRule::middle, DateRule::latest}) {
    if (rule != request.dates.value_or(of.settings.dates))
      add("dates", to_word(rule), [&](Request& r) { r.dates = rule; });
  }
  for (const auto& source : main_sources(of)) {
    if (source != request.source) add("source", source, [&](Request& r) { r.source = source; });
  }
  if (!request.with_proposed) add("with", "proposed", [](Request& r) { r.with_proposed = true; });
  return variants;
}

/// The ids of all acts that the rows of an answer rest on.
std::set<std::string> acts_behind(const Answer& answer) {
  std::set<std::string> ids;
  if (answer.sheets.empty()) return ids;
  const auto* const rows = answer.body.find(answer.sheets.front().key);
  if (rows == nullptr || rows->if_array() == nullptr) return ids;
  for (const auto& row : *rows->if_array()) {
    if (const auto* const act = row.find("act"); act != nullptr && act->if_text() != nullptr)
      ids.insert(*act->if_text());
    const auto* const acts = row.find("acts");
    if (acts == nullptr || acts->if_array() == nullptr) continue;
    for (const auto& act : *acts->if_array()) ids.insert(*act.if_text());
  }
  return ids;
}

std::string difference(const std::set<std::string>& from, const std::set<std::string>& without) {
  std::string text;
  std::size_t n = 0;
  for (const auto& id : from) {
    if (without.contains(id)) continue;
    if (++n <= 8) text += (text.empty() ? "" : ", ") + id;
  }
  return n > 8 ? fmt::format("{} and {} more", text, n - 8) : text;
}

std::string number(const Value& value) {
  if (const auto* whole = value.if_int()) return std::to_string(*whole);
  if (const auto* real = value.if_real()) return fmt::format("{:.4g}", *real);
  return value.if_text() != nullptr ? *value.if_text() : "nothing";
}

/// "source zhang2024: n_upgraded 12 instead of 14; without C010, C016." Empty if nothing moved.
std::string sentence(const Variant& variant, const Answer& base, const Answer& other) {
  const auto* const before = base.body.find("figures");
  const auto* const after = other.body.find("figures");
  std::string moved;
  if (before != nullptr && before->if_object() != nullptr && after != nullptr) {
    for (const auto& figure : *before->if_object()) {
      const auto* const now = after->find(figure.name);
      if (now == nullptr || *now == figure.value) continue;
      moved += fmt::format("{}{} {} instead of {}", moved.empty() ? "" : ", ", figure.name,
                           number(*now), number(figure.value));
    }
  }
  if (moved.empty()) return {};
  const auto here = acts_behind(base);
  const auto there = acts_behind(other);
  if (const auto lost = difference(here, there); !lost.empty()) moved += "; without " + lost;
  if (const auto gained = difference(there, here); !gained.empty()) moved += "; with " + gained;
  return fmt::format("{} {}: {}.", variant.what, variant.value, moved);
}

}  // namespace

Result<void> add_sensitivity(const io::Case& of, const AskAgain& again, const Request& request,
                             Answer& answer) {
  auto rows = Value::array();
  auto turns = Value::array();
  const auto variants = variants_of(of, request);
  for (const auto& variant : variants) {
    const auto other = again(variant.request);
    if (!other && other.error().kind == Error::Kind::usage) continue;
    if (!other) return std::unexpected(other.error());
    const auto* const figures = other->body.find("figures");
    rows.push(Value::object({{"what", variant.what},
                             {"value", variant.value},
                             {"figures", figures == nullptr ? Value{} : *figures}}));
    if (auto said = sentence(variant, answer, *other); !said.empty()) turns.push(std::move(said));
  }
  if (turns.if_array()->empty())
    turns.push(
        fmt::format("On nothing tried: {} variants give the same figures.", variants.size()));
  const auto* const figures = answer.body.find("figures");
  answer.body.set("sensitivity",
                  Value::object({{"figures", figures == nullptr ? Value{} : *figures},
                                 {"variants", rows},
                                 {"turns_on", turns}}));
  return {};
}

}  // namespace comity::services
