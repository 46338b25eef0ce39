// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/export_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "comity/cli/format_option.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/io/pending_folder.hpp"
#include "comity/services/export_package.hpp"

namespace comity::cli {

namespace {

struct ExportOptions {
  Options common;
  bool package = false;
};

Error choose_one() {
  return {.kind = Error::Kind::usage,
          .what = "export needs to know what to write.",
          .hint =
              "add --package (a Data Package in the folder named by -o), or --format graphml, "
              "gexf, csv, json; "
              "comity build CASE -o FILE writes a DuckDB file"};
}

Result<void> write_files(const services::Files& files, const Options& options) {
  auto folder = io::PendingFolder::open(options.output, options.force);
  if (!folder) return std::unexpected(folder.error());
  for (const auto& file : files) {
    if (const auto done = folder->write(file.path, file.bytes); !done) return done;
  }
  return folder->commit();
}

int export_package(const Options& options) {
  const auto request = services::parse_request(parameters(options));
  if (!request) return complain(request.error());
  const auto of = open_case(options.folder);
  if (!of) return complain(of.error());
  const auto files = services::export_package(*of, *request);
  if (!files) return complain(files.error());
  if (const auto done = write_files(*files, options); !done) return complain(done.error());
  fmt::print(stderr, "{}: a Data Package of {} files.\n", options.output, files->size());
  return 0;
}

int run_export(const ExportOptions& options) {
  if (options.package == !options.common.format.empty()) return complain(choose_one());
  if (!options.package) return give_format("network", options.common);
  if (options.common.output.empty()) {
    return complain(Error{.kind = Error::Kind::usage,
                          .what = "a Data Package is a folder, and none is named.",
                          .where = {.field = "output"},
                          .hint = "add -o DIR"});
  }
  return export_package(options.common);
}

}  // namespace

void add_export_command(CLI::App& app, int& code) {
  auto* const command =
      app.add_subcommand("export", "a data package or a graph file, for other programs");
  auto options = std::make_shared<ExportOptions>();
  add_common(*command, options->common);
  add_format_option(*command, "network", options->common);
  command->add_flag("--package", options->package,
                    "write a Frictionless Data Package v2 to the folder named by -o");
  command->callback([&code, options] { code = run_export(*options); });
}

}  // namespace comity::cli
