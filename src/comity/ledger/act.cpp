// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/act.hpp"

#include <algorithm>
#include <unordered_map>

#include "comity/base/words.hpp"

namespace comity::ledger {

namespace {

constexpr Words<9> kinds{"establish", "upgrade", "downgrade", "reaffirm", "rename",
                         "suspend",   "restore", "end",       "propose"};
constexpr Words<3> layers{"bilateral", "regional", "sectoral"};
constexpr Words<3> statuses{"accepted", "proposed", "disputed"};
constexpr Words<2> bindings{"star", "all"};

}  // namespace

std::span<const Evidence> Log::evidence_of(ActIndex act) const {
  const std::size_t from = evidence_from[act];
  return std::span(evidence).subspan(from, evidence_from[act + 1] - from);
}

const Passage* Log::passage_of(const Evidence& row) const {
  return row.passage == 0 ? nullptr : &passages[row.passage - 1];
}

std::optional<SourceIndex> Log::find_source(std::string_view id) const {
  const auto found = std::ranges::find(sources, id, &Source::id);
  if (found == sources.end()) return std::nullopt;
  return static_cast<SourceIndex>(found - sources.begin());
}

void index_evidence(Log& log) {
  if (!std::ranges::is_sorted(log.evidence, {}, &Evidence::act)) {
    std::ranges::stable_sort(log.evidence, {}, &Evidence::act);
  }
  log.evidence_from.assign(log.acts.size() + 1, 0);
  for (const auto& row : log.evidence) ++log.evidence_from[row.act + 1];
  for (std::size_t i = 1; i < log.evidence_from.size(); ++i) {
    log.evidence_from[i] += log.evidence_from[i - 1];
  }
}

std::vector<std::string> supersedes_circle(const Log& log) {
  std::unordered_map<std::string_view, std::string_view> next;
  for (const auto& act : log.acts) {
    if (!act.supersedes.empty()) next.emplace(act.id, act.supersedes);
  }
  std::unordered_map<std::string_view, bool> settled;
  for (const auto& [start, unused] : next) {
    std::vector<std::string_view> path;
    auto at = start;
    while (next.contains(at) && !settled.contains(at)) {
      if (const auto seen = std::ranges::find(path, at); seen != path.end()) {
        std::vector<std::string> circle(seen, path.end());
        std::ranges::sort(circle);
        return circle;
      }
      path.push_back(at);
      at = next.at(at);
    }
    for (const auto id : path) settled[id] = true;
  }
  return {};
}

std::string to_word(ActKind kind) { return comity::to_word(kinds, kind); }
std::string to_word(Layer layer) { return comity::to_word(layers, layer); }
std::string to_word(Status status) { return comity::to_word(statuses, status); }
std::string to_word(Binding binding) { return comity::to_word(bindings, binding); }

std::optional<ActKind> parse_act_kind(std::string_view text) { return from_word<ActKind>(kinds, text); }
std::optional<Layer> parse_layer(std::string_view text) { return from_word<Layer>(layers, text); }
std::optional<Status> parse_status(std::string_view text) { return from_word<Status>(statuses, text); }
std::optional<Binding> parse_binding(std::string_view text) { return from_word<Binding>(bindings, text); }

std::vector<std::string> act_kind_words() { return {kinds.begin(), kinds.end() - 1}; }
std::vector<std::string> layer_words() { return {layers.begin(), layers.end()}; }
std::vector<std::string> status_words() { return {statuses.begin(), statuses.end()}; }

}  // namespace comity::ledger
