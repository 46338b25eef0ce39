// SPDX-License-Identifier: Apache-2.0
// Reads a model file and the change lists beside it: bytes in, a model out, every problem
// collected. Other files are asked for by name, so that tests and fuzzers can hand out any bytes.
// Knows nothing of how models are fitted.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "comity/base/result.hpp"
#include "comity/io/model_case.hpp"
#include "comity/models/model.hpp"

namespace comity::io {

/// A model file as read. Where it takes its facts from a case, its model has settings alone until
/// somebody who knows cases completes it (services/case_model.hpp).
struct ModelFile {
  models::Model model;
  std::string digest;       ///< over the file and all it names
  std::string events_file;  ///< the list in which the lines of events stand
  Origin formula;           ///< where its text begins
  std::optional<ModelCase> from_case;
};

/// Makes the model of settings and facts; problems of the formula get their place in the file.
void complete(ModelFile& file, models::Settings settings, models::History history,
              std::size_t dependent, std::vector<models::Event> events, Problems& problems);

/// Hands out the bytes of a file that a model names, by its path as written.
using ListSource = std::function<Result<std::string_view>(const std::string& path)>;

/// Reads a model; nothing if there were errors.
///
/// Problems: of the TOML with line and column, of each list with line and column, of the formula
/// with the place in the line; unknown names with the nearest ones; self ties; rows out of order.
/// Format: docs/formats.md, section 13.
[[nodiscard]] std::optional<ModelFile> read_model(std::string_view bytes, const std::string& file,
                                                  const ListSource& source, Problems& problems);

/// Opens a model file; paths in it are relative to its folder. Errors: missing, io.
[[nodiscard]] Result<std::optional<ModelFile>> load_model(const std::string& file,
                                                          Problems& problems);

}  // namespace comity::io
