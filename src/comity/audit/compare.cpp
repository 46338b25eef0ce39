// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "comity/base/text.hpp"
#include "comity/base/when.hpp"

namespace comity::audit {

namespace {

/// Two reals closer than this share of the larger one are the same number written twice.
constexpr double rounding = 1e-9;

Verdict verdict_of(bool agrees) { return agrees ? Verdict::agrees : Verdict::differs; }

std::optional<double> real_of(const Value& value) {
  if (const auto* whole = value.if_int()) return static_cast<double>(*whole);
  if (const auto* real = value.if_real()) return *real;
  if (const auto* text = value.if_text()) return parse_real(*text);
  return {};
}

std::optional<bool> truth_word(std::string_view text) {
  const auto word = fold(text);
  if (word == "true" || word == "yes") return true;
  if (word == "false" || word == "no") return false;
  return {};
}

std::optional<bool> truth_of(const Value& value) {
  if (const auto* truth = value.if_bool()) return *truth;
  if (const auto* text = value.if_text()) return truth_word(*text);
  return {};
}

std::optional<Verdict> compare_numbers(const Claim& claim, const Value& value) {
  const auto printed = parse_real(claim.printed);
  const auto derived = real_of(value);
  if (!printed || !derived) return {};
  const double allowed = claim.type == ClaimType::real ? claim.tolerance : 0;
  const double slack = rounding * std::max(std::abs(*printed), std::abs(*derived));
  return verdict_of(std::abs(*printed - *derived) <= allowed + slack);
}

std::optional<Verdict> compare_bound(std::string_view printed, const Value& value) {
  const auto derived = real_of(value);
  const auto text = trim(printed);
  const auto digits = text.find_first_not_of("<>=");
  if (!derived || digits == 0 || digits == std::string_view::npos) return {};
  const auto bound = parse_real(trim(text.substr(digits)));
  if (!bound) return {};
  const auto sign = text.substr(0, digits);
  if (sign == ">") return verdict_of(*derived > *bound);
  if (sign == ">=") return verdict_of(*derived >= *bound);
  if (sign == "<") return verdict_of(*derived < *bound);
  if (sign == "<=") return verdict_of(*derived <= *bound);
  return {};
}

std::optional<Verdict> compare_dates(std::string_view printed, const Value& value) {
  const auto claimed = parse_when(printed);
  const auto derived = parse_when(to_words(value));
  if (!claimed || !derived) return {};
  return verdict_of(claimed->may_equal(*derived));
}

std::optional<Verdict> compare_truths(std::string_view printed, const Value& value) {
  const auto claimed = truth_word(printed);
  const auto derived = truth_of(value);
  if (!claimed || !derived) return {};
  return verdict_of(*claimed == *derived);
}

std::optional<Verdict> compare_one(const Claim& claim, const Value& value) {
  switch (claim.type) {
    case ClaimType::integer:
    case ClaimType::real:
      return compare_numbers(claim, value);
    case ClaimType::bound:
      return compare_bound(claim.printed, value);
    case ClaimType::date:
      return compare_dates(claim.printed, value);
    case ClaimType::boolean:
      return compare_truths(claim.printed, value);
    case ClaimType::text:
    case ClaimType::set:
      break;
  }
  return verdict_of(fold(claim.printed) == fold(to_words(value)));
}

Comparison compare_sets(std::string_view printed, std::span<const Value> derived) {
  std::set<std::string> claimed;
  for (const auto& item : split_list(printed, ';')) claimed.insert(fold(item));
  std::set<std::string> found;
  std::set<std::string> words;
  for (const auto& value : derived) {
    if (value.is_null()) continue;
    words.insert(to_words(value));
    found.insert(fold(to_words(value)));
  }
  const std::vector<std::string> sorted(words.begin(), words.end());
  return {verdict_of(claimed == found), sorted.empty() ? "none" : join(sorted, "; "), {}};
}

}  // namespace

std::string to_words(const Value& value) {
  if (const auto* truth = value.if_bool()) return *truth ? "true" : "false";
  if (const auto* whole = value.if_int()) return fmt::format("{}", *whole);
  if (const auto* real = value.if_real()) return fmt::format("{}", *real);
  if (const auto* text = value.if_text()) return *text;
  if (const auto* items = value.if_array()) {
    std::vector<std::string> words;
    for (const auto& item : *items) words.push_back(to_words(item));
    return join(words, "; ");
  }
  return {};
}

Comparison compare(const Claim& claim, std::span<const Value> derived) {
  if (claim.type == ClaimType::set) return compare_sets(claim.printed, derived);
  if (derived.size() != 1) {
    return {Verdict::undecidable,
            {},
            fmt::format("the query gives {} rows where one value is asked for", derived.size())};
  }
  if (derived.front().is_null())
    return {Verdict::undecidable, {}, "the query gives no value: the acts do not say"};
  const auto verdict = compare_one(claim, derived.front());
  const auto words = to_words(derived.front());
  if (verdict) return {*verdict, words, {}};
  return {Verdict::undecidable, words,
          fmt::format("\"{}\" cannot be compared with \"{}\" as {}", shorten(claim.printed),
                      shorten(words), to_word(claim.type))};
}

Comparison undecided(const Error& error) {
  std::string hint = error.what;
  if (!error.nearest.empty()) hint += " Nearest: " + error.nearest + ".";
  return {Verdict::undecidable, {}, std::move(hint)};
}

Finding claim_finding(const Claim& claim, const Comparison& stated, const Comparison& all) {
  Finding finding{.code = "claim",
                  .subject = claim.id,
                  .statement = claim.statement,
                  .printed = claim.printed,
                  .derived = stated.derived,
                  .derived_all = all.derived,
                  .verdict = stated.verdict,
                  .verdict_all = all.verdict,
                  .locator = claim.locator,
                  .hint = {},
                  .reason = {},
                  .acts = {},
                  .quotes = {},
                  .others = claim.others};
  if (!claim.undecidable.empty()) {
    finding.hint = "what would decide it: " + claim.undecidable;
  } else {
    finding.hint = stated.hint.empty() ? all.hint : stated.hint;
  }
  return finding;
}

}  // namespace comity::audit
