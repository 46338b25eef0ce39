// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/claim.hpp"

#include "comity/audit/finding.hpp"
#include "comity/base/words.hpp"

namespace comity::audit {

namespace {

constexpr Words<7> type_words{"integer", "real", "text", "set", "bound", "date", "boolean"};
constexpr Words<3> verdict_words{"agrees", "differs", "undecidable"};

}  // namespace

std::string to_word(ClaimType type) { return comity::to_word(type_words, type); }
std::optional<ClaimType> parse_claim_type(std::string_view text) {
  return from_word<ClaimType>(type_words, text);
}
std::string to_word(Verdict verdict) { return comity::to_word(verdict_words, verdict); }

}  // namespace comity::audit
