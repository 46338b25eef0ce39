// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/ledger/select.hpp"

namespace comity::io {

namespace {

Error selection_error(const Settings::Select& select, std::string what, std::string nearest,
                      std::string hint) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .where = select.where,
          .nearest = std::move(nearest),
          .hint = std::move(hint)};
}

ledger::Selection selection_of(const Case& of, Problems& problems) {
  const auto& select = *of.settings.select;
  ledger::Selection selection{.principals = std::vector<bool>(of.actors.size(), false),
                              .region = of.in_region,
                              .since = select.since,
                              .until = select.until,
                              .also = select.also};
  if (of.principal.value < selection.region.size()) selection.region[of.principal.value] = true;
  for (const auto actor : of.principals) selection.principals[actor.value] = true;
  std::vector<std::string> ids;
  for (const auto& act : of.log.acts) ids.push_back(act.id);
  for (const auto& id : select.also) {
    if (std::ranges::find(ids, id) != ids.end()) continue;
    problems.error(selection_error(select, fmt::format("there is no act \"{}\".", shorten(id)),
                                   nearest_text(id, ids), "name ids of the record's acts.csv"));
  }
  return selection;
}

/// Sources that claims, printed tables, contacts, indicators and instruments name, though they may
/// state no act.
std::vector<std::string> named_sources(const Case& of) {
  std::vector<std::string> named = of.contact_sources;
  for (const auto& indicator : of.catalogue)
    named.insert(named.end(), indicator.sources.begin(), indicator.sources.end());
  for (const auto& instrument : of.instruments) {
    if (named.empty() || named.back() != instrument.source) named.push_back(instrument.source);
  }
  for (const auto& claim : of.claims) named.push_back(claim.source);
  for (const auto& cell : of.printed) named.push_back(cell.source);
  for (const auto& table : of.settings.tables) named.push_back(table.source);
  for (const auto& phase : of.settings.phases) named.push_back(phase.source);
  return named;
}

/// What refers to acts by place follows them; what is about none of the acts kept goes.
void follow(Case& of, const std::vector<bool>& keep) {
  std::vector<ledger::ActIndex> places(keep.size(), 0);
  std::vector<std::string> dropped;
  ledger::ActIndex next = 0;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    places[i] = next;
    if (keep[i]) ++next;
    if (!keep[i]) dropped.push_back(of.log.acts[i].id);
  }
  std::erase_if(of.conflicts, [&](const audit::Conflict& conflict) {
    return !conflict.acts.empty() &&
           std::ranges::none_of(conflict.acts, [&](auto act) { return keep[act]; });
  });
  for (auto& conflict : of.conflicts) {
    std::erase_if(conflict.acts, [&](auto act) { return !keep[act]; });
    for (auto& act : conflict.acts) act = places[act];
  }
  std::ranges::sort(dropped);
  std::erase_if(of.second_coding, [&](const audit::Coding& row) {
    return std::ranges::binary_search(dropped, row.act);
  });
}

}  // namespace

void select_acts(Case& of, std::size_t n_shared, Problems& problems) {
  const auto selection = selection_of(of, problems);
  std::vector<bool> keep(of.log.acts.size(), true);
  for (std::size_t i = 0; i < n_shared && i < keep.size(); ++i)
    keep[i] = ledger::takes(selection, of.log.acts[i]);
  if (std::ranges::find(keep, true) == keep.end()) {
    problems.error(selection_error(
        *of.settings.select, "the case selects no act.", "",
        "name principals that have acts with the region, or widen the region and the dates"));
    return;
  }
  follow(of, keep);
  ledger::keep_acts(of.log, keep, named_sources(of));
}

}  // namespace comity::io
