// SPDX-License-Identifier: Apache-2.0
// Phases: stretches of time that an author tells apart.
// Declared here; detected ones will stand beside them.
// Knows nothing of how they are drawn.
#pragma once

#include <string>

#include "comity/actors/register.hpp"
#include "comity/base/day.hpp"

namespace comity::ledger {

/// A phase as a source declares it, both days included.
struct Phase {
  actors::Names names;
  Day since;
  Day until;
  std::string source;
  std::string locator;
};

}  // namespace comity::ledger
