// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <map>

#include "comity/audit/claim.hpp"
#include "comity/audit/conflict.hpp"
#include "comity/audit/irregular.hpp"
#include "comity/services/quality_rows.hpp"

namespace comity::services {

namespace {

/// From this day on there is a daily corpus of texts; before it coders rest on later mentions.
constexpr Day daily_corpus{std::chrono::year{2012} / 7 / 1};

Value agreement_row(const std::string& part, std::string_view field,
                    const audit::Agreement& found) {
  const auto percent = found.percent();
  // The printed digits, not the nearest binary number: 96.4 and not 96.4000001.
  const auto shown = [](double value, int digits) {
    const double scale = std::pow(10, digits);
    return std::round(value * scale) / scale;
  };
  return Value::object({{"part", part},
                        {"field", field},
                        {"n", found.n},
                        {"same", found.same},
                        {"percent", percent ? Value(shown(*percent, 1)) : Value{}},
                        {"kappa", found.kappa ? Value(shown(*found.kappa, 2)) : Value{}}});
}

std::vector<audit::CodedPart> parts_of(const View& view) {
  return audit::agreement_of(view.of->log, view.of->second_coding, daily_corpus);
}

}  // namespace

Value agreement_rows(const View& view) {
  auto rows = Value::array();
  for (const auto& part : parts_of(view)) {
    if (part.n_both == 0) continue;
    rows.push(agreement_row(part.part, "kind", part.kind));
    rows.push(agreement_row(part.part, "title", part.title));
    rows.push(agreement_row(part.part, "title, where both name one", part.title_both));
  }
  return rows;
}

Value coded_rows(const View& view) {
  auto rows = Value::array();
  for (const auto& part : parts_of(view)) {
    if (part.n_all() == 0) continue;
    const auto percent =
        100.0 * static_cast<double>(part.n_both) / static_cast<double>(part.n_all());
    rows.push(Value::object({{"part", part.part},
                             {"n_both", part.n_both},
                             {"n_only_first", part.n_only_first},
                             {"n_only_second", part.n_only_second},
                             {"percent", std::round(percent * 10) / 10},
                             {"n_dates_compatible", part.n_dates}}));
  }
  return rows;
}

Value conflict_rows(const View& view) {
  auto findings = audit::report_conflicts(view.of->log, view.of->conflicts, {});
  (void)audit::decide(findings, view.of->decisions);
  std::map<std::string, std::vector<std::string>> states;
  for (const auto& finding : findings) states[finding.state].push_back(finding.subject);
  auto rows = Value::array();
  for (const auto& [state, conflicts] : states)
    rows.push(Value::object({{"state", state}, {"n", conflicts.size()}, {"conflicts", conflicts}}));
  return rows;
}

}  // namespace comity::services
