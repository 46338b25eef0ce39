// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/criterion.hpp"

#include "comity/base/words.hpp"

namespace comity::factors {

namespace {

constexpr Words<2> betters{"max", "min"};
constexpr Words<3> scales{"linear", "log", "rank"};
constexpr Words<2> missings{"unknown", "left_out"};

}  // namespace

std::string to_word(Better better) { return comity::to_word(betters, better); }
std::string to_word(Scale scale) { return comity::to_word(scales, scale); }
std::string to_word(Missing missing) { return comity::to_word(missings, missing); }
std::optional<Better> parse_better(std::string_view word) {
  return from_word<Better>(betters, word);
}
std::optional<Scale> parse_scale(std::string_view word) { return from_word<Scale>(scales, word); }
std::optional<Missing> parse_missing(std::string_view word) {
  return from_word<Missing>(missings, word);
}
std::vector<std::string> scale_words() { return {scales.begin(), scales.end()}; }
std::vector<std::string> missing_words() { return {missings.begin(), missings.end()}; }

}  // namespace comity::factors
