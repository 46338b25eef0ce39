// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/derive.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>

namespace comity::factors {

namespace {

constexpr std::string_view export_class = "export";
constexpr std::string_view import_class = "import";
constexpr std::string_view total_class = "total";

bool says(const Point& point) { return point.status != CellStatus::not_covered; }

Point uncovered(std::uint32_t period) { return {period, 0, CellStatus::not_covered}; }

/// A derived series with the names of the one it is made from.
Series derived_from(const Series& base, std::size_t indicator, const Indicator& as) {
  Series made;
  made.indicator = indicator;
  made.actor = base.actor;
  made.counterpart = base.counterpart;
  made.klass = base.klass;
  made.reporter = base.reporter;
  made.unit = as.unit;
  made.sources = base.sources;
  made.derived = true;
  return made;
}

void add_sources(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const auto& source : from) {
    if (std::ranges::find(to, source) == to.end()) to.push_back(source);
  }
}

/// The state of the series while the catalogue is gone through: what is given, and what was made.
class Maker {
 public:
  Maker(const Catalogue& catalogue, const Cells& cells, const Question& question)
      : catalogue_(catalogue), cells_(cells), question_(question) {}

  std::vector<Series> run() {
    for (std::size_t i = 0; i < catalogue_.size(); ++i) {
      if (catalogue_[i].rule) make(i, *catalogue_[i].rule);
    }
    return std::move(made_);
  }

 private:
  void make(std::size_t indicator, const Rule& rule) {
    const auto base = find_indicator(catalogue_, rule.of.front());
    if (!base) return;
    switch (rule.kind) {
      case RuleKind::sum:
        return add(sums_of(*base, indicator, about()));
      case RuleKind::growth:
        return make_growth(indicator, *base);
      case RuleKind::share:
        return make_share(indicator, *base);
      case RuleKind::rank:
        return make_rank(indicator, *base);
      case RuleKind::spread:
        return make_spread(indicator, *base);
      case RuleKind::mirror:
        return make_mirror(indicator, rule);
    }
  }

  [[nodiscard]] Wanted about() const {
    return [this](const Cell& cell) { return question_.is_about(catalogue_, cell); };
  }

  void add(std::vector<Series> series) { std::ranges::move(series, std::back_inserter(made_)); }

  /// The series of an indicator: its cells that are wanted, or what was made of it.
  [[nodiscard]] std::vector<Series> given(std::size_t indicator, const Wanted& wanted) const {
    if (catalogue_[indicator].rule) {
      std::vector<Series> found;
      std::ranges::copy_if(made_, std::back_inserter(found),
                           [&](const Series& series) { return series.indicator == indicator; });
      return found;
    }
    return series_of(cells_,
                     [&](const Cell& cell) { return cell.indicator == indicator && wanted(cell); });
  }

  /// Export and import of the same actor, counterpart and reporter, year by year.
  [[nodiscard]] std::vector<Series> sums_of(std::size_t base, std::size_t as,
                                            const Wanted& wanted) const {
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::vector<Series>> flows;
    for (auto& series : given(base, wanted)) {
      if (series.klass == export_class || series.klass == import_class)
        flows[{series.actor, series.counterpart, series.reporter}].push_back(std::move(series));
    }
    std::vector<Series> sums;
    for (const auto& [key, both] : flows) {
      auto sum = derived_from(both.front(), as, catalogue_[as]);
      sum.klass = total_class;
      std::map<std::uint32_t, std::pair<double, int>> years;
      std::vector<std::uint32_t> order;
      for (const auto& series : both) {
        for (const auto& point : series.points) {
          const auto [year, is_new] = years.try_emplace(point.period, 0.0, 0);
          if (is_new) order.push_back(point.period);
          if (!says(point)) continue;
          year->second.first += point.value;
          ++year->second.second;
        }
      }
      sort_by_time(order);
      for (const auto period : order) {
        const auto& [value, n] = years.at(period);
        sum.points.push_back(n == 2 ? Point{period, rounded(value), status_of(value)}
                                    : uncovered(period));
      }
      sums.push_back(std::move(sum));
    }
    return sums;
  }

  static CellStatus status_of(double value) {
    return value == 0 ? CellStatus::zero : CellStatus::value;
  }

  void sort_by_time(std::vector<std::uint32_t>& periods) const {
    std::ranges::sort(periods, {}, [&](std::uint32_t period) {
      return std::pair(cells_.dates[period].first(), cells_.periods.at(period));
    });
  }

