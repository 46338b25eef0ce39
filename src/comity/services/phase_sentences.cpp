// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/services/phase_rows.hpp"

namespace comity::services {

namespace {

using phases::Bins;
using phases::Split;

std::string call(const phases::Series& series, std::size_t cell) {
  const auto day = to_text(series.cells[cell].since);
  const std::size_t length = series.bins == Bins::year ? 4 : series.bins == Bins::month ? 7 : 10;
  return day.substr(day.size() - 10, length);
}

std::string calls(const phases::Series& series, const Split& split) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i < split.starts.size(); ++i)
    names.push_back(call(series, split.starts[i]));
  return join(names, ", ");
}

std::string plural(std::size_t n, std::string_view one) {
  return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

std::string series_sentence(const Study& study) {
  const auto& series = study.of->series;
  return fmt::format("{}: {}, {} to {}, by {}, {} law.", study.of->name,
                     join(series.names, " and "), to_text(series.cells.front().since),
                     to_text(series.until), to_word(series.bins), to_word(study.rule.law));
}

std::string detected_sentence(const Study& study) {
  const auto& one = study.splits.front();
  if (study.detected.n_breaks() == 0) {
    return fmt::format("Detected: no break. One rate explains the series best (BIC {:.1f}).",
                       study.detected.bic);
  }
  return fmt::format("Detected: {}, a new phase from {} (BIC {:.1f}; without a break {:.1f}).",
                     plural(study.detected.n_breaks(), "break"),
                     calls(study.of->series, study.detected), study.detected.bic, one.bic);
}

std::string declared_sentence(const Study& study) {
  const auto& declared = *study.declared;
  const double behind = declared.bic - study.detected.bic;
  const auto verdict =
      behind > 0
          ? fmt::format("{:.1f} more than the detected: the series alone does not ask for them",
                        behind)
          : std::string("no worse than any other split");
  return fmt::format("Declared: new phases from {} (BIC {:.1f}), {}.",
                     calls(study.of->series, declared), declared.bic, verdict);
}

std::string rates_sentence(const Study& study) {
  const auto& test = *study.test;
  constexpr double level = 0.05;
  return fmt::format(
      "Taken as given beforehand, their rates {} from one constant rate: likelihood ratio {:.2f}, "
      "simulated p = {:.2g} ({} draws).",
      test.p < level ? "differ" : "do not differ", test.likelihood_ratio, test.p, test.draws);
}

std::string boundary_sentence(const Study& study, const phases::Boundary& boundary) {
  const auto& series = study.of->series;
  auto text = fmt::format("The boundary at {} {}", call(series, boundary.start),
                          boundary.gain > 0 ? "earns its place" : "does not earn its place");
  text += fmt::format(" (BIC {:+.1f} with it)", -boundary.gain);
  if (boundary.alternative != boundary.start)
    text += fmt::format("; between its neighbours it would stand best at {}",
                        call(series, boundary.alternative));
  if (study.posterior)
    text += fmt::format("; support {:.2f}", study.posterior->support[boundary.start]);
  return text + ".";
}

/// The likeliest break of all, for readers who want one year.
std::string support_sentence(const Study& study) {
  const auto& support = study.posterior->support;
  const auto most = std::ranges::max_element(support);
  const auto cell = static_cast<std::size_t>(most - support.begin());
  return fmt::format("The likeliest beginning of a phase is {}, with a probability of {:.2f}.",
                     call(study.of->series, cell), *most);
}

std::string dates_sentence(const Study& study) {
  const auto acts = plural(study.n_undated, "act");
  if (study.date_draws == 0)
    return fmt::format("{} not dated to the day: the date rule chose one.",
                       acts + (study.n_undated == 1 ? " is" : " are"));
  return fmt::format("{} may lie in several {}s: support is the mean over {} draws of their days.",
                     acts, to_word(study.of->series.bins), study.date_draws);
}

}  // namespace

std::vector<std::string> phase_sentences(const Study& study) {
  std::vector<std::string> said{series_sentence(study), detected_sentence(study)};
  if (study.posterior) said.push_back(support_sentence(study));
  if (study.declared) said.push_back(declared_sentence(study));
  if (study.test) said.push_back(rates_sentence(study));
  for (const auto& boundary : study.boundaries) said.push_back(boundary_sentence(study, boundary));
  if (study.n_undated > 0) said.push_back(dates_sentence(study));
  return said;
}

}  // namespace comity::services
