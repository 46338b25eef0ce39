// SPDX-License-Identifier: Apache-2.0
#include "comity/io/model_settings.hpp"

#include <fmt/format.h>

#include <cmath>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

using models::Kind;

class SettingsReader {
 public:
  explicit SettingsReader(TomlTable& top) : top_(top) {}

  models::Settings read() {
    if (top_.text("kind", true).empty()) settings_.kind = Kind::coordination;
    read_word("kind", models::parse_kind, models::kind_words(), settings_.kind);
    read_word("compat", models::parse_compat, models::compat_words(), settings_.compat);
    read_word("missing", models::parse_missing, models::missing_words(), settings_.missing);
    read_word("information", models::parse_information, models::information_words(),
              settings_.information);
    settings_.timed = top_.truth("timed");
    settings_.formula = top_.text("formula", true);
    const auto cluster = top_.text("cluster");
    if (cluster == "actor") settings_.cluster = models::Cluster::actor;
    if (cluster == "dyad") settings_.cluster = models::Cluster::dyad;
    if (!cluster.empty() && settings_.cluster == models::Cluster::none)
      top_.error("cluster", fmt::format("\"{}\" is no cluster.", shorten(cluster)), "",
                 "use actor or dyad, or leave it out");
    read_penalty();
    read_ladder();
    read_controls();
    return std::move(settings_);
  }

 private:
  template <class Enum>
  void read_word(std::string_view key, std::optional<Enum> (*parse)(std::string_view),
                 const std::vector<std::string>& words, Enum& to) {
    const auto text = top_.text(key);
    if (text.empty()) return;
    const auto value = parse(text);
    if (!value)
      top_.error(key, fmt::format("\"{}\" is no {}.", shorten(text), key),
                 nearest_text(text, words), "use one of: " + join(words, ", "));
    to = value.value_or(to);
  }

  void read_penalty() {
    const auto text = top_.text("penalty");
    if (text.empty()) return;
    const auto weight =
        text.starts_with("ridge:") ? parse_real(text.substr(6)) : std::optional<double>();
    if (text == "firth")
      settings_.penalty.firth = true;
    else if (weight && *weight > 0)
      settings_.penalty.ridge = *weight;
    else
      top_.error("penalty", fmt::format("\"{}\" is no penalty.", shorten(text)), "",
                 "use firth, or ridge and a weight such as ridge:0.1");
  }

  /// How many alternatives are drawn for each event; only where a sum over all is compared with
  /// one.
  void read_controls() {
    const double controls = top_.real("controls", 0);
    const double seed = top_.real("seed", 1);
    const auto is_whole = [](double of) { return of >= 0 && of < 1e9 && std::trunc(of) == of; };
    if (!is_whole(controls))
      return top_.error("controls", "controls are a whole number of alternatives per event.", "",
                        "use a number such as 20, or leave it out for all of them");
    if (!is_whole(seed))
      return top_.error("seed", "a seed is a whole number.", "", "use a number such as 1");
    settings_.controls = static_cast<std::size_t>(controls);
    settings_.seed = static_cast<std::uint64_t>(seed);
    if (settings_.controls == 0) return;
    const auto kind = settings_.kind;
    if (settings_.timed || kind == Kind::coordination || kind == Kind::rate)
      top_.error("controls",
                 fmt::format("a {}{} model needs all alternatives.",
                             settings_.timed ? "timed " : "", to_word(kind)),
                 "", "sample in models of kind choice, relational (not timed) or ladder");
    if (settings_.ties == models::TieRule::efron)
      top_.error("controls", "Efron's rule needs all alternatives.", "", "use ties = \"breslow\"");
  }

  void read_ladder() {
    for (const auto rung : top_.whole_numbers("origin")) settings_.origins.push_back(rung);
    const auto destination = top_.text("destination");
    if (destination == "next")
      settings_.destination = models::Destination::next;
    else if (!destination.empty() && destination != "any higher")
      top_.error("destination", fmt::format("\"{}\" is no destination.", shorten(destination)), "",
                 "use: any higher, or: next");
    const auto ties = top_.text("ties");
    if (ties == "efron")
      settings_.ties = models::TieRule::efron;
    else if (!ties.empty() && ties != "breslow")
      top_.error("ties", fmt::format("\"{}\" is no rule for ties.", shorten(ties)), "",
                 "use breslow or efron");
    if (settings_.kind == Kind::ladder) return;
    for (const auto* key : {"origin", "destination", "ties"})
      if (top_.has(key)) top_.error(key, fmt::format("{} belongs to kind = \"ladder\".", key));
  }

  TomlTable& top_;
  models::Settings settings_;
};

}  // namespace

models::Settings read_model_settings(TomlTable& top) { return SettingsReader(top).read(); }

}  // namespace comity::io
