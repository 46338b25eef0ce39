// SPDX-License-Identifier: Apache-2.0
// Typed values at a field of a table: dates, words, titles, actors.
// Each reports what does not fit at the field itself, and answers with nothing.
// Knows nothing of which table it reads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/io/case.hpp"
#include "comity/io/csv.hpp"

namespace comity::io {

/// The date at a field; a wholly unknown one if the field is empty or no date.
[[nodiscard]] When when_at(CsvReader& rows, std::size_t column);

/// The title at a field, in any of its forms; nothing if the field is empty or no title.
[[nodiscard]] std::optional<titles::TitleId> title_at(CsvReader& rows, std::size_t column,
                                                      const Case& of);

/// The actor whose code stands at a field.
[[nodiscard]] std::optional<actors::ActorId> actor_at(CsvReader& rows, std::size_t column,
                                                      const Case& of);

/// Reports a word that is none of the words a field may hold.
void refuse_word(CsvReader& rows, std::size_t column, std::string_view noun,
                 const std::vector<std::string>& words);

/// The enumerator that the word at a field names. `words()` lists the words, for the message.
template <class Enum, class Words>
[[nodiscard]] std::optional<Enum> word_at(CsvReader& rows, std::size_t column,
                                          std::optional<Enum> (*parse)(std::string_view),
                                          std::string_view noun, const Words& words) {
  const auto value = parse(rows.get(column));
  if (!value) refuse_word(rows, column, noun, words());
  return value;
}

}  // namespace comity::io
