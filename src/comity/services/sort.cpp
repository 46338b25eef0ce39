// SPDX-License-Identifier: Apache-2.0
#include "comity/services/sort.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/services/sort_rows.hpp"
#include "comity/sorting/check.hpp"
#include "comity/sorting/drawer.hpp"

namespace comity::services {

namespace {

Error bad_value(const char* field, const std::string& value, std::string nearest,
                std::string hint) {
  return {.kind = Error::Kind::usage,
          .what = fmt::format("\"{}\" is not a value of {}.", shorten(value), field),
          .where = {.field = field},
          .nearest = std::move(nearest),
          .hint = std::move(hint)};
}

Error not_a_word(const char* field, const std::string& value,
                 const std::vector<std::string>& words) {
  return bad_value(field, value, nearest_text(value, words), "use one of: " + join(words, ", "));
}

Result<std::uint64_t> seed_of(const SortRequest& request) {
  if (request.seed.empty()) return 0;
  const auto seed = parse_int(request.seed);
  if (!seed || *seed < 0)
    return std::unexpected(bad_value("seed", request.seed, "", "give a whole number from 0"));
  return static_cast<std::uint64_t>(*seed);
}

Result<std::size_t> find_partner(const sorting::Problem& problem, const std::string& name) {
  const auto found = std::ranges::find(problem.alternatives, name, &sorting::Alternative::id);
  if (found != problem.alternatives.end())
    return static_cast<std::size_t>(found - problem.alternatives.begin());
  std::vector<std::string> names;
  for (const auto& alternative : problem.alternatives) names.push_back(alternative.id);
  return std::unexpected(
      Error{.kind = Error::Kind::usage,
            .what = fmt::format("there is no partner \"{}\" in this problem.", shorten(name)),
            .where = {.field = "explain"},
            .nearest = nearest_text(name, names),
            .hint = "name one as the problem does"});
}

/// How many alternatives stand in each category, in words.
std::string counts_sentence(const Sorted& of, const std::string& name) {
  const auto& problem = *of.problem;
  std::vector<std::size_t> n(problem.categories.size());
  std::size_t open = 0;
  for (const auto& reach : of.reaches) {
    if (reach.is_decided())
      ++n[reach.lowest];
    else
      ++open;
  }
  std::vector<std::string> parts;
  for (std::size_t k = n.size(); k-- > 0;)
    parts.push_back(fmt::format("{} {}", n[k], problem.categories[k]));
  if (open > 0) parts.push_back(fmt::format("{} undecided", open));
  auto method = to_word(problem.method);
  if (problem.method == sorting::Method::electre_tri) method += ", " + to_word(problem.rule);
  return fmt::format("{} sorted by {}: {}.", name, method, join(parts, ", "));
}

std::vector<std::string> robustness_sentences(const Sorted& of) {
  const auto& smaa = *of.smaa;
  const auto necessary = std::ranges::count_if(of.possible, [](const auto& possible) {
    return std::ranges::count(possible.categories, true) == 1;
  });
  std::vector<std::string> sentences;
  const auto uncertain = sorting::uncertain_of(*of.problem);
  if (!uncertain.anything()) return {"Nothing in this problem is uncertain, so nothing was drawn."};
  std::vector<std::string> parts;
  if (uncertain.weights) parts.push_back("weights " + to_word(of.problem->robustness->weights));
  if (uncertain.level) parts.emplace_back("cutting level");
  if (uncertain.thresholds) parts.emplace_back("thresholds");
  if (uncertain.profiles) parts.emplace_back("boundaries");
  if (uncertain.data) parts.emplace_back("data");
  sentences.push_back(
      fmt::format("{} draws over {}; a share has a standard error of {:.2g} at most.", smaa.draws,
                  join(parts, ", "), sorting::standard_error(0.5, smaa.draws)));
  sentences.push_back(fmt::format("{} of {} have one category whatever the parameters.", necessary,
                                  of.possible.size()));
  const auto open = std::ranges::count_if(smaa.alternatives, [](const auto& alternative) {
    return alternative.shares != alternative.best_shares;
  });
  if (open > 0)
    sentences.push_back(fmt::format(
        "{} with missing performances: shares are those at the worst; --json has the best too.",
        open));
  return sentences;
}

Value robustness_value(const Sorted& of) {
  const auto& smaa = *of.smaa;
  return Value::object({{"draws", smaa.draws},
                        {"weights", to_word(of.problem->robustness->weights)},
                        {"weight_proposals", smaa.weight_proposals},
                        {"order_proposals", smaa.order_proposals}});
}

std::vector<Sheet> sheets_of(const Sorted& of) {
  std::vector<std::string> columns{"partner", "tier", "lowest", "highest"};
  if (of.smaa) columns = {"partner", "tier", "shares", "possible"};
  if (!of.smaa) columns.emplace_back("why");
  std::vector<Sheet> sheets{{"assignments", columns}};
  sheets.push_back({"explain.criteria", {"criterion", "performance", "weight"}});
  for (std::size_t k = 1; k < of.problem->categories.size(); ++k)
    sheets.back().columns.push_back(of.problem->categories[k]);
  sheets.push_back({"pairs", {"partner", "above", "share"}});
  return sheets;
}

}  // namespace

Result<sorting::Problem> overridden(sorting::Problem problem, const SortRequest& request) {
  if (!request.rule.empty()) {
    const auto rule = sorting::parse_rule(request.rule);
    if (!rule) return std::unexpected(not_a_word("rule", request.rule, sorting::rule_words()));
    problem.rule = *rule;
  }
  const bool draws = !request.draws.empty() || !request.weights.empty();
  if (draws && !problem.robustness)
    problem.robustness.emplace().weights = sorting::Weights::uniform;
  if (!request.weights.empty()) {
    const auto weights = sorting::parse_weights(request.weights);
    if (!weights)
      return std::unexpected(not_a_word("weights", request.weights, sorting::weights_words()));
    problem.robustness->weights = *weights;
  }
  if (!request.draws.empty()) {
    const auto n = parse_int(request.draws);
    if (!n || *n < 1)
      return std::unexpected(
          bad_value("draws", request.draws, "", "give a whole number, such as 100000"));
    problem.robustness->draws = static_cast<std::uint64_t>(*n);
  }
  for (const auto& finding : sorting::check(problem)) {
    if (finding.is_warning) continue;
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = finding.what,
                                 .where = {.field = finding.path.front()},
                                 .hint = finding.hint});
  }
  return problem;
}

