// SPDX-License-Identifier: Apache-2.0
// Where `sort` finds a problem that is not a case, and where it leaves one for other programs.
// A file is JSON, or XMCDA if it is XML; a folder with model.yml has the three files of lincs.
// Knows nothing of how sorting is done.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/cli/options.hpp"
#include "comity/io/read_problem.hpp"

namespace comity::cli {

/// The problem in a file or folder, or nothing if it is none, and the digest of the bytes.
struct OpenedProblem {
  std::optional<sorting::Problem> problem;
  std::string digest;
};

/// Whether a path is a folder with the files of lincs.
[[nodiscard]] bool names_lincs(const std::string& path);
/// Reads a problem. What is wrong with it goes to `problems`. Errors: as io::MappedFile::open.
[[nodiscard]] Result<OpenedProblem> open_problem(const std::string& path, Problems& problems);
/// The category of each alternative, where somebody said one; empty if nobody said any.
using Known = std::vector<std::optional<std::size_t>>;

/// `--format`: writes the problem to the folder of `-o` (lincs), or as one file (problem, xmcda),
/// and returns the exit code. Of the three only XMCDA has a place for `assigned`.
[[nodiscard]] int give_problem(const sorting::Problem& problem, const Options& options,
                               const Known& assigned = {});

}  // namespace comity::cli
