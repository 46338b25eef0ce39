// SPDX-License-Identifier: Apache-2.0
// Any bytes as a model file, and as its formula: read, or refused with a problem; never a crash.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "comity/io/read_model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace comity;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  const io::ListSource source = [](const std::string& path) -> Result<std::string_view> {
    if (path == "actors.csv") return "label,present,z\na,1,0\nb,1,\nc,0,2\n";
    if (path == "ties.csv") return "time,sender,receiver,increment\n1,a,b,1\n2,b,a,1\n";
    return std::unexpected(Error{.kind = Error::Kind::missing, .what = "there is no such file."});
  };
  Problems problems;
  const auto file = io::read_model(bytes, "model.toml", source, problems);
  require(file.has_value() != problems.has_errors());
  for (const auto& problem : problems.list()) require(!problem.error.what.empty());
  if (file) require(!file->model.columns.empty() && file->digest.size() == 64);

  Problems found;
  const auto terms = models::parse_formula(bytes, found);
  if (!found.has_errors()) require(!terms.empty());
  for (const auto& problem : found.list())
    require(problem.error.where.column >= 1 && problem.error.where.column <= size + 1);
  for (const auto& term : terms) require(!term.factors.empty() && !term.text.empty());
  return 0;
}
