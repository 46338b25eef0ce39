// SPDX-License-Identifier: Apache-2.0
// A second coding of a record: what another coder made of the same texts, and how far both agree.
// Agreement is told in percent and, where both classify the same acts, as Cohen's kappa.
// Knows nothing of files.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "comity/ledger/act.hpp"

namespace comity::audit {

/// One row: an agreement (field `all`), or a difference in one field.
struct Coding {
  std::string act;  ///< id of the act; empty or unknown where only the second coder has it
  std::string field;
  std::string first;
  std::string second;
  std::string resolution;
  std::string source;
};

/// How far two coders agree on a label.
struct Agreement {
  std::int64_t n = 0;
  std::int64_t same = 0;
  /// Cohen's kappa: (observed - expected) / (1 - expected), expected from both margins.
  ///
  /// Range:     -1 to 1; 1 is full agreement, 0 as much as by chance.
  /// Undefined: empty without pairs, or where both coders use one and the same label only.
  /// In R:      irr::kappa2(data.frame(first, second))$value.
  std::optional<double> kappa;
  [[nodiscard]] std::optional<double> percent() const;
};

/// Agreement over pairs of labels, one pair per act both coders have.
///
/// Cost: O(pairs). Source: [Cohen1960].
[[nodiscard]] Agreement agreement(std::span<const std::pair<std::string, std::string>> labels);

/// How far two coders agree on a stretch of time.
struct CodedPart {
  std::string part;  ///< "contemporaneous", "retrospective", "all"
  std::int64_t n_both = 0;
  std::int64_t n_only_first = 0;
  std::int64_t n_only_second = 0;
  Agreement kind;
  Agreement title;           ///< "not coded" is a label of its own
  Agreement title_both;      ///< where both coders name a title
  std::int64_t n_dates = 0;  ///< acts whose dates may mean the same day
  [[nodiscard]] std::int64_t n_all() const { return n_both + n_only_first + n_only_second; }
};

/// Derives the agreement of two coders from the rows of a second coding and the acts of a log.
///
/// Rows tell differences; where both agree, the label is that of the act today, with two
/// exceptions. An act that is first of its pair but for acts added after the second coding was
/// frozen was an establishment for both coders. Ids that the record has merged into an act of
/// several partners follow its row, and have its labels.
///
/// Dates:  an act belongs to the contemporaneous part if it surely falls on or after `since`.
/// Errors: none; rows about unknown acts are passed over.
/// Cost:   O(acts + rows log rows).
[[nodiscard]] std::vector<CodedPart> agreement_of(const ledger::Log& log,
                                                  std::span<const Coding> rows, Day since);

}  // namespace comity::audit
