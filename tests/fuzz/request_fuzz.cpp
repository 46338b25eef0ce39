// SPDX-License-Identifier: Apache-2.0
// Any text as the parameters of a request, one `name=value` a line: taken as written, or refused as
// a mistake of the asker with a next step.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "comity/base/text.hpp"
#include "comity/services/request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace comity;
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const auto line : split(std::string_view(reinterpret_cast<const char*>(data), size), '\n')) {
    const auto equals = line.find('=');
    parameters.emplace_back(line.substr(0, equals),
                            equals == std::string_view::npos ? "" : line.substr(equals + 1));
  }
  const auto request = services::parse_request(parameters);
  if (!request) {
    require(request.error().kind == Error::Kind::usage && !request.error().what.empty() &&
            !request.error().hint.empty());
    require(to_text(request.error()).size() < 2000);
    return 0;
  }
  for (const auto& [name, value] : parameters) {
    if (name == "on") require(request->on && to_text(*request->on) == value);
    if (name == "dates") require(request->dates && to_word(*request->dates) == value);
    if (name == "ladder") require(request->ladder == value);
  }
  return 0;
}
