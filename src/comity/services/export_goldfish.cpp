// SPDX-License-Identifier: Apache-2.0
#include "comity/services/export_goldfish.hpp"

#include <fmt/format.h>

#include "comity/io/csv.hpp"
#include "comity/io/goldfish.hpp"
#include "comity/io/json.hpp"
#include "comity/services/goldfish_readme.hpp"

namespace comity::services {

namespace {

Error not_stated(const io::ModelFile& file) {
  return {
      .kind = Error::Kind::data,
      .what = fmt::format("goldfish cannot state {}.", file.formula.file),
      .hint = fmt::format("comity fit {} --statistics rows.parquet writes the rows of the model "
                          "for any program",
                          file.formula.file)};
}

Error not_converged(const io::ModelFile& file) {
  return {.kind = Error::Kind::numeric,
          .what = "the fit did not converge, so there is nothing to compare with.",
          .hint = fmt::format("see comity fit {}", file.formula.file)};
}

/// term,effect,estimate,se; the last row is the log-likelihood.
std::string comity_csv(const io::GoldfishModel& model, const Value& body) {
  auto text = io::csv_row({"term", "effect", "estimate", "se"});
  const auto& rows = *body.find("terms")->if_array();
  for (std::size_t k = 0; k < rows.size(); ++k)
    text += io::csv_row({model.terms[k].term, model.terms[k].effect,
                         io::to_cell(*rows[k].find("estimate")), io::to_cell(*rows[k].find("se"))});
  return text + io::csv_row({"log_likelihood", "", io::to_cell(*body.find("log_likelihood")), ""});
}

}  // namespace

Result<Files> export_goldfish(const io::ModelFile& file, const FitRequest& how,
                              Problems& problems) {
  const auto model = io::to_goldfish(file, problems);
  if (problems.has_errors()) return std::unexpected(not_stated(file));
  const auto fitted = fit(file, {.threads = how.threads, .progress = how.progress}, problems);
  if (!fitted) return std::unexpected(fitted.error());
  if (!fitted->converged) return std::unexpected(not_converged(file));
  const auto lists = io::goldfish_lists(model);
  Files files{{"README.md", goldfish_readme(file, model, lists)},
              {"model.R", io::goldfish_script(model)},
              {"comity.csv", comity_csv(model, fitted->answer.body)}};
  for (const auto& list : lists) files.push_back({list.name, list.bytes});
  return files;
}

}  // namespace comity::services
