// SPDX-License-Identifier: Apache-2.0
#include "comity/services/exchanges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "comity/base/text.hpp"
#include "comity/services/tiers.hpp"

namespace comity::services {

namespace {

using exchanges::PartnerCount;

Result<exchanges::SourceIndex> find_contact_source(const io::Case& of, const std::string& id) {
  const auto found = std::ranges::find(of.contact_sources, id);
  if (found != of.contact_sources.end())
    return static_cast<exchanges::SourceIndex>(found - of.contact_sources.begin());
  return std::unexpected(
      Error{.kind = Error::Kind::usage,
            .what = fmt::format("the source \"{}\" tells of no contact.", shorten(id)),
            .where = {.field = "source"},
            .nearest = nearest_text(id, of.contact_sources),
            .hint = of.contact_sources.empty() ? "the case has no contacts"
                                               : "use one of: " + join(of.contact_sources, ", ")});
}

/// A state that existed in the window has a row even if nobody met it.
bool always_has_row(const View& view, actors::ActorId id) {
  const auto& actor = view.of->actors.at(id);
  return actor.kind == actors::ActorKind::state && actor.since.first() <= view.until &&
         actor.until.last() >= view.since;
}

std::vector<PartnerCount> rows_of_region(const ExchangeStudy& study) {
  std::vector<PartnerCount> rows;
  for (std::uint32_t i = 0; i < study.view.in_region.size(); ++i) {
    if (!study.view.in_region[i]) continue;
    const auto found = std::ranges::find(study.counts, actors::ActorId{i}, &PartnerCount::partner);
    if (found != study.counts.end()) {
      rows.push_back(*found);
    } else if (always_has_row(study.view, {i})) {
      rows.push_back({.partner = {i}, .exchanges = {}, .co_presence = {}});
    }
  }
  std::ranges::sort(rows, {}, [&](const PartnerCount& row) {
    const auto& tier = tier_of(study, row.partner);
    return std::tuple(order_of_tier(tier), tier, -row.total, -row.high,
                      study.view.of->actors.at(row.partner).code);
  });
  return rows;
}

/// How many exchanges each source tells of alone.
std::vector<std::map<actors::ActorId, int>> count_alone(const ExchangeStudy& study) {
  const auto& of = *study.view.of;
  std::vector<std::map<actors::ActorId, int>> alone(of.contact_sources.size());
  for (exchanges::SourceIndex source = 0; source < alone.size(); ++source) {
    if (study.source && *study.source != source) continue;
    const auto merged = exchanges::merge(of.contacts, study.view.principal, of.actors, source);
    for (const auto& count : exchanges::count(merged, study.rule, study.chiefs))
      if (count.total > 0) alone[source][count.partner] = count.total;
  }
  return alone;
}

Result<void> keep_partner(ExchangeStudy& study, const std::string& name) {
  if (name.empty()) return {};
  const auto partner = study.view.of->actors.resolve(name);
  if (!partner) {
    auto error = partner.error();
    error.kind = Error::Kind::usage;
    error.where = {.field = "partner"};
    return std::unexpected(error);
  }
  std::erase_if(study.rows, [&](const PartnerCount& row) { return row.partner != *partner; });
  return {};
}

std::string span_of(const View& view) {
  const auto bound = [](Day day) {
    return day == distant_past || day == distant_future ? "..." : to_text(day);
  };
  return fmt::format("{} to {}", bound(view.since), bound(view.until));
}

std::string between(const exchanges::LevelRule& level) {
  using Kind = exchanges::LevelRule::Kind;
  if (level.kind == Kind::leader) return "exchanges of leaders";
  if (level.kind == Kind::any) return "exchanges on any level";
  return fmt::format("exchanges on the level {}", to_word(level));
}

std::string range(double low, double high, int digits) {
  return low == high ? std::string{}
                     : fmt::format(" ({:.{}f} to {:.{}f})", low, digits, high, digits);
}

std::string total_sentence(const ExchangeStudy& study) {
  int total = 0, low = 0, high = 0, partners = 0;
  std::size_t summits = 0;
  for (const auto& row : study.rows) {
    total += row.total;
    low += row.low;
    high += row.high;
    partners += row.total > 0 ? 1 : 0;
    summits += row.co_presence.size();
  }
  return fmt::format(
      "{}: {} {}{} with {} partners, {}; {} times together at a summit without a meeting.",
      study.view.of->settings.title.en, total, between(study.rule.level), range(low, high, 0),
      partners, span_of(study.view), summits);
}

std::string test_sentence(const exchanges::PermutationTest& test) {
  return fmt::format(
      "Pivots meet {} often than links and nodes, by {:.1f} on average; dealt at random, tiers "
      "give as much with p {:.4f} ({} {:.0f} deals).",
      test.difference > 0 ? "more" : "not more", test.difference, test.p,
      test.exact ? "all" : "drawn:", test.deals);
}

std::vector<std::string> sentences(const ExchangeStudy& study) {
  if (study.view.of->contacts.empty()) return {"The case has no contacts, so nothing is counted."};
  std::vector<std::string> said{total_sentence(study)};
  std::string means;
  for (const auto& tier : tier_means(study)) {
    means += fmt::format("{}{} {:.1f}{}", means.empty() ? "" : ", ", tier.tier, tier.mean,
                         range(tier.low, tier.high, 1));
  }
  if (!means.empty()) said.push_back("Mean by tier: " + means + ".");
  if (const auto tests = tier_tests(study); !tests.empty())
    said.push_back(test_sentence(tests.front().test));
  for (const auto& gap : gaps_of(study)) said.push_back("Open: " + gap);
  return said;
}

}  // namespace

const std::string& tier_of(const ExchangeStudy& study, actors::ActorId actor) {
  static const std::string none;
  const auto found = study.tiers.find(actor);
  return found == study.tiers.end() ? none : found->second;
}

Result<ExchangeStudy> study_exchanges(const io::Case& of, const Request& request) {
  auto asked = request;
  const auto& figure = of.settings.exchanges;
  const bool is_figure = figure && !request.since && !request.until;
  if (is_figure && figure->since != distant_past) asked.since = figure->since;
  if (is_figure && figure->until != distant_future) asked.until = figure->until;
  auto view = open_view(of, asked);
  if (!view) return std::unexpected(view.error());
  ExchangeStudy study{.view = *std::move(view),
                      .is_figure = is_figure,
                      .rule = {},
                      .chiefs = actors::ChiefExecutives(of.chief_executives),
                      .source = {},
                      .merged = {},
                      .counts = {},
                      .alone = {},
                      .tiers = printed_tiers(of),
                      .rows = {}};
  study.rule = {.principal = study.view.principal,
                .level = request.level,
                .since = study.view.since,
                .until = study.view.until,
                .dates = study.view.rule.dates,
                .seed = request.seed};
  if (!request.source.empty()) {
    const auto source = find_contact_source(of, request.source);
    if (!source) return std::unexpected(source.error());
    study.source = *source;
  }
  study.merged = exchanges::merge(of.contacts, study.view.principal, of.actors, study.source);
  study.counts = exchanges::count(study.merged, study.rule, study.chiefs);
  study.alone = count_alone(study);
  if (!of.contacts.empty()) study.rows = rows_of_region(study);
  return study;
}

Result<Answer> exchanges(const io::Case& of, const Request& request) {
  auto study = study_exchanges(of, request);
  if (!study) return std::unexpected(study.error());
  auto answer = begin_answer("exchanges", study->view);
  answer.body = exchange_body(*study, request);
  answer.headline = sentences(*study);
  if (!request.partner.empty()) {
    if (const auto kept = keep_partner(*study, request.partner); !kept)
      return std::unexpected(kept.error());
    auto own = exchange_body(*study, request);
    for (const auto* key : {"rows", "exchanges"}) answer.body.set(key, *own.find(key));
  }
  answer.sheets = {
      {"rows",
       {"partner", "tier", "total", "low", "high", "visits", "meetings", "calls", "co_presence"}},
      {"tiers", {"tier", "n", "mean", "low", "high", "median"}},
      {"tests", {"counted", "difference", "p", "permutations"}},
      {"sources", {"source", "since", "until", "n_contacts", "n_exchanges", "n_only"}}};
  if (!request.partner.empty())
    answer.sheets = {answer.sheets.front(),
                     {"exchanges", {"exchange", "date", "form", "venue", "sources", "why"}}};
  return answer;
}

}  // namespace comity::services
