// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <cstdio>

#include "comity/atlas/server.hpp"

namespace comity::atlas {

namespace {

void say(const std::string& address) {
  fmt::print("{}\n", address);
  std::fflush(stdout);
}

/// Shows an address in the user's browser, where there is one; no shell is involved.
void show(std::string address) {
  std::string program = "xdg-open";
  char* const words[] = {program.data(), address.data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, program.c_str(), nullptr, nullptr, words, environ) != 0) {
    fmt::print(stderr, "No browser could be opened; open {} yourself.\n", address);
  }
}

}  // namespace

Result<int> serve(std::vector<io::Case> cases, const ServeOptions& options) {
  if (const auto unique = check_ids(cases); !unique) return std::unexpected(unique.error());
  auto server = Server::bind(options.server);
  if (!server) return std::unexpected(server.error());
  const auto map = cases.empty() ? std::string{} : map_bytes(cases.front()).value_or("");
  Router router(std::move(cases), page_files(), map,
                {.port = server->port(), .cache_bytes = options.cache_bytes});
  server->stop_on_signals();
  const auto address = fmt::format("http://127.0.0.1:{}/", server->port());
  options.ready ? options.ready(address) : say(address);
  if (options.open) show(address);
  server->run(router);
  return 0;
}

}  // namespace comity::atlas
