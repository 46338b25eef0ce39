// SPDX-License-Identifier: Apache-2.0
// What a model file says besides its data: kind, rules, errors, penalty, sampling, rungs.
#pragma once

#include "comity/io/toml_table.hpp"
#include "comity/models/model.hpp"

namespace comity::io {

/// Reads the keys at the top of a model file.
///
/// Problems: a word that is none of those allowed, with the nearest; keys of another kind of model;
/// sampling where all alternatives are needed.
[[nodiscard]] models::Settings read_model_settings(TomlTable& top);

}  // namespace comity::io
