// SPDX-License-Identifier: Apache-2.0
#include "comity/io/goldfish_effect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

using models::Form;
using models::Kind;
using models::Pairing;
using models::Side;
using models::Transform;
using Wording = std::expected<std::string, std::string>;

Wording without(std::string reason) { return std::unexpected(std::move(reason)); }

/// As R names the function. `square` is written by the script.
std::string_view function_of(Transform transform) {
  switch (transform) {
    case Transform::sqrt:
      return "sqrt";
    case Transform::log1p:
      return "log1p";
    case Transform::absolute:
      return "abs";
    case Transform::square:
      return "square";
    case Transform::identity:
      break;
  }
  return "identity";
}

/// What a network remembers, if it shows another one.
struct RememberedPart {
  std::size_t network = 0;
  double from = 0, window = 0, half_life = 0;
};

RememberedPart part_of(const models::Model& model, std::size_t network) {
  const auto found = std::ranges::find(model.shown, network, &models::Shown::network);
  if (found == model.shown.end()) return {.network = network};
  return {.network = found->of,
          .from = found->from,
          .window = found->window,
          .half_life = model.half_life[network]};
}

/// Writes the effect of one statistic.
class EffectWriter {
 public:
  EffectWriter(const GoldfishModel& model, const models::Statistic& statistic, bool once)
      : names_(model),
        model_(*model.of),
        statistic_(statistic),
        once_(once),
        network_(part_of(model_, statistic.network)),
        network2_(part_of(model_, statistic.network2)) {}

  Wording write() {
    if (statistic_.standard) return without("is scaled over the risk set, which goldfish does not");
    if (const auto reason = memory(); !reason.empty()) return without(reason);
    auto effect = by_form();
    if (effect && once_ && !reads_ties())
      return without("has ignore_repetitions, which goldfish has for networks only");
    return effect;
  }

 private:
  [[nodiscard]] Kind kind() const { return model_.settings.kind; }
  [[nodiscard]] bool reads_ties() const {
    return statistic_.form != Form::constant && statistic_.form != Form::attribute &&
           statistic_.form != Form::compare && statistic_.form != Form::moment;
  }

  [[nodiscard]] std::string memory() const {
    if (!reads_ties()) return {};
    if (network_.half_life > 0) return "fades (decay), and goldfish remembers in windows only";
    if (network_.from > 0) return "has an interval, and a window of goldfish begins at once";
    return {};
  }

  Wording by_form() const {
    switch (statistic_.form) {
      case Form::constant:
        return "1";
      case Form::tie:
        return tie();
      case Form::degree:
        return degree();
      case Form::path:
        return path();
      case Form::four:
        return structural("four", object(network_));
      case Form::triangles:
        return structural("node_trans", object(network_));
      case Form::partner_mean:
        return structural("tertius", object(network_) + ", " + attribute(statistic_.attribute));
      case Form::partner_gap:
        return structural("tertius_diff", object(network_) + ", " + attribute(statistic_.attribute),
                          Transform::absolute);
      case Form::attribute:
        return plain(statistic_.side == Side::sender ? "ego" : "alter");
      case Form::compare:
        return compare();
      case Form::moment:
        return without("reads one value for everybody, and attributes are of actors in a bundle");
      case Form::untied:
      case Form::tie_share:
      case Form::degree_share:
      case Form::degree_pair:
      case Form::recency:
      case Form::rank:
      case Form::shift:
        break;
    }
    return without("is a statistic that goldfish does not have");
  }

  Wording tie() const {
    const bool own = network_.network == model_.dependent;
    const auto* const name = statistic_.reversed ? "recip" : own ? "inertia" : "tie";
    if (kind() == Kind::coordination && statistic_.reversed) return not_two_sided(name);
    if (statistic_.transform != Transform::identity && !statistic_.weighted)
      return without("transforms a tie that is not weighted");
    if (once_ && own && !statistic_.reversed)
      return without("would be 0 throughout with ignore_repetitions");
    return structural(name, object(network_));
  }

  Wording degree() const {
    if (statistic_.direction == models::Direction::both)
      return without("adds up both directions, which goldfish does not");
    const bool in = statistic_.direction == models::Direction::in || is_undirected(network_);
    if (kind() == Kind::coordination && !in) return not_two_sided("outdeg");
    return structural(in ? "indeg" : "outdeg", object(network_));
  }

