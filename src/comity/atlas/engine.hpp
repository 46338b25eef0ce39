// SPDX-License-Identifier: Apache-2.0
// Answers as the bytes that go out: the server and `publish` take them from here, so that a
// published file is the server's answer, byte for byte, and both are what `--json` prints.
// Knows nothing of requests of the web or of files.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comity/atlas/target.hpp"
#include "comity/io/case.hpp"
#include "comity/services/answer.hpp"
#include "comity/services/compare.hpp"
#include "comity/services/request.hpp"

namespace comity::atlas {

/// What the atlas asks: the words that are routes, and the function that answers them.
struct Engine {
  using Ask = std::function<Result<services::Answer>(const io::Case&, std::string_view word,
                                                     const services::Request&)>;
  using Compare = std::function<Result<services::Answer>(
      const services::SideName&, const services::SideName&, const services::Request&)>;
  std::vector<std::string> words;
  Ask ask;
  Compare compare;
};

/// The services of the program.
[[nodiscard]] Engine program_engine();

/// The envelope of an answer as JSON, one line feed at its end.
[[nodiscard]] std::string bytes_of(const services::Answer& answer);

/// Answers one question to one case: the envelope as JSON, one line feed at its end.
///
/// Errors: usage, for a parameter that cannot be read (with the nearest); else those of the
/// service.
[[nodiscard]] Result<std::string> answer_bytes(const Engine& engine, const io::Case& of,
                                               std::string_view word, const Parameters& parameters);

/// Checks that each case can be asked for by its id. Errors: usage, if two have the same.
[[nodiscard]] Result<void> check_ids(std::span<const io::Case> cases);

/// Lists the cases: `answer.cases[]` = case, title, principal, n_acts, ladder, dates.
///
/// The envelope is that of the first case; with several, `case` names all and `digest` covers all.
/// Dates: `on` is the end of the first case's window.
[[nodiscard]] std::string cases_bytes(std::span<const io::Case> cases);

/// The map of a case: data/geometry/world.topo.json of its shared facts.
///
/// Errors: missing, if the case has none; io, if it cannot be read.
[[nodiscard]] Result<std::string> map_bytes(const io::Case& of);

}  // namespace comity::atlas
