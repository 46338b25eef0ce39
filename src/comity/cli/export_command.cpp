// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/export_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <thread>

#include "comity/base/text.hpp"
#include "comity/cli/format_option.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/cli/watcher.hpp"
#include "comity/io/pending_folder.hpp"
#include "comity/services/case_model.hpp"
#include "comity/services/export_goldfish.hpp"
#include "comity/services/export_package.hpp"
#include "comity/services/export_units.hpp"

namespace comity::cli {

namespace {

struct ExportOptions {
  Options common;
  bool package = false;
  bool goldfish = false;
  std::string units;
};

Error choose_one() {
  return {
      .kind = Error::Kind::usage,
      .what = "export needs to know what to write.",
      .hint =
          "add --package (a Data Package), --units all (tables for statistics) or --goldfish (of "
          "a model file), each in the folder named by -o, or --format graphml, gexf, csv, "
          "json; comity build CASE -o FILE writes a DuckDB file"};
}

Result<void> fill(io::PendingFolder& folder, const services::Files& files) {
  for (const auto& file : files) {
    if (const auto done = folder.write(file.path, file.bytes); !done) return done;
  }
  return folder.commit();
}

Result<void> write_files(const services::Files& files, const Options& options) {
  auto folder = io::PendingFolder::open(options.output, options.force);
  if (!folder) return std::unexpected(folder.error());
  return fill(*folder, files);
}

Error no_folder(std::string_view kind) {
  return {.kind = Error::Kind::usage,
          .what = fmt::format("{} is a folder, and none is named.", kind),
          .where = {.field = "output"},
          .hint = "add -o DIR"};
}

int say_written(const Options& options, std::string_view made, std::size_t files) {
  fmt::print(stderr, "{}: {} {} files.\n", options.output, made, files);
  return 0;
}

/// Writes what a service makes of the case to the folder, and says what it wrote.
template <class Make>
int export_folder(const Options& options, std::string_view kind, std::string_view made,
                  const Make& make) {
  if (options.output.empty()) return complain(no_folder(kind));
  const auto request = services::parse_request(parameters(options));
  if (!request) return complain(request.error());
  const auto of = open_case(options.folder);
  if (!of) return complain(of.error());
  const Result<services::Files> files = make(*of, *request);
  if (!files) return complain(files.error());
  if (const auto done = write_files(*files, options); !done) return complain(done.error());
  return say_written(options, made, files->size());
}

/// A model file says itself what of a case it takes, so the common options have no say.
Result<void> check_goldfish(const Options& options) {
  if (options.output.empty()) return std::unexpected(no_folder("a bundle for goldfish"));
  if (names_case(options)) {
    return std::unexpected(
        Error{.kind = Error::Kind::usage,
              .what = fmt::format("--goldfish takes a model file, and {} is a folder.",
                                  shorten(options.folder)),
              .hint = "comity export MODEL.toml --goldfish -o DIR"});
  }
  const auto given = parameters(options);
  if (given.empty() && !options.json && !options.csv) return {};
  const auto name = !given.empty() ? given[0].first : options.json ? "json" : "csv";
  return std::unexpected(
      Error{.kind = Error::Kind::usage,
            .what = fmt::format("--{} has no meaning for a model file.", name),
            .where = {.field = name},
            .hint = "leave it out; the model file names its events, ladder and dates"});
}

Result<services::Files> goldfish_files(const Options& options, Problems& problems) {
  const auto file = services::open_model(options.folder, problems);
  if (!file) return std::unexpected(file.error());
  Watcher watcher;
  const services::FitRequest how{
      .threads = options.threads > 0 ? options.threads : std::thread::hardware_concurrency(),
      .progress = &watcher};
  auto files = services::export_goldfish(*file, how, problems);
  watcher.clear();
  return files;
}

int export_model(const Options& options) {
  if (const auto fits = check_goldfish(options); !fits) return complain(fits.error());
  // Before the fit, which may take long.
  auto folder = io::PendingFolder::open(options.output, options.force);
  if (!folder) return complain(folder.error());
  Problems problems;
  const auto files = goldfish_files(options, problems);
  complain(problems);
  if (!files) return complain(files.error());
  if (const auto done = fill(*folder, *files); !done) return complain(done.error());
  return say_written(options, "a bundle for goldfish of", files->size());
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
  const int chosen = (options.package ? 1 : 0) + (options.goldfish ? 1 : 0) +
                     (options.units.empty() ? 0 : 1) + (options.common.format.empty() ? 0 : 1);
  if (chosen != 1) return complain(choose_one());
  if (options.goldfish) return export_model(options.common);
  if (options.package)
    return export_folder(options.common, "a Data Package", "a Data Package of",
                         services::export_package);
  return options.units.empty() ? give_format("network", options.common) : export_units(options);
}

}  // namespace

void add_export_command(CLI::App& app, int& code) {
  auto* const command = app.add_subcommand(
      "export",
      "units of analysis, a data package, a graph file or a model for R, for other programs");
  auto options = std::make_shared<ExportOptions>();
  add_common(*command, options->common);
  command->get_option("CASE")->description(
      "folder that holds case.toml; with --goldfish a model file");
  add_format_option(*command, "network", options->common);
  command->add_flag("--package", options->package,
                    "write a Frictionless Data Package v2 to the folder named by -o");
  command->add_option("--units", options->units,
                      "write units of analysis with a codebook to the folder named by -o: all, or "
                      "some of " +
                          join(services::unit_names(), ","));
  command->add_flag("--goldfish", options->goldfish,
                    "write a model, its data and an R script for the package goldfish to the "
                    "folder named by -o");
  command->callback([&code, options] { code = run_export(*options); });
}

}  // namespace comity::cli
