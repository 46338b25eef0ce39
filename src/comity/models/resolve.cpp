// SPDX-License-Identifier: Apache-2.0
#include "comity/models/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/base/text.hpp"
#include "comity/models/catalogue.hpp"

namespace comity::models {

namespace {

const std::vector<std::string>& option_words() {
  static const std::vector<std::string> words{
      "weighted",           "window", "interval", "decay", "transform",
      "ignore_repetitions", "unique", "ego",      "alter", "scaling"};
  return words;
}

/// What the arguments of one factor ask for.
struct Asked {
  std::vector<std::size_t> networks;
  std::vector<std::size_t> attributes;
  bool weighted = false, unique = false, ignore_repetitions = false, ego = false, alter = false;
  double from = 0, window = 0, half_life = 0;
  std::string transform, scaling;
};

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& list) {
  std::vector<std::string> names;
  for (const auto& item : list) names.push_back(item.name);
  return names;
}

class Resolver {
 public:
  Resolver(Model& model, Problems& problems)
      : model_(model), problems_(problems), n_plain_(model.history.networks.size()) {}

  void resolve() {
    const auto terms = parse_formula(model_.settings.formula, problems_);
    std::set<std::string> seen;
    for (const auto& term : terms) {
      if (!seen.insert(term.text).second)
        fail(term.factors[0].at, fmt::format("the term {} stands twice.", shorten(term.text)), "",
             "keep one of them");
      Column column{.name = term.text, .factors = {}};
      for (const auto& factor : term.factors) add_factor(factor, column);
      model_.columns.push_back(std::move(column));
    }
    check_intercept();
  }

 private:
  void fail(std::size_t at, std::string what, std::string nearest = {}, std::string hint = {}) {
    problems_.error({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = {.column = static_cast<std::uint32_t>(at + 1), .field = "formula"},
                     .nearest = std::move(nearest),
                     .hint = std::move(hint)});
  }

  void check_intercept() {
    const bool has = model_.has_intercept();
    const auto& settings = model_.settings;
    const bool may = settings.kind == Kind::rate || settings.kind == Kind::relational;
    if (settings.timed && !may)
      fail(0, fmt::format("a model of kind {} has no waiting times.", to_word(settings.kind)), "",
           "leave out timed = true, or take kind rate or relational");
    else if (has && !settings.timed)
      fail(0, "the intercept 1 means nothing without waiting times.", "",
           "leave it out, or set timed = true");
    else if (settings.timed && !has && problems_.list().empty())
      fail(0, "a timed model needs the intercept 1.", "", "begin the formula with ~ 1 +");
  }

  void add_factor(const Factor& factor, Column& column) {
    const auto* const entry = find_entry(factor.name);
    if (entry == nullptr) {
      fail(factor.at, fmt::format("there is no term \"{}\".", shorten(factor.name)),
           nearest_text(factor.name, term_names()), "the terms are listed in docs/formats.md");
      return;
    }
    auto asked = read_arguments(factor, *entry);
    if (!asked || !complete(factor, *entry, *asked)) return;
    auto statistic = entry->of;
    if (!set_side(factor, *entry, *asked, statistic)) return;
    if (!set_options(factor, *entry, *asked, statistic)) return;
    set_networks(*entry, *asked, statistic);
    column.factors.push_back(place_of(statistic));
    if (asked->ignore_repetitions)
      column.factors.push_back(place_of({.form = Form::untied, .network = repetition_network()}));
  }

  std::optional<Asked> read_arguments(const Factor& factor, const Entry& entry) {
    Asked asked;
    for (const auto& argument : factor.arguments) {
      const bool good =
          argument.name.empty() ? read_word(argument, entry, asked) : read_named(argument, asked);
      if (!good) return std::nullopt;
    }
    return asked;
  }

