// SPDX-License-Identifier: Apache-2.0
#include "comity/services/case_models.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "comity/services/case_model.hpp"
#include "comity/services/fit.hpp"

namespace comity::services {

namespace {

/// As many courses as tell a share of one in twenty.
constexpr std::size_t courses_for_the_page = 100;

Value reasons_of(const Problems& problems, const Error& error) {
  auto reasons = Value::array();
  for (const auto& problem : problems.list())
    if (problem.severity == Problem::Severity::error) reasons.push(problem.error.what);
  reasons.push(error.what);
  return reasons;
}

Result<FitAnswer> fit_file(const std::filesystem::path& path, std::uint64_t seed,
                           std::string& formula, Problems& problems) {
  const auto file = open_model(path.string(), problems);
  if (!file) return std::unexpected(file.error());
  formula = file->model.settings.formula;
  FitRequest wanted{.tests = true,
                    .profile = true,
                    .residuals = true,
                    .courses = courses_for_the_page,
                    .seed = seed,
                    .threads = std::max(1U, std::thread::hardware_concurrency())};
  if (file->model.settings.kind == models::Kind::rate) wanted.courses = 0;
  return fit(*file, wanted, problems);
}

Value model_value(const io::Case& of, const std::string& name, std::uint64_t seed) {
  std::string formula;
  Problems problems;
  const auto fitted = fit_file(of.folder / "models" / (name + ".toml"), seed, formula, problems);
  auto value = Value::object({{"name", name}, {"formula", formula}, {"seed", seed}});
  auto warnings = Value::array();
  for (const auto& problem : problems.list())
    if (problem.severity == Problem::Severity::warning) warnings.push(problem.error.what);
  value.set("warnings", std::move(warnings));
  value.set("digest", fitted ? Value(fitted->answer.digest) : Value());
  value.set("problems", fitted ? Value::array() : reasons_of(problems, fitted.error()));
  value.set("fit", fitted ? fitted->answer.body : Value());
  return value;
}

}  // namespace

std::vector<std::string> model_names(const io::Case& of) {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(of.folder / "models", none))
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

Result<Answer> fit_models(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  auto answer = begin_answer("models", *view);
  auto list = Value::array();
  const auto seed = request.seed == 0 ? 1 : request.seed;
  for (const auto& name : model_names(of)) list.push(model_value(of, name, seed));
  answer.body = Value::object({{"models", std::move(list)}});
  return answer;
}

}  // namespace comity::services
