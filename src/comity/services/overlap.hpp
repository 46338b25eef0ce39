// SPDX-License-Identifier: Apache-2.0
// Whom two sides share: partners of both on a day, on which rungs, and who came first.
// Partners are matched by their codes; the sides may be of two cases.
// Knows nothing of what else is compared.
#pragma once

#include "comity/services/common_ladder.hpp"

namespace comity::services {

/// A partner of both sides.
struct SharedPartner {
  std::array<actors::ActorId, 2> ids;  ///< in each side's case
  std::array<network::Beginning, 2> begun;
  std::string first_mover;  ///< name of a side, `same` or `undecided`
};

struct Overlap {
  std::vector<SharedPartner> shared;             ///< by code
  std::array<std::vector<std::string>, 2> only;  ///< codes, in order
  /// |A and B| / |A or B|. Range: 0 to 1. Undefined: empty when neither side has a partner.
  /// Source: [Jaccard1912].
  [[nodiscard]] std::optional<double> jaccard() const;
};

/// The partners two sides have on their day.
///
/// The side whose first act came earlier moved first. Where the possible days of the two acts
/// overlap it is undecided; one act of both, or two acts of one known day, are `same`. A first act
/// that presupposes an earlier one is dated "that day or before".
///
/// Cost: O(acts + spells of both).
[[nodiscard]] Overlap overlap(const Sides& sides);

/// The member `overlap` of the answer; rungs are null without a common ladder.
[[nodiscard]] Value overlap_value(const Sides& sides, const Overlap& overlap, bool on_one_ladder);

/// The overlap in a sentence for people.
[[nodiscard]] std::string overlap_sentence(const Sides& sides, const Overlap& overlap);

}  // namespace comity::services
