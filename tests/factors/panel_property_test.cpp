// SPDX-License-Identifier: Apache-2.0
// Laws of scales and scores, whatever the values.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "comity/factors/panel.hpp"

namespace comity::factors {
namespace {

using Values = std::vector<std::optional<double>>;

Values some_values() {
  const auto numbers = *rc::gen::nonEmpty(rc::gen::arbitrary<std::vector<std::pair<bool, int>>>());
  Values values;
  for (const auto& [known, number] : numbers)
    values.push_back(known ? std::optional<double>(number % 1000) : std::nullopt);
  return values;
}

Criterion some_criterion() {
  Criterion made{.id = "x"};
  made.better = *rc::gen::element(Better::higher, Better::lower);
  made.scale = *rc::gen::element(Scale::linear, Scale::rank);
  made.missing = *rc::gen::element(Missing::unknown, Missing::left_out);
  made.weight = *rc::gen::inRange(1, 9);
  return made;
}

RC_GTEST_PROP(Scale, KeepsTheOrderOfPartners, ()) {
  const auto criterion = some_criterion();
  const auto values = some_values();
  const auto measured = scale(criterion, values);
  RC_ASSERT(measured.has_value());
  for (std::size_t i = 0; i < values.size(); ++i) {
    RC_ASSERT(measured->scaled[i].has_value() == values[i].has_value());
    if (values[i]) RC_ASSERT(*measured->scaled[i] >= 0 && *measured->scaled[i] <= 1);
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (!values[i] || !values[k]) continue;
      const bool better =
          criterion.better == Better::higher ? *values[i] > *values[k] : *values[i] < *values[k];
      if (better) RC_ASSERT(*measured->scaled[i] > *measured->scaled[k]);
      if (*values[i] == *values[k]) RC_ASSERT(*measured->scaled[i] == *measured->scaled[k]);
    }
  }
}

RC_GTEST_PROP(Scale, DoesNotChangeWithTheUnit, ()) {
  const auto criterion = some_criterion();
  auto values = some_values();
  const auto before = scale(criterion, values);
  for (auto& value : values) {
    if (value) *value = *value * 4 + 512;  // exact in binary
  }
  const auto after = scale(criterion, values);
  RC_ASSERT(before->scaled == after->scaled);
}

RC_GTEST_PROP(Score, IsARangeWithinZeroAndOneThatKnowledgeNarrows, ()) {
  const std::vector criteria{some_criterion(), some_criterion()};
  auto values = some_values();
  auto other = values;
  std::ranges::reverse(other);
  Panel panel;
  panel.partners.resize(values.size());
  panel.criteria = {*scale(criteria[0], values), *scale(criteria[1], other)};
  const auto before = score(criteria, panel, Factor::willingness);
  for (const auto& range : before)
    RC_ASSERT(range.low >= 0 && range.low <= range.high && range.high <= 1);
  // What was unknown on the first criterion turns out to be in the middle.
  for (auto& value : panel.criteria[0].scaled) value = value.value_or(0.5);
  const auto after = score(criteria, panel, Factor::willingness);
  for (std::size_t i = 0; i < after.size(); ++i)
    RC_ASSERT(after[i].high - after[i].low <= before[i].high - before[i].low + 1e-12);
}

}  // namespace
}  // namespace comity::factors
