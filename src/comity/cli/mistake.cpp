// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/mistake.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::cli {

namespace {

Error usage(std::string what, std::string nearest, std::string hint) {
  return {.kind = Error::Kind::usage,
          .what = std::move(what),
          .nearest = std::move(nearest),
          .hint = std::move(hint)};
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const auto* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace

Error mistake_of(const CLI::App& app, const CLI::Error& stop, std::span<const char* const> words) {
  const auto commands = commands_of(app);
  if (words.empty())
    return usage("a command is missing.", "", "comity counts cases/china-lac, or comity --help");
  const std::string_view word = words.front();
  const bool known = std::ranges::find(commands, word) != commands.end();
  if (!known && !word.starts_with('-')) {
    return usage(fmt::format("there is no command \"{}\".", shorten(word)),
                 nearest_text(word, commands), "comity --help lists the commands");
  }
  const auto& command = known ? *app.get_subcommand(std::string(word)) : app;
  const auto help = known ? fmt::format("comity {} --help", word) : std::string("comity --help");
  const auto options = options_of(command);
  for (const std::string_view given : words) {
    const auto name = given.substr(0, given.find('='));
    if (!name.starts_with("--") || name == "--" ||
        std::ranges::find(options, name) != options.end())
      continue;
    return usage(fmt::format("there is no option {} here.", shorten(name)),
                 nearest_text(name, options), help);
  }
  if (stop.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
    return usage(fmt::format("{}.", stop.what()), "",
                 known ? fmt::format("comity {} cases/china-lac, or {}", word, help) : help);
  }
  return usage(fmt::format("{}.", stop.what()), "", help);
}

}  // namespace comity::cli
