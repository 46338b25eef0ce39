// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/learn.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "comity/base/words.hpp"
#include "comity/learning/branch.hpp"
#include "comity/learning/cells.hpp"
#include "comity/learning/choose.hpp"
#include "comity/learning/enumerate.hpp"
#include "comity/learning/search.hpp"
#include "comity/learning/whole_program.hpp"

namespace comity::learning {

namespace {

/// Up to here an enumeration takes seconds and its grids fit in memory.
constexpr double most_cost = 3e8;
constexpr double most_cells = 4e6;
/// Up to this many short searches leave one out.
constexpr std::size_t most_left_out = 200;

bool can_enumerate(const Ranked& ranked, std::size_t n_families, Method asked) {
  if (n_families == 0 || asked == Method::branching || asked == Method::program ||
      asked == Method::dominance)
    return false;
  return cost_of_enumeration(ranked, n_families) <= most_cost &&
         static_cast<double>(ranked.n_boundaries) * Cells::count_of(ranked) <= most_cells;
}

Rule widest_of(const Pool& pool, const Family& family, const Ranked& ranked) {
  const Rule* chosen = nullptr;
  for (const auto& rule : pool.rules) {
    if (rule.family != family) continue;
    if (chosen == nullptr || width_of(rule, ranked) > width_of(*chosen, ranked)) chosen = &rule;
  }
  return *chosen;
}

Result<void> check(const Ranked& ranked, const LearnSettings& settings) {
  const bool listed =
      settings.method == Method::enumeration || settings.method == Method::branching;
  if (!listed || ranked.n_criteria() <= most_listed) return {};
  return std::unexpected(
      Error{.kind = Error::Kind::usage,
            .what = fmt::format("families are listed for {} criteria at most, and there are {}.",
                                most_listed, ranked.n_criteria()),
            .where = {.field = "method"},
            .nearest = {},
            .hint = "--method program, or fewer criteria with --criteria"});
}

/// Learning by search, and then by a proof that takes its time.
class Work {
 public:
  Work(const Ranked& ranked, const LearnSettings& settings, const solving::Solver& solver,
       Progress& progress, std::span<const Family> families)
      : ranked_(ranked),
        settings_(settings),
        solver_(solver),
        progress_(progress),
        families_(families) {}

  Result<void> run(Learned& learned) {
    auto pool =
        search(ranked_, families_, {.seed = settings_.seed, .effort = settings_.effort}, progress_);
    learned.at_most = learned.dominance.at_most;
    learned.proven = pool.reproduced >= learned.at_most;
    learned.method = Method::dominance;
    const bool exactly =
        settings_.method == Method::branching || settings_.method == Method::program;
    if (exactly || (settings_.method != Method::dominance && !learned.proven))
      if (const auto done = prove(learned, pool); !done) return done;
    learned.models = models_of(ranked_, pool);
    auto even = most_even_family(learned.models.families, solver_);
    if (!even) return std::unexpected(even.error());
    learned.weights = std::move(even->second);
    const auto& family = learned.models.families[even->first].family;
    learned.rule = widest_of(pool, family, ranked_);
    // The pool is a sample; on a small grid the widest rule of all is found, if it is as good.
    if (can_enumerate(ranked_, families_.size(), Method::automatic)) {
      auto rule = widest(ranked_, family);
      if (restored(rule, ranked_) == pool.reproduced) learned.rule = std::move(rule);
    }
    learn_without(learned);
    return {};
  }

 private:
  Result<void> prove(Learned& learned, Pool& pool) {
    std::optional<Rule> better;
    const bool by_program = families_.empty() || settings_.method == Method::program;
    learned.method = by_program ? Method::program : Method::branching;
    if (by_program) {
      auto found = solve_as_program(ranked_, learned.dominance, pool.rules.front(), solver_,
                                    settings_.seconds, progress_);
      if (!found) return std::unexpected(found.error());
      learned.at_most = std::min(learned.at_most, found->at_most);
      better = std::move(found->rule);
    } else {
      const auto misses = static_cast<int>(ranked_.n_examples()) - pool.reproduced;
      auto found = branch(ranked_, families_, misses, progress_);
      better = std::move(found.rule);
      if (found.finished) learned.at_most = better ? restored(*better, ranked_) : pool.reproduced;
    }
    if (better && restored(*better, ranked_) > pool.reproduced)
      pool = search(ranked_, families_,
                    {.seed = settings_.seed, .effort = settings_.effort, .start = &*better},
                    progress_);
    learned.proven = pool.reproduced >= learned.at_most;
    return {};
  }

  /// Learns without single examples, by short searches that begin with the rule.
  void learn_without(Learned& learned) {
    const auto n = ranked_.n_rows();
    const auto step = std::max<std::size_t>(1, n / most_left_out);
    std::vector<bool> keep(n, true);
    learned.models.left_out.assign(n, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < n; i += step) {
      if (ranked_.category[i] < 0) continue;
      progress_.report("learning without single examples", Progress::unknown);
      if (progress_.should_stop()) return;
      keep[i] = false;
      const auto pool =
          search(only(ranked_, keep), families_,
                 {.seed = settings_.seed, .effort = 0, .start = &learned.rule}, progress_);
      keep[i] = true;
      const auto right = std::ranges::count_if(pool.rules, [&](const Rule& rule) {
        return sorted(rule, ranked_, i) == ranked_.category[i];
      });
      learned.models.left_out[i] =
          static_cast<double>(right) / static_cast<double>(pool.rules.size());
    }
  }

  const Ranked& ranked_;
  const LearnSettings& settings_;
  const solving::Solver& solver_;
  Progress& progress_;
  std::span<const Family> families_;
};

/// All best rules, if they can be enumerated and nobody stops it.
Result<bool> enumerated(const Ranked& ranked, std::span<const Family> families, Method asked,
                        const solving::Solver& solver, Progress& progress, Learned& learned) {
  if (!can_enumerate(ranked, families.size(), asked)) return false;
  auto models = enumerate(ranked, families, progress);
  if (!models) return false;
  auto even = most_even_family(models->families, solver);
  if (!even) return std::unexpected(even.error());
  learned.method = Method::enumeration;
  learned.proven = true;
  learned.at_most = models->reproduced;
  learned.weights = std::move(even->second);
  learned.rule = widest(ranked, models->families[even->first].family);
  learned.models = std::move(*models);
  return true;
}

constexpr Words<5> methods{"automatic", "enumeration", "branching", "program", "dominance"};

}  // namespace

std::string to_word(Method method) { return comity::to_word(methods, method); }
std::optional<Method> parse_method(std::string_view word) {
  return from_word<Method>(methods, word);
}
std::vector<std::string> method_words() { return {methods.begin(), methods.end()}; }

Result<Learned> learn(const Ranked& ranked, const LearnSettings& settings,
                      const solving::Solver& solver, Progress& progress) {
  if (const auto fits = check(ranked, settings); !fits) return std::unexpected(fits.error());
  Learned learned{.dominance = contradictions(ranked)};
  std::vector<Family> families;
  if (ranked.n_criteria() <= most_listed) families = expressible_families(ranked.n_criteria());
  const auto done = enumerated(ranked, families, settings.method, solver, progress, learned);
  if (!done) return std::unexpected(done.error());
  if (!*done) {
    Work work(ranked, settings, solver, progress, families);
    if (const auto worked = work.run(learned); !worked) return std::unexpected(worked.error());
  }
  learned.conflicts = conflicts_of(ranked, learned.rule, learned.dominance, families, progress);
  return learned;
}

}  // namespace comity::learning
