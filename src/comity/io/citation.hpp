// SPDX-License-Identifier: Apache-2.0
// References in the formats that reference managers read: BibTeX, RIS, CSL-JSON, plain text.
// Every text is escaped for its format; UTF-8 stays UTF-8.
// Knows nothing of cases.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "comity/base/value.hpp"

namespace comity::io {

/// What is cited. Empty fields are left out everywhere.
struct Reference {
  enum class Kind : std::uint8_t { software, dataset, article, webpage };
  std::string id;
  Kind kind = Kind::webpage;
  std::string author;  ///< as written; one name, of a person or a group
  std::string title;
  std::string container;  ///< journal or publisher, with volume and pages as written
  std::string year;
  std::string version;
  std::string doi;  ///< without the resolver's address
  std::string url;
  std::string note;

  bool operator==(const Reference&) const = default;
};

/// Reads "Author (year). Title. Where." apart; a citation of another form is all title.
[[nodiscard]] Reference parse_citation(std::string_view citation);

/// One sentence or a few for people.
[[nodiscard]] std::string to_sentence(const Reference& reference);
/// BibTeX entries (@software, @dataset, @article, @misc) with their texts escaped for TeX.
/// Source: [Patashnik1988]; @software and @dataset as biblatex has them.
[[nodiscard]] std::string to_bibtex(std::span<const Reference> references);
/// RIS records, lines ended by CR LF. Source: [RIS].
[[nodiscard]] std::string to_ris(std::span<const Reference> references);
/// CSL-JSON items. Source: [CSL], csl-data schema 1.0.2.
[[nodiscard]] Value to_csl(std::span<const Reference> references);

}  // namespace comity::io