  bool read_word(const Argument& argument, const Entry& entry, Asked& asked) {
    const auto& word = argument.value;
    const auto network = find_named(model_.history.networks, word);
    const auto attribute = find_named(model_.history.attributes, word);
    if (network && *network < n_plain_ && asked.networks.size() < entry.networks) {
      asked.networks.push_back(*network);
    } else if (attribute && asked.attributes.size() < entry.attributes) {
      asked.attributes.push_back(*attribute);
    } else if (bool* const flag = flag_of(word, asked)) {
      *flag = true;
    } else {
      refuse_word(argument, entry, network || attribute);
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

  void refuse_word(const Argument& argument, const Entry& entry, bool known) {
    if (known) {
      fail(argument.at,
           fmt::format("{} has no use for \"{}\" here.", entry.name, shorten(argument.value)), "",
           fmt::format("it reads {} networks and {} attributes", entry.networks, entry.attributes));
      return;
    }
    std::vector<std::string> candidates = option_words();
    auto networks = names_of(model_.history.networks);
    networks.resize(n_plain_);
    const auto attributes = names_of(model_.history.attributes);
    std::string hint;
    if (entry.networks > 0) {
      candidates.insert(candidates.end(), networks.begin(), networks.end());
      hint += "networks: " + join(networks, ", ");
    }
    if (entry.attributes > 0) {
      candidates.insert(candidates.end(), attributes.begin(), attributes.end());
      hint += (hint.empty() ? "" : "; ") + ("attributes: " + join(attributes, ", "));
    }
    fail(argument.at,
         fmt::format("\"{}\" is no {}.", shorten(argument.value),
                     entry.networks > 0 && entry.attributes > 0 ? "network, attribute or option"
                     : entry.networks > 0                       ? "network or option"
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
    if (name == "transform" || name == "scaling") return true;
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

  bool complete(const Factor& factor, const Entry& entry, Asked& asked) {
    if (entry.networks == 1 && asked.networks.empty()) asked.networks = {model_.dependent};
    if (asked.networks.size() == entry.networks && asked.attributes.size() == entry.attributes)
      return true;
    const bool network = asked.networks.size() < entry.networks;
    auto known = network ? names_of(model_.history.networks) : names_of(model_.history.attributes);
    if (network) known.resize(n_plain_);
    fail(factor.at,
         fmt::format("{} needs {} {}.", entry.name, network ? entry.networks : entry.attributes,
                     network                 ? "networks"
                     : entry.attributes == 1 ? "attribute"
                                             : "attributes"),
         "", (network ? "networks: " : "attributes: ") + join(known, ", "));
    return false;
  }

  /// Which of the two actors it describes, and whether the kind can tell it apart.
  bool set_side(const Factor& factor, const Entry& entry, const Asked& asked,
                Statistic& statistic) {
    const auto kind = model_.settings.kind;
    const bool rate = kind == Kind::rate;
    if (entry.either_side) {
      statistic.side = (rate || asked.ego) && !asked.alter ? Side::sender : Side::receiver;
    } else if (asked.ego || asked.alter) {
      fail(factor.at, fmt::format("{} has no side to choose.", entry.name), "",
           "ego and alter go with indeg, outdeg, node_trans and tertius");
      return false;
    }
    if (rate && statistic.side != Side::sender && statistic.form != Form::constant) {
      fail(factor.at, fmt::format("{} depends on the partner; a rate is of one actor.", entry.name),
           "", "for a rate: ego(...), indeg, outdeg, node_trans, tertius");
      return false;
    }
    if ((kind == Kind::choice || kind == Kind::coordination) && statistic.side == Side::sender &&
        factor_alone(factor)) {
      fail(factor.at,
           fmt::format("{} is the same for all partners and cancels in a model of kind {}.",
                       factor.name, to_word(kind)),
           "", "use alter(...), or a product such as ego(z):alter(z)");
      return false;
    }
    return true;
  }

  [[nodiscard]] bool factor_alone(const Factor& factor) const {
    Problems none;
    for (const auto& term : parse_formula(model_.settings.formula, none))
      if (term.factors.size() > 1 && std::ranges::any_of(term.factors, [&](const Factor& other) {
            return other.at == factor.at;
          }))
        return false;
    return true;
  }

  bool set_options(const Factor& factor, const Entry& entry, const Asked& asked,
                   Statistic& statistic) {
    const auto refuse = [&](std::string what, std::string hint) {
      fail(factor.at, std::move(what), "", std::move(hint));
      return false;
    };
    const auto& networks = model_.history.networks;
    const auto& read = networks[asked.networks.empty() ? model_.dependent : asked.networks[0]];
    const bool looks_at_ties = entry.networks > 0 || statistic.form == Form::recency ||
                               statistic.form == Form::rank || statistic.form == Form::shift;
    if (entry.directed_only && !read.directed && looks_at_ties)
      return refuse(
          fmt::format("{} needs a directed network, and {} is undirected.", entry.name, read.name),
          "on an undirected network use tie, indeg, trans or sp");
    if (entry.undirected_only && read.directed)
      return refuse(
          fmt::format("{} needs an undirected network, and {} is directed.", entry.name, read.name),
          "on a directed network use the terms of sender and receiver, such as otp");
    if ((asked.window > 0 || asked.half_life > 0) && entry.networks == 0)
      return refuse(fmt::format("{} reads no network, so it has no window.", entry.name), "");
    if (asked.window > 0 && asked.half_life > 0)
      return refuse("a memory is a window or a decay, not both.", "keep one of them");
    if (asked.weighted && !entry.has_weights)
      return refuse(fmt::format("{} cannot be weighted.", entry.name),
                    "weighted goes with inertia, tie, recip, indeg and outdeg");
    if (asked.weighted) statistic.weighted = true;
    // The programs for relational models count weights, those for actors' choices ties.
    if (model_.settings.kind == Kind::relational && statistic.form == Form::tie)
      statistic.weighted = true;
    if (asked.unique && statistic.form != Form::path)
      return refuse(fmt::format("{} has nothing to count once.", entry.name),
                    "unique goes with otp, itp, osp, isp and sp");
    if (asked.unique) statistic.legs = Legs::both;
    return set_transform(factor, asked, statistic) && set_scaling(factor, asked, statistic);
  }

  bool set_transform(const Factor& factor, const Asked& asked, Statistic& statistic) {
    static const std::vector<std::string> words{"identity", "sqrt", "log1p", "absolute", "square"};
    if (asked.transform.empty()) return true;
    const auto found = std::ranges::find(words, asked.transform);
    if (found == words.end()) {
      fail(factor.at, fmt::format("there is no transform \"{}\".", shorten(asked.transform)),
           nearest_text(asked.transform, words), "use one of: " + join(words, ", "));
      return false;
    }
    statistic.transform = static_cast<Transform>(found - words.begin());
    return true;
  }

  bool set_scaling(const Factor& factor, const Asked& asked, Statistic& statistic) {
    if (asked.scaling.empty() || asked.scaling == "none") return true;
    if (asked.scaling == "std") {
      statistic.standard = true;
      return true;
    }
    const bool may =
        (statistic.form == Form::tie && !statistic.reversed) || statistic.form == Form::degree;
    if (asked.scaling == "prop" && may) {
      statistic.form = statistic.form == Form::tie ? Form::tie_share : Form::degree_share;
      return true;
    }
    fail(factor.at,
         fmt::format("{} cannot be scaled by \"{}\".", factor.name, shorten(asked.scaling)), "",
         "scaling is none, std, or for inertia and degrees prop");
    return false;
  }

  void set_networks(const Entry& entry, const Asked& asked, Statistic& statistic) {
    statistic.network = model_.dependent;
    if (entry.networks > 0) statistic.network = remembered(asked.networks[0], asked);
    statistic.network2 =
        entry.networks > 1 ? remembered(asked.networks[1], asked) : statistic.network;
    if (entry.attributes > 0) statistic.attribute = asked.attributes[0];
    statistic.attribute2 = entry.attributes > 1 ? asked.attributes[1] : statistic.attribute;
    for (const auto attribute : asked.attributes)
      if (std::ranges::find(model_.attributes, attribute) == model_.attributes.end())
        model_.attributes.push_back(attribute);
  }

  /// The network as a window or a fading memory shows it; one copy for all terms that ask alike.
  std::size_t remembered(std::size_t network, const Asked& asked) {
    if (asked.window == 0 && asked.half_life == 0) return network;
    auto& networks = model_.history.networks;
    const auto name = fmt::format("{} [{:.17g} {:.17g} {:.17g}]", networks[network].name,
                                  asked.from, asked.window, asked.half_life);
    if (const auto known = find_named(networks, name)) return *known;
    auto copy = asked.window > 0 ? windowed(networks[network], asked.from, asked.window)
                                 : networks[network];
    copy.name = name;
    networks.push_back(std::move(copy));
    model_.half_life.push_back(asked.half_life);
    model_.shown.push_back({networks.size() - 1, network, asked.from, asked.window});
    return networks.size() - 1;
  }

  /// Where `ignore_repetitions` looks: the dependent network. goldfish keeps a copy that takes only
  /// the first of several changes of a pair at one time.
  std::size_t repetition_network() {
    if (model_.settings.compat != Compat::goldfish) return model_.dependent;
    auto& networks = model_.history.networks;
    const auto name = networks[model_.dependent].name + " [once]";
    if (const auto known = find_named(networks, name)) return *known;
    auto copy = networks[model_.dependent];
    copy.name = name;
    const auto pair = [&](const TieChange& change) {
      const bool turn = !copy.directed && change.to < change.from;
      return turn ? std::pair(change.to, change.from) : std::pair(change.from, change.to);
    };
    std::set<std::pair<Node, Node>> now;
    Time time = before_all;
    std::erase_if(copy.changes, [&](const TieChange& change) {
      if (change.time != time) now.clear();
      time = change.time;
      return !now.insert(pair(change)).second;
    });
    networks.push_back(std::move(copy));
    model_.half_life.push_back(0);
    model_.shown.push_back({networks.size() - 1, model_.dependent, 0, 0});
    return networks.size() - 1;
  }

  std::size_t place_of(const Statistic& statistic) {
    const auto found = std::ranges::find(model_.statistics, statistic);
    if (found != model_.statistics.end())
      return static_cast<std::size_t>(found - model_.statistics.begin());
    model_.statistics.push_back(statistic);
    return model_.statistics.size() - 1;
  }

  Model& model_;
  Problems& problems_;
  std::size_t n_plain_;
};

}  // namespace

void resolve_formula(Model& model, Problems& problems) { Resolver(model, problems).resolve(); }

}  // namespace comity::models
