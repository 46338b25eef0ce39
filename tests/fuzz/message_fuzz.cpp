// SPDX-License-Identifier: Apache-2.0
//
// Messages between the program and the process that runs queries: any bytes are refused or read,
// and what is read comes back the same when it is written.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "comity/io/message.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto result = comity::io::result_from(bytes);
  if (result && comity::io::to_bytes(result) !=
                    comity::io::to_bytes(comity::io::result_from(comity::io::to_bytes(result)))) {
    std::abort();
  }
  const auto query = comity::io::query_from(bytes);
  if (query && comity::io::query_from(comity::io::to_bytes(*query))->sql != query->sql)
    std::abort();
  return 0;
}
