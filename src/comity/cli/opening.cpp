// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/opening.hpp"

#include <fmt/format.h>

#include "comity/cli/print.hpp"

namespace comity::cli {

Result<io::Case> open_case(const std::string& folder, const io::Wanted& wanted) {
  Problems problems;
  auto of = io::load_case(folder, problems, wanted);
  if (!of) return of;
  complain(problems);
  if (problems.has_errors()) {
    return std::unexpected(Error{.kind = Error::Kind::data,
                                 .what = fmt::format("{} is not well-formed.", folder),
                                 .hint = "comity check " + folder});
  }
  return of;
}

int give(const services::Answer& answer, const Options& options, int found_code) {
  const auto format = options.json ? Format::json : options.csv ? Format::csv : Format::text;
  const auto done = deliver(render(answer, format), options.output, options.force);
  if (!done) return complain(done.error());
  return answer.found ? found_code : 0;
}

}  // namespace comity::cli
