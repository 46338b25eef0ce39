// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/export_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "comity/base/text.hpp"
#include "comity/cli/format_option.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/io/pending_folder.hpp"
#include "comity/services/export_package.hpp"
#include "comity/services/export_units.hpp"

namespace comity::cli {

namespace {

struct ExportOptions {
  Options common;
  bool package = false;
  std::string units;
};

Error choose_one() {
  return {.kind = Error::Kind::usage,
          .what = "export needs to know what to write.",
          .hint =
              "add --package (a Data Package) or --units all (tables for statistics), each in the "
              "folder named by -o, or --format graphml, gexf, csv, json; "
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

/// Writes what a service makes of the case to the folder, and says what it wrote.
template <class Make>
int export_folder(const Options& options, std::string_view kind, std::string_view made,
                  const Make& make) {
  if (options.output.empty()) {
    return complain(Error{.kind = Error::Kind::usage,
                          .what = fmt::format("{} is a folder, and none is named.", kind),
                          .where = {.field = "output"},
                          .hint = "add -o DIR"});
  }
  const auto request = services::parse_request(parameters(options));
  if (!request) return complain(request.error());
  const auto of = open_case(options.folder);
  if (!of) return complain(of.error());
  const Result<services::Files> files = make(*of, *request);
  if (!files) return complain(files.error());
  if (const auto done = write_files(*files, options); !done) return complain(done.error());
  fmt::print(stderr, "{}: {} {} files.\n", options.output, made, files->size());
  return 0;
}

int export_units(const ExportOptions& options) {
  const auto units = services::parse_units(options.units);
  if (!units) return complain(units.error());
  return export_folder(options.common, "an export of units", "units of analysis in",
                       [&](const io::Case& of, const services::Request& request) {
                         return services::export_units(of, request, *units);
                       });
}

int run_export(const ExportOptions& options) {
  const int chosen = (options.package ? 1 : 0) + (options.units.empty() ? 0 : 1) +
                     (options.common.format.empty() ? 0 : 1);
  if (chosen != 1) return complain(choose_one());
  if (options.package)
    return export_folder(options.common, "a Data Package", "a Data Package of",
                         services::export_package);
  return options.units.empty() ? give_format("network", options.common) : export_units(options);
}

}  // namespace

void add_export_command(CLI::App& app, int& code) {
  auto* const command = app.add_subcommand(
      "export", "units of analysis, a data package or a graph file, for other programs");
  auto options = std::make_shared<ExportOptions>();
  add_common(*command, options->common);
  add_format_option(*command, "network", options->common);
  command->add_flag("--package", options->package,
                    "write a Frictionless Data Package v2 to the folder named by -o");
  command->add_option("--units", options->units,
                      "write units of analysis with a codebook to the folder named by -o: all, or "
                      "some of " +
                          join(services::unit_names(), ","));
  command->callback([&code, options] { code = run_export(*options); });
}

}  // namespace comity::cli
