// SPDX-License-Identifier: Apache-2.0
#include "comity/base/words.hpp"

#include "comity/sorting/check.hpp"

namespace comity::sorting {

namespace {

constexpr Words<4> methods{"mr-sort", "ncs", "electre-tri", "utadis"};
constexpr Words<2> rules{"pessimistic", "optimistic"};
constexpr Words<4> kinds_of_weights{"given", "uniform", "intervals", "ordinal"};

}  // namespace

std::string to_word(Method method) { return comity::to_word(methods, method); }
std::string to_word(Rule rule) { return comity::to_word(rules, rule); }
std::string to_word(Weights weights) { return comity::to_word(kinds_of_weights, weights); }
std::optional<Method> parse_method(std::string_view word) {
  return from_word<Method>(methods, word);
}
std::optional<Rule> parse_rule(std::string_view word) { return from_word<Rule>(rules, word); }
std::optional<Weights> parse_weights(std::string_view word) {
  return from_word<Weights>(kinds_of_weights, word);
}
std::vector<std::string> method_words() { return {methods.begin(), methods.end()}; }
std::vector<std::string> rule_words() { return {rules.begin(), rules.end()}; }
std::vector<std::string> weights_words() {
  return {kinds_of_weights.begin(), kinds_of_weights.end()};
}

}  // namespace comity::sorting
