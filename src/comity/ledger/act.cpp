// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/act.hpp"

#include <algorithm>
#include <unordered_map>

#include "comity/base/words.hpp"

namespace comity::ledger {

namespace {

constexpr Words<9> kinds{"establish", "upgrade", "downgrade", "reaffirm", "rename",
                         "suspend",   "restore", "end",       "propose"};
constexpr Words<n_layers> layers{"bilateral", "regional", "sectoral", "community"};
constexpr std::string_view before_unknown = "before_unknown";
constexpr std::string_view record_only = "record_only";
constexpr Words<3> statuses{"accepted", "proposed", "disputed"};
constexpr Words<2> bindings{"star", "all"};

constexpr ActIndex no_act = UINT32_MAX;

}  // namespace

std::span<const Evidence> Log::evidence_of(ActIndex act) const {
  const std::size_t from = evidence_from[act];
  return std::span(evidence).subspan(from, evidence_from[act + 1] - from);
}

std::string Log::file_of(const Act& act) const {
  return act.file < files.size() ? files[act.file] : "acts.csv";
}

std::string Log::place_of(ActIndex act) const {
  const auto& of = acts[act];
  const auto file = file_of(of);
  std::string_view name = file;
  if (const auto slash = name.rfind('/'); slash != std::string_view::npos) {
    // The folder tells the shared record from the case's own acts.
    const auto folder = name.rfind('/', slash - 1);
    if (name.substr(folder + 1, slash - folder - 1) != "record")
      name.remove_prefix(slash + 1);
    else
      name.remove_prefix(folder + 1);
  }
  return std::string(name) + ", line " + std::to_string(of.line);
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

std::vector<std::vector<ActIndex>> supersedes_circles(const Log& log) {
  std::unordered_map<std::string_view, ActIndex> places;
  for (ActIndex i = 0; i < log.acts.size(); ++i) places.emplace(log.acts[i].id, i);
  const auto next = [&](ActIndex act) {
    const auto found = places.find(log.acts[act].supersedes);
    return log.acts[act].supersedes.empty() || found == places.end() ? no_act : found->second;
  };
  std::vector<std::vector<ActIndex>> circles;
  std::vector<ActIndex> walked_from(log.acts.size(), no_act);
  for (ActIndex start = 0; start < log.acts.size(); ++start) {
    ActIndex at = start;
    while (at != no_act && walked_from[at] == no_act) {
      walked_from[at] = start;
      at = next(at);
    }
    if (at == no_act || walked_from[at] != start) continue;  // ended, or met an earlier walk
    auto& circle = circles.emplace_back();
    for (ActIndex member = at; circle.empty() || member != at; member = next(member))
      circle.push_back(member);
    std::ranges::rotate(circle, std::ranges::min_element(circle));
  }
  return circles;
}

std::string to_word(ActKind kind) { return comity::to_word(kinds, kind); }
std::string to_word(Layer layer) { return comity::to_word(layers, layer); }
std::string to_word(Status status) { return comity::to_word(statuses, status); }
std::string to_word(Binding binding) { return comity::to_word(bindings, binding); }

std::optional<ActKind> parse_act_kind(std::string_view text) {
  return from_word<ActKind>(kinds, text);
}
std::optional<Layer> parse_layer(std::string_view text) { return from_word<Layer>(layers, text); }
std::optional<Status> parse_status(std::string_view text) {
  return from_word<Status>(statuses, text);
}
std::optional<Binding> parse_binding(std::string_view text) {
  return from_word<Binding>(bindings, text);
}

std::string to_words(const Caution& caution) {
  std::string words(caution.before_unknown ? before_unknown : "");
  if (caution.record_only) words += (words.empty() ? "" : ";") + std::string(record_only);
  return words;
}

bool add_word(Caution& caution, std::string_view word) {
  if (word == before_unknown) return caution.before_unknown = true;
  if (word == record_only) return caution.record_only = true;
  return false;
}

std::vector<std::string> act_kind_words() { return {kinds.begin(), kinds.end() - 1}; }
std::vector<std::string> layer_words() { return {layers.begin(), layers.end()}; }
std::vector<std::string> caution_words() {
  return {std::string(before_unknown), std::string(record_only)};
}
std::vector<std::string> status_words() { return {statuses.begin(), statuses.end()}; }

}  // namespace comity::ledger
