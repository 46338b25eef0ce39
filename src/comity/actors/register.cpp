// SPDX-License-Identifier: Apache-2.0
#include "comity/actors/register.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::actors {

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
