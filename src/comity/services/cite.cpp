// SPDX-License-Identifier: Apache-2.0
#include "comity/services/cite.hpp"

#include <fmt/format.h>

#include "comity/base/version.hpp"
#include "comity/services/questions.hpp"

namespace comity::services {

namespace {

using io::Reference;

/// The case as it was read: the digest says which facts, the rest how they were seen.
Reference snapshot_reference(const View& view) {
  const auto& settings = view.of->settings;
  return {.id = "comity-case-" + settings.id,
          .kind = Reference::Kind::dataset,
          .author = {},
          .title = fmt::format("{} (case {})", settings.title.en, settings.id),
          .container = {},
          .year = {},
          .version = {},
          .doi = {},
          .url = {},
          .note = fmt::format(
              "{} to {}, ladder {}, date rule {}{}, SHA-256 {}", to_text(view.since),
              to_text(view.until), view.ladder->id, to_word(view.rule.dates),
              view.rule.dates == DateRule::random ? fmt::format(" (seed {})", view.rule.seed) : "",
              view.of->digest)};
}

Value snapshot_of(const View& view) {
  return Value::object({{"case", view.of->settings.id},
                        {"title", view.of->settings.title.en},
                        {"digest", view.of->digest},
                        {"since", view.since},
                        {"until", view.until},
                        {"on", view.on},
                        {"ladder", view.ladder->id},
                        {"dates", to_word(view.rule.dates)},
                        {"seed", static_cast<std::int64_t>(view.rule.seed)},
                        {"n_acts", view.reading.acts.size()}});
}

Value software_of(const Reference& software) {
  return Value::object({{"title", software.title},
                        {"version", software.version},
                        {"author", software.author},
                        {"licence", "Apache-2.0"}});
}

/// How many acts each source gives evidence for.
std::vector<std::size_t> acts_per_source(const ledger::Log& log) {
  std::vector<std::size_t> counts(log.sources.size(), 0);
  for (ledger::ActIndex act = 0; act < log.acts.size(); ++act) {
    std::vector<bool> named(log.sources.size(), false);
    for (const auto& row : log.evidence_of(act)) {
      if (!named[row.source]) ++counts[row.source];
      named[row.source] = true;
    }
  }
  return counts;
}

Value source_row(const ledger::Source& source, std::size_t n_acts) {
  return Value::object({{"source", source.id},
                        {"kind", source.kind},
                        {"citation", source.citation},
                        {"year", source.year},
                        {"url", source.url},
                        {"doi", source.doi},
                        {"licence", source.licence},
                        {"n_acts", n_acts}});
}

std::string text_of(std::span<const Reference> references) {
  std::string text;
  for (const auto& reference : references) text += io::to_sentence(reference) + '\n';
  return text;
}

std::string bare_doi(std::string doi) {
  for (const std::string_view prefix : {"https://doi.org/", "http://dx.doi.org/", "doi:"}) {
    if (doi.starts_with(prefix)) return doi.substr(prefix.size());
  }
  return doi;
}

}  // namespace

Reference software_reference() {
  return {.id = "comity",
          .kind = Reference::Kind::software,
          .author = "The Comity developers",
          .title = "Comity",
          .container = {},
          .year = {},
          .version = std::string(version),
          .doi = {},
          .url = {},
          .note = "Software, Apache-2.0"};
}

Reference source_reference(const ledger::Source& source) {
  auto reference = io::parse_citation(source.citation.empty() ? source.id : source.citation);
  reference.id = source.id;
  if (source.kind == "paper") reference.kind = Reference::Kind::article;
  if (source.kind == "dataset") reference.kind = Reference::Kind::dataset;
  if (!source.year.empty()) reference.year = source.year;
  reference.doi = bare_doi(source.doi);
  reference.url = source.url;
  return reference;
}

Result<Answer> cite(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  std::vector<Reference> references{software_reference(), snapshot_reference(*view)};
  const auto n_acts = acts_per_source(of.log);
  auto rows = Value::array();
  for (std::size_t i = 0; i < of.log.sources.size(); ++i) {
    const auto& source = of.log.sources[i];
    if (!request.source.empty() && source.id != request.source) continue;
    rows.push(source_row(source, n_acts[i]));
    references.push_back(source_reference(source));
  }
  auto answer = begin_answer("cite", *view);
  answer.body =
      Value::object({{"software", software_of(references.front())},
                     {"snapshot", snapshot_of(*view)},
                     {"sources", rows},
                     {"text", text_of(references)},
                     {"bibtex", io::to_bibtex(references)},
                     {"ris", io::to_ris(references)},
                     {"csl", io::to_csl(references)},
                     {"figures", Value::object({{"n_sources", rows.if_array()->size()}})}});
  answer.headline = {"Please cite the program, the snapshot and the sources you rely on:", ""};
  for (const auto& reference : references) answer.headline.push_back(io::to_sentence(reference));
  answer.sheets = {{"sources", {"source", "kind", "year", "n_acts", "licence"}}};
  return answer;
}

}  // namespace comity::services
