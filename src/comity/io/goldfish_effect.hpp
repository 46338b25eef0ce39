// SPDX-License-Identifier: Apache-2.0
// One column of a model as one effect of goldfish.
// It starts from the resolved statistic, so that a term says the same however it was written.
// Knows nothing of data.
#pragma once

#include <expected>
#include <string>

#include "comity/io/goldfish.hpp"

namespace comity::io {

/// The effect a column stands for, such as `tie(contig_network, weighted = TRUE)`.
///
/// `product`: whether the formula writes it as a product. Errors: why goldfish has none, as the end
/// of a sentence that begins with the term.
[[nodiscard]] std::expected<std::string, std::string> goldfish_effect(const GoldfishModel& model,
                                                                      const models::Column& column,
                                                                      bool product);

}  // namespace comity::io