  Wording path() const {
    if (statistic_.legs == models::Legs::least)
      return without("takes the lesser of two counts, and goldfish counts paths");
    if (statistic_.order != models::Order::any)
      return without("asks for an order of legs (history), which was not compared with goldfish");
    const bool reversed = statistic_.reversed && !is_undirected(network_);
    const bool reversed2 = statistic_.reversed2 && !is_undirected(network2_);
    const auto* const closure = reversed ? (reversed2 ? "cycle" : "common_sender")
                                         : (reversed2 ? "common_receiver" : "trans");
    const bool mixed = network_.network != network2_.network;
    const auto name = (mixed ? "mixed_" : "") + std::string(closure);
    if (kind() == Kind::coordination && (reversed || reversed2)) return not_two_sided(name);
    if (!mixed) return structural(name, object(network_));
    return structural(name, fmt::format("list({}, {})", object(network_), object(network2_)));
  }

  Wording compare() const {
    switch (statistic_.pairing) {
      case Pairing::same:
        return plain("same");
      case Pairing::gap:
        return with_function("diff");
      case Pairing::likeness:
        return with_function("sim");
      case Pairing::product:
        if (statistic_.transform != Transform::identity)
          return without("transforms a product of attributes");
        return fmt::format("ego_alter_interaction(list({}, {}))", attribute(statistic_.attribute),
                           attribute(statistic_.attribute2));
      case Pairing::mean:
      case Pairing::least:
      case Pairing::most:
      case Pairing::sum:
        break;
    }
    return without("compares two attributes in a way that goldfish does not have");
  }

  /// An effect of one attribute that goldfish takes as it is.
  Wording plain(std::string_view name) const {
    if (statistic_.transform != Transform::identity)
      return without(fmt::format("transforms its attribute, and {} of goldfish does not", name));
    return fmt::format("{}({})", name, attribute(statistic_.attribute));
  }

  Wording with_function(std::string_view name) const {
    return fmt::format("{}({}{})", name, attribute(statistic_.attribute),
                       function(Transform::absolute));
  }

  Wording structural(std::string_view name, const std::string& objects,
                     Transform otherwise = Transform::identity) const {
    auto options = statistic_.weighted ? std::string(", weighted = TRUE") : std::string();
    if (network_.window > 0) options += fmt::format(", window = {}", network_.window);
    if (once_) options += ", ignore_repetitions = TRUE";
    options += function(otherwise);
    if (kind() == Kind::relational && statistic_.side != Side::pair)
      options += statistic_.side == Side::sender ? R"(, type = "ego")" : R"(, type = "alter")";
    return fmt::format("{}({}{})", name, objects, options);
  }

  [[nodiscard]] std::string function(Transform otherwise) const {
    if (statistic_.transform == otherwise) return {};
    return fmt::format(", transformer_fn = {}", function_of(statistic_.transform));
  }

  static Wording not_two_sided(std::string_view name) {
    return without(fmt::format("is {}, which goldfish does not have in a coordination", name));
  }

  [[nodiscard]] bool is_undirected(const RememberedPart& part) const {
    return !model_.history.networks[part.network].directed;
  }
  [[nodiscard]] std::string object(const RememberedPart& part) const {
    return names_.network_names[part.network] + "_network";
  }
  [[nodiscard]] std::string attribute(std::size_t which) const {
    return "actors$" + names_.attribute_names[which];
  }

  const GoldfishModel& names_;
  const models::Model& model_;
  const models::Statistic& statistic_;
  bool once_;
  RememberedPart network_;
  RememberedPart network2_;
};

}  // namespace

std::expected<std::string, std::string> goldfish_effect(const GoldfishModel& model,
                                                        const models::Column& column,
                                                        bool product) {
  if (product) return without("is a product of terms, and goldfish 1.7 has none");
  const auto& statistics = model.of->statistics;
  const bool once =
      column.factors.size() == 2 && statistics[column.factors[1]].form == Form::untied;
  return EffectWriter(model, statistics[column.factors[0]], once).write();
}

}  // namespace comity::io
