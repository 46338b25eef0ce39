// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_series.hpp"

#include <fmt/format.h>

#include <cmath>

#include "comity/base/text.hpp"
#include "comity/io/csv.hpp"

namespace comity::io {

namespace {

class SeriesReader {
 public:
  SeriesReader(CsvReader& rows, phases::Series& series, bool counts)
      : rows_(rows), series_(series), counts_(counts) {}

  void read_row() {
    const auto year = parse_int(rows_.get(0));
    if (!year || *year < 1 || *year > 9998) {
      rows_.error(0, fmt::format("\"{}\" is not a year.", shorten(rows_.get(0))), "",
                  "write a year as 2012, one row per year");
      return;
    }
    if (last_ && *year != *last_ + 1) {
      rows_.error(0, fmt::format("the year {} follows {}.", *year, *last_), "",
                  "give every year once and in order; a year without events is a row with 0");
    }
    last_ = year;
    series_.cells.push_back({Day{std::chrono::year{static_cast<int>(*year)} / 1 / 1}, 1.0});
    for (std::size_t i = 0; i < series_.values.size(); ++i)
      series_.values[i].push_back(value_at(i + 1));
  }

 private:
  double value_at(std::size_t column) {
    const auto text = rows_.get(column);
    const auto value = parse_real(text);
    if (!value || !std::isfinite(*value)) {
      rows_.error(column, fmt::format("\"{}\" is not a number.", shorten(text)), "",
                  "a year without events has 0; a year nobody counted cannot be in the series");
      return 0;
    }
    if (counts_ && (*value < 0 || *value != std::floor(*value))) {
      rows_.error(column, fmt::format("\"{}\" is not a count.", shorten(text)), "",
                  "for measures instead of counts: --law normal");
    }
    return *value;
  }

  CsvReader& rows_;
  phases::Series& series_;
  bool counts_;
  std::optional<std::int64_t> last_;
};

}  // namespace

phases::Series read_series(std::string_view bytes, const std::string& file, bool counts,
                           Problems& problems) {
  phases::Series series;
  const auto names = csv_header(bytes);
  const auto refuse = [&](std::string what) {
    problems.error({.kind = Error::Kind::data,
                    .what = std::move(what),
                    .where = {.file = file, .line = 1},
                    .hint = "begin with a header such as: year,establish,upgrade"});
    return series;
  };
  if (names.front() != "year")
    return refuse(fmt::format("the first column is \"{}\", not year.", shorten(names.front())));
  if (names.size() < 2) return refuse("there is no column of counts beside year.");
  std::vector<ColumnSpec> columns;
  for (const auto& name : names) columns.push_back({name});
  series.names.assign(names.begin() + 1, names.end());
  series.values.resize(series.names.size());
  CsvReader rows(bytes, file, std::move(columns), problems);
  SeriesReader reader(rows, series, counts);
  while (rows.next()) reader.read_row();
  if (series.cells.empty() && !problems.has_errors())
    return refuse("there is no row in this series.");
  if (!series.cells.empty())
    series.until = Day{std::chrono::year_month_day{series.cells.back().since}.year() / 12 / 31};
  return series;
}

}  // namespace comity::io