  void make_growth(std::size_t indicator, std::size_t base) {
    for (const auto& series : given(base, about())) {
      auto made = derived_from(series, indicator, catalogue_[indicator]);
      const Point* before = nullptr;
      for (const auto& point : series.points) {
        const auto year = year_of(cells_, point.period);
        const bool follows = before != nullptr && year &&
                             year_of(cells_, before->period) == *year - 1 && before->value > 0 &&
                             says(*before) && says(point);
        if (follows) {
          const double percent = 100 * (point.value / before->value - 1);
          made.points.push_back({point.period, rounded(percent), CellStatus::value});
        } else if (before != nullptr) {
          made.points.push_back(uncovered(point.period));
        }
        before = &point;
      }
      if (!made.points.empty()) made_.push_back(std::move(made));
    }
  }

  void make_share(std::size_t indicator, std::size_t base) {
    if (question_.partner >= question_.region.size() || !question_.region[question_.partner])
      return;
    std::map<std::uint32_t, std::pair<double, std::int64_t>> totals;  // by period: sum, covered
    for (const auto& cell : cells_.all) {
      if (cell.indicator != base || cell.counterpart != nobody) continue;
      if (cell.actor >= question_.region.size() || !question_.region[cell.actor]) continue;
      if (cell.status == CellStatus::not_covered) continue;
      auto& [sum, covered] = totals[cell.period];
      sum += cell.value;
      ++covered;
    }
    const auto of = std::ranges::count(question_.region, true);
    for (const auto& series : given(base, about())) {
      auto made = derived_from(series, indicator, catalogue_[indicator]);
      for (const auto& point : series.points) {
        const auto total = totals.find(point.period);
        if (!says(point) || total == totals.end() || total->second.first <= 0) {
          made.points.push_back(uncovered(point.period));
          continue;
        }
        made.points.push_back(
            {point.period, rounded(point.value / total->second.first), status_of(point.value)});
        made.basis.push_back({point.period, total->second.second, of});
      }
      made_.push_back(std::move(made));
    }
  }

  /// The rank of the partner among all counterparts of a power.
  void make_rank(std::size_t indicator, std::size_t base) {
    const auto rule = catalogue_[base].rule;
    const auto wanted = [&](const Cell& cell) { return question_.is_power(cell.actor); };
    // What is summed for the partner alone has to be summed for everybody else too.
    const auto all = rule && rule->kind == RuleKind::sum
                         ? sums_of(*find_indicator(catalogue_, rule->of.front()), base, wanted)
                         : given(base, wanted);
    for (const auto& own : all) {
      if (own.counterpart != question_.partner) continue;
      auto made = derived_from(own, indicator, catalogue_[indicator]);
      for (const auto& point : own.points) {
        if (!says(point)) {
          made.points.push_back(uncovered(point.period));
          continue;
        }
        const auto [larger, n] = compare_with_others(all, own, point);
        made.points.push_back({point.period, static_cast<double>(larger + 1), CellStatus::value});
        made.basis.push_back({point.period, n, n});
      }
      made_.push_back(std::move(made));
    }
  }

  /// How many counterparts have a larger value in a period, and how many have one at all.
  static std::pair<std::int64_t, std::int64_t> compare_with_others(const std::vector<Series>& all,
                                                                   const Series& own,
                                                                   const Point& point) {
    std::int64_t larger = 0;
    std::int64_t n = 0;
    for (const auto& other : all) {
      if (other.actor != own.actor || other.reporter != own.reporter || other.klass != own.klass)
        continue;
      const auto here = std::ranges::find(other.points, point.period, &Point::period);
      if (here == other.points.end() || !says(*here)) continue;
      ++n;
      if (here->value > point.value) ++larger;
    }
    return {larger, n};
  }

  void make_spread(std::size_t indicator, std::size_t base) {
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::vector<Series>> told;
    for (auto& series : given(base, about()))
      told[{series.actor, series.counterpart, series.klass}].push_back(std::move(series));
    for (const auto& [key, reporters] : told) {
      if (reporters.size() < 2) continue;
      auto made = derived_from(reporters.front(), indicator, catalogue_[indicator]);
      made.reporter.clear();
      made.quotes_unit = reporters.front().unit;
      for (const auto& series : reporters) {
        add_sources(made.sources, series.sources);
        for (const auto& point : series.points) {
          if (point.status == CellStatus::value)
            made.quotes.push_back({point.period, series.reporter, point.value});
        }
      }
      add_spread(std::move(made));
    }
  }