Result<Answer> sort(const sorting::Problem& problem, const SortRequest& request) {
  const auto seed = seed_of(request);
  if (!seed) return std::unexpected(seed.error());
  Sorted of;
  of.problem = &problem;
  of.parameters = sorting::fixed(problem);
  std::optional<std::size_t> explained;
  if (!request.explain.empty()) {
    const auto found = find_partner(problem, request.explain);
    if (!found) return std::unexpected(found.error());
    explained = *found;
  }
  for (const auto& alternative : problem.alternatives)
    of.reaches.push_back(sorting::assign(problem, of.parameters, alternative));
  if (problem.robustness) {
    auto smaa = sorting::smaa(
        problem,
        {.seed = *seed, .threads = request.threads, .pairs = request.pairs, .central = true});
    if (!smaa) return std::unexpected(smaa.error());
    of.smaa = std::move(*smaa);
    const sorting::ReachFinder finder(problem);
    for (const auto& alternative : problem.alternatives)
      of.possible.push_back(finder.possible(alternative));
  }
  Answer answer;
  answer.command = "sort";
  answer.seed = *seed;
  answer.headline = {counts_sentence(of, request.name)};
  answer.body.set("rule", rule_value(of));
  if (of.smaa) {
    answer.body.set("robustness", robustness_value(of));
    for (auto& sentence : robustness_sentences(of)) answer.headline.push_back(std::move(sentence));
  }
  answer.body.set("assignments", assignment_rows(of));
  if (of.smaa && request.pairs) answer.body.set("pairs", pair_rows(of));
  if (explained) {
    answer.body.set("explain", explanation(of, *explained));
    for (auto& sentence : explanation_sentences(of, *explained))
      answer.headline.push_back(std::move(sentence));
  }
  answer.sheets = sheets_of(of);
  return answer;
}

}  // namespace comity::services
