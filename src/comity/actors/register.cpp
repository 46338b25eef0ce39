// SPDX-License-Identifier: Apache-2.0
#include "comity/actors/register.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::actors {

namespace {

bool surely_holds(const FormerName& name, Day day) {
  return (name.since.last() <= day || name.since.is_open_start()) && day < name.until.first();
}

}  // namespace

const Names& Actor::names_on(Day day) const {
  for (const auto& name : former) {
    if (surely_holds(name, day)) return name.names;
  }
  return names;
}

const std::string& Actor::iso3_on(Day day) const {
  for (const auto& name : former) {
    if (!name.iso3.empty() && surely_holds(name, day)) return name.iso3;
  }
  return iso3;
}

bool Actor::may_exist(const When& date) const {
  return date.last() >= since.first() && date.first() <= until.last();
}

std::pair<std::string_view, std::string_view> place_in(const Actor& actor,
                                                       std::string_view scheme) {
  if (scheme == own_scheme) return {actor.region, actor.subregion};
  const auto found = std::ranges::find(actor.places, scheme, &Place::scheme);
  if (found == actor.places.end()) return {};
  return {found->region, found->subregion};
}

bool is_or_belongs_to(const Actor& actor, std::string_view name) {
  const auto here = [&](const Place& p) { return p.region == name || p.subregion == name; };
  return actor.code == name || actor.region == name || actor.subregion == name ||
         std::ranges::any_of(actor.places, here);
}

Result<ActorId> Register::add(Actor actor) {
  if (by_code_.contains(actor.code)) {
    return std::unexpected(Error{.kind = Error::Kind::data,
                                 .what = fmt::format("the actor {} stands here twice.", actor.code),
                                 .hint = "keep one row per actor"});
  }
  const ActorId id{static_cast<std::uint32_t>(actors_.size())};
  actors_.push_back(std::move(actor));
  const Actor& kept = actors_.back();
  by_code_.emplace(kept.code, id);
  index_name(kept.code, id);
  for (const auto* name : {&kept.names.en, &kept.names.es, &kept.names.zh}) index_name(*name, id);
  for (const auto& alias : kept.aliases) index_name(alias, id);
  return id;
}

void Register::add_former_name(ActorId id, FormerName name) {
  for (const auto* text : {&name.names.en, &name.names.es, &name.names.zh, &name.iso3})
    index_name(*text, id);
  actors_[id.value].former.push_back(std::move(name));
}

void Register::add_place(ActorId id, Place place) {
  actors_[id.value].places.push_back(std::move(place));
}

std::vector<std::string> Register::schemes() const {
  std::vector<std::string> found{std::string(own_scheme)};
  for (const auto& actor : actors_) {
    for (const auto& place : actor.places) {
      if (std::ranges::find(found, place.scheme) == found.end()) found.push_back(place.scheme);
    }
  }
  return found;
}

void Register::index_name(const std::string& name, ActorId id) {
  const auto folded = fold(name);
  if (folded.empty()) return;
  names_.push_back(name);
  auto& holders = by_name_[folded];
  if (std::ranges::find(holders, id) == holders.end()) holders.push_back(id);
}

std::optional<ActorId> Register::find(std::string_view code) const {
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return std::nullopt;
  return found->second;
}

Result<ActorId> Register::resolve(std::string_view name) const {
  if (const auto id = find(name)) return *id;
  const auto found = by_name_.find(fold(name));
  if (found == by_name_.end()) {
    return std::unexpected(Error{.kind = Error::Kind::data,
                                 .what = fmt::format("no actor is called \"{}\".", shorten(name)),
                                 .nearest = nearest(name),
                                 .hint = "correct the name, or add the actor to actors.csv"});
  }
  if (found->second.size() > 1) {
    std::string holders;
    for (const auto id : found->second) holders += (holders.empty() ? "" : ", ") + at(id).code;
    return std::unexpected(
        Error{.kind = Error::Kind::data,
              .what = fmt::format("\"{}\" may mean several actors.", shorten(name)),
              .nearest = holders,
              .hint = "use the code of the one you mean"});
  }
  return found->second.front();
}

std::string Register::nearest(std::string_view name) const { return nearest_text(name, names_); }

std::string to_word(ActorKind kind) { return kind == ActorKind::state ? "state" : "organization"; }

std::optional<ActorKind> parse_actor_kind(std::string_view text) {
  if (text == "state") return ActorKind::state;
  if (text == "organization") return ActorKind::organization;
  return std::nullopt;
}

}  // namespace comity::actors
