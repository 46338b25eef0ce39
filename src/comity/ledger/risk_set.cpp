// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/risk_set.hpp"

#include <algorithm>

namespace comity::ledger {

namespace {

/// The intervals of one pair.
class PairAtRisk {
 public:
  PairAtRisk(const History& history, const Dyad& dyad, std::uint32_t place, const DayRange& window)
      : history_(history),
        dyad_(dyad),
        place_(place),
        window_(window),
        segments_(timeline(history, dyad)),
        from_(dyad.covered.first),
        gap_from_(dyad.covered.first) {}

  void append(std::vector<RiskInterval>& intervals) {
    if (segments_.empty()) return;
    for (std::size_t i = 0; i < dyad_.steps.size();) {
      const auto day = step(i).day;
      auto next = i;
      while (next < dyad_.steps.size() && step(next).day == day) ++next;
      if (day < dyad_.covered.first) {
        gap_from_ = day + std::chrono::days{1};
        ++nth_;
      } else if (day <= dyad_.covered.last) {
        intervals.push_back(event(day, i, next));
      }
      i = next;
    }
    if (from_ <= dyad_.covered.last) intervals.push_back(censored());
  }

 private:
  [[nodiscard]] const Transition& step(std::size_t i) const {
    return history_.transitions[dyad_.steps[i]];
  }

  /// The interval from where the last one stopped to the end of a day.
  [[nodiscard]] RiskInterval until(Day last) const {
    const auto day_number = [](Day from, Day day) { return (day - from).count(); };
    RiskInterval row;
    row.dyad = place_;
    row.start = day_number(window_.first, from_);
    row.stop = day_number(window_.first, last) + 1;
    row.gap_start = day_number(gap_from_, from_);
    row.gap_stop = day_number(gap_from_, last) + 1;
    row.nth_event = nth_;
    row.before = before(from_);
    row.after = row.before;
    row.left_truncated = row.before.holding == Holding::unknown;
    return row;
  }

  RiskInterval event(Day day, std::size_t first, std::size_t past) {
    auto row = until(day);
    row.event = true;
    row.steps.assign(dyad_.steps.begin() + static_cast<std::ptrdiff_t>(first),
                     dyad_.steps.begin() + static_cast<std::ptrdiff_t>(past));
    row.after = standing_on(segments_, dyad_, day);
    from_ = gap_from_ = day + std::chrono::days{1};
    ++nth_;
    return row;
  }

  [[nodiscard]] RiskInterval censored() const {
    auto row = until(dyad_.covered.last);
    row.right_censored = true;
    return row;
  }

  /// What the pair held as a day began: at its end the act of that day has changed it.
  [[nodiscard]] Standing before(Day day) const {
    if (day > dyad_.covered.first) return standing_on(segments_, dyad_, day - std::chrono::days{1});
    Dyad earlier = dyad_;
    earlier.covered = {day - std::chrono::days{1}, day};
    return timeline(history_, earlier).front().standing;
  }

  const History& history_;
  const Dyad& dyad_;
  std::uint32_t place_;
  DayRange window_;
  std::vector<Segment> segments_;
  Day from_;
  Day gap_from_;
  std::int64_t nth_ = 1;
};

}  // namespace

std::vector<RiskInterval> risk_set(const History& history, std::span<const Dyad> dyads,
                                   const DayRange& window) {
  std::vector<RiskInterval> intervals;
  for (std::uint32_t i = 0; i < dyads.size(); ++i)
    PairAtRisk(history, dyads[i], i, window).append(intervals);
  return intervals;
}

}  // namespace comity::ledger
