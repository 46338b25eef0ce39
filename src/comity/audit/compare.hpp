// SPDX-License-Identifier: Apache-2.0
// A printed value beside a derived one: do they agree?
// The type of the claim says how: numbers within a tolerance, dates that may be the same day, sets
// ... Knows nothing of where the derived values come from.
#pragma once

#include <span>
#include <string>

#include "comity/audit/claim.hpp"
#include "comity/audit/finding.hpp"
#include "comity/base/result.hpp"
#include "comity/base/value.hpp"

namespace comity::audit {

/// What was derived, in words, and whether the printed value agrees with it.
struct Comparison {
  Verdict verdict = Verdict::undecidable;
  std::string derived;
  std::string hint;  ///< why nothing could be decided; empty otherwise
};

/// Compares the printed value of a claim with the values its question gave.
///
/// integer, real, text, bound, date, boolean: exactly one value that is not missing. set: any
/// number. real: agrees within the claim's tolerance. text and set: case, accents and punctuation
/// are ignored. date: agrees when both may be the same day.
[[nodiscard]] Comparison compare(const Claim& claim, std::span<const Value> derived);

/// A comparison that could not be made, with the reason an error gives.
[[nodiscard]] Comparison undecided(const Error& error);

/// The finding of a claim, on the acts its source states and on all accepted acts.
[[nodiscard]] Finding claim_finding(const Claim& claim, const Comparison& stated,
                                    const Comparison& all);

/// The value as a finding shows it.
[[nodiscard]] std::string to_words(const Value& value);

}  // namespace comity::audit
