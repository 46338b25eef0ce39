// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/criterion.hpp"

#include <algorithm>
#include <array>

namespace comity::factors {

namespace {

template <class T>
struct Named {
  T value;
  std::string_view word;
};

constexpr std::array betters{Named{Better::higher, "max"}, Named{Better::lower, "min"}};
constexpr std::array scales{Named{Scale::linear, "linear"}, Named{Scale::logarithm, "log"},
                            Named{Scale::rank, "rank"}};
constexpr std::array missings{Named{Missing::unknown, "unknown"},
                              Named{Missing::left_out, "left_out"}};

template <class T, std::size_t N>
std::string word_of(const std::array<Named<T>, N>& names, T value) {
  return std::string(std::ranges::find(names, value, &Named<T>::value)->word);
}

template <class T, std::size_t N>
std::optional<T> parsed(const std::array<Named<T>, N>& names, std::string_view word) {
  const auto found = std::ranges::find(names, word, &Named<T>::word);
  if (found == names.end()) return std::nullopt;
  return found->value;
}

template <class T, std::size_t N>
std::vector<std::string> words(const std::array<Named<T>, N>& names) {
  std::vector<std::string> all;
  for (const auto& name : names) all.emplace_back(name.word);
  return all;
}

}  // namespace

std::string to_word(Better better) { return word_of(betters, better); }
std::string to_word(Scale scale) { return word_of(scales, scale); }
std::string to_word(Missing missing) { return word_of(missings, missing); }
std::optional<Better> parse_better(std::string_view word) { return parsed(betters, word); }
std::optional<Scale> parse_scale(std::string_view word) { return parsed(scales, word); }
std::optional<Missing> parse_missing(std::string_view word) { return parsed(missings, word); }
std::vector<std::string> scale_words() { return words(scales); }
std::vector<std::string> missing_words() { return words(missings); }

}  // namespace comity::factors
