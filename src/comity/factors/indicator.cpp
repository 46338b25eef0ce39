// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/indicator.hpp"

#include <algorithm>
#include <array>

#include "comity/base/words.hpp"

namespace comity::factors {

namespace {

constexpr Words<4> factors{"willingness", "foundation", "potential", "control"};
constexpr Words<2> kinds{"actor", "pair"};
constexpr Words<3> statuses{"value", "zero", "not_covered"};
constexpr Words<6> rules{"sum", "growth", "share", "rank", "spread", "mirror"};

template <std::size_t N>
std::vector<std::string> all_of(const Words<N>& words) {
  return {words.begin(), words.end()};
}

}  // namespace

std::optional<std::size_t> find_indicator(const Catalogue& catalogue, std::string_view id) {
  const auto found = std::ranges::find(catalogue, id, &Indicator::id);
  if (found == catalogue.end()) return std::nullopt;
  return static_cast<std::size_t>(found - catalogue.begin());
}

actors::Names names_of(Factor factor) {
  static const std::array<actors::Names, 4> names{{{"Willingness", "Voluntad", "意愿"},
                                                   {"Foundation", "Base", "基础"},
                                                   {"Potential", "Potencial", "潜力"},
                                                   {"Control", "Control", "控制变量"}}};
  return names.at(static_cast<std::size_t>(factor));
}

std::string to_word(Factor factor) { return comity::to_word(factors, factor); }
std::string to_word(IndicatorKind kind) { return comity::to_word(kinds, kind); }
std::string to_word(CellStatus status) { return comity::to_word(statuses, status); }
std::string to_word(RuleKind kind) { return comity::to_word(rules, kind); }
std::optional<Factor> parse_factor(std::string_view text) {
  return from_word<Factor>(factors, text);
}
std::optional<IndicatorKind> parse_indicator_kind(std::string_view text) {
  return from_word<IndicatorKind>(kinds, text);
}
std::optional<CellStatus> parse_cell_status(std::string_view text) {
  return from_word<CellStatus>(statuses, text);
}
std::optional<RuleKind> parse_rule_kind(std::string_view text) {
  return from_word<RuleKind>(rules, text);
}
std::vector<std::string> factor_words() { return all_of(factors); }
std::vector<std::string> indicator_kind_words() { return all_of(kinds); }
std::vector<std::string> cell_status_words() { return all_of(statuses); }
std::vector<std::string> rule_words() { return all_of(rules); }

}  // namespace comity::factors
