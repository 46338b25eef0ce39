// SPDX-License-Identifier: Apache-2.0
#include "comity/services/view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

template <class Items, class Name>
Error unknown(std::string_view field, std::string_view wanted, const Items& items, Name name) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.*name);
  return {.kind = Error::Kind::usage,
          .what = fmt::format("the case has no {} \"{}\".", field, shorten(wanted)),
          .where = {.field = std::string(field)},
          .nearest = nearest_text(wanted, ids),
          .hint = "use one of: " + join(ids, ", ")};
}

}  // namespace

Result<View> open_view(const io::Case& of, const Request& request) {
  View view;
  view.of = &of;
  const auto& wanted = request.ladder.empty() ? of.settings.ladder : request.ladder;
  view.ladder = of.find_ladder(wanted);
  if (view.ladder == nullptr)
    return std::unexpected(unknown("ladder", wanted, of.ladders, &titles::Ladder::id));
  if (!request.source.empty()) {
    view.rule.source = of.log.find_source(request.source);
    if (!view.rule.source)
      return std::unexpected(
          unknown("source", request.source, of.log.sources, &ledger::Source::id));
  }
  view.since = request.since.value_or(of.settings.since);
  view.until = request.until.value_or(of.settings.until);
  view.on = request.on.value_or(view.until == distant_future ? view.since : view.until);
  if (view.until < view.since) {
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = fmt::format("no day lies between {} and {}.",
                                                     to_text(view.since), to_text(view.until)),
                                 .where = {.field = "since"},
                                 .hint = "let `since` come before `until`"});
  }
  view.rule.with_proposed = request.with_proposed;
  view.rule.dates = request.dates.value_or(of.settings.dates);
  view.rule.seed = request.seed;
  view.ranking = titles::rank(*view.ladder, of.titles);
  view.reading = ledger::read(of.log, view.rule);
  view.history =
      ledger::replay(of.log, view.reading, view.ranking, {of.principal, of.settings.ranked_layers});
  return view;
}

Answer begin_answer(std::string command, const View& view) {
  Answer answer;
  answer.command = std::move(command);
  answer.case_id = view.of->settings.id;
  answer.digest = view.of->digest;
  answer.on = to_text(view.on);
  answer.ladder = view.ladder->id;
  answer.dates = to_word(view.rule.dates);
  answer.seed = view.rule.seed;
  if (view.rule.source) answer.source = view.of->log.sources[*view.rule.source].id;
  return answer;
}

ledger::CountRule count_rule(const View& view, const std::vector<ledger::Layer>& layers) {
  return {.principal = view.of->principal,
          .region = view.of->in_region,
          .layers = layers,
          .since = view.since,
          .until = view.until};
}

}  // namespace comity::services
