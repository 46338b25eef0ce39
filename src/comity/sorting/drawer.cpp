// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/drawer.hpp"

#include <algorithm>

namespace comity::sorting {

namespace {

/// Tries for one criterion after which its boundaries or thresholds count as never in order.
constexpr std::uint64_t most_tries = 100'000;

bool is_open(const std::optional<Interval>& of) { return of && !of->is_point(); }

double draw(Uniforms& uniforms, const Interval& of) {
  return of.is_point() ? of.low : uniforms.between(of.low, of.high);
}

}  // namespace

Uncertain uncertain_of(const Problem& problem) {
  Uncertain uncertain;
  uncertain.weights = problem.method != Method::ncs && problem.criteria.size() > 1 &&
                      problem.robustness && problem.robustness->weights != Weights::given;
  uncertain.level = problem.method != Method::ncs && problem.method != Method::utadis &&
                    !problem.cutting_level.is_point();
  if (problem.method == Method::electre_tri) {
    uncertain.thresholds = std::ranges::any_of(problem.criteria, [](const Criterion& criterion) {
      return is_open(criterion.q) || is_open(criterion.p) || is_open(criterion.v);
    });
  }
  uncertain.profiles = std::ranges::any_of(problem.boundaries, [](const Boundary& boundary) {
    return !boundary.threshold &&
           std::ranges::any_of(boundary.performances,
                               [](const Interval& of) { return !of.is_point(); });
  });
  uncertain.data = std::ranges::any_of(problem.alternatives, [](const Alternative& alternative) {
    return std::ranges::any_of(alternative.performances, is_open);
  });
  return uncertain;
}

Drawer::Drawer(const Problem& problem, std::uint64_t seed)
    : problem_(problem),
      seed_(seed),
      uncertain_(uncertain_of(problem)),
      weights_(problem),
      middle_(fixed(problem)),
      level_(cutting_share(problem)) {}

Block Drawer::room() const {
  Block block;
  block.weights.resize(middle_.n_criteria * block_size);
  if (uncertain_.rows_are_fixed()) return block;
  block.drawn.assign(block_size, middle_);
  block.performances.resize(block_size * problem_.alternatives.size() * middle_.n_criteria);
  return block;
}

bool Drawer::fill(std::uint64_t number, std::size_t size, Block& block) const {
  Uniforms uniforms(seed_, number);
  const auto n = middle_.n_criteria;
  const auto per_draw = problem_.alternatives.size() * n;
  double store[most_criteria];
  const auto weights = std::span(store).first(n);
  block.size = size;
  block.weight_proposals = block.order_proposals = block.ordered = 0;
  for (std::size_t d = 0; d < size; ++d) {
    block.levels[d] = draw(uniforms, level_);
    block.weight_proposals += weights_.draw(uniforms, weights);
    for (std::size_t j = 0; j < n; ++j) block.weights[j * block_size + d] = weights[j];
    if (uncertain_.rows_are_fixed()) continue;
    auto& drawn = block.drawn[d];
    drawn.cutting_level = block.levels[d];
    std::ranges::copy(weights, drawn.weights.begin());
    if (uncertain_.thresholds && !draw_thresholds(uniforms, drawn, block)) return false;
    if (uncertain_.profiles && !draw_profiles(uniforms, drawn, block)) return false;
    draw_data(uniforms, std::span(block.performances).subspan(d * per_draw, per_draw));
  }
  return true;
}

bool Drawer::draw_profiles(Uniforms& uniforms, Parameters& to, Block& block) const {
  const auto n = middle_.n_criteria;
  // Order is asked of each criterion by itself. Criteria are drawn independently, so trying each
  // until it is in order is the same as trying all of them together, with fewer tries.
  for (std::size_t j = 0; j < n; ++j) {
    bool in_order = false;
    for (std::uint64_t tries = 0; !in_order && tries < most_tries; ++tries) {
      in_order = true;
      for (std::size_t h = 0; h < middle_.n_boundaries; ++h) {
        const double value = draw(uniforms, problem_.boundaries[h].performances[j]);
        to.profiles[h * n + j] = turned(problem_.criteria[j], value);
        in_order = in_order && (h == 0 || to.profiles[h * n + j] >= to.profiles[(h - 1) * n + j]);
      }
      ++block.order_proposals;
    }
    if (!in_order) return false;
    ++block.ordered;
  }
  return true;
}

bool Drawer::draw_thresholds(Uniforms& uniforms, Parameters& to, Block& block) const {
  for (std::size_t j = 0; j < middle_.n_criteria; ++j) {
    const auto& criterion = problem_.criteria[j];
    bool in_order = false;
    for (std::uint64_t tries = 0; !in_order && tries < most_tries; ++tries) {
      if (criterion.q) to.q[j] = draw(uniforms, *criterion.q);
      to.p[j] = criterion.p ? draw(uniforms, *criterion.p) : to.q[j];
      if (criterion.v) to.v[j] = draw(uniforms, *criterion.v);
      in_order = to.q[j] <= to.p[j] && to.p[j] < to.v[j];
      ++block.order_proposals;
    }
    if (!in_order) return false;
    ++block.ordered;
  }
  return true;
}

void Drawer::draw_data(Uniforms& uniforms, std::span<double> performances) const {
  const auto n = middle_.n_criteria;
  for (std::size_t i = 0; i < problem_.alternatives.size(); ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const auto& known = problem_.alternatives[i].performances[j];
      performances[i * n + j] = known ? turned(problem_.criteria[j], draw(uniforms, *known)) : 0;
    }
  }
}

}  // namespace comity::sorting
