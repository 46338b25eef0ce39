// SPDX-License-Identifier: Apache-2.0
// What stands beside a model written for goldfish: what the folder is, how it is run, and where
// goldfish goes another way.
// Knows nothing of how the lists and the script were made.
#pragma once

#include <span>

#include "comity/io/goldfish.hpp"

namespace comity::services {

/// The text of README.md.
[[nodiscard]] std::string goldfish_readme(const io::ModelFile& file, const io::GoldfishModel& model,
                                          std::span<const io::GoldfishFile> lists);

}  // namespace comity::services
