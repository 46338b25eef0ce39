// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/conflict.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace comity::audit {

namespace {

/// The keys of the evidence findings about one of the acts.
std::string shown_by(const Conflict& conflict, std::span<const Finding> shown) {
  std::string keys;
  for (const auto& finding : shown) {
    const bool about = std::ranges::any_of(finding.acts, [&](ledger::ActIndex act) {
      return std::ranges::find(conflict.acts, act) != conflict.acts.end();
    });
    if (about && finding.verdict_all == Verdict::differs)
      keys += (keys.empty() ? "" : ", ") + finding.key();
  }
  return keys;
}

}  // namespace

std::vector<Finding> report_conflicts(const ledger::Log& log, std::span<const Conflict> conflicts,
                                      std::span<const Finding> shown) {
  std::vector<Finding> found;
  for (const auto& conflict : conflicts) {
    auto& finding = found.emplace_back();
    finding.code = "conflict";
    finding.subject = conflict.id;
    std::string about;
    for (const auto act : conflict.acts) about += (about.empty() ? "" : ", ") + log.acts[act].id;
    const auto keys = shown_by(conflict, shown);
    finding.statement =
        fmt::format("{}{}: \"{}\" ({}) against \"{}\" ({}). {}", about.empty() ? "" : about + ", ",
                    conflict.issue, conflict.version_a, conflict.source_a, conflict.version_b,
                    conflict.source_b,
                    keys.empty() ? std::string(not_shown) : "The rows show it: " + keys + ".");
    finding.printed = conflict.version_a + " | " + conflict.version_b;
    finding.derived_all = conflict.chosen;
    finding.verdict = finding.verdict_all = Verdict::differs;
    finding.locator = fmt::format("conflicts.csv, line {}", conflict.line);
    finding.hint = "findings.csv may give the conflict another state";
    finding.state = conflict.reason.empty() ? "open" : "explained";
    finding.reason = conflict.reason;
    finding.acts = conflict.acts;
  }
  return found;
}

}  // namespace comity::audit
