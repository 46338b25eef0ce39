// SPDX-License-Identifier: Apache-2.0
#include "comity/services/exchange_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

using exchanges::Form;

/// The forms as they are stacked, with the words and colours of the page.
struct Look {
  Form form;
  std::string_view label;
  std::string_view colour;
};

constexpr std::array<Look, 9> looks{
    Look{Form::state_visit, "state visit", "#22395b"},
    Look{Form::official_visit, "official visit", "#45668f"},
    Look{Form::working_visit, "working visit", "#7c9cc1"},
    Look{Form::visit, "visit, kind not stated", "#b4c8de"},
    Look{Form::multilateral_meeting, "meeting at a multilateral occasion", "#7a5230"},
    Look{Form::third_country_meeting, "meeting in a third country", "#b98a5e"},
    Look{Form::meeting, "meeting, place unknown", "#dcc3a4"},
    Look{Form::telephone, "telephone call", "#5b5f66"},
    Look{Form::video, "video call", "#a3a8af"}};

io::BarChart::Mark mark_of(const std::string& tier) {
  using Mark = io::BarChart::Mark;
  if (tier == "pivot") return Mark::circle;
  if (tier == "link") return Mark::square;
  return tier == "node" ? Mark::triangle : Mark::none;
}

/// The forms that some row has, in the order of stacking.
std::vector<Look> looks_of(const ExchangeStudy& study) {
  std::vector<Look> used;
  for (const auto& look : looks) {
    const bool any = std::ranges::any_of(study.rows, [&](const exchanges::PartnerCount& row) {
      return std::ranges::any_of(row.exchanges,
                                 [&](std::size_t i) { return study.merged[i].form == look.form; });
    });
    if (any) used.push_back(look);
  }
  return used;
}

io::BarChart::Bar bar_of(const ExchangeStudy& study, const exchanges::PartnerCount& row,
                         const std::vector<Look>& used) {
  io::BarChart::Bar bar{.label = study.view.of->actors.at(row.partner).names.en,
                        .parts = {},
                        .total = row.total,
                        .low = row.low,
                        .high = row.high,
                        .aside = static_cast<int>(row.co_presence.size())};
  for (std::size_t kind = 0; kind < used.size(); ++kind) {
    const auto n = std::ranges::count_if(
        row.exchanges, [&](std::size_t i) { return study.merged[i].form == used[kind].form; });
    if (n > 0) bar.parts.push_back({kind, static_cast<int>(n)});
  }
  return bar;
}

std::string note_of(const TierMean& mean) {
  const auto range =
      mean.low == mean.high ? std::string{} : fmt::format(" ({:.1f}–{:.1f})", mean.low, mean.high);
  return fmt::format("{} partners · mean {:.1f}{} · median {:.4g}", mean.n, mean.mean, range,
                     mean.median);
}

std::vector<io::BarChart::Group> groups_of(const ExchangeStudy& study,
                                           const std::vector<Look>& used) {
  std::vector<io::BarChart::Group> groups;
  const auto means = tier_means(study);
  for (const auto& row : study.rows) {
    const auto& tier = tier_of(study, row.partner);
    if (tier.empty() && row.high == 0) continue;
    const auto label = tier.empty() ? "not classed" : tier;
    if (groups.empty() || groups.back().label != label) {
      auto& group = groups.emplace_back();
      group.label = label;
      group.mark = mark_of(tier);
      const auto mean = std::ranges::find(means, tier, &TierMean::tier);
      if (mean != means.end()) group.note = note_of(*mean);
      if (mean != means.end()) group.mean = mean->mean;
    }
    groups.back().bars.push_back(bar_of(study, row, used));
  }
  return groups;
}

/// The sources that tell of some exchange of a row.
std::vector<std::string> names_of_sources(const ExchangeStudy& study) {
  std::vector<std::string> names;
  for (std::size_t source = 0; source < study.alone.size(); ++source) {
    const bool tells = std::ranges::any_of(study.rows, [&](const exchanges::PartnerCount& row) {
      return study.alone[source].contains(row.partner);
    });
    if (tells) names.push_back(study.view.of->contact_sources[source]);
  }
  return names;
}

}  // namespace

io::BarChart figure_of(const ExchangeStudy& study) {
  const auto used = looks_of(study);
  const auto& of = *study.view.of;
  io::BarChart chart;
  chart.title = fmt::format("Exchanges of {} per partner, {} to {}",
                            of.actors.at(study.view.principal).names.en, to_text(study.view.since),
                            to_text(study.view.until));
  chart.subtitle = fmt::format(
      "{} · between: {} · {}", of.settings.title.en, to_word(study.rule.level),
      study.source ? of.contact_sources[*study.source] + " alone" : "all sources, merged");
  chart.aside = "at one summit, no meeting";
  for (const auto& look : used) {
    const bool call = is_remote(look.form);
    chart.kinds.push_back({std::string(look.label), std::string(look.colour), call});
  }
  chart.groups = groups_of(study, used);
  chart.notes = {
      "A bracket spans what is uncertain; the dashed line is the mean of the tier. Numbers at the "
      "right are summits both attended, in no total."};
  if (const auto tests = tier_tests(study); !tests.empty()) {
    const auto& test = tests.front().test;
    chart.notes.push_back(
        fmt::format("Pivots less the others: {:+.1f} on average; p {:.4f} if tiers were dealt at "
                    "random ({} {:.0f} deals).",
                    test.difference, test.p, test.exact ? "all" : "drawn:", test.deals));
  }
  chart.notes.push_back("Sources: " + join(names_of_sources(study), ", ") + ". Digest " +
                        of.digest.substr(0, 12) + ".");
  return chart;
}

}  // namespace comity::services
