// SPDX-License-Identifier: Apache-2.0
#include "comity/models/arguments.hpp"

#include <fmt/format.h>

#include <cmath>

#include "comity/base/text.hpp"
#include "comity/models/model.hpp"

namespace comity::models {

namespace {

const std::vector<std::string>& option_words() {
  static const std::vector<std::string> words{
      "weighted", "window", "interval", "decay",   "transform", "ignore_repetitions",
      "unique",   "ego",    "alter",    "scaling", "history"};
  return words;
}

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& list) {
  std::vector<std::string> names;
  for (const auto& item : list) names.push_back(item.name);
  return names;
}

class ArgumentReader {
 public:
  ArgumentReader(const Entry& entry, const History& history, std::size_t n_plain,
                 std::size_t dependent, Problems& problems)
      : entry_(entry),
        history_(history),
        n_plain_(n_plain),
        dependent_(dependent),
        problems_(problems) {}

  std::optional<Asked> read(const Factor& factor) {
    Asked asked;
    for (const auto& argument : factor.arguments) {
      const bool good =
          argument.name.empty() ? read_word(argument, asked) : read_named(argument, asked);
      if (!good) return std::nullopt;
    }
    if (!complete(factor, asked)) return std::nullopt;
    return asked;
  }

 private:
  void fail(std::size_t at, std::string what, std::string nearest = {}, std::string hint = {}) {
    fail_at(at, problems_, std::move(what), std::move(nearest), std::move(hint));
  }

  bool read_word(const Argument& argument, Asked& asked) {
    const auto& word = argument.value;
    const auto network = find_named(history_.networks, word);
    const auto attribute = find_named(history_.attributes, word);
    if (network && *network < n_plain_ && asked.networks.size() < entry_.networks) {
      asked.networks.push_back(*network);
    } else if (attribute && entry_.attributes > 0 &&
               history_.attributes[*attribute].global != entry_.global) {
      refuse_reach(argument);
      return false;
    } else if (attribute && asked.attributes.size() < entry_.attributes) {
      asked.attributes.push_back(*attribute);
    } else if (bool* const flag = flag_of(word, asked)) {
      *flag = true;
    } else {
      refuse_word(argument, network || attribute);
      return false;
    }
    return true;
  }

  static bool* flag_of(std::string_view word, Asked& asked) {
    if (word == "weighted") return &asked.weighted;
    if (word == "unique") return &asked.unique;
    if (word == "ignore_repetitions") return &asked.ignore_repetitions;
    if (word == "ego") return &asked.ego;
    if (word == "alter") return &asked.alter;
    return nullptr;
  }

  void refuse_reach(const Argument& argument) {
    fail(argument.at,
         fmt::format("{} is {}, and {} reads {}.", shorten(argument.value),
                     entry_.global ? "an attribute of actors" : "one value for everybody",
                     entry_.name, entry_.global ? "one value for everybody" : "one of actors"),
         "",
         entry_.global ? "its file has no column node; for attributes of actors use send, receive, "
                         "alter, ego, same or diff"
                       : "use event(...)");
  }

  void refuse_word(const Argument& argument, bool known) {
    if (known) {
      fail(argument.at,
           fmt::format("{} has no use for \"{}\" here.", entry_.name, shorten(argument.value)), "",
           fmt::format("it reads {} networks and {} attributes", entry_.networks,
                       entry_.attributes));
      return;
    }
    std::vector<std::string> candidates = option_words();
    auto networks = names_of(history_.networks);
    networks.resize(n_plain_);
    const auto attributes = names_of(history_.attributes);
    std::string hint;
    if (entry_.networks > 0) {
      candidates.insert(candidates.end(), networks.begin(), networks.end());
      hint += "networks: " + join(networks, ", ");
    }
    if (entry_.attributes > 0) {
      candidates.insert(candidates.end(), attributes.begin(), attributes.end());
      hint += (hint.empty() ? "" : "; ") + ("attributes: " + join(attributes, ", "));
    }
    fail(argument.at,
         fmt::format("\"{}\" is no {}.", shorten(argument.value),
                     entry_.networks > 0 && entry_.attributes > 0 ? "network, attribute or option"
                     : entry_.networks > 0                        ? "network or option"
                                                                  : "attribute or option"),
         nearest_text(argument.value, candidates), hint);
  }

  bool read_named(const Argument& argument, Asked& asked) {
    const auto& name = argument.name;
    if (bool* const flag = flag_of(name, asked)) {
      *flag = argument.value == "true" || argument.value == "TRUE" || argument.value == "1";
      return true;
    }
    if (name == "transform") asked.transform = argument.value;
    if (name == "scaling") asked.scaling = argument.value;
    if (name == "history") asked.history = argument.value;
    if (name == "transform" || name == "scaling" || name == "history") return true;
    if (name == "window") return read_span(argument, asked.window);
    if (name == "decay") return read_span(argument, asked.half_life);
    if (name == "interval") {
      const auto ends = split_list(argument.value, ';');
      if (ends.size() == 2) {
        const auto from = parse_duration(ends[0]);
        const auto until = parse_duration(ends[1]);
        if (from && until && *from >= 0 && *until > *from) {
          asked.from = *from;
          asked.window = *until;
          return true;
        }
      }
      fail(argument.at, "an interval has a shorter and a longer duration.", "",
           "write interval = \"1 day; 1 week\"");
      return false;
    }
    fail(argument.at, fmt::format("there is no option \"{}\".", shorten(name)),
         nearest_text(name, option_words()), "the options are: " + join(option_words(), ", "));
    return false;
  }

  bool read_span(const Argument& argument, double& to) {
    const auto span = parse_duration(argument.value);
    if (span && *span > 0 && std::isfinite(*span)) {
      to = *span;
      return true;
    }
    fail(argument.at,
         span ? fmt::format("a {} of {} holds nothing.", argument.name, shorten(argument.value))
              : fmt::format("\"{}\" is no duration.", shorten(argument.value)),
         "",
         "write a number of seconds, or for example \"3 years\"; units are second, minute, hour, "
         "day, week, month, year");
    return false;
  }

  bool complete(const Factor& factor, Asked& asked) {
    if (entry_.networks == 1 && asked.networks.empty()) asked.networks = {dependent_};
    if (asked.networks.size() == entry_.networks && asked.attributes.size() == entry_.attributes)
      return true;
    const bool network = asked.networks.size() < entry_.networks;
    auto known = network ? names_of(history_.networks) : names_of(history_.attributes);
    if (network) known.resize(n_plain_);
    fail(factor.at,
         fmt::format("{} needs {} {}.", entry_.name, network ? entry_.networks : entry_.attributes,
                     network                  ? "networks"
                     : entry_.attributes == 1 ? "attribute"
                                              : "attributes"),
         "", (network ? "networks: " : "attributes: ") + join(known, ", "));
    return false;
  }

  const Entry& entry_;
  const History& history_;
  std::size_t n_plain_;
  std::size_t dependent_;
  Problems& problems_;
};

}  // namespace

void fail_at(std::size_t at, Problems& problems, std::string what, std::string nearest,
             std::string hint) {
  problems.error({.kind = Error::Kind::data,
                  .what = std::move(what),
                  .where = {.column = static_cast<std::uint32_t>(at + 1), .field = "formula"},
                  .nearest = std::move(nearest),
                  .hint = std::move(hint)});
}

std::optional<Asked> read_arguments(const Factor& factor, const Entry& entry,
                                    const History& history, std::size_t n_plain,
                                    std::size_t dependent, Problems& problems) {
  return ArgumentReader(entry, history, n_plain, dependent, problems).read(factor);
}

}  // namespace comity::models
