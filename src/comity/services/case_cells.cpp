// SPDX-License-Identifier: Apache-2.0
#include "comity/services/case_cells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace comity::services {

namespace {

constexpr auto not_known = std::numeric_limits<double>::quiet_NaN();

/// What one reporter says, and how much it is believed: 0 is most.
struct Told {
  Datum datum;
  int rank = 0;
  std::uint16_t reporter = 0;

  [[nodiscard]] auto cell() const { return std::tuple(datum.time, datum.a, datum.b); }
  [[nodiscard]] auto voice() const { return std::pair(rank, reporter); }
};

bool is_whole_years(const When& when) {
  const std::chrono::year_month_day first(when.first());
  const std::chrono::year_month_day last(when.last());
  return first.month() == std::chrono::January && first.day() == std::chrono::day{1} &&
         last.month() == std::chrono::December && last.day() == std::chrono::day{31};
}

/// After which time a value is seen.
models::Time seen_after(const When& when) {
  if (when.is_open()) return models::before_all;
  const bool measured = precision_of(when) != Precision::other || is_whole_years(when);
  if (measured) return models::time_of(when.last());
  return when.is_open_start() ? models::before_all
                              : models::time_of(when.first() - std::chrono::days{1});
}

class Teller {
 public:
  Teller(const CellName& name, const factors::Cells& cells, const Nodes& nodes,
         actors::ActorId principal, std::string_view code)
      : name_(name), cells_(cells), nodes_(nodes), principal_(principal.value) {
    own_ = cells.words.find(code);
    for (const auto& klass :
         {name.klass.value_or(""), std::string("export"), std::string("import")})
      classes_.push_back(cells.words.find(klass));
  }

  [[nodiscard]] std::optional<Told> tell(const factors::Cell& cell) const {
    if (cell.indicator != name_.summed.value_or(name_.indicator) || !is_wanted(cell.klass))
      return std::nullopt;
    const auto a = nodes_.find({cell.actor});
    if (!a) return std::nullopt;
    auto b = a;
    if (name_.kind == factors::IndicatorKind::pair) b = nodes_.find({cell.counterpart});
    if (!b || (name_.kind == factors::IndicatorKind::pair && *a == *b)) return std::nullopt;
    const auto [low, high] = ordered(*a, *b);
    const bool known = cell.status != factors::CellStatus::not_covered;
    return Told{{low, high, seen_after(cells_.dates[cell.period]), known ? cell.value : not_known},
                rank_of(cell),
                cell.reporter};
  }

 private:
  [[nodiscard]] bool is_wanted(std::uint16_t klass) const {
    if (name_.summed) return classes_[1] == klass || classes_[2] == klass;
    return !name_.klass || classes_[0] == klass;
  }

  [[nodiscard]] int rank_of(const factors::Cell& cell) const {
    if (own_ && cell.reporter == *own_) return 0;
    if (cell.counterpart == principal_) return 1;
    return cell.actor == principal_ ? 2 : 3;
  }

  const CellName& name_;
  const factors::Cells& cells_;
  const Nodes& nodes_;
  std::uint32_t principal_;
  std::optional<std::uint32_t> own_;
  std::vector<std::optional<std::uint32_t>> classes_;
};

/// Export and import of one reporter together; not covered where either is missing.
void add_up(std::vector<Told>& told) {
  std::vector<Told> sums;
  for (std::size_t i = 0; i < told.size();) {
    auto next = i + 1;
    auto sum = told[i];
    while (next < told.size() && told[next].cell() == sum.cell() &&
           told[next].voice() == sum.voice())
      sum.datum.value += told[next++].datum.value;
    if (next != i + 2) sum.datum.value = not_known;
    sums.push_back(sum);
    i = next;
  }
  told = std::move(sums);
}

/// One value per cell: the first known one in the order in which reporters are believed.
std::vector<Datum> settle(const std::vector<Told>& told) {
  std::vector<Datum> chosen;
  const Told* last = nullptr;
  for (const auto& one : told) {
    if (last == nullptr || last->cell() != one.cell())
      chosen.push_back(one.datum);
    else if (std::isnan(chosen.back().value))
      chosen.back().value = one.datum.value;
    last = &one;
  }
  return chosen;
}

}  // namespace

std::vector<CellName> cell_names(const factors::Catalogue& catalogue) {
  std::vector<CellName> names;
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    const auto& row = catalogue[i];
    if (row.rule && row.rule->kind != factors::RuleKind::sum) continue;
    CellName name{.name = row.id, .indicator = i, .summed = {}, .klass = {}, .kind = row.kind};
    if (row.rule) name.summed = factors::find_indicator(catalogue, row.rule->of.front());
    if (row.rule || row.classes.size() < 2) {
      names.push_back(name);
      continue;
    }
    for (const auto& klass : row.classes) {
      name.name = row.id + "." + klass;
      name.klass = klass;
      names.push_back(name);
    }
  }
  return names;
}

std::vector<Datum> data_of(const CellName& name, const factors::Cells& cells, const Nodes& nodes,
                           actors::ActorId principal, std::string_view principal_code) {
  const Teller teller(name, cells, nodes, principal, principal_code);
  std::vector<Told> told;
  for (const auto& cell : cells.all)
    if (const auto one = teller.tell(cell)) told.push_back(*one);
  std::ranges::stable_sort(told, {},
                           [](const Told& one) { return std::pair(one.cell(), one.voice()); });
  if (name.summed) add_up(told);
  return settle(told);
}

}  // namespace comity::services
