// SPDX-License-Identifier: Apache-2.0
// Indicators: measured values of an actor or a pair, and the catalogue that says what each is.
// A cell is a value, a structural zero, or not covered; which of them is part of the data.
// Knows nothing of files, nor of criteria that use them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comity/actors/register.hpp"

namespace comity::factors {

/// What an indicator speaks for: one of the three factors of [paper], section 3, or a control.
enum class Factor : std::uint8_t { willingness, foundation, potential, control };
/// Whether an indicator is of one actor or of a pair.
enum class IndicatorKind : std::uint8_t { actor, pair };
/// What a cell says: a value, that there can be none (a structural zero), or that nobody knows.
enum class CellStatus : std::uint8_t { value, zero, not_covered };

/// How a series is made from others.
///
/// sum: both classes together. growth: against the year before. share: of the region's total.
/// rank: among all counterparts of one actor. spread: between the reporters of one cell.
/// mirror: between what both sides of a trade, and a share times a total, say of one flow.
enum class RuleKind : std::uint8_t { sum, growth, share, rank, spread, mirror };

struct Rule {
  RuleKind kind = RuleKind::sum;
  std::vector<std::string> of;  ///< the indicators it is made of
  bool operator==(const Rule&) const = default;
};

/// A row of the catalogue.
struct Indicator {
  std::string id;
  Factor factor = Factor::control;
  IndicatorKind kind = IndicatorKind::actor;
  actors::Names names;
  std::string unit;
  std::vector<std::string> classes;
  std::optional<int> since;  ///< first year with cells; absent: it has no years
  std::optional<int> until;
  std::vector<std::string> sources;
  std::string licence;
  std::string gap;           ///< what is known to be missing, in words
  bool with_all = false;     ///< shown with every counterpart, not only with the powers
  std::optional<Rule> rule;  ///< present: derived, no cells of its own
};

using Catalogue = std::vector<Indicator>;

/// The place of an indicator in the catalogue.
[[nodiscard]] std::optional<std::size_t> find_indicator(const Catalogue& catalogue,
                                                        std::string_view id);

/// The name of a factor as people read it.
[[nodiscard]] actors::Names names_of(Factor factor);
[[nodiscard]] std::string to_word(Factor factor);
[[nodiscard]] std::string to_word(IndicatorKind kind);
[[nodiscard]] std::string to_word(CellStatus status);
[[nodiscard]] std::string to_word(RuleKind kind);
[[nodiscard]] std::optional<Factor> parse_factor(std::string_view text);
[[nodiscard]] std::optional<IndicatorKind> parse_indicator_kind(std::string_view text);
[[nodiscard]] std::optional<CellStatus> parse_cell_status(std::string_view text);
[[nodiscard]] std::optional<RuleKind> parse_rule_kind(std::string_view text);
[[nodiscard]] std::vector<std::string> factor_words();
[[nodiscard]] std::vector<std::string> indicator_kind_words();
[[nodiscard]] std::vector<std::string> cell_status_words();
[[nodiscard]] std::vector<std::string> rule_words();

}  // namespace comity::factors
