// SPDX-License-Identifier: Apache-2.0
// What a work that uses an answer should cite: the program, the snapshot of the case, its sources.
// The program's own reference is that of CITATION.cff; a test keeps them equal.
// Knows nothing of reference managers.
#pragma once

#include "comity/io/citation.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// The reference of the program.
[[nodiscard]] io::Reference software_reference();

/// The reference of a source, its citation read apart where it has the usual form.
[[nodiscard]] io::Reference source_reference(const ledger::Source& source);

}  // namespace comity::services
