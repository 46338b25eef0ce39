// SPDX-License-Identifier: Apache-2.0
#include "comity/services/case_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/models/replay.hpp"
#include "comity/services/case_covariates.hpp"
#include "comity/services/unit_scope.hpp"

namespace comity::services {

namespace {

using models::Kind;

/// The bare words between the brackets of a formula; `paths`: of terms that read other pairs too.
struct FormulaWords {
  std::vector<std::string> all;
  std::vector<std::string> paths;
};

FormulaWords words_of_formula(const std::string& formula) {
  Problems none;
  FormulaWords words;
  for (const auto& term : models::parse_formula(formula, none))
    for (const auto& factor : term.factors)
      for (const auto& argument : factor.arguments) {
        if (!argument.name.empty()) continue;
        words.all.push_back(argument.value);
        if (factor.name != "tie") words.paths.push_back(argument.value);
      }
  return words;
}

Result<void> check_kind(const io::ModelFile& file) {
  const auto kind = file.model.settings.kind;
  if (kind != Kind::choice && kind != Kind::rate) return {};
  return std::unexpected(
      Error{.kind = Error::Kind::data,
            .what = fmt::format("a partnership has no sender, so a case has no model of kind {}.",
                                to_word(kind)),
            .where = {.file = file.formula.file, .field = "kind"},
            .hint = "use one of: ladder, relational, coordination"});
}

Error placed(Error error, const Origin& where) {
  error.where = where;
  return error;
}

Result<io::Case> open_model_case(const io::ModelFile& file, bool exchanges, Problems& problems) {
  const auto& wanted = *file.from_case;
  Problems found;
  auto of = io::load_case(wanted.folder, found, {.exchanges = exchanges});
  if (!of) return std::unexpected(placed(of.error(), wanted.places.path));
  for (auto problem : found.list())
    if (problem.severity == Problem::Severity::error) problems.add(std::move(problem));
  if (!found.has_errors()) return of;
  return std::unexpected(Error{.kind = Error::Kind::data,
                               .what = "the case has errors.",
                               .where = wanted.places.path,
                               .hint = "run: comity check " + wanted.folder.string()});
}

Result<View> open_model_view(const io::Case& of, const io::ModelCase& wanted,
                             const Request& request) {
  auto view = open_view(of, request);
  if (view) return view;
  const auto& field = view.error().where.field;
  return std::unexpected(placed(view.error(), field == "ladder"  ? wanted.places.ladder
                                              : field == "since" ? wanted.places.since
                                                                 : wanted.places.path));
}

/// Under `drop`, events of pairs that are not at risk, since something of them is unknown.
std::size_t leave_out_unknown(models::Model& model) {
  if (model.settings.missing != models::Missing::drop) return 0;
  const auto timeline = make_timeline(model);
  models::Replay replay(model, timeline);
  std::vector<models::Event> kept;
  visit_events(replay, timeline, [&](const models::Event& event, const models::State& state) {
    if (state.at_risk(event.from, event.to)) kept.push_back(event);
  });
  const auto left_out = model.events.size() - kept.size();
  model.events = std::move(kept);
  return left_out;
}

/// Actors, rungs, covariates and who may meet whom; the events are handed out.
Result<models::History> history_of(const UnitScope& scope, const io::ModelFile& file,
                                   const FormulaWords& words, std::vector<models::Event>& events) {
  const auto& settings = file.model.settings;
  const Nodes nodes(scope.dyads);
  Closures closures;
  auto rungs = rungs_of(scope.view->history, scope.dyads, nodes,
                        {.window = scope.rule.window,
                         .events = file.from_case->events,
                         .ranked_only = settings.kind == Kind::ladder},
                        closures);
  models::History history;
  for (const auto actor : nodes.actors())
    history.actors.push_back(scope.view->of->actors.at(actor).code);
  history.present.assign(nodes.size(), 1);
  history.networks = {std::move(rungs.rung), std::move(rungs.partner)};
  const CovariateRule rule{.view = scope.view,
                           .dyads = scope.dyads,
                           .missing = settings.missing,
                           .words = words.all,
                           .paths = words.paths};
  if (auto done = add_covariates(rule, nodes, history, closures); !done)
    return std::unexpected(placed(done.error(), file.formula));
  history.opportunity = closures.opportunity();
  events = std::move(rungs.events);
  return history;
}

}  // namespace

Result<void> take_case(io::ModelFile& file, Problems& problems) {
  if (!file.from_case) return {};
  if (auto fits = check_kind(file); !fits) return fits;
  const auto& wanted = *file.from_case;
  auto settings = file.model.settings;
  const auto words = words_of_formula(settings.formula);
  const auto of = open_model_case(file, names_exchanges(words.all), problems);
  if (!of) return std::unexpected(of.error());
  Request request;
  request.ladder = wanted.ladder;
  request.dates = wanted.dates;
  request.layers = wanted.layers;
  request.since = wanted.since;
  request.until = wanted.until;
  const auto view = open_model_view(*of, wanted, request);
  if (!view) return std::unexpected(view.error());
  const auto scope = open_scope(*view, request);
  if (!scope) return std::unexpected(placed(scope.error(), wanted.places.path));
  std::vector<models::Event> events;
  auto history = history_of(*scope, file, words, events);
  if (!history) return std::unexpected(history.error());
  settings.since = models::time_of(view->since);
  settings.until = models::time_of(view->until);
  io::complete(file, std::move(settings), std::move(*history), 0, std::move(events), problems);
  file.digest = io::sha256(file.digest + of->digest);
  if (problems.has_errors()) return {};
  if (const auto n = leave_out_unknown(file.model); n > 0)
    problems.warning({.kind = Error::Kind::data,
                      .what = n == 1 ? "1 event is of a pair of which a value is unknown; it is "
                                       "left out, as missing = \"drop\" asks."
                                     : fmt::format("{} events are of pairs of which a value is "
                                                   "unknown; they are left out, as missing = "
                                                   "\"drop\" asks.",
                                                   n),
                      .where = {.file = file.formula.file}});
  return {};
}

Result<io::ModelFile> open_model(const std::string& path, Problems& problems) {
  auto file = io::load_model(path, problems);
  if (!file) return std::unexpected(file.error());
  if (*file && !problems.has_errors())
    if (const auto taken = take_case(**file, problems); !taken)
      return std::unexpected(taken.error());
  problems.sort();
  if (*file && !problems.has_errors()) return std::move(**file);
  return std::unexpected(Error{.kind = Error::Kind::data,
                               .what = fmt::format("{} is not a model that can be fitted.", path),
                               .hint = "see docs/formats.md, section 13"});
}

}  // namespace comity::services
