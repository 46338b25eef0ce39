// SPDX-License-Identifier: Apache-2.0
#include "comity/services/check.hpp"

#include <fmt/format.h>

#include "comity/services/questions.hpp"

namespace comity::services {

namespace {

Value problem_row(const Problem& problem) {
  const auto& error = problem.error;
  return Value::object(
      {{"severity", problem.severity == Problem::Severity::error ? "error" : "warning"},
       {"file", error.where.file},
       {"line", error.where.line == 0 ? Value{} : Value(error.where.line)},
       {"column", error.where.column == 0 ? Value{} : Value(error.where.column)},
       {"field", error.where.field},
       {"what", error.what},
       {"nearest", error.nearest},
       {"hint", error.hint}});
}

/// What the replay could not fit, as warnings at the line of the act.
void add_irregularities(const View& view, Problems& problems) {
  for (const auto& found : view.history.irregularities) {
    const auto& act = view.of->log.acts[found.act];
    const auto& pair = view.history.pairs[found.pair];
    problems.warning(
        {.kind = Error::Kind::data,
         .what = fmt::format("{}: {} ({} and {})", to_word(found.code), found.what,
                             view.of->actors.at(pair.a).code, view.of->actors.at(pair.b).code),
         .where = {.file = view.of->log.file_of(found.act), .line = act.line, .field = "kind"},
         .hint = found.hint});
  }
}

}  // namespace

void describe_problems(const io::Case& of, const Problems& problems, Answer& answer) {
  auto rows = Value::array();
  for (const auto& problem : problems.list()) rows.push(problem_row(problem));
  auto files = Value::array();
  for (const auto& file : of.files)
    files.push(Value::object({{"file", file.name}, {"rows", file.rows}, {"sha256", file.sha256}}));
  const auto warnings = problems.list().size() + problems.unlisted() - problems.errors();
  answer.headline = {fmt::format("{}: {} acts, {} rows of evidence, {} files.", of.settings.id,
                                 of.log.acts.size(), of.log.evidence.size(), of.files.size()),
                     problems.list().empty()
                         ? "The case is well-formed."
                         : fmt::format("{} errors, {} warnings.", problems.errors(), warnings)};
  answer.body = Value::object(
      {{"problems", rows},
       {"unlisted", problems.unlisted()},
       {"files", files},
       {"figures", Value::object({{"errors", problems.errors()}, {"warnings", warnings}})}});
  answer.sheets = {
      {"problems", {"severity", "file", "line", "column", "field", "what", "nearest", "hint"}},
      {"files", {"file", "rows"}}};
  answer.found = !problems.list().empty();
}

Result<Answer> check(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  Problems problems;
  if (of.indicators != nullptr && !io::cells_of(of)) {
    for (const auto& problem : of.indicators->problems().list()) problems.add(problem);
  }
  add_irregularities(*view, problems);
  problems.sort();
  auto answer = begin_answer("check", *view);
  describe_problems(of, problems, answer);
  return answer;
}

Answer check_failed(const io::Case& of, const Problems& problems) {
  Answer answer;
  answer.command = "check";
  answer.case_id = of.settings.id;
  answer.digest = of.digest;
  answer.ladder = of.settings.ladder;
  answer.dates = to_word(of.settings.dates);
  describe_problems(of, problems, answer);
  return answer;
}

}  // namespace comity::services
