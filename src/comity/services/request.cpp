// SPDX-License-Identifier: Apache-2.0
#include "comity/services/request.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/ledger/act.hpp"
#include "comity/sorting/check.hpp"

namespace comity::services {

namespace {

using Set = Result<void>;

Error bad_value(std::string_view name, std::string_view value, std::string_view why,
                std::string nearest, std::string hint) {
  return {.kind = Error::Kind::usage,
          .what = fmt::format("\"{}\" {}.", shorten(value), why),
          .where = {.field = std::string(name)},
          .nearest = std::move(nearest),
          .hint = std::move(hint)};
}

Set set_day(std::optional<Day>& day, std::string_view name, std::string_view value) {
  day = parse_day(value);
  if (!day)
    return std::unexpected(bad_value(name, value, "is not a day", "", "write a day as 2023-12-31"));
  return {};
}

Set set_truth(bool& truth, std::string_view name, std::string_view value) {
  if (value != "1" && value != "0" && value != "true" && value != "false")
    return std::unexpected(bad_value(name, value, "is neither yes nor no", "", "write 1 or 0"));
  truth = value == "1" || value == "true";
  return {};
}

Set set_dates(Request& request, std::string_view value) {
  request.dates = parse_date_rule(value);
  if (!request.dates)
    return std::unexpected(bad_value("dates", value, "is not a date rule",
                                     nearest_text(value, date_rule_words()),
                                     "use one of: " + join(date_rule_words(), ", ")));
  return {};
}

Set set_seed(Request& request, std::string_view value) {
  const auto seed = parse_int(value);
  if (!seed || *seed < 0)
    return std::unexpected(
        bad_value("seed", value, "is not a seed", "", "a seed is a whole number, 0 or more"));
  request.seed = static_cast<std::uint64_t>(*seed);
  return {};
}

Set set_layers(Request& request, std::string_view value) {
  for (auto& layer : split_list(value, ',')) {
    if (!ledger::parse_layer(layer))
      return std::unexpected(bad_value("layers", layer, "is not a layer",
                                       nearest_text(layer, ledger::layer_words()),
                                       "use bilateral, regional, sectoral, community"));
    request.layers.push_back(std::move(layer));
  }
  return {};
}

/// A word of a fixed list.
template <class Word>
Set set_word(Word& to, std::optional<Word> (*parse)(std::string_view), std::string_view name,
             std::string_view value, const std::vector<std::string>& words) {
  const auto word = parse(value);
  if (!word)
    return std::unexpected(bad_value(name, value, fmt::format("is not one of the {}", name),
                                     nearest_text(value, words),
                                     "use one of: " + join(words, ", ")));
  to = *word;
  return {};
}

Set set_most_breaks(Request& request, std::string_view value) {
  constexpr std::int64_t most = 20;
  const auto breaks = parse_int(value);
  if (!breaks || *breaks < 0 || *breaks > most)
    return std::unexpected(bad_value("most_breaks", value, "is not a number of breaks", "",
                                     fmt::format("give a whole number from 0 to {}", most)));
  request.most_breaks = static_cast<std::size_t>(*breaks);
  return {};
}

Set set_level(Request& request, std::string_view value) {
  const auto rule = exchanges::parse_level_rule(value);
  const auto words = exchanges::level_rule_words();
  if (!rule)
    return std::unexpected(bad_value("level", value, "is not a level", nearest_text(value, words),
                                     "use one of: " + join(words, ", ")));
  request.level = *rule;
  return {};
}

Set set_declared(Request& request, std::string_view value) {
  for (const auto& word : split_list(value, ',')) {
    const auto year = parse_int(word);
    if (!year || *year < 1 || *year > 9998)
      return std::unexpected(bad_value("declared", word, "is not a year", "",
                                       "name the first year of each phase: 1993,2003,2014"));
    request.declared.push_back(static_cast<int>(*year));
  }
  return {};
}

/// A route should answer soon; the command line has no such limit.
constexpr std::int64_t most_draws = 1'000'000;

Set set_draws(Request& request, std::string_view value) {
  const auto n = parse_int(value);
  if (!n || *n < 1 || *n > most_draws)
    return std::unexpected(bad_value("draws", value, "is not a number of draws", "",
                                     fmt::format("give a whole number from 1 to {}", most_draws)));
  request.draws = value;
  return {};
}

Set set_weights(Request& request, std::string_view value) {
  const auto words = sorting::weights_words();
  if (!sorting::parse_weights(value))
    return std::unexpected(bad_value("weights", value, "says nothing of weights",
                                     nearest_text(value, words),
                                     "use one of: " + join(words, ", ")));
  request.weights = value;
  return {};
}

Set set(Request& request, std::string_view name, std::string_view value) {
  if (name == "on") return set_day(request.on, name, value);
  if (name == "since") return set_day(request.since, name, value);
  if (name == "until") return set_day(request.until, name, value);
  if (name == "dates") return set_dates(request, value);
  if (name == "seed") return set_seed(request, value);
  if (name == "layers") return set_layers(request, value);
  if (name == "why") return set_truth(request.why, name, value);
  if (name == "sensitivity") return set_truth(request.sensitivity, name, value);
  if (name == "every") {
    if (value != "year")
      return std::unexpected(bad_value(name, value, "is not a step of time", "", "use: year"));
    request.every_year = true;
  }
  if (name == "with") {
    if (value != "proposed")
      return std::unexpected(
          bad_value(name, value, "cannot be counted with the rest", "", "use: proposed"));
    request.with_proposed = true;
  }
  if (name == "bins")
    return set_word(request.bins, phases::parse_bins, name, value, phases::bins_words());
  if (name == "law")
    return set_word(request.law, phases::parse_law, name, value, phases::law_words());
  if (name == "level") return set_level(request, value);
  if (name == "partner") request.partner = value;
  if (name == "declared") return set_declared(request, value);
  if (name == "draws") return set_draws(request, value);
  if (name == "weights") return set_weights(request, value);
  if (name == "most_breaks") return set_most_breaks(request, value);
  if (name == "ladder") request.ladder = value;
  if (name == "principal") request.principal = value;
  if (name == "region") request.region = value;
  if (name == "regions") request.regions = value;
  if (name == "source") request.source = value;
  return {};
}

}  // namespace

Result<Request> parse_request(const std::vector<std::pair<std::string, std::string>>& parameters) {
  static const std::vector<std::string> names{
      "on",   "since",       "until",    "ladder", "dates",       "source", "principal", "region",
      "with", "layers",      "seed",     "why",    "sensitivity", "every",  "regions",   "bins",
      "law",  "most_breaks", "declared", "level",  "partner",     "draws",  "weights"};
  Request request;
  std::vector<std::string> seen;
  for (const auto& [name, value] : parameters) {
    if (std::ranges::find(names, name) == names.end()) {
      return std::unexpected(
          Error{.kind = Error::Kind::usage,
                .what = fmt::format("nothing is called \"{}\" here.", shorten(name)),
                .where = {.field = shorten(name)},
                .nearest = nearest_text(name, names),
                .hint = "use: " + join(names, ", ")});
    }
    if (std::ranges::find(seen, name) != seen.end())
      return std::unexpected(bad_value(name, value, "is a second value", "", "give it once"));
    seen.push_back(name);
    if (const auto done = set(request, name, value); !done) return std::unexpected(done.error());
  }
  return request;
}

}  // namespace comity::services
