// SPDX-License-Identifier: Apache-2.0
// Things that belong together because a chain of links joins them (union-find).
// A group does not depend on the order in which links were found.
// Knows nothing of what is linked.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

namespace comity::exchanges {

class Groups {
 public:
  explicit Groups(std::size_t n) : parent_(n) {
    for (std::size_t i = 0; i < n; ++i) parent_[i] = i;
  }

  /// The first member of the group of a thing.
  [[nodiscard]] std::size_t of(std::size_t thing) const {
    while (parent_[thing] != thing) thing = parent_[thing];
    return thing;
  }

  void join(std::size_t a, std::size_t b) {
    a = of(a);
    b = of(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  /// The groups in order of their first members, members in order.
  [[nodiscard]] std::vector<std::vector<std::size_t>> lists() const {
    std::map<std::size_t, std::vector<std::size_t>> by_first;
    for (std::size_t i = 0; i < parent_.size(); ++i) by_first[of(i)].push_back(i);
    std::vector<std::vector<std::size_t>> all;
    for (auto& [first, members] : by_first) all.push_back(std::move(members));
    return all;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace comity::exchanges
