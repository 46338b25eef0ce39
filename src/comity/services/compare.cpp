// SPDX-License-Identifier: Apache-2.0
#include "comity/services/compare.hpp"

#include <fmt/format.h>

#include "comity/services/overlap.hpp"
#include "comity/services/sensitivity.hpp"
#include "comity/services/side_rows.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

namespace {

using Figures = std::array<SideFigures, 2>;

std::optional<network::LogRank> test_of(const Figures& figures) {
  std::vector<std::vector<network::Lifetime>> groups;
  for (const auto& side : figures) {
    auto& group = groups.emplace_back();
    for (const auto& wait : side.waits.waits) group.push_back(wait.lifetime());
  }
  return network::log_rank(groups);
}

Value test_value(const std::optional<network::LogRank>& test, std::size_t n_twice) {
  if (!test) return {};
  auto observed = Value::array();
  for (const double events : test->observed) observed.push(static_cast<std::int64_t>(events));
  return Value::object({{"method", "log-rank"},
                        {"statistic", test->statistic},
                        {"df", test->df},
                        {"p", test->p},
                        {"in_both", n_twice},
                        {"observed", std::move(observed)},
                        {"expected", Value::Array(test->expected.begin(), test->expected.end())}});
}

std::string test_sentence(const std::optional<network::LogRank>& test) {
  if (!test)
    return "The waits for a first upgrade cannot be tested: one side has none, or no wait "
           "ended.";
  return fmt::format(
      "Waits for a first upgrade: log-rank chi-squared {:.2f} on {} degree{} of freedom, p = "
      "{:.3g}.",
      test->statistic, test->df, test->df == 1 ? "" : "s", test->p);
}

/// Partners that wait in both samples: the same partnerships of the same principal, seen twice.
std::size_t counted_twice(const Sides& sides, const Overlap& overlap) {
  const auto principal = [](const Side& side) {
    return side.view.of->actors.at(side.view.principal).code;
  };
  return principal(sides[0]) == principal(sides[1]) ? overlap.shared.size() : 0;
}

std::string twice_sentence(std::size_t n) {
  return fmt::format(
      "{} partnership{} in both sides: the samples are not independent, so p is only a hint.", n,
      n == 1 ? " is" : "s are");
}

/// The rungs of both sides in one table, for people and for CSV.
Value rung_table(const Value& sides) {
  const auto& list = *sides.if_array();
  const auto* const a = list[0].find("by_rung")->if_array();
  const auto* const b = list[1].find("by_rung")->if_array();
  auto rows = Value::array();
  if (a == nullptr || b == nullptr) return rows;
  for (std::size_t i = 0; i < a->size(); ++i) {
    const auto& left = (*a)[i];
    const auto& right = (*b)[i];
    rows.push(Value::object({{"rung", *left.find("rung")},
                             {"label", *left.find("label")},
                             {"n_a", *left.find("n")},
                             {"share_a", *left.find("share")},
                             {"n_b", *right.find("n")},
                             {"share_b", *right.find("share")},
                             {"partners_a", *left.find("partners")},
                             {"partners_b", *right.find("partners")}}));
  }
  return rows;
}

Value figures_value(const Figures& figures, const Overlap& overlap,
                    const std::optional<network::LogRank>& test) {
  return Value::object({{"n_partners_a", figures[0].partners.value},
                        {"n_partners_b", figures[1].partners.value},
                        {"n_shared", overlap.shared.size()},
                        {"jaccard", overlap.jaccard()},
                        {"median_a", figures[0].curve.median.value},
                        {"median_b", figures[1].curve.median.value},
                        {"p", test ? Value(test->p) : Value{}}});
}

/// The rows that rest on acts, each explained by the case it is of.
void explain(const Sides& sides, const Overlap& overlap, Value& body) {
  auto& list = *body.find("sides")->if_array();
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (const auto* key : {"by_rung", "by_year", "waits"})
      explain_rows(*sides[i].view.of, *list[i].find(key));
  }
  auto& rows = *body.find("overlap")->find("shared")->if_array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto reasons = Value::array();
    for (std::size_t k = 0; k < sides.size(); ++k) {
      const std::array acts{overlap.shared[i].begun[k].act};
      const auto told = why(*sides[k].view.of, acts);
      for (const auto& act : *told.if_array()) reasons.push(act);
    }
    rows[i].set("why", std::move(reasons));
  }
}

Result<Answer> compare_once(const SideName& first, const SideName& second, const Request& request) {
  const auto sides = open_sides(first, second, request);
  if (!sides) return std::unexpected(sides.error());
  const auto common = common_ladder(*sides);
  const Figures figures{figures_of((*sides)[0]), figures_of((*sides)[1])};
  const auto shared = overlap(*sides);
  const auto test = test_of(figures);
  const auto n_twice = counted_twice(*sides, shared);

  auto answer = begin_answer("compare", (*sides)[0].view);
  auto list = Value::array();
  for (std::size_t i = 0; i < sides->size(); ++i) {
    answer.headline.push_back(side_sentence((*sides)[i], figures[i]));
    list.push(side_value((*sides)[i], figures[i], common.comparable));
  }
  answer.headline.insert(answer.headline.end(),
                         {overlap_sentence(*sides, shared), test_sentence(test), common.said});
  if (test && n_twice > 0) answer.headline.push_back(twice_sentence(n_twice));
  const auto rungs = rung_table(list);
  answer.body = Value::object({{"sides", std::move(list)},
                               {"rungs", rungs},
                               {"test", test_value(test, n_twice)},
                               {"overlap", overlap_value(*sides, shared, common.comparable)},
                               {"ladders", ladders_value(*sides, common)},
                               {"figures", figures_value(figures, shared, test)}});
  answer.sheets = {{"rungs", {"rung", "label", "n_a", "share_a", "n_b", "share_b"}},
                   {"overlap.shared", {"partner", "rungs", "first", "first_mover", "name"}}};
  if (request.why) explain(*sides, shared, answer.body);
  return answer;
}

}  // namespace

Result<Answer> compare(const SideName& first, const SideName& second, const Request& request) {
  auto answer = compare_once(first, second, request);
  if (!answer || !request.sensitivity) return answer;
  const auto again = [&](const Request& other) { return compare_once(first, second, other); };
  if (const auto done = add_sensitivity(*first.of, again, request, *answer); !done)
    return std::unexpected(done.error());
  return answer;
}

}  // namespace comity::services
