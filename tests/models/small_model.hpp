// SPDX-License-Identifier: Apache-2.0
// Small models written inside a test: files by name, read by the program's own reader.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "comity/io/read_model.hpp"
#include "comity/models/fit.hpp"

namespace comity::testing {

/// The files beside a model, by name.
using Files = std::map<std::string, std::string>;

inline io::ListSource source_of(const Files& files) {
  return [&files](const std::string& path) -> Result<std::string_view> {
    const auto found = files.find(path);
    if (found == files.end())
      return std::unexpected(Error{.kind = Error::Kind::missing, .what = "there is no " + path});
    return found->second;
  };
}

inline std::string messages(const Problems& problems) {
  std::string text;
  for (const auto& problem : problems.list()) text += to_text(problem.error) + "\n";
  return text;
}

/// Reads a model that has to be right.
inline models::Model model_of(const std::string& toml, const Files& files) {
  Problems problems;
  auto file = io::read_model(toml, "model.toml", source_of(files), problems);
  EXPECT_TRUE(file) << messages(problems);
  return file ? std::move(file->model) : models::Model{};
}

/// The problems of a model that is wrong.
inline std::string problems_of(const std::string& toml, const Files& files) {
  Problems problems;
  const auto file = io::read_model(toml, "model.toml", source_of(files), problems);
  EXPECT_FALSE(file);
  problems.sort();
  return messages(problems);
}

inline Result<models::Fit> fit_of(const models::Model& model, unsigned threads = 1) {
  return models::fit(model, models::make_timeline(model), {.threads = threads});
}

/// A model of kind `kind` on the file actors.csv and the change list ties.csv.
inline std::string toml_of(const std::string& kind, const std::string& formula,
                           bool directed = true, const std::string& more = "") {
  return fmt::format(
      "kind = \"{}\"\nformula = \"{}\"\n{}\n[actors]\nfile = \"actors.csv\"\n[networks.ties]\n"
      "directed = {}\nchanges = \"ties.csv\"\n[events]\nnetwork = \"ties\"\n",
      kind, formula, more, directed);
}

}  // namespace comity::testing
