// SPDX-License-Identifier: Apache-2.0
#include "comity/services/meter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "comity/base/text.hpp"
#include "comity/io/case_tables.hpp"
#include "comity/io/query_process.hpp"
#include "comity/services/tellings.hpp"

namespace comity::services {

namespace {

using factors::Criterion;
using Values = std::map<std::uint32_t, double>;  ///< by actor

Error wrong(const Criterion& criterion, std::string what, std::string hint) {
  return {.kind = Error::Kind::data,
          .what = fmt::format("the criterion {} {}", criterion.id, what),
          .where = criterion.where,
          .hint = std::move(hint)};
}

std::optional<double> number_of(const Value& cell) {
  if (const auto* real = cell.if_real()) return *real;
  if (const auto* whole = cell.if_int()) return static_cast<double>(*whole);
  if (const auto* truth = cell.if_bool()) return *truth ? 1 : 0;
  return std::nullopt;
}

/// The columns of partner and value: by their names, or the first two.
Result<std::pair<std::size_t, std::size_t>> columns_of(const Criterion& criterion,
                                                       const io::SqlTable& table) {
  const auto place = [&](std::string_view name) {
    const auto found = std::ranges::find(table.columns, name, &io::SqlColumn::name);
    return static_cast<std::size_t>(found - table.columns.begin());
  };
  const auto partner = place("partner");
  const auto value = place("value");
  if (partner == table.columns.size() || value == table.columns.size()) {
    return std::unexpected(wrong(criterion, "gives no column `partner` or no column `value`.",
                                 "name them: select actor as partner, ... as value"));
  }
  return std::pair(partner, value);
}

/// The values of a table by actor; partners without a value are left out.
Result<Values> values_of(const io::Case& of, const Criterion& criterion,
                         const io::SqlTable& table) {
  const auto columns = columns_of(criterion, table);
  if (!columns) return std::unexpected(columns.error());
  Values values;
  for (const auto& row : table.rows) {
    const auto& cell = row[columns->second];
    const auto* const name = row[columns->first].if_text();
    if (cell.is_null() || name == nullptr) continue;
    const auto actor = of.actors.find(*name);
    if (!actor)
      return std::unexpected(wrong(criterion,
                                   fmt::format("names \"{}\", who is no actor.", shorten(*name)),
                                   "give codes of actors.csv as partner"));
    const auto number = number_of(cell);
    if (!number)
      return std::unexpected(wrong(criterion,
                                   fmt::format("gives {} something that is no number.", *name),
                                   "cast the value to double"));
    const auto [at, is_new] = values.emplace(actor->value, *number);
    if (!is_new && at->second != *number)
      return std::unexpected(wrong(
          criterion, fmt::format("gives two values for {}: {} and {}.", *name, at->second, *number),
          "narrow the query to one row for each partner, or take the latest"));
  }
  return values;
}

Day last_day_of(int year) { return Day{std::chrono::year{year} / 12 / 31}; }

/// The tables of one case, in a process that answers queries; it stays where it is.
struct MeterDesk {
  std::unique_ptr<io::Case> owned;  ///< empty for the case itself
  Tellings tellings;
  std::unique_ptr<io::QueryProcess> process;
};

Result<std::unique_ptr<MeterDesk>> open_desk(std::unique_ptr<io::Case> owned, const io::Case& of,
                                             const Request& request, const io::TablesAsked& asked) {
  auto desk = std::make_unique<MeterDesk>();
  desk->owned = std::move(owned);
  auto tellings = open_tellings(of, request, {});
  if (!tellings) return std::unexpected(tellings.error());
  desk->tellings = std::move(*tellings);
  auto process = io::QueryProcess::start([told = &desk->tellings, asked](io::Database& to) {
    return write_tellings(to, *told, asked);
  });
  if (!process) return std::unexpected(process.error());
  desk->process = std::make_unique<io::QueryProcess>(std::move(*process));
  return desk;
}

/// A case that a criterion names beside the one it stands in.
Result<std::unique_ptr<io::Case>> other_case(const io::Case& of, const Criterion& criterion) {
  Problems problems;
  auto loaded = io::load_case(of.folder / criterion.of_case, problems);
  if (loaded && !problems.has_errors()) return std::make_unique<io::Case>(std::move(*loaded));
  return std::unexpected(
      wrong(criterion,
            fmt::format("asks the case \"{}\", which cannot be read.", shorten(criterion.of_case)),
            fmt::format("comity check {} says why", (of.folder / criterion.of_case).string())));
}

}  // namespace

bool reads_tables_of_one_day(const io::Case& of) {
  io::TablesAsked asked;
  for (const auto& criterion : of.settings.framework.criteria) asked.add(criterion.sql);
  return asked.has("measure") || asked.has("parameter");
}

struct Meter::Impl {
  const io::Case* of = nullptr;
  std::map<std::string, std::unique_ptr<MeterDesk>> desks;  ///< by the case a criterion names
};

Meter::Meter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Meter::Meter(Meter&&) noexcept = default;
Meter::~Meter() = default;

Result<Meter> Meter::open(const io::Case& of, const Request& request) {
  const auto& criteria = of.settings.framework.criteria;
  if (criteria.empty()) {
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = fmt::format("{} has no criteria.", of.settings.id),
                                 .where = {.file = (of.folder / "case.toml").string()},
                                 .hint = "add [[criteria]] with id, factor and sql to case.toml"});
  }
  auto impl = std::make_unique<Impl>();
  impl->of = &of;
  std::map<std::string, io::TablesAsked> tables;
  for (const auto& criterion : criteria) tables[criterion.of_case].add(criterion.sql);
  for (const auto& criterion : criteria) {
    if (impl->desks.contains(criterion.of_case)) continue;
    std::unique_ptr<io::Case> other;
    auto asked = request;
    if (!criterion.of_case.empty()) {
      auto loaded = other_case(of, criterion);
      if (!loaded) return std::unexpected(loaded.error());
      other = std::move(*loaded);
      // Ladder, principal and region are those of the other case itself.
      asked = {.on = request.on, .dates = request.dates, .seed = request.seed};
    }
    const auto& asked_case = other ? *other : of;
    auto desk = open_desk(std::move(other), asked_case, asked, tables[criterion.of_case]);
    if (!desk) return std::unexpected(desk.error());
    impl->desks.emplace(criterion.of_case, std::move(*desk));
  }
  return Meter(std::move(impl));
}

Result<factors::Panel> Meter::measure(std::span<const actors::ActorId> partners, Day on) {
  factors::Panel panel{.on = on, .partners = {partners.begin(), partners.end()}, .criteria = {}};
  for (const auto& criterion : impl_->of->settings.framework.criteria) {
    const auto table =
        impl_->desks.at(criterion.of_case)
            ->process->select({.sql = criterion.sql,
                               .schema = io::resolved_schema,
                               .on = criterion.year ? last_day_of(*criterion.year) : on});
    if (!table) {
      return std::unexpected(wrong(criterion, "cannot be asked: " + table.error().what,
                                   "try its query: comity sql CASE \"...\""));
    }
    const auto values = values_of(*impl_->of, criterion, *table);
    if (!values) return std::unexpected(values.error());
    std::vector<std::optional<double>> raw;
    for (const auto partner : panel.partners) {
      const auto found = values->find(partner.value);
      raw.push_back(found == values->end() ? std::nullopt : std::optional(found->second));
    }
    auto measured = factors::scale(criterion, std::move(raw));
    if (!measured) return std::unexpected(measured.error());
    panel.criteria.push_back(std::move(*measured));
  }
  return panel;
}

}  // namespace comity::services
