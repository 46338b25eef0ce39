// SPDX-License-Identifier: Apache-2.0
// Instruments: diplomatic tools beside partnerships, such as agreements, finance and messages.
// What sources carry of them; a kind that no source covers has no rows, which is not zero.
// Knows nothing of files.
#pragma once

#include <optional>
#include <string>

#include "comity/actors/register.hpp"
#include "comity/base/when.hpp"

namespace comity::factors {

struct Instrument {
  actors::ActorId actor;        ///< who used it
  actors::ActorId counterpart;  ///< towards whom
  std::string kind;             ///< agreement, finance, congratulation, condolence ...
  When since;
  When until;
  std::optional<double> value;
  std::string unit;
  std::string source;
  std::string locator;  ///< where in the source; what follows its first #
};

}  // namespace comity::factors
