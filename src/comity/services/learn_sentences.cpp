// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "comity/base/text.hpp"
#include "comity/services/learn_rows.hpp"

namespace comity::services {

namespace {

using learning::Method;

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

std::string plural(double n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string way(const Told& told) {
  const auto& learned = told.learned;
  if (learned.method == Method::dominance || learned.models.reproduced == learned.dominance.at_most)
    return learned.dominance.pairs.empty() ? "all are restored"
                                           : "the examples that are left contradict dominance";
  switch (learned.method) {
    case Method::enumeration:
      return "every coalition family was tried with every profile";
    case Method::branching:
      return "every coalition family was tried";
    default:
      return "a linear program in whole numbers leaves no room";
  }
}

std::string restored_sentence(const Told& told) {
  const auto& learned = told.learned;
  const auto total = told.ranked.n_examples();
  const auto share = percent(learned.models.reproduced / static_cast<double>(total));
  const auto how = learned.proven
                       ? fmt::format("Proven to be the most: {}.", way(told))
                       : fmt::format("Not proven: no rule restores more than {}, so the gap is {}.",
                                     learned.at_most, learned.at_most - learned.models.reproduced);
  return fmt::format("{}: {} of {} examples restored ({}). {}", told.from.name,
                     learned.models.reproduced, total, share, how);
}

std::string rule_sentence(const Told& told) {
  const auto names = criteria_of(told.from);
  std::vector<std::string> weights;
  for (std::size_t j = 0; j < names.size(); ++j)
    weights.push_back(fmt::format("{} {:.3f}", names[j], told.learned.weights.weights[j]));
  return fmt::format(
      "Rule: a boundary is passed by {}. Most even weights: {}; cutting level {:.3f}, from 0.5 to "
      "1 "
      "by convention; enough and too little are {:.3f} apart, at least {} where that is possible.",
      learning::in_words(told.learned.rule.family, names), join(weights, ", "),
      told.learned.weights.cutting_level, told.learned.weights.separation,
      learning::least_separation);
}

std::string models_sentence(const Told& told) {
  const auto& models = told.learned.models;
  const auto families = plural(static_cast<double>(models.families.size()), "family", "families");
  if (!models.complete)
    return fmt::format(
        "Equally good: {} in {} were met on the way; there may be more. Shares and intervals are "
        "over these.",
        plural(models.count, "rule", "rules"), families);
  if (models.count == 1) return "Equally good: no other rule.";
  return fmt::format("Equally good: {} in {}. Shares and intervals are over all of them.",
                     plural(models.count, "rule", "rules"), families);
}

std::string left_out_sentence(const Told& told, double share) {
  return fmt::format(
      "Leave-one-out: a rule learned without an example puts it where it belongs in {} of cases{}.",
      percent(share),
      told.learned.models.complete ? ", over all best rules" : "; searched, not proven");
}

std::string dominance_sentence(const Told& told) {
  const auto& dominance = told.learned.dominance;
  const auto& rows = told.from.examples.rows;
  const auto& pair = dominance.pairs.front();
  return fmt::format(
      "Contradict dominance: {}; so no rule of any kind restores more than {}. For example {} "
      "(line {}) is nowhere worse than {} (line {}), yet in a lower category.",
      plural(static_cast<double>(dominance.pairs.size()), "pair", "pairs"), dominance.at_most,
      rows[pair.better].id, rows[pair.better].line, rows[pair.worse].id, rows[pair.worse].line);
}

}  // namespace

std::vector<std::string> learn_sentences(const Told& told) {
  std::vector<std::string> sentences{restored_sentence(told), rule_sentence(told),
                                     models_sentence(told)};
  if (const auto share = left_out_share(told)) sentences.push_back(left_out_sentence(told, *share));
  if (!told.learned.dominance.pairs.empty()) sentences.push_back(dominance_sentence(told));
  return sentences;
}

}  // namespace comity::services
