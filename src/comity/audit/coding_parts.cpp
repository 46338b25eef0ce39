// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "comity/audit/coding.hpp"

namespace comity::audit {

namespace {

using ledger::Act;
using ledger::ActIndex;
using ledger::ActKind;
using Labels = std::pair<std::string, std::string>;

/// What the rows of a second coding say in the columns first, second and resolution.
constexpr std::string_view absent = "(absent)";
constexpr std::string_view not_found = "(not found)";
constexpr std::string_view not_coded = "(not coded)";
constexpr std::string_view added_later = "added after the frozen second coding";

/// All rows about one act.
struct Coded {
  std::string id;
  std::vector<const Coding*> rows;

  [[nodiscard]] const Coding* field(std::string_view name) const {
    const auto found = std::ranges::find(rows, name, &Coding::field);
    return found == rows.end() ? nullptr : *found;
  }
};

/// Labels of the acts that both coders have, and how many acts only one has.
struct Sample {
  CodedPart part;
  std::vector<Labels> kinds;
  std::vector<Labels> titles;
  std::vector<Labels> titles_both;

  CodedPart finish() {
    part.kind = agreement(kinds);
    part.title = agreement(titles);
    part.title_both = agreement(titles_both);
    return std::move(part);
  }
};

class Coders {
 public:
  Coders(const ledger::Log& log, std::span<const Coding> rows) : log_(log) {
    for (ActIndex i = 0; i < log.acts.size(); ++i) places_.emplace(log.acts[i].id, i);
    std::unordered_map<std::string_view, std::size_t> known;
    for (const auto& row : rows) {
      const auto [at, is_new] = known.emplace(row.act, coded_.size());
      if (is_new) coded_.push_back({row.act, {}});
      coded_[at->second].rows.push_back(&row);
      if (row.resolution.starts_with(added_later)) later_.push_back(row.act);
    }
    find_merged();
    find_first_acts();
  }

  void count(Day since, std::array<Sample, 3>& samples) const {
    for (const auto& coded : coded_) {
      const auto act = act_of(coded);
      if (!act) continue;
      const bool early = log_.acts[*act].date.first() < since;
      add(coded, *act, samples[early ? 1 : 0]);
      add(coded, *act, samples[2]);
    }
  }

 private:
  using PairKey = std::tuple<std::vector<ledger::ActorId>, ledger::Layer, std::string>;

  static PairKey key_of(const Act& act) {
    auto parties = act.parties;
    std::ranges::sort(parties);
    return {std::move(parties), act.layer, act.sector};
  }

  /// Ids that no act has any more: they follow the collective act that took them in, and it has
  /// not more of them than partners.
  void find_merged() {
    std::optional<ActIndex> collective;
    std::size_t left = 0;
    for (const auto& coded : coded_) {
      if (const auto at = places_.find(coded.id); at != places_.end()) {
        const auto n_parties = log_.acts[at->second].parties.size();
        collective = n_parties > 2 ? std::optional(at->second) : std::nullopt;
        left = n_parties > 2 ? n_parties - 2 : 0;
      } else if (collective && left > 0) {
        merged_.emplace(coded.id, *collective);
        --left;
      }
    }
  }

  /// The first act of each pair, those left out that came after the coding was frozen.
  void find_first_acts() {
    for (ActIndex i = 0; i < log_.acts.size(); ++i) {
      const auto& act = log_.acts[i];
      if (std::ranges::find(later_, act.id) != later_.end()) continue;
      const auto [at, is_new] = first_.emplace(key_of(act), i);
      if (!is_new && act.date.first() < log_.acts[at->second].date.first()) at->second = i;
    }
  }

  [[nodiscard]] std::optional<ActIndex> act_of(const Coded& coded) const {
    if (const auto at = places_.find(coded.id); at != places_.end()) return at->second;
    const auto at = merged_.find(coded.id);
    return at == merged_.end() ? std::nullopt : std::optional(at->second);
  }

  void add(const Coded& coded, ActIndex act, Sample& sample) const {
    if (const auto* const whole = coded.field("act")) {
      if (whole->second == not_found) ++sample.part.n_only_first;
      if (whole->first == absent && !whole->resolution.starts_with(added_later))
        ++sample.part.n_only_second;
      return;
    }
    ++sample.part.n_both;
    sample.kinds.push_back(kind_labels(coded, act));
    sample.titles.push_back(title_labels(coded, act));
    const auto& [first, second] = sample.titles.back();
    if (first != not_coded && second != not_coded)
      sample.titles_both.push_back(sample.titles.back());
    sample.part.n_dates += dates_fit(coded) ? 1 : 0;
  }

  [[nodiscard]] Labels kind_labels(const Coded& coded, ActIndex act) const {
    if (const auto* const row = coded.field("kind")) return {row->first, row->second};
    auto kind = log_.acts[act].kind;
    const auto first = first_.find(key_of(log_.acts[act]));
    if (first != first_.end() && first->second == act) kind = ActKind::establish;
    return {ledger::to_word(kind), ledger::to_word(kind)};
  }

  [[nodiscard]] Labels title_labels(const Coded& coded, ActIndex act) const {
    if (const auto* const row = coded.field("title_zh")) return {row->first, row->second};
    const auto& title = log_.acts[act].title;
    const auto label = title ? std::to_string(title->value) : std::string(not_coded);
    return {label, label};
  }

  static bool dates_fit(const Coded& coded) {
    const auto* const row = coded.field("date");
    if (row == nullptr) return true;
    const auto first = parse_when(row->first);
    const auto second = parse_when(row->second);
    return first && second && first->may_equal(*second);
  }

  const ledger::Log& log_;
  std::unordered_map<std::string_view, ActIndex> places_;
  std::vector<Coded> coded_;
  std::vector<std::string_view> later_;
  std::unordered_map<std::string_view, ActIndex> merged_;
  std::map<PairKey, ActIndex> first_;
};

}  // namespace

std::vector<CodedPart> agreement_of(const ledger::Log& log, std::span<const Coding> rows,
                                    Day since) {
  if (rows.empty()) return {};
  std::array<Sample, 3> samples;
  samples[0].part.part = "contemporaneous";
  samples[1].part.part = "retrospective";
  samples[2].part.part = "all";
  Coders(log, rows).count(since, samples);
  std::vector<CodedPart> parts;
  for (auto& sample : samples) parts.push_back(sample.finish());
  return parts;
}

}  // namespace comity::audit
