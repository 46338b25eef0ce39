// SPDX-License-Identifier: Apache-2.0
// A measure, or the sentence that says why it would say nothing.
// A number that only restates how the record was made is worse than none.
// Knows nothing of any single measure.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "comity/actors/register.hpp"

namespace comity::network {

/// Why a measure is not given: the end of "... is not given: ".
struct Degenerate {
  std::string why;                     ///< `{hub}` stands for the name of `hub`
  std::optional<actors::ActorId> hub;  ///< the actor the sentence is about, if it is about one
  bool operator==(const Degenerate&) const = default;
};

template <class T>
using Measured = std::expected<T, Degenerate>;

/// The reason with the hub's name in its place.
[[nodiscard]] std::string said(const Degenerate& of, std::string_view hub_name);

}  // namespace comity::network
