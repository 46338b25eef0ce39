// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/compare_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/services/compare.hpp"

namespace comity::cli {

namespace {

struct CompareOptions {
  Options common;
  std::vector<std::string> sides;
  bool ladders = false;
};

Error wrong_number(const CompareOptions& options) {
  return {.kind = Error::Kind::usage,
          .what = options.ladders
                      ? fmt::format("the ladders of one case are compared, and {} are named.",
                                    options.sides.size())
                      : std::string("a comparison has two sides, and one is named."),
          .hint = "comity compare CASE[@REGION] CASE[@REGION], or comity compare --ladders CASE"};
}

/// The folder and the region of a side. A folder whose own name holds an `@` is taken whole.
std::pair<std::string, std::string> folder_and_region(const std::string& side) {
  std::error_code failed;
  if (std::filesystem::is_directory(side, failed)) return {side, {}};
  return services::split_side(side);
}

int compare_ladders(const services::Request& request, const CompareOptions& options) {
  const auto of = open_case(options.sides.front());
  if (!of) return complain(of.error());
  const auto answer = services::compare_ladders(*of, request);
  return answer ? give(*answer, options.common) : complain(answer.error());
}

int compare_sides(const services::Request& request, const CompareOptions& options) {
  const auto [first, first_region] = folder_and_region(options.sides[0]);
  const auto [second, second_region] = folder_and_region(options.sides[1]);
  const auto a = open_case(first);
  if (!a) return complain(a.error());
  // Two regions of one case need it once.
  const auto path = [](const std::string& folder) {
    return (std::filesystem::path(folder) / "").lexically_normal();
  };
  const bool same = path(first) == path(second);
  Result<io::Case> other = std::unexpected(Error{});
  if (!same) {
    other = open_case(second);
    if (!other) return complain(other.error());
  }
  const auto answer =
      services::compare({&*a, first_region}, {same ? &*a : &*other, second_region}, request);
  return answer ? give(*answer, options.common) : complain(answer.error());
}

int run_compare(const CompareOptions& options) {
  if (options.sides.size() != (options.ladders ? 1U : 2U)) return complain(wrong_number(options));
  const auto request = services::parse_request(parameters(options.common));
  if (!request) return complain(request.error());
  return options.ladders ? compare_ladders(*request, options) : compare_sides(*request, options);
}

}  // namespace

void add_compare_command(CLI::App& app, int& code) {
  auto* const command = app.add_subcommand(
      "compare", "two regions or powers side by side on one ladder, or the ladders of one case");
  auto options = std::make_shared<CompareOptions>();
  command
      ->add_option("CASE", options->sides,
                   "two folders that hold a case.toml, each with an optional @REGION")
      ->required()
      ->expected(1, 2);
  add_asking(*command, options->common);
  command->add_flag("--ladders", options->ladders, "compare the ladders of one case");
  command->callback([&code, options] { code = run_compare(*options); });
}

}  // namespace comity::cli
