// SPDX-License-Identifier: Apache-2.0
#include "comity/models/model.hpp"

#include <algorithm>
#include <cmath>

#include "comity/base/text.hpp"
#include "comity/base/words.hpp"
#include "comity/models/ladder.hpp"
#include "comity/models/resolve.hpp"

namespace comity::models {

namespace {

constexpr Words<5> kinds{"coordination", "choice", "rate", "relational", "ladder"};
constexpr Words<3> compats{"clean", "goldfish", "remverse"};
constexpr Words<2> informations{"expected", "observed"};
constexpr Words<3> missings{"mean", "carry", "drop"};
constexpr Words<3> clusters{"none", "actor", "dyad"};

template <std::size_t N>
std::vector<std::string> list(const Words<N>& words) {
  return {words.begin(), words.end()};
}

struct Unit {
  std::string_view name;
  double seconds;
};
/// Julian years and twelfths of them, as the R programs of the field count [Stadtfeld2017].
constexpr Unit units[] = {{"second", 1},    {"minute", 60},     {"hour", 3600},    {"day", 86400},
                          {"week", 604800}, {"month", 2629800}, {"year", 31557600}};

}  // namespace

std::string to_word(Kind kind) { return comity::to_word(kinds, kind); }
std::string to_word(Compat compat) { return comity::to_word(compats, compat); }
std::string to_word(Information information) { return comity::to_word(informations, information); }
std::string to_word(Missing missing) { return comity::to_word(missings, missing); }
std::string to_word(Cluster cluster) { return comity::to_word(clusters, cluster); }
std::optional<Kind> parse_kind(std::string_view word) { return from_word<Kind>(kinds, word); }
std::optional<Compat> parse_compat(std::string_view word) {
  return from_word<Compat>(compats, word);
}
std::optional<Information> parse_information(std::string_view word) {
  return from_word<Information>(informations, word);
}
std::optional<Missing> parse_missing(std::string_view word) {
  return from_word<Missing>(missings, word);
}
std::vector<std::string> kind_words() { return list(kinds); }
std::vector<std::string> compat_words() { return list(compats); }
std::vector<std::string> information_words() { return list(informations); }
std::vector<std::string> missing_words() { return list(missings); }

bool Model::unordered() const {
  if (settings.kind == Kind::coordination) return true;
  return (settings.kind == Kind::relational || settings.kind == Kind::ladder) && !directed();
}

bool Model::has_intercept() const {
  return std::ranges::any_of(columns,
                             [&](const Column& column) { return is_intercept(*this, column); });
}

bool is_ever_unknown(const Attribute& attribute) {
  const auto unknown = [](double value) { return std::isnan(value); };
  return std::ranges::any_of(attribute.initial, unknown) ||
         std::ranges::any_of(attribute.changes, unknown, &NodeChange::value);
}

bool is_intercept(const Model& model, const Column& column) {
  return column.factors.size() == 1 && model.statistics[column.factors[0]].form == Form::constant;
}

std::optional<double> parse_duration(std::string_view text) {
  text = trim(text);
  const auto gap = text.find_first_of(" \t");
  const auto amount = parse_real(text.substr(0, gap));
  if (!amount) return std::nullopt;
  if (gap == std::string_view::npos) return amount;
  auto name = trim(text.substr(gap));
  if (name.ends_with('s')) name.remove_suffix(1);
  const auto* const unit = std::ranges::find(units, name, &Unit::name);
  if (unit == std::end(units)) return std::nullopt;
  return *amount * unit->seconds;
}

Model make_model(Settings settings, History history, std::size_t dependent,
                 std::vector<Event> events, Problems& problems) {
  Model model{.settings = std::move(settings),
              .history = std::move(history),
              .dependent = dependent,
              .events = std::move(events)};
  model.half_life.assign(model.history.networks.size(), 0.0);
  resolve_formula(model, problems);
  if (model.settings.kind == Kind::ladder) keep_rises(model);
  model.read.assign(model.history.networks.size(), 0);
  model.read[dependent] = 1;
  for (const auto& statistic : model.statistics) {
    model.read[statistic.network] = 1;
    model.read[statistic.network2] = 1;
  }
  return model;
}

}  // namespace comity::models
