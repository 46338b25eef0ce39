// SPDX-License-Identifier: Apache-2.0
// The files of indicators of a case: their bytes are fixed when the case is read, their cells are
// read when a question first needs them, once for all questions.
// Knows nothing of questions.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/factors/cells.hpp"
#include "comity/io/file.hpp"

namespace comity::io {

struct Case;

class IndicatorFiles {
 public:
  /// Adds a file whose bytes are already part of the case's digest. `name` is what messages call
  /// it.
  void add(std::string name, MappedFile file);

  /// The cells of all files, read at the first call.
  ///
  /// Errors: data, with the first problem; `comity check` lists all of them.
  /// Cost:   0.1 s for 200,000 cells at the first call, nothing later. Safe from several threads.
  [[nodiscard]] Result<const factors::Cells*> cells(const Case& of);

  /// The problems that reading the cells met; none before they are read.
  [[nodiscard]] const Problems& problems() const { return problems_; }
  /// The rows of a file once its cells are read.
  [[nodiscard]] std::optional<std::uint64_t> rows_of(const std::string& name) const;

 private:
  struct File {
    std::string name;
    MappedFile bytes;
    std::optional<std::uint64_t> rows;
  };
  void read(const Case& of);

  std::vector<File> files_;
  std::once_flag once_;
  Problems problems_;
  factors::Cells cells_;
};

/// The cells of a case; none where it has no files of indicators. Errors: as IndicatorFiles.
[[nodiscard]] Result<const factors::Cells*> cells_of(const Case& of);

/// Whether a file of this name may hold cells: .csv, .csv.gz, .parquet.
[[nodiscard]] bool holds_cells(const std::string& name);

}  // namespace comity::io
