// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/page_commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "comity/atlas/publish.hpp"
#include "comity/atlas/server.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"

namespace comity::cli {

namespace {

struct PageOptions {
  std::vector<std::string> cases;
  std::uint16_t port = 8765;
  unsigned threads = 2;
  bool open = false;
  std::string to;
  bool force = false;
};

Result<std::vector<io::Case>> open_cases(const std::vector<std::string>& folders) {
  std::vector<io::Case> cases;
  for (const auto& folder : folders) {
    auto of = open_case(folder);
    if (!of) return std::unexpected(of.error());
    cases.push_back(std::move(*of));
  }
  return cases;
}

int serve(const PageOptions& options) {
  auto cases = open_cases(options.cases);
  if (!cases) return complain(cases.error());
  atlas::ServeOptions serving;
  serving.server.port = options.port;
  serving.server.threads = options.threads;
  serving.open = options.open;
  const auto done = atlas::serve(std::move(*cases), serving);
  return done ? *done : complain(done.error());
}

int publish(const PageOptions& options) {
  const auto cases = open_cases(options.cases);
  if (!cases) return complain(cases.error());
  const auto done = atlas::publish(*cases, {.to = options.to, .force = options.force});
  if (!done) return complain(done.error());
  fmt::print("{}: {} files, {:.1f} MB. Any web host can serve this folder.\n", options.to,
             done->files, static_cast<double>(done->bytes) / 1e6);
  return 0;
}

}  // namespace

void add_page_commands(CLI::App& app, int& code) {
  auto* const atlas =
      app.add_subcommand("atlas", "serve the page of one or more cases on 127.0.0.1");
  auto options = std::make_shared<PageOptions>();
  atlas->add_option("CASE", options->cases, "folders that hold a case.toml")->required();
  atlas->add_option("--port", options->port, "port to serve on; 0 = any free one")
      ->capture_default_str();
  atlas->add_option("--threads", options->threads, "threads for connections")
      ->check(CLI::Range(1U, 64U))
      ->capture_default_str();
  atlas->add_flag("--open", options->open, "open the page in the browser");
  atlas->callback([&code, options] { code = serve(*options); });

  auto* const written =
      app.add_subcommand("publish", "write the page and its answers as files for any web host");
  auto target = std::make_shared<PageOptions>();
  written->add_option("CASE", target->cases, "folders that hold a case.toml")->required();
  written->add_option("-o,--output", target->to, "folder to write")->required();
  written->add_flag("--force", target->force, "replace an earlier publication");
  written->callback([&code, target] { code = publish(*target); });
}

}  // namespace comity::cli
