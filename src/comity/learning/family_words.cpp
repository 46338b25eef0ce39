// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "comity/base/text.hpp"
#include "comity/learning/family.hpp"

namespace comity::learning {

namespace {

constexpr std::string_view numerals[] = {"none", "one",    "two",   "three", "four",
                                         "five", "six",    "seven", "eight", "nine",
                                         "ten",  "eleven", "twelve"};

std::vector<std::string> members(Coalition set, const std::vector<std::string>& names) {
  std::vector<std::string> found;
  for (std::size_t j = 0; j < names.size(); ++j)
    if ((set >> j & 1U) != 0) found.push_back(names[j]);
  return found;
}

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& names, std::string_view last) {
  if (names.size() < 2) return names.empty() ? std::string() : names.front();
  const std::vector<std::string> all_but_last(names.begin(), names.end() - 1);
  return fmt::format("{} {} {}", join(all_but_last, ", "), last, names.back());
}

std::size_t choose(std::size_t n, std::size_t k) {
  std::size_t ways = 1;
  for (std::size_t i = 0; i < k; ++i) ways = ways * (n - i) / (i + 1);
  return ways;
}

/// The common size if these are all sets of one size within `among`, else nothing.
std::optional<std::size_t> all_of_a_size(const std::vector<Coalition>& sets, Coalition among) {
  const auto size = std::popcount(sets.front());
  for (const auto set : sets)
    if (std::popcount(set) != size) return std::nullopt;
  const auto k = static_cast<std::size_t>(size);
  const auto n = static_cast<std::size_t>(std::popcount(among));
  return sets.size() == choose(n, k) ? std::optional(k) : std::nullopt;
}

/// "any two of a, b and c"; "any one other" beside criteria that are named before.
std::string any_of(std::size_t k, Coalition among, bool others,
                   const std::vector<std::string>& names) {
  const auto all = members(among, names);
  if (k == all.size()) return listed(all, "and");
  if (!others) {
    if (k == 1) return listed(all, "or");
    return fmt::format("any {} of {}", numerals[k], listed(all, "and"));
  }
  return k == 1 ? std::string("any one other") : fmt::format("any {} others", numerals[k]);
}

std::string list_all(const std::vector<Coalition>& sets, const std::vector<std::string>& names) {
  std::vector<std::string> parts;
  for (const auto set : sets) {
    const auto all = members(set, names);
    parts.push_back(all.size() == 1 ? all.front() + " alone" : listed(all, "and"));
  }
  return join(parts, "; or ");
}

std::string idle(Coalition used, const std::vector<std::string>& names) {
  const auto everyone = (Coalition{1} << names.size()) - 1;
  const auto unused = members(everyone & ~used, names);
  return unused.empty() ? std::string()
                        : fmt::format(" ({} never {})", listed(unused, "and"),
                                      unused.size() == 1 ? "matters" : "matter");
}

}  // namespace

std::string in_words(const Family& family, const std::vector<std::string>& names) {
  const auto sets = smallest(family);
  if (sets.empty()) return "nothing suffices";
  Coalition used = 0;
  Coalition needed = ~Coalition{0};
  for (const auto set : sets) {
    used |= set;
    needed &= set;
  }
  const auto tail = idle(used, names);
  if (sets.size() == 1) {
    const auto all = members(sets.front(), names);
    return (all.size() == 1 ? all.front() + " alone" : listed(all, "and")) + tail;
  }
  auto rest = sets;
  for (auto& set : rest) set &= ~needed;
  if (const auto k = all_of_a_size(rest, used & ~needed)) {
    // "Others" are all the rest only where no criterion is idle.
    const bool others = needed != 0 && tail.empty();
    const auto any = any_of(*k, used & ~needed, others, names);
    if (needed == 0) return any + tail;
    const bool either = !others && *k == 1;
    return fmt::format("{} and {}{}{}", listed(members(needed, names), "and"),
                       either ? "either " : "", any, tail);
  }
  return list_all(sets, names) + tail;
}

}  // namespace comity::learning
