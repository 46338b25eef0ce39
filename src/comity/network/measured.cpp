// SPDX-License-Identifier: Apache-2.0
#include "comity/network/measured.hpp"

namespace comity::network {

std::string said(const Degenerate& of, std::string_view hub_name) {
  constexpr std::string_view mark = "{hub}";
  std::string text = of.why;
  if (const auto at = text.find(mark); at != std::string::npos)
    text.replace(at, mark.size(), hub_name);
  return text;
}

}  // namespace comity::network
