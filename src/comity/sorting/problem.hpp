// SPDX-License-Identifier: Apache-2.0
// A sorting problem: criteria, categories, boundaries between them, and what is to be sorted.
// Every number may be known only to an interval, and a performance may be missing altogether.
// Knows nothing of files, nor of how a problem is decided.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comity::sorting {

/// A number that may be known only to lie between two.
struct Interval {
  double low = 0;
  double high = 0;

  constexpr Interval() = default;
  constexpr Interval(double value) : low(value), high(value) {}
  constexpr Interval(double from, double to) : low(from), high(to) {}
  [[nodiscard]] constexpr bool is_point() const { return low == high; }
  /// The number itself, or the middle of what it may be.
  [[nodiscard]] constexpr double middle() const {
    return is_point() ? low : low + (high - low) / 2;
  }
  bool operator==(const Interval&) const = default;
};

/// How an alternative does on a criterion; nothing where nobody knows.
using Performance = std::optional<Interval>;

/// A set of criteria: bit j stands for criterion j.
using Coalition = std::uint64_t;
/// As many criteria as a coalition has bits.
inline constexpr std::size_t most_criteria = 64;

/// The rule that decides. `mr_sort`: enough weight is at least as good as a boundary. `ncs`: the
/// same with named coalitions in place of weights. `electre_tri`: credibility with thresholds
/// (ELECTRE TRI-B). `utadis`: a sum of values, where a strong criterion pays for a weak one.
enum class Method : std::uint8_t { mr_sort, ncs, electre_tri, utadis };
/// Which end of the categories ELECTRE TRI-B begins at. The other methods are pessimistic.
enum class Rule : std::uint8_t { pessimistic, optimistic };
enum class Direction : std::uint8_t { max, min };
/// What is known of the weights: the numbers given, nothing, an interval each, or their order.
enum class Weights : std::uint8_t { given, uniform, intervals, ordinal };

/// One corner of a piecewise linear function of value.
struct Corner {
  double performance = 0;
  double value = 0;
  bool operator==(const Corner&) const = default;
};

/// A criterion: one measure by which alternatives are compared.
struct Criterion {
  std::string id{};
  Direction direction = Direction::max;
  std::optional<double> weight{};             ///< raw: any unit, brought to the sum 1 before use
  std::optional<Interval> weight_interval{};  ///< shares of 1
  std::optional<Interval> q{};                ///< indifference: a difference of the measure
  std::optional<Interval> p{};                ///< preference: a difference of the measure
  std::optional<Interval> v{};                ///< veto: a difference of the measure
  /// `utadis`: corners by rising performance, values from 0 to 1. Empty: a straight line over the
  /// performances of the problem.
  std::vector<Corner> value{};
  /// All that the measure can be. A missing performance runs over it; absent: it has no ends.
  std::optional<Interval> scale{};

  bool operator==(const Criterion&) const = default;
};

/// The boundary below a category. It belongs to the category above it: equality passes.
struct Boundary {
  std::vector<Interval> performances{};         ///< one per criterion
  std::vector<std::optional<double>> veto{};    ///< per criterion: as bad as this or worse blocks
  std::vector<Coalition> minimal_sufficient{};  ///< `ncs`: any superset of one of these suffices
  std::optional<double> threshold{};  ///< `utadis`: the value needed; absent = the profile's

  bool operator==(const Boundary&) const = default;
};

/// What is to be sorted: for Comity a partner.
struct Alternative {
  std::string id{};
  std::vector<Performance> performances{};  ///< one per criterion

  bool operator==(const Alternative&) const = default;
};

/// How to find out what the assignments turn on.
struct Robustness {
  std::uint64_t draws = 100'000;
  Weights weights = Weights::given;

  bool operator==(const Robustness&) const = default;
};

/// A sorting problem. `check` says whether it is one.
struct Problem {
  Method method = Method::mr_sort;
  Rule rule = Rule::pessimistic;
  std::vector<Criterion> criteria{};
  std::vector<std::string> categories{};  ///< worst first
  std::vector<Boundary> boundaries{};     ///< one fewer than categories, worst first
  std::vector<Alternative> alternatives{};
  /// The weight a coalition needs: a share from 0.5 to 1, or in the unit of the weights if above 1.
  Interval cutting_level = 0.5;
  std::optional<Robustness> robustness{};  ///< absent: one deterministic answer

  bool operator==(const Problem&) const = default;
};

}  // namespace comity::sorting
