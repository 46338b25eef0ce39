// SPDX-License-Identifier: Apache-2.0
// Any bytes as a stream of events: no row is lost, whole and in two pieces they give the same
// counts, and what is written of the counts is text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "comity/base/text.hpp"
#include "comity/streams/counter.hpp"

namespace {

using namespace comity;
using namespace comity::streams;

void require(bool holds) {
  if (!holds) std::abort();
}

struct Counted {
  Tally tally;
  std::vector<Count> counts;
  bool operator==(const Counted&) const = default;
};

Plan plan_of(bool drop) {
  Plan plan;
  plan.selection = *Selection::read({}, plan.codes, plan.countries);
  plan.drop_repeats = drop;
  return plan;
}

/// Counts the bytes in two pieces, cut after a line feed; at the end there is only one.
Counted count(std::string_view bytes, std::size_t cut, const Plan& plan, const Layout& layout) {
  Told told;
  Counter counter(plan, layout, told);
  CountTable counts;
  Tally tally;
  if (cut > 0) tally = counter.count({bytes.substr(0, cut), cut == bytes.size()}, counts);
  if (cut < bytes.size()) tally.add(counter.count({bytes.substr(cut), true}, counts), tally.rows);
  return {std::move(tally), counts.sorted()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const Plan keep = plan_of(false);
  static const Plan drop = plan_of(true);
  const auto layout = tell_layout(bytes.substr(0, bytes_to_tell));
  if (!layout) {
    require(!layout.error().what.empty() && !layout.error().hint.empty());
    return 0;
  }
  for (const auto* const plan : {&keep, &drop}) {
    const auto whole = count(bytes, bytes.size(), *plan, *layout);
    const auto& tally = whole.tally;
    require(tally.rows == tally.used + tally.repeats + tally.mirrors + tally.without_pair +
                              tally.not_selected + tally.n_rejected());
    std::uint64_t n = 0;
    for (const auto& [key, times] : whole.counts) {
      n += times;
      require(!plan->codes.class_text(cell_of(key).kind).empty());
    }
    require(n == tally.used);
    for (const auto& example : tally.examples) {
      require(example.line >= 1 && example.line <= tally.rows);
      require(!find_bad_utf8(example.text));
    }
    // A last row that is cut short is told by the row before it, which has to be in its piece.
    const auto cut = bytes.find('\n');
    if (bytes.ends_with('\n')) require(count(bytes, cut + 1, *plan, *layout) == whole);
  }
  return 0;
}
