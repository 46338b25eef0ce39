// SPDX-License-Identifier: Apache-2.0
#include "comity/io/fields.hpp"

#include <fmt/format.h>

#include "comity/base/text.hpp"

namespace comity::io {

When when_at(CsvReader& rows, std::size_t column) {
  if (rows.get(column).empty()) return {};
  auto when = parse_when(rows.get(column));
  if (when) return *when;
  rows.error(column, when.error());
  return {};
}

std::optional<titles::TitleId> title_at(CsvReader& rows, std::size_t column, const Case& of) {
  if (rows.get(column).empty()) return std::nullopt;
  auto title = of.titles.resolve(rows.get(column));
  if (title) return *title;
  rows.error(column, title.error());
  return std::nullopt;
}

std::optional<actors::ActorId> actor_at(CsvReader& rows, std::size_t column, const Case& of) {
  const auto code = rows.get(column);
  if (const auto id = of.actors.find(code)) return id;
  rows.error(column, fmt::format("no actor has the code \"{}\".", shorten(code)),
             of.actors.nearest(code), "correct the code, or add the actor to actors.csv");
  return std::nullopt;
}

void refuse_word(CsvReader& rows, std::size_t column, std::string_view noun,
                 const std::vector<std::string>& words) {
  rows.error(column, fmt::format("\"{}\" is not a {}.", shorten(rows.get(column)), noun),
             nearest_text(rows.get(column), words), "use one of: " + join(words, ", "));
}

}  // namespace comity::io
