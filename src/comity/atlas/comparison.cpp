// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/services/sides.hpp"

namespace comity::atlas {

namespace {

Result<services::SideName> find_side(std::span<const io::Case> cases, const std::string& side) {
  const auto [id, region] = services::split_side(side);
  std::vector<std::string> ids;
  for (const auto& of : cases) {
    if (of.settings.id == id) return services::SideName{&of, region};
    ids.push_back(of.settings.id);
  }
  return std::unexpected(Error{.kind = Error::Kind::missing,
                               .what = fmt::format("no case \"{}\" is served here.", shorten(id)),
                               .where = {.field = "case"},
                               .nearest = nearest_text(id, ids),
                               .hint = "see /api/v1/sides"});
}

Value title_of(const services::SideChoice& side) {
  const auto& title = side.of->settings.title;
  const auto named = [&](const std::string& text) {
    return side.region.empty() ? text : fmt::format("{} ({})", text, side.region);
  };
  const auto& es = title.es.empty() ? title.en : title.es;
  const auto& zh = title.zh.empty() ? title.en : title.zh;
  return Value::object({{"en", named(title.en)}, {"es", named(es)}, {"zh", named(zh)}});
}

}  // namespace

Result<std::string> comparison_bytes(const Engine& engine, std::span<const io::Case> cases,
                                     const std::string& first, const std::string& second,
                                     const Parameters& parameters) {
  const auto request = services::parse_request(parameters);
  if (!request) return std::unexpected(request.error());
  const auto a = find_side(cases, first);
  if (!a) return std::unexpected(a.error());
  const auto b = find_side(cases, second);
  if (!b) return std::unexpected(b.error());
  const auto answer = engine.compare(*a, *b, *request);
  if (!answer) return std::unexpected(answer.error());
  return bytes_of(*answer);
}

std::string sides_bytes(std::span<const io::Case> cases) {
  services::Answer answer{.command = "sides"};
  auto rows = Value::array();
  for (const auto& side : services::sides_of(cases)) {
    rows.push(Value::object({{"side", side.side},
                             {"case", side.of->settings.id},
                             {"region", side.region},
                             {"title", title_of(side)}}));
  }
  answer.body = Value::object({{"sides", std::move(rows)}});
  return bytes_of(answer);
}

}  // namespace comity::atlas
