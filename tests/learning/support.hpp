// SPDX-License-Identifier: Apache-2.0
// Small tables of examples, random ones, and what trying everything says about them.
// The trying knows nothing of grids, boxes or programs: it is what they are held against.
#pragma once

#include <rapidcheck.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

#include "comity/learning/enumerate.hpp"

namespace comity::learning {

/// "a 1 2 1" per line: an id, values, the category as a number; -1 = none.
inline Examples table(std::size_t n_categories, const std::string& text) {
  Examples examples;
  for (std::size_t k = 0; k < n_categories; ++k)
    examples.categories.push_back("T" + std::to_string(k));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    Example row;
    if (!(words >> row.id)) continue;
    std::vector<double> numbers;
    for (double number = 0; words >> number;) numbers.push_back(number);
    if (numbers.back() >= 0) row.category = static_cast<std::size_t>(numbers.back());
    numbers.pop_back();
    row.values = std::move(numbers);
    row.line = static_cast<std::uint32_t>(examples.rows.size()) + 2;
    examples.rows.push_back(std::move(row));
  }
  for (std::size_t j = 0; j < examples.rows.front().values.size(); ++j)
    examples.criteria.push_back({.name = "g" + std::to_string(j)});
  return examples;
}

/// A file of tests/peers/sorting/examples: categories in the order of their names.
inline Examples peer(const std::string& name) {
  std::ifstream file(std::string(COMITY_SOURCE_DIR) + "/tests/peers/sorting/examples/" + name);
  std::string line;
  std::getline(file, line);
  std::string text;
  int highest = 0;
  while (std::getline(file, line)) {
    const int digit = line.back() - '0';
    const int category = name.starts_with("s") ? digit : digit - 1;
    highest = std::max(highest, category);
    for (char& c : line)
      if (c == ',') c = ' ';
    text += line.substr(0, line.rfind(' ')) + ' ' + std::to_string(category) + '\n';
  }
  return table(static_cast<std::size_t>(highest) + 1, text);
}

/// A few rows with few different values and any categories: full of ties and contradictions.
inline Examples any_examples(std::size_t n_rows, std::size_t n_criteria, std::size_t n_categories,
                             int n_values) {
  std::string text;
  for (std::size_t i = 0; i < n_rows; ++i) {
    text += 'a' + std::to_string(i);
    for (std::size_t j = 0; j < n_criteria; ++j)
      text += ' ' + std::to_string(*rc::gen::inRange(0, n_values));
    // One in so many has no category; the first always has one.
    const auto category = *rc::gen::inRange<std::size_t>(0, n_categories + (i == 0 ? 0 : 1));
    text += category == n_categories ? " -1\n" : ' ' + std::to_string(category) + '\n';
  }
  auto examples = table(n_categories, text);
  for (auto& criterion : examples.criteria) criterion.less_is_better = *rc::gen::arbitrary<bool>();
  return examples;
}

/// Calls `with` for every family and every rising chain of profiles; idle criteria at their lowest.
inline void try_everything(const Ranked& ranked, const std::function<void(const Rule&)>& with) {
  const auto n = ranked.n_criteria();
  for (const auto& family : expressible_families(n)) {
    const auto used = used_by(family);
    Rule rule{family, std::vector<Profile>(ranked.n_boundaries, Profile(n, 0))};
    std::function<void(std::size_t)> place = [&](std::size_t at) {
      if (at == ranked.n_boundaries * n) return with(rule);
      const auto h = at / n;
      const auto j = at % n;
      const bool idle = (used >> j & 1U) == 0;
      const std::size_t first = h > 0 ? rule.profiles[h - 1][j] : 0;
      const std::size_t last = idle ? 0 : ranked.levels[j].size();
      for (std::size_t t = first; t <= last; ++t) {
        rule.profiles[h][j] = static_cast<Rank>(t);
        place(at + 1);
      }
    };
    place(0);
  }
}

inline int most_by_trying(const Ranked& ranked) {
  int most = 0;
  try_everything(ranked, [&](const Rule& rule) { most = std::max(most, restored(rule, ranked)); });
  return most;
}

}  // namespace comity::learning
