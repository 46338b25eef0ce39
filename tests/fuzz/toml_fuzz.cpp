// SPDX-License-Identifier: Apache-2.0
// Any bytes as case.toml and as claims.toml: read, or refused with a problem; never a crash,
// however deep.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "comity/io/case_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace comity;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  Problems problems;
  io::Settings settings;
  const bool parsed = io::read_settings({bytes, "case.toml"}, settings, problems);
  if (!parsed) require(problems.has_errors());
  if (!problems.has_errors()) {
    require(!settings.id.empty() && !settings.principal.empty() && !settings.region.empty() &&
            !settings.ladder.empty());
    require(settings.since <= settings.until);
  }
  for (const auto& problem : problems.list())
    require(!problem.error.what.empty() && problem.error.where.file == "case.toml");
  io::Case of;
  of.log.sources.push_back({.id = "s", .kind = "paper"});
  Problems found;
  io::read_claims({bytes, "claims.toml"}, of, found);
  if (!found.has_errors()) {
    for (const auto& claim : of.claims)
      require(claim.sql.empty() != claim.undecidable.empty() && claim.source == "s");
  }
  return 0;
}
