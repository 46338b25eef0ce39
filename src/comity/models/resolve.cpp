// SPDX-License-Identifier: Apache-2.0
#include "comity/models/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/base/text.hpp"
#include "comity/models/arguments.hpp"
#include "comity/models/catalogue.hpp"
#include "comity/models/memories.hpp"

namespace comity::models {

namespace {

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
    fail_at(at, problems_, std::move(what), std::move(nearest), std::move(hint));
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
    const auto asked =
        read_arguments(factor, *entry, model_.history, n_plain_, model_.dependent, problems_);
    if (!asked) return;
    auto statistic = entry->of;
    if (!set_side(factor, *entry, *asked, statistic)) return;
    if (!set_options(factor, *entry, *asked, statistic)) return;
    set_networks(*entry, *asked, statistic);
    column.factors.push_back(place_of(statistic));
    if (asked->ignore_repetitions)
      column.factors.push_back(
          place_of({.form = Form::untied, .network = network_of_repetitions(model_)}));
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
    if (rate && statistic.side != Side::sender && statistic.form != Form::constant &&
        statistic.form != Form::moment) {
      fail(factor.at, fmt::format("{} depends on the partner; a rate is of one actor.", entry.name),
           "", "for a rate: ego(...), indeg, outdeg, node_trans, tertius");
      return false;
    }
    const bool is_moment = statistic.form == Form::moment;
    if (is_moment && !model_.settings.timed && factor_alone(factor)) {
      fail(factor.at,
           fmt::format("{} is the same for all and cancels where waiting times do not count.",
                       factor.name),
           "", "set timed = true, or use a product such as event(z):inertia");
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
    return set_order(factor, entry, asked, statistic) && set_transform(factor, asked, statistic) &&
           set_scaling(factor, asked, statistic);
  }

  bool set_order(const Factor& factor, const Entry& entry, const Asked& asked,
                 Statistic& statistic) {
    static const std::vector<std::string> words{"pooled", "sequential", "consecutive"};
    if (asked.history.empty()) return true;
    const auto found = std::ranges::find(words, asked.history);
    if (found != words.end() && entry.has_order) {
      statistic.order = static_cast<Order>(found - words.begin());
      return true;
    }
    if (!entry.has_order)
      fail(factor.at, fmt::format("{} has no order to look at.", entry.name), "",
           "history goes with trans and cycle");
    else
      fail(factor.at, fmt::format("there is no history \"{}\".", shorten(asked.history)),
           nearest_text(asked.history, words), "use one of: " + join(words, ", "));
    return false;
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
    if (asked.scaling == "std" &&
        (statistic.form == Form::moment || statistic.form == Form::constant)) {
      fail(factor.at,
           fmt::format("{} has one value for all, so scaling leaves nothing of it.", factor.name),
           "", "leave scaling out");
      return false;
    }
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
    const Span memory{asked.from, asked.window, asked.half_life};
    statistic.network = model_.dependent;
    if (entry.networks > 0) statistic.network = network_in(memory, asked.networks[0], model_);
    statistic.network2 =
        entry.networks > 1 ? network_in(memory, asked.networks[1], model_) : statistic.network;
    if (entry.attributes > 0) statistic.attribute = asked.attributes[0];
    statistic.attribute2 = entry.attributes > 1 ? asked.attributes[1] : statistic.attribute;
    for (const auto attribute : asked.attributes)
      if (std::ranges::find(model_.attributes, attribute) == model_.attributes.end())
        model_.attributes.push_back(attribute);
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
