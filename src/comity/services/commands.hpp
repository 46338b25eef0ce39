// SPDX-License-Identifier: Apache-2.0
// The questions a case can be asked, one word each; the same word is command, service and route.
// The command line and the server look the word up here.
// Knows nothing of either.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "comity/io/case.hpp"
#include "comity/services/answer.hpp"
#include "comity/services/request.hpp"

namespace comity::services {

/// A question to one case.
struct Command {
  std::string_view word;
  std::string_view asks;  ///< the question, as --help says it
  Result<Answer> (*answer)(const io::Case&, const Request&);
  io::Wanted wants = {};   ///< what is read beside the acts
  bool for_people = true;  ///< false: a route of the page, not a word of the command line
};

/// All questions: acts, network, counts, audit, check, cite, exchanges, indicators, phases,
/// quality, sort, models, atlas.
[[nodiscard]] std::span<const Command> commands();

/// The question of that word. Errors: usage, with the nearest word.
[[nodiscard]] Result<const Command*> find_command(std::string_view word);

/// Answers a question, with `--why` and `--sensitivity` where the request asks for them.
[[nodiscard]] Result<Answer> ask(const io::Case& of, std::string_view word, const Request& request);

}  // namespace comity::services
