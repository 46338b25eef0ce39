// SPDX-License-Identifier: Apache-2.0
#include "comity/network/graph.hpp"

#include <algorithm>

namespace comity::network {

Value cell(const Graph& of, std::string_view column) {
  const auto found = std::ranges::find(of.columns, column, &Column::name);
  if (found == of.columns.end()) return {};
  return of.cells[static_cast<std::size_t>(found - of.columns.begin())];
}

}  // namespace comity::network
