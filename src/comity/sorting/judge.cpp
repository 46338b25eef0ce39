// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/credibility.hpp"
#include "comity/sorting/explain.hpp"
#include "comity/sorting/mr_sort.hpp"
#include "comity/sorting/utadis.hpp"

namespace comity::sorting {

namespace {

Coalition opponents(const Parameters& of, std::span<const double> x, std::size_t h) {
  Coalition coalition = 0;
  for (std::size_t j = 0; j < of.n_criteria; ++j) {
    if (partial_discordance(of.profile(h)[j] - x[j], of.p[j], of.v[j]) >= 1)
      coalition |= Coalition{1} << j;
  }
  return coalition;
}

void judge_credibility(const Parameters& of, std::span<const double> x, Judgement& at) {
  at.vetoers = opponents(of, x, at.boundary);
  at.reached = credibility(of, x, of.profile(at.boundary));
  at.outranked = credibility(of, of.profile(at.boundary), x);
  at.passed = reaches(at.reached, at.needed);
}

void judge_votes(const Parameters& of, Method method, std::span<const double> x, Judgement& at) {
  at.vetoers = vetoers(of, x, at.boundary);
  at.reached = weight_of(of, at.supporters);
  if (method == Method::ncs) at.needed = 0;
  at.passed = suffices(of, method, at.supporters, at.boundary) && at.vetoers == 0;
}

}  // namespace

std::vector<Judgement> judge(const Parameters& of, Method method, std::span<const double> x) {
  std::vector<Judgement> all;
  for (std::size_t h = 0; h < of.n_boundaries; ++h) {
    Judgement at;
    at.boundary = h;
    at.supporters = supporters(of, x, h);
    at.needed = of.cutting_level;
    if (method == Method::utadis) {
      at.reached = value_of(of, x);
      at.needed = threshold_of(of, h);
      at.passed = reaches(at.reached, at.needed);
    } else if (method == Method::electre_tri) {
      judge_credibility(of, x, at);
    } else {
      judge_votes(of, method, x, at);
    }
    all.push_back(at);
  }
  return all;
}

}  // namespace comity::sorting
