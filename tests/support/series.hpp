// SPDX-License-Identifier: Apache-2.0
// Small series for tests: one number per year, and the series with known breaks.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <numeric>

#include "comity/io/file.hpp"
#include "comity/io/read_series.hpp"
#include "comity/phases/split.hpp"

namespace comity::testing {

/// A yearly series from 2001 on, each row one series.
inline phases::Series yearly(std::vector<std::vector<double>> rows) {
  phases::Series series;
  const auto n = rows.front().size();
  for (std::size_t i = 0; i < n; ++i)
    series.cells.push_back({Day{std::chrono::year{2001 + static_cast<int>(i)} / 1 / 1}, 1.0});
  series.until = Day{std::chrono::year{2000 + static_cast<int>(n)} / 12 / 31};
  for (std::size_t i = 0; i < rows.size(); ++i) series.names.push_back("s" + std::to_string(i));
  series.values = std::move(rows);
  return series;
}

/// A file of tests/peers/series.
inline phases::Series peer_series(const std::string& name, bool counts = true) {
  const auto path =
      std::filesystem::path(COMITY_SOURCE_DIR) / "tests/peers/series" / (name + ".csv");
  const auto file = io::MappedFile::open(path);
  Problems problems;
  auto series = io::read_series(file.value().bytes(), path.string(), counts, problems);
  EXPECT_FALSE(problems.has_errors()) << name;
  return series;
}

/// All series of a file added up, or one of them.
inline phases::Series summed(phases::Series series) {
  for (std::size_t i = 1; i < series.values.size(); ++i) {
    for (std::size_t cell = 0; cell < series.n_cells(); ++cell)
      series.values[0][cell] += series.values[i][cell];
  }
  series.values.resize(1);
  series.names = {"all"};
  return series;
}
inline phases::Series only(phases::Series series, std::size_t row) {
  series.values = {series.values[row]};
  series.names = {series.names[row]};
  return series;
}

/// The years in which the phases of a split begin, without the first.
inline std::vector<int> years_of(const phases::Series& series, const phases::Split& split) {
  std::vector<int> years;
  for (std::size_t i = 1; i < split.starts.size(); ++i)
    years.push_back(year_of(series.cells[split.starts[i]].since));
  return years;
}

}  // namespace comity::testing
