// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/derive.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "comity/factors/derive_rules.hpp"

namespace comity::factors {

std::vector<Series> Given::series(std::size_t indicator, const Wanted& wanted) const {
  if (catalogue[indicator].rule) {
    std::vector<Series> found;
    std::ranges::copy_if(made, std::back_inserter(found),
                         [&](const Series& series) { return series.indicator == indicator; });
    return found;
  }
  return series_of(cells,
                   [&](const Cell& cell) { return cell.indicator == indicator && wanted(cell); });
}

Wanted Given::about() const {
  return [this](const Cell& cell) { return question.is_about(catalogue, cell); };
}

void Given::sort_by_time(std::vector<std::uint32_t>& periods) const {
  std::ranges::sort(periods, {}, [&](std::uint32_t period) {
    return std::pair(cells.dates[period].first(), cells.periods.at(period));
  });
}

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

namespace {

std::vector<Series> made_by(const Rule& rule, std::size_t as, const Given& from) {
  const auto base = find_indicator(from.catalogue, rule.of.front());
  if (!base) return {};
  switch (rule.kind) {
    case RuleKind::sum:
      return sums_of(from, *base, as, from.about());
    case RuleKind::growth:
      return growths_of(from, *base, as);
    case RuleKind::share:
      return shares_of(from, *base, as);
    case RuleKind::rank:
      return ranks_of(from, *base, as);
    case RuleKind::spread:
      return spreads_of(from, *base, as);
    case RuleKind::mirror:
      return mirrors_of(from, rule, as);
  }
  return {};
}

}  // namespace

std::vector<Series> derive(const Catalogue& catalogue, const Cells& cells,
                           const Question& question) {
  Given given{catalogue, cells, question, {}};
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    if (catalogue[i].rule)
      std::ranges::move(made_by(*catalogue[i].rule, i, given), std::back_inserter(given.made));
  }
  return std::move(given.made);
}

}  // namespace comity::factors
