// SPDX-License-Identifier: Apache-2.0
#include "comity/services/goldfish_readme.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/version.hpp"
#include "comity/services/cite.hpp"

namespace comity::services {

namespace {

using models::Form;

bool uses_form(const models::Model& model, std::initializer_list<Form> forms) {
  return std::ranges::any_of(model.statistics, [&](const models::Statistic& statistic) {
    return std::ranges::find(forms, statistic.form) != forms.end();
  });
}

bool has_unknown(const models::Model& model) {
  return std::ranges::any_of(model.attributes, [&](std::size_t which) {
    return is_ever_unknown(model.history.attributes[which]);
  });
}

/// Where Comity and goldfish part, for this formula.
std::vector<std::string> differences(const models::Model& model) {
  const auto& settings = model.settings;
  const bool clean = settings.compat == models::Compat::clean;
  std::vector<std::string> list;
  if (clean && settings.timed && !model.history.presence.empty())
    list.emplace_back(
        "Who comes or goes ends a stretch of waiting in Comity; goldfish counts the whole stretch "
        "with those who are present at its end. Estimates differ. `compat = \"goldfish\"` follows "
        "it.");
  if (clean && uses_form(model, {Form::untied}))
    list.emplace_back(
        "Where a pair changes several times at one moment, `ignore_repetitions` of goldfish sees "
        "the first of these changes only; Comity sees all. `compat = \"goldfish\"` follows it.");
  if (uses_form(model, {Form::partner_mean, Form::partner_gap}))
    list.emplace_back(
        "`tertius` and `tertius_diff`: goldfish renews the mean that stands for actors without "
        "partners at some changes only; Comity computes it anew. Estimates differ slightly.");
  if (settings.information == models::Information::observed)
    list.emplace_back(
        "Comity's standard errors come from the observed information, as the model asks; those of "
        "goldfish from the expected information.");
  if (settings.cluster != models::Cluster::none)
    list.emplace_back(
        "The model asks for robust errors. goldfish has none, so `comity.csv` holds the ordinary "
        "ones.");
  return list;
}

std::string describe_model(const io::ModelFile& file, const io::GoldfishModel& model) {
  const auto& settings = file.model.settings;
  auto text = fmt::format(
      "| what | value |\n|---|---|\n| program | comity {} |\n| model (SHA-256 of the file and its "
      "data) | {} |\n| kind | {}{} |\n| in goldfish | {}, {} |\n| compat | {} |\n| actors | {} "
      "|\n\n| term | in goldfish |\n|---|---|\n",
      version, file.digest, settings.timed ? "timed " : "", to_word(settings.kind),
      io::goldfish_family(settings), io::goldfish_part(settings), to_word(settings.compat),
      file.model.history.n());
  for (const auto& term : model.terms)
    text += fmt::format("| `{}` | `{}` |\n", term.term, term.effect);
  return text;
}

std::string describe_files(std::span<const io::GoldfishFile> lists) {
  std::string text =
      "| file | holds |\n|---|---|\n| `model.R` | reads the lists, estimates the model, prints "
      "both "
      "answers |\n| `comity.csv` | `term, effect, estimate, se` as Comity found them; the last row "
      "is the log-likelihood |\n";
  const auto about = [](std::string_view name) -> std::string_view {
    if (name == "actors.csv") return "label, presence and attributes at the start";
    if (name == "presence.csv") return "who comes and goes";
    if (name == "dependent_events.csv") return "the events to explain";
    if (name.ends_with("_values.csv")) return "changes of an attribute";
    if (name.ends_with("_initial.csv")) return "a network at the start, senders in rows";
    return "changes of a network";
  };
  for (const auto& list : lists)
    text += fmt::format("| `{}` | {} |\n", list.name, about(list.name));
  return text +
         "\nTimes are seconds since 1970-01-01 UTC, or the unit of the model's own lists. "
         "Missing is empty.\n";
}

}  // namespace

std::string goldfish_readme(const io::ModelFile& file, const io::GoldfishModel& model,
                            std::span<const io::GoldfishFile> lists) {
  std::string text =
      "# A model for goldfish\n\nAn event model of Comity, written for the R package goldfish, so "
      "that two programs can be held against each other.\n\n## How to run\n\n```sh\nRscript "
      "model.R\n```\n\nIt needs R with goldfish 1.7; 1.6 is called by its own names. Later "
      "versions may warn that functions have been renamed. At the end it prints the estimates of "
      "both programs.\n\n## The model\n\n";
  text += describe_model(file, model);
  text += "\n## What goldfish does otherwise\n\n";
  const auto list = differences(file.model);
  for (const auto& difference : list) text += "- " + difference + "\n";
  if (list.empty()) text += "Nothing known that touches this formula.\n";
  if (has_unknown(file.model))
    text +=
        "\nBoth programs take means for unknown values: at the start that of the known ones, "
        "later that of the other actors.\n";
  text += "\n## Files\n\n" + describe_files(lists);
  return text + fmt::format("\n## Citation\n\n- {}\n", io::to_sentence(software_reference()));
}

}  // namespace comity::services
