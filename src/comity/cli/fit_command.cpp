// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/fit_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <thread>

#include "comity/cli/opening.hpp"
#include "comity/cli/options.hpp"
#include "comity/cli/print.hpp"
#include "comity/cli/watcher.hpp"
#include "comity/io/read_model.hpp"
#include "comity/services/case_model.hpp"
#include "comity/services/fit.hpp"

namespace comity::cli {

namespace {

int run_fit(const Options& options) {
  Problems problems;
  auto file = io::load_model(options.folder, problems);
  if (!file) return complain(file.error());
  if (*file && !problems.has_errors()) {
    if (const auto taken = services::take_case(**file, problems); !taken) {
      complain(problems);
      return complain(taken.error());
    }
  }
  problems.sort();
  if (problems.has_errors() || !*file) {
    complain(problems);
    return complain(
        Error{.kind = Error::Kind::data,
              .what = fmt::format("{} is not a model that can be fitted.", options.folder),
              .hint = "see docs/formats.md, section 13"});
  }
  complain(problems);
  Watcher watcher;
  const services::FitRequest request{
      .threads = options.threads > 0 ? options.threads : std::thread::hardware_concurrency(),
      .progress = &watcher};
  Problems impossible;
  const auto fitted = services::fit(**file, request, impossible);
  watcher.clear();
  complain(impossible);
  if (!fitted) return complain(fitted.error());
  const int code = give(fitted->answer, options);
  return code == 0 && !fitted->converged ? exit_code(Error::Kind::numeric) : code;
}

}  // namespace

void add_fit_command(CLI::App& app, int& code) {
  auto* const command = app.add_subcommand("fit", "estimates of an event model");
  auto options = std::make_shared<Options>();
  command->add_option("MODEL", options->folder, "model file, a .toml with a formula")->required();
  add_threads(*command, options->threads);
  add_shape(*command, options->json, options->csv, "table of terms as CSV");
  add_output(*command, *options);
  command->callback([&code, options] { code = run_fit(*options); });
}

}  // namespace comity::cli
