// SPDX-License-Identifier: Apache-2.0
#include "comity/services/export_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "comity/base/text.hpp"
#include "comity/services/units.hpp"
#include "comity/services/units_readme.hpp"

namespace comity::services {

namespace {

struct Unit {
  std::string_view name;
  UnitTable (*write)(const UnitScope&);
  bool needs_window;
};

constexpr std::array table{Unit{"act", act_unit, false},
                           Unit{"spell", spell_unit, false},
                           Unit{"partner", partner_unit, true},
                           Unit{"state-year", state_year_unit, true},
                           Unit{"dyad-year", dyad_year_unit, true},
                           Unit{"directed-dyad-year", directed_dyad_year_unit, true},
                           Unit{"dyad-month", dyad_month_unit, true},
                           Unit{"risk-set", risk_set_unit, true}};

Error open_window(std::string_view unit) {
  return {.kind = Error::Kind::usage,
          .what = fmt::format("the unit {} needs a window with a first and a last day.", unit),
          .where = {.field = "until"},
          .hint = "add --since and --until, or `window` to case.toml"};
}

}  // namespace

std::vector<std::string> unit_names() {
  std::vector<std::string> names;
  for (const auto& unit : table) names.emplace_back(unit.name);
  return names;
}

Result<std::vector<std::string>> parse_units(std::string_view list) {
  auto names = unit_names();
  auto wanted = split_list(list, ',');
  const auto refuse = [&](std::string what, std::string nearest) {
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = std::move(what),
                                 .where = {.field = "units"},
                                 .nearest = std::move(nearest),
                                 .hint = "use all, or some of: " + join(names, ",")});
  };
  if (wanted.empty()) return refuse("no unit of analysis is named.", "");
  for (const auto& name : wanted) {
    if (name != "all" && std::ranges::find(names, name) == names.end())
      return refuse(fmt::format("there is no unit of analysis \"{}\".", shorten(name)),
                    nearest_text(name, names));
  }
  if (std::ranges::find(wanted, "all") != wanted.end()) return names;
  return wanted;
}

Result<Files> export_units(const io::Case& of, const Request& request,
                           std::span<const std::string> units) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  const bool open = view->since == distant_past || view->until == distant_future;
  const auto scope = open_scope(*view, request);
  if (!scope) return std::unexpected(scope.error());
  std::vector<UnitTable> tables;
  for (const auto& unit : table) {
    if (std::ranges::find(units, unit.name) == units.end()) continue;
    if (open && unit.needs_window) return std::unexpected(open_window(unit.name));
    tables.push_back(unit.write(*scope));
  }
  Files files;
  files.push_back({"README.md", units_readme(*scope, tables)});
  files.push_back({"codebook.csv", codebook_csv(tables)});
  files.push_back({"codebook.md", codebook_markdown(tables)});
  for (auto& table_of : tables) files.push_back({table_of.file(), std::move(table_of.bytes)});
  return files;
}

}  // namespace comity::services
