// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/family.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>
#include <set>

namespace comity::learning {

namespace {

std::size_t n_criteria_of(const Family& family) {
  return static_cast<std::size_t>(std::countr_zero(family.size()));
}

/// A family of at most five criteria, one bit per coalition.
using Table = std::uint32_t;

/// The heaviest whole weight that some family needs, for one to five criteria. Found by trying
/// heavier ones, which express nothing new; cf. [Muroga1971].
constexpr int heaviest[] = {0, 1, 1, 2, 3, 5};

Table table_of(const std::vector<int>& weights, int quota) {
  Table table = 0;
  for (unsigned set = 0; set < 1U << weights.size(); ++set) {
    int sum = 0;
    for (std::size_t j = 0; j < weights.size(); ++j)
      if ((set >> j & 1U) != 0) sum += weights[j];
    if (sum >= quota) table |= Table{1} << set;
  }
  return table;
}

/// The families of weights that fall from the first criterion to the last.
void collect_falling(std::vector<int>& weights, std::size_t at, std::set<Table>& tables) {
  if (at == weights.size()) {
    const int sum = std::accumulate(weights.begin(), weights.end(), 0);
    for (int quota = std::max(1, (sum + 1) / 2); quota <= sum; ++quota)
      tables.insert(table_of(weights, quota));
    return;
  }
  const int most = at == 0 ? heaviest[weights.size()] : weights[at - 1];
  for (int weight = 0; weight <= most; ++weight) {
    weights[at] = weight;
    collect_falling(weights, at + 1, tables);
  }
}

/// Where each coalition goes when the criteria change their places.
std::vector<unsigned> images(const std::vector<std::size_t>& places) {
  std::vector<unsigned> images(std::size_t{1} << places.size(), 0U);
  for (std::size_t set = 0; set < images.size(); ++set)
    for (std::size_t j = 0; j < places.size(); ++j)
      if ((set >> j & 1U) != 0) images[set] |= 1U << places[j];
  return images;
}

}  // namespace

Family family_of(const std::vector<int>& weights, int quota) {
  Family family(std::size_t{1} << weights.size());
  for (std::size_t set = 0; set < family.size(); ++set) {
    int sum = 0;
    for (std::size_t j = 0; j < weights.size(); ++j)
      if ((set >> j & 1U) != 0) sum += weights[j];
    family[set] = sum >= quota;
  }
  return family;
}

std::vector<Family> expressible_families(std::size_t n_criteria) {
  assert(n_criteria >= 1 && n_criteria <= most_listed);
  std::vector<int> weights(n_criteria, 0);
  std::set<Table> falling;
  collect_falling(weights, 0, falling);
  std::vector<Table> all;
  std::vector<std::size_t> places(n_criteria);
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  do {
    const auto image = images(places);
    for (const auto table : falling) {
      Table moved = 0;
      for (std::size_t set = 0; set < image.size(); ++set)
        moved |= (table >> set & 1U) << image[set];
      all.push_back(moved);
    }
  } while (std::ranges::next_permutation(places).found);
  std::ranges::sort(all);
  const auto repeated = std::ranges::unique(all);
  all.erase(repeated.begin(), repeated.end());
  std::vector<Family> families;
  for (const auto table : all) {
    Family family(std::size_t{1} << n_criteria);
    for (std::size_t set = 0; set < family.size(); ++set) family[set] = (table >> set & 1U) != 0;
    families.push_back(std::move(family));
  }
  return families;
}

std::vector<Coalition> smallest(const Family& family) {
  std::vector<Coalition> found;
  const auto n = n_criteria_of(family);
  for (Coalition set = 0; set < family.size(); ++set) {
    bool least = family[set];
    for (std::size_t j = 0; least && j < n; ++j)
      if ((set >> j & 1U) != 0) least = !family[set & ~(Coalition{1} << j)];
    if (least) found.push_back(set);
  }
  std::ranges::stable_sort(found, {}, [](Coalition set) { return std::popcount(set); });
  return found;
}

Coalition used_by(const Family& family) {
  Coalition used = 0;
  for (const auto set : smallest(family)) used |= set;
  return used;
}

std::vector<Coalition> largest_short(const Family& family) {
  std::vector<Coalition> found;
  const auto n = n_criteria_of(family);
  for (Coalition set = 0; set < family.size(); ++set) {
    bool most = !family[set];
    for (std::size_t j = 0; most && j < n; ++j)
      if ((set >> j & 1U) == 0) most = family[set | Coalition{1} << j];
    if (most) found.push_back(set);
  }
  return found;
}

}  // namespace comity::learning
