// SPDX-License-Identifier: Apache-2.0
// `[[criteria]]` and `[sorting]` of case.toml.
// Their queries are kept as they are; whether they can be asked shows when they are.
// Knows nothing of the rest of the settings.
#pragma once

#include "comity/factors/framework.hpp"
#include "comity/factors/panel.hpp"
#include "comity/io/toml_table.hpp"

namespace comity::io {

/// Reads criteria and rule; every problem goes to `problems`.
void read_framework(TomlTable& top, factors::Framework& read, Problems& problems);

}  // namespace comity::io