  /// Fills the points of a spread from its quotes, and keeps it if any two meet.
  void add_spread(Series made) {
    std::map<std::uint32_t, std::vector<double>> told;
    for (const auto& quote : made.quotes) told[quote.period].push_back(quote.value);
    std::vector<std::uint32_t> periods;
    for (const auto& [period, values] : told) periods.push_back(period);
    sort_by_time(periods);
    bool any = false;
    for (const auto period : periods) {
      const auto [low, high] = std::ranges::minmax(told.at(period));
      if (told.at(period).size() < 2 || low <= 0) {
        made.points.push_back(uncovered(period));
        continue;
      }
      any = true;
      made.points.push_back({period, rounded((high - low) / high), status_of(high - low)});
    }
    // Of periods in which only one speaks the series itself tells.
    std::erase_if(made.quotes, [&](const Quote& quote) {
      const auto point = std::ranges::find(made.points, quote.period, &Point::period);
      return point->status == CellStatus::not_covered;
    });
    std::ranges::stable_sort(
        made.quotes, {}, [&](const Quote& quote) { return cells_.dates[quote.period].first(); });
    if (any) made_.push_back(std::move(made));
  }

  /// What several sides say of one flow between the principal and the partner.
  void make_mirror(std::size_t indicator, const Rule& rule) {
    const auto flow = find_indicator(catalogue_, rule.of[0]);
    const auto share = rule.of.size() > 1 ? find_indicator(catalogue_, rule.of[1]) : std::nullopt;
    const auto total = rule.of.size() > 2 ? find_indicator(catalogue_, rule.of[2]) : std::nullopt;
    for (const auto klass : {export_class, import_class}) {
      const auto mirrored = klass == export_class ? import_class : export_class;
      Series made;
      made.indicator = indicator;
      made.actor = question_.principal;
      made.counterpart = question_.partner;
      made.klass = klass;
      made.unit = catalogue_[indicator].unit;
      made.quotes_unit = catalogue_[*flow].unit;
      made.derived = true;
      quote_flow(made, *flow, {question_.principal, question_.partner, klass});
      quote_flow(made, *flow, {question_.partner, question_.principal, mirrored});
      if (share && total) quote_share(made, *share, *total, mirrored);
      if (!made.quotes.empty()) add_spread(std::move(made));
    }
  }

  struct Flow {
    std::uint32_t actor;
    std::uint32_t counterpart;
    std::string_view klass;
  };

  void quote_flow(Series& made, std::size_t flow, const Flow& wanted) const {
    for (const auto& series : given(flow, [&](const Cell& cell) {
           return cell.actor == wanted.actor && cell.counterpart == wanted.counterpart &&
                  cells_.words.at(cell.klass) == wanted.klass;
         })) {
      for (const auto& point : series.points) {
        if (point.status == CellStatus::value)
          made.quotes.push_back({point.period, series.reporter, point.value});
      }
      add_sources(made.sources, series.sources);
    }
  }

  /// The partner's share with the principal times the partner's total.
  void quote_share(Series& made, std::size_t share, std::size_t total,
                   std::string_view klass) const {
    const auto shares = given(share, [&](const Cell& cell) {
      return cell.actor == question_.partner && cell.counterpart == question_.principal &&
             cells_.words.at(cell.klass) == klass;
    });
    const auto of_all = std::string(klass) + "_all";
    const auto totals = given(total, [&](const Cell& cell) {
      return cell.actor == question_.partner && cells_.words.at(cell.klass) == of_all;
    });
    for (const auto& own : shares) {
      for (const auto& sum : totals) {
        if (sum.reporter != own.reporter) continue;
        for (const auto& point : own.points) {
          const auto here = std::ranges::find(sum.points, point.period, &Point::period);
          if (here == sum.points.end() || !says(*here) || !says(point)) continue;
          made.quotes.push_back({point.period, own.reporter, point.value * here->value / 100});
        }
        add_sources(made.sources, own.sources);
      }
    }
  }

  const Catalogue& catalogue_;
  const Cells& cells_;
  const Question& question_;
  std::vector<Series> made_;
};

}  // namespace

bool Question::is_power(std::uint32_t actor) const {
  return actor == principal || std::ranges::find(beside, actor) != beside.end();
}

bool Question::is_about(const Catalogue& catalogue, const Cell& cell) const {
  if (cell.counterpart == nobody) return cell.actor == partner;
  if (cell.actor == partner)
    return catalogue[cell.indicator].with_all || is_power(cell.counterpart);
  return cell.counterpart == partner && is_power(cell.actor);
}

double rounded(double value) {
  constexpr int digits = 6;
  std::array<char, 64> text{};
  const auto end =
      std::to_chars(text.begin(), text.end(), value, std::chars_format::general, digits);
  double read = value;
  std::from_chars(text.begin(), end.ptr, read);
  return read;
}

std::vector<Series> derive(const Catalogue& catalogue, const Cells& cells,
                           const Question& question) {
  return Maker(catalogue, cells, question).run();
}

}  // namespace comity::factors
