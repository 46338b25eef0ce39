// SPDX-License-Identifier: Apache-2.0
#include "comity/io/json_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::io {

void JsonFields::only(const JsonTree& object, std::initializer_list<std::string_view> keys) const {
  const std::vector<std::string> known(keys.begin(), keys.end());
  for (std::size_t i = 0; i < object.keys.size(); ++i) {
    const auto& key = object.keys[i];
    if (std::ranges::find(known, key) != known.end()) continue;
    error(object.items[i], fmt::format("there is no key \"{}\" here.", shorten(key)),
          nearest_text(key, known), "one of: " + join(known, ", "));
  }
}

bool JsonFields::is(const JsonTree& value, JsonTree::Kind kind, std::string_view what) const {
  if (value.kind == kind) return true;
  error(value, fmt::format("{} is {}; it must be {}.", what, to_word(value.kind), to_word(kind)));
  return false;
}

const JsonTree* JsonFields::get(const JsonTree& object, std::string_view key, JsonTree::Kind kind,
                                bool required) const {
  const auto* const value = object.find(key);
  if (value == nullptr || value->kind == JsonTree::Kind::null) {
    if (required) error(object, fmt::format("the key \"{}\" is missing.", key));
    return nullptr;
  }
  return is(*value, kind, fmt::format("\"{}\"", key)) ? value : nullptr;
}

std::string JsonFields::text(const JsonTree& object, std::string_view key) const {
  const auto* const value = get(object, key, JsonTree::Kind::text, true);
  return value == nullptr ? std::string{} : value->text;
}

std::optional<double> JsonFields::number(const JsonTree& object, std::string_view key) const {
  const auto* const value = get(object, key, JsonTree::Kind::number);
  return value == nullptr ? std::nullopt : std::optional(value->number);
}

std::optional<std::string> JsonFields::word(const JsonTree& object, std::string_view key,
                                            const std::vector<std::string>& words,
                                            bool required) const {
  const auto* const value = get(object, key, JsonTree::Kind::text, required);
  if (value == nullptr) return std::nullopt;
  if (std::ranges::find(words, value->text) != words.end()) return value->text;
  error(*value, fmt::format("\"{}\" is not a value of \"{}\".", shorten(value->text), key),
        nearest_text(value->text, words), "one of: " + join(words, ", "));
  return std::nullopt;
}

}  // namespace comity::io
