// SPDX-License-Identifier: Apache-2.0
#include "comity/services/commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "comity/base/text.hpp"
#include "comity/services/audit.hpp"
#include "comity/services/case_models.hpp"
#include "comity/services/case_tiers.hpp"
#include "comity/services/exchanges.hpp"
#include "comity/services/phases.hpp"
#include "comity/services/questions.hpp"
#include "comity/services/sensitivity.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

namespace {

constexpr io::Wanted acts_alone{.exchanges = false};

constexpr std::array table{
    Command{"acts", "the ledger: date, parties, kind, title, rung before and after, evidence", acts,
            acts_alone},
    Command{"audit", "claims and printed tables of the sources against what the acts say", audit},
    Command{"check", "is the case well-formed? all findings, with file, line and column", check},
    Command{"cite", "how to cite the program, the snapshot and the sources", cite},
    Command{"counts", "acts per year of the principal with its region, beside a low and a high",
            counts, acts_alone},
    Command{"exchanges",
            "exchanges of leaders per partner, year, form and tier, and what the sources miss",
            exchanges},
    Command{"indicators",
            "what is measured of the three factors: the catalogue, or all that is known of a "
            "partner",
            indicators},
    Command{"network", "who stands where on a day: ties, actors and their measures, rungs, layers",
            network, acts_alone},
    Command{"phases", "declared and detected phases, with what speaks for each boundary", phases,
            acts_alone},
    Command{"quality",
            "how good the record is: coverage, precision, sources, agreement of coders, gaps",
            quality, acts_alone},
    Command{"sort",
            "the tiers of the partners by measured criteria, and how robust they are",
            sort_case,
            {},
            false},
    Command{"models",
            "the event models that lie with the case, fitted, with residuals and drawn courses",
            fit_models, acts_alone, false},
    Command{"atlas",
            "what the page holds: actors, ladder, phases, spells, acts with evidence",
            atlas,
            {},
            false},
};

}  // namespace

std::span<const Command> commands() { return table; }

Result<const Command*> find_command(std::string_view word) {
  const auto found = std::ranges::find(table, word, &Command::word);
  if (found != table.end()) return &*found;
  std::vector<std::string> words;
  for (const auto& command : table) words.emplace_back(command.word);
  return std::unexpected(Error{.kind = Error::Kind::usage,
                               .what = fmt::format("there is no question \"{}\".", shorten(word)),
                               .nearest = nearest_text(word, words),
                               .hint = "ask one of: " + join(words, ", ")});
}

Result<Answer> ask(const io::Case& of, std::string_view word, const Request& request) {
  const auto command = find_command(word);
  if (!command) return std::unexpected(command.error());
  auto answer = (*command)->answer(of, request);
  if (!answer) return answer;
  // A sorting varies its own criteria.
  if (request.sensitivity && answer->body.find("sensitivity") == nullptr) {
    const auto again = [&](const Request& other) { return (*command)->answer(of, other); };
    if (const auto done = add_sensitivity(of, again, request, *answer); !done)
      return std::unexpected(done.error());
  }
  if (!request.why) return answer;
  for (const auto& sheet : answer->sheets) {
    if (auto* const rows = answer->body.find(sheet.key)) explain_rows(of, *rows);
  }
  return answer;
}

}  // namespace comity::services
