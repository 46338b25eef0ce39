// SPDX-License-Identifier: Apache-2.0
// The formula of a model, in the habit of R: "~ 1 + inertia(weighted) + tie(contig):same(regime)".
// Text in, terms out; every mistake is found, with its place in the text.
// Knows nothing of which terms there are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "comity/base/result.hpp"

namespace comity::models {

/// What stands between the brackets of a factor: a bare word, or a named value.
struct Argument {
  std::string name;    ///< empty for a bare word
  std::string value;   ///< the word, number or quoted text
  std::size_t at = 0;  ///< offset in the formula
  bool quoted = false;
  bool operator==(const Argument&) const = default;
};

/// One statistic as written: `trans(bilat, window = "3 years")`.
struct Factor {
  std::string name;
  std::vector<Argument> arguments;
  std::size_t at = 0;
  bool operator==(const Factor&) const = default;
};

/// A product of statistics; most terms have one.
struct Term {
  std::string text;  ///< as written, without blanks around
  std::vector<Factor> factors;
  bool operator==(const Term&) const = default;
};

/// Reads a formula; the intercept `1` is a term whose factor is called "1".
///
/// Problems carry the offset of the mistake, from 1, as their column; the file is left to the
/// caller. Grammar: ["~"] term { "+" term }; term: factor { ":" factor }; factor: "1" or name
/// ["(" argument {"," argument} ")"]; argument: value or name "=" value; value: word, number or
/// text in quotes.
[[nodiscard]] std::vector<Term> parse_formula(std::string_view text, Problems& problems);

}  // namespace comity::models
