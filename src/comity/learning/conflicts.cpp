// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/conflicts.hpp"

#include <algorithm>
#include <optional>

#include "comity/learning/branch.hpp"

namespace comity::learning {

namespace {

/// Boxes that may be looked at for all conflicts together, for up to 64 rows: about a second.
constexpr std::size_t most_boxes = 1'000'000;

class ConflictSearch {
 public:
  ConflictSearch(const Ranked& ranked, std::span<const Family> families, Progress& progress)
      : ranked_(ranked), families_(families), progress_(progress) {}

  /// A minimal conflict with `missed` among rows that can be restored together without it.
  std::optional<Conflict> with(std::size_t missed, std::vector<bool> keep) {
    keep[missed] = true;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < keep.size(); ++i)
      if (keep[i] && i != missed) rows.push_back(i);
    // Leave out as many at once as will go, then fewer, then single ones.
    for (auto size = std::max<std::size_t>(1, rows.size() / 4);; size /= 2) {
      for (std::size_t from = 0; from < rows.size();) {
        const auto to = std::min(rows.size(), from + size);
        for (auto at = from; at < to; ++at) keep[rows[at]] = false;
        const auto still = in_conflict(keep);
        if (!still) return std::nullopt;
        if (*still) {
          rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(from),
                     rows.begin() + static_cast<std::ptrdiff_t>(to));
        } else {
          for (auto at = from; at < to; ++at) keep[rows[at]] = true;
          from = to;
        }
      }
      if (size == 1) break;
    }
    rows.push_back(missed);
    std::ranges::sort(rows);
    return Conflict{.rows = std::move(rows), .dominance = false};
  }

 private:
  /// Whether no rule restores all these rows; nothing where that is not known.
  std::optional<bool> in_conflict(const std::vector<bool>& keep) {
    const auto found = branch(only(ranked_, keep), families_, 1, progress_, boxes_);
    boxes_ -= std::min(boxes_, found.boxes);
    if (found.rule) return false;
    return found.finished ? std::optional(true) : std::nullopt;
  }

  const Ranked& ranked_;
  std::span<const Family> families_;
  Progress& progress_;
  std::size_t boxes_ = most_boxes / ((ranked_.n_rows() + 63) / 64);
};

/// The pair of dominance a row is part of, with a row that is restored if there is one.
std::optional<Conflict> pair_with(std::size_t row, const std::vector<bool>& restored,
                                  const Dominance& dominance) {
  std::optional<Conflict> found;
  for (const auto& [better, worse] : dominance.pairs) {
    if (better != row && worse != row) continue;
    const auto other = better == row ? worse : better;
    if (!found || restored[other])
      found = Conflict{.rows = {std::min(row, other), std::max(row, other)}, .dominance = true};
    if (restored[other]) break;
  }
  return found;
}

}  // namespace

std::vector<Conflict> conflicts_of(const Ranked& ranked, const Rule& best,
                                   const Dominance& dominance, std::span<const Family> families,
                                   Progress& progress) {
  std::vector<bool> restored(ranked.n_rows(), false);
  for (std::size_t i = 0; i < ranked.n_rows(); ++i)
    restored[i] = ranked.category[i] >= 0 && sorted(best, ranked, i) == ranked.category[i];
  std::vector<Conflict> found;
  ConflictSearch search(ranked, families, progress);
  for (std::size_t i = 0; i < ranked.n_rows(); ++i) {
    if (ranked.category[i] < 0 || restored[i]) continue;
    auto conflict = pair_with(i, restored, dominance);
    if (!conflict && !families.empty()) conflict = search.with(i, restored);
    if (conflict) found.push_back(std::move(*conflict));
  }
  return found;
}

}  // namespace comity::learning
