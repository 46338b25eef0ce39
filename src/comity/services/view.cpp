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

/// The regions, subregions and codes of a case, in every scheme.
std::vector<std::string> places_of(const io::Case& of) {
  std::vector<std::string> names{std::string(io::world_region)};
  for (const auto& actor : of.actors.all()) {
    names.insert(names.end(), {actor.code, actor.region, actor.subregion});
    for (const auto& place : actor.places)
      names.insert(names.end(), {place.region, place.subregion});
  }
  return names;
}

Result<void> narrow(const io::Case& of, const Request& request, View& view) {
  view.region = request.region;
  if (request.region.empty() || request.region == io::world_region) return {};
  bool any = false;
  for (std::uint32_t i = 0; i < view.in_region.size(); ++i) {
    view.in_region[i] =
        view.in_region[i] && actors::is_or_belongs_to(of.actors.at({i}), request.region);
    any = any || view.in_region[i];
  }
  if (any) return {};
  return std::unexpected(
      Error{.kind = Error::Kind::usage,
            .what = fmt::format("nobody who may become a partner belongs to \"{}\".",
                                shorten(request.region)),
            .where = {.field = "region"},
            .nearest = nearest_text(request.region, places_of(of)),
            .hint = "use a region or subregion of the case, or the code of an actor"});
}

/// Principal, region and scheme of regions, as the request asks.
Result<void> place_view(const io::Case& of, const Request& request, View& view) {
  view.principal = of.principal;
  view.in_region = of.in_region;
  view.scheme = request.regions.empty() ? of.settings.regions : request.regions;
  const auto schemes = of.actors.schemes();
  if (std::ranges::find(schemes, view.scheme) == schemes.end()) {
    return std::unexpected(
        Error{.kind = Error::Kind::usage,
              .what = fmt::format("there is no scheme of regions \"{}\".", shorten(view.scheme)),
              .where = {.field = "regions"},
              .nearest = nearest_text(view.scheme, schemes),
              .hint = "use one of: " + join(schemes, ", ")});
  }
  if (!request.principal.empty()) {
    const auto found = of.actors.resolve(request.principal);
    if (!found) {
      auto error = found.error();
      error.kind = Error::Kind::usage;
      error.where = {.field = "principal"};
      return std::unexpected(error);
    }
    if (of.principal.value < view.in_region.size() && *found != of.principal)
      view.in_region[of.principal.value] = true;
    view.principal = *found;
    view.in_region[found->value] = false;
  }
  return narrow(of, request, view);
}

/// The titles that acts of the layers on the case's ladder give, each once.
std::vector<titles::TitleId> titles_in_ranked_layers(const View& view) {
  const auto& ranked = view.of->settings.ranked_layers;
  std::vector<bool> seen(view.of->titles.size(), false);
  std::vector<titles::TitleId> used;
  for (const auto& read : view.reading.acts) {
    const auto layer = view.of->log.acts[read.act].layer;
    if (!read.title || seen[read.title->value]) continue;
    if (std::ranges::find(ranked, layer) == ranked.end()) continue;
    seen[read.title->value] = true;
    used.push_back(*read.title);
  }
  return used;
}

}  // namespace

Result<View> open_view(const io::Case& of, const Request& request) {
  View view;
  view.of = &of;
  const auto& wanted = request.ladder.empty() ? of.settings.ladder : request.ladder;
  view.ladder = of.find_ladder(wanted);
  if (view.ladder == nullptr)
    return std::unexpected(unknown("ladder", wanted, of.ladders, &titles::Ladder::id));
  if (auto done = place_view(of, request, view); !done) return std::unexpected(done.error());
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
  view.history = replay_on(view, view.reading);
  return view;
}

std::vector<std::string> ladders_for(const View& view) {
  const auto& of = *view.of;
  const auto& code = view.principal.value < of.actors.size() ? of.actors.at(view.principal).code
                                                             : of.settings.principal;
  const auto used = titles_in_ranked_layers(view);
  std::vector<std::string> ids;
  for (const auto& ladder : of.ladders) {
    const bool own = ladder.id == view.ladder->id || ladder.id == of.settings.ladder;
    const bool whose = ladder.of.empty() || ladder.of == code;
    const auto ranks = [&](titles::TitleId id) {
      return titles::rung_of(ladder, of.titles.at(id)).has_value();
    };
    if (own || (whose && (used.empty() || std::ranges::any_of(used, ranks))))
      ids.push_back(ladder.id);
  }
  return ids;
}

std::vector<std::string> ladders_for(const io::Case& of) {
  const auto view = open_view(of, {});
  return view ? ladders_for(*view) : std::vector<std::string>{};
}

ledger::History replay_on(const View& view, const ledger::Reading& reading) {
  const auto& of = *view.of;
  ledger::ReplayRule rule{
      .principal = view.principal, .ranked_layers = of.settings.ranked_layers, .own_rankings = {}};
  for (const auto& [layer, id] : of.settings.layer_ladders) {
    if (const auto* const own = of.find_ladder(id))
      rule.own_rankings.emplace_back(layer, titles::rank(*own, of.titles));
  }
  return ledger::replay(of.log, reading, view.ranking, rule);
}

std::vector<Day> ends_of_years(const View& view) {
  std::vector<Day> days;
  for (int year = year_of(view.since); year <= year_of(view.until); ++year) {
    const Day day{std::chrono::year{year} / 12 / 31};
    if (view.since <= day && day <= view.until) days.push_back(day);
  }
  return days;
}

bool shows(const View& view, std::span<const actors::ActorId> actors) {
  return view.region.empty() || std::ranges::any_of(actors, [&](actors::ActorId actor) {
           return view.in_region[actor.value];
         });
}

std::string region_of(const View& view, actors::ActorId actor) {
  const auto& found = view.of->actors.at(actor);
  const auto region = actors::place_in(found, view.scheme).first;
  return region.empty() ? found.region : std::string(region);
}

Value open_day(Day day) {
  return day == distant_past || day == distant_future ? Value{} : Value(day);
}

std::string range_of(const ledger::Count& count) {
  return count.low == count.high
             ? std::string{}
             : fmt::format(" (from {} to {} as dates allow)", count.low, count.high);
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
  return {.principal = view.principal,
          .region = view.in_region,
          .layers = layers,
          .since = view.since,
          .until = view.until};
}

}  // namespace comity::services
