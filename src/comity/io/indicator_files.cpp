// SPDX-License-Identifier: Apache-2.0
#include "comity/io/indicator_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/io/gzip.hpp"
#include "comity/io/read_indicators.hpp"

namespace comity::io {

namespace {

/// A file of cells may hold this many bytes once it is whole.
constexpr std::size_t most_bytes = 4ULL << 30U;

/// About how many bytes of CSV a file is.
std::size_t csv_size(const std::string& name, std::string_view bytes) {
  return name.ends_with(".gz") ? ungzipped_size(bytes) : bytes.size();
}

}  // namespace

void IndicatorFiles::add(std::string name, MappedFile file) {
  files_.push_back({std::move(name), std::move(file), {}});
}

void IndicatorFiles::read(const Case& of) {
  std::size_t bytes = 0;
  for (const auto& file : files_) bytes += csv_size(file.name, file.bytes.bytes());
  CellReader reader(of, problems_, bytes);
  auto csv = Result<std::string>(std::string{});
  for (auto& file : files_) {
    const bool plain = file.name.ends_with(".csv");
    if (file.name.ends_with(".gz"))
      csv = ungzip(file.bytes.bytes(), most_bytes, csv ? *std::move(csv) : std::string{});
    if (file.name.ends_with(".parquet")) csv = csv_of_parquet(file.name);
    if (!csv) {
      auto error = csv.error();
      error.where.file = file.name;
      problems_.error(std::move(error));
      continue;
    }
    file.rows = reader.read({plain ? file.bytes.bytes() : std::string_view(*csv), file.name});
  }
  cells_ = reader.take();
  problems_.sort();
}

Result<const factors::Cells*> IndicatorFiles::cells(const Case& of) {
  std::call_once(once_, [&] { read(of); });
  if (!problems_.has_errors()) return &cells_;
  auto error =
      std::ranges::find(problems_.list(), Problem::Severity::error, &Problem::severity)->error;
  if (problems_.errors() > 1)
    error.what += fmt::format(" And {} more problems.", problems_.errors() - 1);
  error.hint = "comity check " + of.folder.string();
  return std::unexpected(std::move(error));
}

std::optional<std::uint64_t> IndicatorFiles::rows_of(const std::string& name) const {
  const auto file = std::ranges::find(files_, name, &File::name);
  return file == files_.end() ? std::nullopt : file->rows;
}

Result<const factors::Cells*> cells_of(const Case& of) {
  static const factors::Cells none;
  if (of.indicators == nullptr) return &none;
  return of.indicators->cells(of);
}

bool holds_cells(const std::string& name) {
  return name.ends_with(".csv") || name.ends_with(".csv.gz") || name.ends_with(".parquet");
}

}  // namespace comity::io
