// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/branch.hpp"

#include <fmt/format.h>

#include "comity/learning/box.hpp"

namespace comity::learning {

namespace {

/// How many boxes are bounded between two looks at the clock.
constexpr unsigned boxes_between_looks = 256;

class Brancher {
 public:
  Brancher(const Ranked& ranked, int misses, Progress& progress, std::size_t most_boxes)
      : bounder_(ranked), misses_(misses), progress_(progress), most_boxes_(most_boxes) {}

  /// Goes through the boxes of a family; false when it was stopped.
  bool search(const Family& family, Branched& found) {
    bounder_.take(family);
    boxes_ = {bounder_.whole()};
    while (!boxes_.empty()) {
      if (found.boxes >= most_boxes_) return false;
      if (++found.boxes % boxes_between_looks == 0 && progress_.should_stop()) return false;
      const auto box = std::move(boxes_.back());
      boxes_.pop_back();
      const auto bound = bounder_.bound(box, misses_);
      if (bound.misses >= misses_) continue;
      if (!bound.cut) {
        misses_ = bound.misses;
        found.rule = Rule{family, box.low};
        continue;
      }
      auto [lower, upper] = Bounder::parts(box, *bound.cut);
      boxes_.push_back(std::move(upper));
      boxes_.push_back(std::move(lower));
    }
    return true;
  }
  [[nodiscard]] int misses() const { return misses_; }

 private:
  Bounder bounder_;
  int misses_;
  Progress& progress_;
  std::size_t most_boxes_;
  std::vector<Box> boxes_;
};

}  // namespace

Branched branch(const Ranked& ranked, std::span<const Family> families, int misses,
                Progress& progress, std::size_t most_boxes) {
  Branched found;
  Brancher brancher(ranked, misses, progress, most_boxes);
  for (std::size_t f = 0; f < families.size(); ++f) {
    if (brancher.misses() <= 0) break;
    if (f % 16 == 0)
      progress.report(fmt::format("proof: family {} of {}, fewer than {} missed?", f + 1,
                                  families.size(), brancher.misses()),
                      Progress::unknown);
    if (!brancher.search(families[f], found)) return found;
  }
  found.finished = true;
  return found;
}

}  // namespace comity::learning
