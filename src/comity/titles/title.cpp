// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/title.hpp"

#include <fmt/format.h>

#include "comity/base/text.hpp"

namespace comity::titles {

Result<TitleId> Titles::add(Title title) {
  const TitleId id{static_cast<std::uint32_t>(titles_.size())};
  std::vector<const std::string*> claimed{&title.title};
  for (const auto& alias : title.aliases) claimed.push_back(&alias);
  for (const auto* form : claimed) {
    if (fold(*form).empty()) {
      return std::unexpected(
          Error{.kind = Error::Kind::data,
                .what = fmt::format("\"{}\" holds no letter or digit.", shorten(*form)),
                .hint = "write the title in words"});
    }
    const auto holder = by_form_.find(fold(*form));
    if (holder == by_form_.end() || holder->second == id) continue;
    return std::unexpected(Error{.kind = Error::Kind::data,
                                 .what = fmt::format("\"{}\" already means the title \"{}\".",
                                                     *form, at(holder->second).title),
                                 .hint = "keep each wording with one title"});
  }
  titles_.push_back(std::move(title));
  const Title& kept = titles_.back();
  by_title_.emplace(kept.title, id);
  by_form_.emplace(fold(kept.title), id);
  for (const auto& alias : kept.aliases) by_form_.emplace(fold(alias), id);
  // A translation may serve two titles; the first one listed keeps it.
  for (const auto* form : {&kept.en, &kept.es, &kept.zh}) {
    if (auto folded = fold(*form); !folded.empty()) by_form_.emplace(std::move(folded), id);
  }
  return id;
}

Result<TitleId> Titles::resolve(std::string_view wording) const {
  if (const auto exact = by_title_.find(wording); exact != by_title_.end()) return exact->second;
  if (const auto form = by_form_.find(fold(wording)); form != by_form_.end()) return form->second;
  std::vector<std::string> known;
  for (const auto& title : titles_) known.push_back(title.title);
  return std::unexpected(Error{.kind = Error::Kind::data,
                               .what = fmt::format("no title reads \"{}\".", shorten(wording)),
                               .nearest = nearest_text(wording, known),
                               .hint = "correct the wording, or add the title to titles.csv"});
}

}  // namespace comity::titles
