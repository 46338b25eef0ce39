// SPDX-License-Identifier: Apache-2.0
#include "comity/services/unit_table.hpp"

#include <fmt/format.h>

namespace comity::services {

namespace {

std::string in_quotes(std::string_view text) {
  if (text.empty()) return {};
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

}  // namespace

void CellWriter::text(std::string_view value) { out_ += in_quotes(value); }

void CellWriter::date(Day day) {
  if (day != distant_past && day != distant_future) out_ += to_text(day);
}

std::string codebook_csv(const std::vector<UnitTable>& tables) {
  std::string text = "file,column,type,unit,meaning,values\n";
  for (const auto& table : tables) {
    for (const auto& column : table.columns) {
      text += fmt::format("{},{},{},{},{},{}\n", in_quotes(table.file()), in_quotes(column.name),
                          in_quotes(column.type), in_quotes(column.unit), in_quotes(column.meaning),
                          in_quotes(column.values));
    }
  }
  return text;
}

std::string codebook_markdown(const std::vector<UnitTable>& tables) {
  std::string text =
      "# Codebook\n\nEmpty means missing everywhere; `NA` is the two letters (the ISO code of "
      "Namibia), never a\nmissing value: read with `na.strings=\"\"` in R, `keep_default_na=False, "
      "na_values=[\"\"]` in pandas.\n";
  for (const auto& table : tables) {
    text += fmt::format(
        "\n## {}\n\n{} {} rows.\n\n| column | type | unit | meaning | values |\n"
        "|---|---|---|---|---|\n",
        table.file(), table.about, table.n_rows);
    for (const auto& column : table.columns) {
      text += fmt::format("| `{}` | {} | {} | {} | {} |\n", column.name, column.type, column.unit,
                          column.meaning, column.values);
    }
  }
  return text;
}

}  // namespace comity::services
