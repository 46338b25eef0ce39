// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "comity/learning/branch.hpp"
#include "comity/learning/conflicts.hpp"
#include "comity/learning/dominance.hpp"
#include "comity/learning/learn.hpp"
#include "comity/learning/search.hpp"
#include "learning/support.hpp"

namespace comity::learning {
namespace {

/// The enumeration finds what trying everything finds: the most, how many rules, their shares.
RC_GTEST_PROP(EnumerateProperty, FindsWhatTryingEverythingFinds, ()) {
  const auto ranked = rank(any_examples(*rc::gen::inRange<std::size_t>(3, 9), 2, 3, 3));
  const auto families = expressible_families(ranked.n_criteria());
  std::map<int, std::vector<Rule>> by_restored;
  try_everything(ranked,
                 [&](const Rule& rule) { by_restored[restored(rule, ranked)].push_back(rule); });
  const auto& best = by_restored.rbegin()->second;
  Quiet quiet;
  const auto models = enumerate(ranked, families, quiet);
  RC_ASSERT(models.has_value());
  RC_ASSERT(models->reproduced == by_restored.rbegin()->first);
  RC_ASSERT(models->count == static_cast<double>(best.size()));
  RC_ASSERT(most_restored(ranked, families, quiet) == models->reproduced);
  for (std::size_t i = 0; i < ranked.n_rows(); ++i) {
    std::vector<double> shares(ranked.n_boundaries + 1, 0);
    for (const auto& rule : best)
      shares[static_cast<std::size_t>(sorted(rule, ranked, i))] += 1.0 / models->count;
    for (std::size_t k = 0; k < shares.size(); ++k)
      RC_ASSERT(std::abs(shares[k] - models->shares[i][k]) < 1e-9);
  }
  for (const auto& family : models->families) {
    for (std::size_t h = 0; h < ranked.n_boundaries; ++h)
      for (std::size_t j = 0; j < ranked.n_criteria(); ++j) {
        Range range{UINT16_MAX, 0};
        for (const auto& rule : best) {
          if (rule.family != family.family) continue;
          range.low = std::min(range.low, rule.profiles[h][j]);
          range.high = std::max(range.high, rule.profiles[h][j]);
        }
        RC_ASSERT(range == family.ranges[h][j]);
      }
    RC_ASSERT(restored(widest(ranked, family.family), ranked) == models->reproduced);
  }
}

/// Leaving one out by counting is leaving it out and learning anew.
RC_GTEST_PROP(EnumerateProperty, LeavesOutAsIfItLearnedAnew, ()) {
  const auto ranked = rank(any_examples(*rc::gen::inRange<std::size_t>(3, 8), 2, 3, 3));
  const auto families = expressible_families(ranked.n_criteria());
  Quiet quiet;
  const auto models = enumerate(ranked, families, quiet);
  for (std::size_t i = 0; i < ranked.n_rows(); ++i) {
    if (ranked.category[i] < 0) continue;
    std::vector<bool> keep(ranked.n_rows(), true);
    keep[i] = false;
    const auto without = enumerate(only(ranked, keep), families, quiet);
    const auto share = without->shares[i][static_cast<std::size_t>(ranked.category[i])];
    RC_ASSERT(std::abs(models->left_out[i] - share) < 1e-9);
  }
}

/// Three exact methods, one number: enumeration, branching and the linear program.
RC_GTEST_PROP(ExactProperty, TheThreeMethodsAgree, ()) {
  const auto n_criteria = *rc::gen::inRange<std::size_t>(2, 4);
  const auto n_categories = *rc::gen::inRange<std::size_t>(2, 4);
  const auto ranked =
      rank(any_examples(*rc::gen::inRange<std::size_t>(4, 10), n_criteria, n_categories, 4));
  const auto solver = solving::make_cbc();
  Quiet quiet;
  std::vector<int> reproduced;
  for (const auto method : {Method::enumeration, Method::branching, Method::program}) {
    const auto learned = learn(ranked, {.method = method, .effort = 0.01}, *solver, quiet);
    RC_ASSERT(learned.has_value());
    RC_ASSERT(learned->proven);
    RC_ASSERT(learned->at_most == learned->models.reproduced);
    RC_ASSERT(restored(learned->rule, ranked) == learned->models.reproduced);
    RC_ASSERT(learned->models.reproduced <= learned->dominance.at_most);
    reproduced.push_back(learned->models.reproduced);
  }
  RC_ASSERT(reproduced[0] == reproduced[1]);
  RC_ASSERT(reproduced[0] == reproduced[2]);
}

/// What the weights and the cutting level sort is what the family sorts.
RC_GTEST_PROP(ExactProperty, WeightsSayTheFamily, ()) {
  const auto ranked = rank(any_examples(8, 3, 3, 4));
  Quiet quiet;
  const auto learned = learn(ranked, {.effort = 0.01}, *solving::make_cbc(), quiet);
  RC_ASSERT(learned.has_value());
  const auto& weights = learned->weights;
  for (std::size_t set = 0; set < learned->rule.family.size(); ++set) {
    double sum = 0;
    for (std::size_t j = 0; j < weights.weights.size(); ++j)
      if ((set >> j & 1U) != 0) sum += weights.weights[j];
    RC_ASSERT((sum >= weights.cutting_level - 1e-9) == learned->rule.family[set]);
  }
}

/// Taking out rows until no pair contradicts, in every way there is.
RC_GTEST_PROP(DominanceProperty, BoundsWhatIsLeft, ()) {
  const auto ranked = rank(any_examples(*rc::gen::inRange<std::size_t>(2, 11), 2, 3, 3));
  const auto found = contradictions(ranked);
  int most = 0;
  for (std::size_t kept = 0; kept < std::size_t{1} << ranked.n_rows(); ++kept) {
    bool clean = true;
    int n = 0;
    for (std::size_t i = 0; i < ranked.n_rows(); ++i)
      n += (kept >> i & 1U) != 0 && ranked.category[i] >= 0 ? 1 : 0;
    for (const auto& [better, worse] : found.pairs)
      clean &= (kept >> better & 1U) == 0 || (kept >> worse & 1U) == 0;
    if (clean) most = std::max(most, n);
  }
  RC_ASSERT(found.at_most == most);
}

/// A conflict cannot be restored; without any one of its rows it can.
RC_GTEST_PROP(ConflictProperty, AreMinimal, ()) {
  const auto ranked = rank(any_examples(*rc::gen::inRange<std::size_t>(4, 10), 2, 3, 3));
  Quiet quiet;
  const auto learned = learn(ranked, {.effort = 0.01}, *solving::make_cbc(), quiet);
  const auto missed = ranked.n_examples() - static_cast<std::size_t>(learned->models.reproduced);
  RC_ASSERT(learned->conflicts.size() == missed);
  const auto restorable = [&](const std::vector<std::size_t>& rows, std::size_t without) {
    std::vector<bool> keep(ranked.n_rows(), false);
    for (const auto row : rows) keep[row] = row != without;
    const auto part = only(ranked, keep);
    return most_by_trying(part) == static_cast<int>(part.n_examples());
  };
  for (const auto& conflict : learned->conflicts) {
    RC_ASSERT(!restorable(conflict.rows, SIZE_MAX));
    for (const auto row : conflict.rows) RC_ASSERT(restorable(conflict.rows, row));
  }
}

/// The search finds no more than there is, and finds it again with the same seed.
RC_GTEST_PROP(SearchProperty, FindsOnlyWhatIsThere, ()) {
  const auto ranked = rank(any_examples(8, 3, 3, 3));
  const auto families = expressible_families(3);
  Quiet quiet;
  const SearchSettings settings{.seed = *rc::gen::arbitrary<std::uint64_t>(), .effort = 0};
  const auto pool = search(ranked, families, settings, quiet);
  RC_ASSERT(pool.reproduced <= *most_restored(ranked, families, quiet));
  for (const auto& rule : pool.rules) {
    RC_ASSERT(restored(rule, ranked) == pool.reproduced);
    for (std::size_t h = 1; h < rule.profiles.size(); ++h)
      for (std::size_t j = 0; j < 3; ++j) RC_ASSERT(rule.profiles[h - 1][j] <= rule.profiles[h][j]);
  }
  const auto again = search(ranked, families, settings, quiet);
  RC_ASSERT(again.rules == pool.rules);
  // Weights instead of listed families find no more either.
  const auto weighed = search(ranked, {}, settings, quiet);
  RC_ASSERT(weighed.reproduced <= *most_restored(ranked, families, quiet));
}

}  // namespace
}  // namespace comity::learning
