// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "comity/base/text.hpp"

namespace comity::streams {

namespace {

Ymd ymd_of(Day day) {
  const std::chrono::year_month_day date{day};
  const int year = static_cast<int>(date.year());
  if (year < 1) return 0;
  return static_cast<Ymd>(year) * 10000 + static_cast<unsigned>(date.month()) * 100 +
         static_cast<unsigned>(date.day());
}

Error no_such(std::string_view what, std::string_view field, std::string_view word,
              std::string nearest, std::string hint) {
  return {.kind = Error::Kind::usage,
          .what = fmt::format("\"{}\" is no {}.", shorten(word), what),
          .where = {.field = std::string(field)},
          .nearest = std::move(nearest),
          .hint = std::move(hint)};
}

/// Marks the labels of some countries; all of them if the list is empty.
Result<std::vector<std::uint8_t>> mark(const std::vector<std::string>& words,
                                       std::string_view field, const Countries& countries) {
  std::vector<std::uint8_t> marks(countries.labels().size(), words.empty() ? 1 : 0);
  for (const auto& word : words) {
    const auto found = std::ranges::find(countries.labels(), word);
    const auto id = countries.by_code(word);
    if (found == countries.labels().end() && id == 0)
      return std::unexpected(no_such("code of a country", field, word,
                                     nearest_text(word, countries.labels()),
                                     "write ISO 3166-1 alpha-3 codes, as CHN,BRA"));
    constexpr Ymd today = 20250101;
    const auto label = found != countries.labels().end()
                           ? static_cast<std::size_t>(found - countries.labels().begin())
                           : std::size_t{countries.label_on(id, today, false)};
    marks[label] = 1;
    // ROM is written for ROU; whoever asks for the one means the other.
    if (id != 0) marks[countries.label_on(id, today, false)] = 1;
  }
  return marks;
}

Result<void> mark_code(const std::string& word, const Codes& codes,
                       std::vector<std::uint8_t>& marks) {
  const auto before = std::ranges::count(marks, 1);
  for (CodeId id = 0; id < Codes::n_codes; ++id) {
    const auto text = codes.text(id);
    const bool digits = word.front() >= '0' && word.front() <= '9';
    if (codes.exists(id) && (digits ? text.starts_with(word) : text == word)) marks[id] = 1;
  }
  if (word.size() >= 2 && std::ranges::count(marks, 1) > before) return {};
  return std::unexpected(no_such("event code", "codes", word,
                                 nearest_text(word, codes.plover_events()),
                                 "write CAMEO codes with their zeros, as 042 or the root 04, or "
                                 "PLOVER events, as CONSULT"));
}

Result<std::vector<std::uint8_t>> mark_codes(const SelectionWords& words, const Codes& codes) {
  std::vector<std::uint8_t> marks(Codes::n_codes, words.codes.empty() ? 1 : 0);
  for (const auto& word : words.codes)
    if (auto done = mark_code(word, codes, marks); !done) return std::unexpected(done.error());
  if (words.forms.empty()) return marks;
  std::vector<std::uint8_t> of_form(Codes::n_codes, 0);
  for (const auto& word : words.forms) {
    const auto form = parse_form(word);
    const std::vector<std::string> forms{"visit", "call", "meeting", "negotiation", "mediation"};
    if (!form)
      return std::unexpected(no_such("form", "forms", word, nearest_text(word, forms),
                                     "choose among " + join(forms, ", ")));
    for (CodeId id = 0; id < Codes::n_codes; ++id)
      if (codes.form_of(id) == *form) of_form[id] = 1;
  }
  for (CodeId id = 0; id < Codes::n_codes; ++id) marks[id] &= of_form[id];
  return marks;
}

}  // namespace

Result<Selection> Selection::read(const SelectionWords& words, const Codes& codes,
                                  const Countries& countries) {
  Selection selection;
  selection.since_ = ymd_of(words.since);
  selection.until_ = ymd_of(words.until);
  selection.by_actor_ = !words.actors.empty() || !words.partners.empty();
  selection.by_place_ = !words.places.empty();
  auto actors = mark(words.actors, "actors", countries);
  if (!actors) return std::unexpected(actors.error());
  auto partners = mark(words.partners, "partners", countries);
  if (!partners) return std::unexpected(partners.error());
  auto places = mark(words.places, "places", countries);
  if (!places) return std::unexpected(places.error());
  auto marked = mark_codes(words, codes);
  if (!marked) return std::unexpected(marked.error());
  selection.actors_ = std::move(*actors);
  selection.partners_ = std::move(*partners);
  selection.places_ = std::move(*places);
  selection.codes_ = std::move(*marked);
  return selection;
}

}  // namespace comity::streams
