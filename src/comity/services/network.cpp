// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>
#include <tuple>

#include "comity/base/text.hpp"
#include "comity/network/measures.hpp"
#include "comity/services/history_rows.hpp"
#include "comity/services/network_measures.hpp"
#include "comity/services/network_ties.hpp"
#include "comity/services/partners.hpp"
#include "comity/services/questions.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

namespace {

using actors::ActorId;
using ledger::Layer;
using network::Snapshot;
using network::Tie;

constexpr std::array all_layers{Layer::bilateral, Layer::regional, Layer::sectoral,
                                Layer::community};

/// The layers that measures count: those asked for, else those the case ranks.
std::vector<Layer> counted_layers(const View& view, const Request& request) {
  if (request.layers.empty()) return view.of->settings.ranked_layers;
  std::vector<Layer> layers;
  for (const auto& word : request.layers) layers.push_back(*ledger::parse_layer(word));
  return layers;
}

const std::string& code_of(const View& view, ActorId actor) {
  return view.of->actors.at(actor).code;
}
const std::string& name_of(const View& view, ActorId actor) {
  return view.of->actors.at(actor).names.en;
}

Value codes_of(const View& view, const std::vector<ActorId>& actors) {
  auto list = Value::array();
  for (const auto actor : actors) list.push(code_of(view, actor));
  return list;
}

/// The snapshot in the layers that count; nothing if all its ties are in them, to spare the copy.
std::optional<Snapshot> without_other_layers(const Snapshot& of, const std::vector<Layer>& layers) {
  const auto counts = [&](const Tie& tie) {
    return std::ranges::find(layers, tie.layer) != layers.end();
  };
  if (std::ranges::all_of(of.ties, counts)) return std::nullopt;
  return network::in_layers(of, layers);
}

/// Everyone's measures, most partners first.
std::vector<network::Measures> sorted_measures(const View& view, const Snapshot& counted) {
  auto measures = network::measure(counted);
  std::ranges::sort(measures, {}, [&](const network::Measures& of) {
    return std::tuple(-of.degree, -of.strength, code_of(view, of.actor));
  });
  return measures;
}

Value actor_rows(const View& view, const std::vector<network::Measures>& measures) {
  auto rows = Value::array();
  for (const auto& of : measures) {
    const auto& actor = view.of->actors.at(of.actor);
    Value layers{Value::Object{}};
    for (const auto layer : all_layers)
      layers.set(to_word(layer), of.per_layer.at(static_cast<std::size_t>(layer)));
    rows.push(Value::object({{"actor", actor.code},
                             {"name", actor.names.en},
                             {"kind", to_word(actor.kind)},
                             {"region", region_of(view, of.actor)},
                             {"degree", of.degree},
                             {"strength", of.strength},
                             {"closest_rung", rung_value(of.closest)},
                             {"unranked", of.unranked},
                             {"suspended", of.suspended},
                             {"layers", std::move(layers)},
                             {"acts", ids_of(*view.of, of.acts)}}));
  }
  return rows;
}

/// The acts that began the principal's ties with these partners, on this rung.
Value acts_behind(const View& view, const Snapshot& counted, const std::vector<ActorId>& partners,
                  std::optional<titles::Rung> rung) {
  std::vector<ledger::ActIndex> acts;
  for (const auto& tie : counted.ties) {
    const bool own =
        tie.a == view.principal && std::ranges::find(partners, tie.b) != partners.end();
    if (own && tie.rung == rung && tie.in_force && std::ranges::find(acts, tie.act) == acts.end())
      acts.push_back(tie.act);
  }
  return ids_of(*view.of, acts);
}

/// Every rung of the ladder, highest first, with the partners that stand on it; then the unranked
/// ones.
Value rung_rows(const View& view, const Snapshot& counted, const network::Closeness& partners) {
  auto rows = Value::array();
  for (auto step = titles::top(*view.ladder); step > titles::no_rung; --step.value) {
    const auto found = partners.by_rung.find(step);
    const auto& on_it = found == partners.by_rung.end() ? std::vector<ActorId>{} : found->second;
    rows.push(Value::object({{"rung", step.value},
                             {"label", titles::label(*view.ladder, step)},
                             {"n", on_it.size()},
                             {"partners", codes_of(view, on_it)},
                             {"acts", acts_behind(view, counted, on_it, step)}}));
  }
  if (!partners.unranked.empty()) {
    rows.push(
        Value::object({{"rung", nullptr},
                       {"label", "unranked"},
                       {"n", partners.unranked.size()},
                       {"partners", codes_of(view, partners.unranked)},
                       {"acts", acts_behind(view, counted, partners.unranked, std::nullopt)}}));
  }
  return rows;
}

Value layer_rows(const Snapshot& listed, const std::vector<Layer>& counted) {
  const auto n = network::ties_per_layer(listed);
  auto rows = Value::array();
  for (const auto layer : all_layers) {
    const bool counts = std::ranges::find(counted, layer) != counted.end();
    rows.push(Value::object({{"layer", to_word(layer)},
                             {"n", n.at(static_cast<std::size_t>(layer))},
                             {"counted", counts}}));
  }
  return rows;
}

/// Who may become a partner and is a state: the population whose reached share is told.
std::vector<bool> states_reachable(const View& view) {
  const auto& of = *view.of;
  std::vector<bool> states(of.actors.size(), false);
  for (std::uint32_t i = 0; i < states.size(); ++i) {
    const auto& actor = of.actors.at({i});
    states[i] = view.in_region[i] && actor.kind == actors::ActorKind::state &&
                actor.may_exist(When(view.on));
  }
  return states;
}

std::string plural(std::int64_t n, std::string_view one) {
  return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

std::string partners_sentence(const View& view, const network::Closeness& partners,
                              const PartnerCount& count, const network::Reach& states) {
  const auto& region = view.region.empty() ? view.of->settings.region_name.en : view.region;
  auto text = fmt::format("{}: {} has {} {}{}", to_text(view.on), name_of(view, view.principal),
                          plural(partners.partners(), "partner"),
                          region.empty() ? "here" : "in " + region, range_of(count));
  if (states.of > 0) text += fmt::format(" ({} of {})", states.reached, plural(states.of, "state"));
  std::string rungs;
  for (const auto& [rung, holders] : partners.by_rung | std::views::reverse) {
    rungs += fmt::format("{}{} on rung {} ({})", rungs.empty() ? ": " : ", ", holders.size(),
                         rung.value, titles::label(*view.ladder, rung));
  }
  if (!partners.unranked.empty())
    rungs += fmt::format("{}{} unranked", rungs.empty() ? ": " : ", ", partners.unranked.size());
  if (!partners.suspended.empty())
    rungs += fmt::format("; {} suspended", partners.suspended.size());
  return text + rungs + '.';
}

Value figures_of(const network::Closeness& partners, const network::Reach& states,
                 const std::vector<network::Measures>& measures, const View& view) {
  std::int64_t strength = 0;
  for (const auto& of : measures) {
    if (of.actor == view.principal) strength = of.strength;
  }
  const auto closest = partners.by_rung.rbegin();
  const bool any = closest != partners.by_rung.rend();
  return Value::object({{"n_partners", partners.partners()},
                        {"n_states", states.reached},
                        {"closest_rung", any ? Value(closest->first.value) : Value{}},
                        {"n_on_closest_rung", any ? closest->second.size() : 0},
                        {"n_unranked", partners.unranked.size()},
                        {"strength", strength}});
}

Value region_row(const network::Reach& states) {
  const auto share = states.share();
  return Value::object({{"states", states.of},
                        {"reached", states.reached},
                        {"share", share ? Value(*share) : Value{}}});
}

}  // namespace

Result<Answer> network(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  const auto layers = counted_layers(*view, request);
  auto all = network::snapshot(view->history, view->on);
  if (!view->region.empty()) {
    all = network::among(std::move(all),
                         [&](const Tie& tie) { return shows(*view, std::array{tie.a, tie.b}); });
  }
  const auto narrowed = without_other_layers(all, layers);
  const auto& counted = narrowed ? *narrowed : all;
  const auto& listed = request.layers.empty() ? all : counted;
  const auto partners = network::closeness(counted, view->principal, view->in_region);
  const auto states = network::reach(counted, view->principal, states_reachable(*view));

  auto answer = begin_answer("network", *view);
  const auto count = count_partners(*view, layers);
  answer.headline = {partners_sentence(*view, partners, count, states)};
  if (listed.ties.size() > request.most_rows) {
    answer.headline.push_back(
        fmt::format("The first {} of {} ties are listed; --json, --csv and --format have all.",
                    request.most_rows, listed.ties.size()));
  }
  std::ranges::move(cautions_of(*view, count), std::back_inserter(answer.headline));
  const auto measures = sorted_measures(*view, counted);
  auto measured = network_measures(*view, network::adjacency(counted), measures, view->principal,
                                   states_reachable(*view));
  std::ranges::move(measured.spoken, std::back_inserter(answer.headline));
  answer.body = Value::object({{"ties", tie_rows(*view, listed.ties, request.most_rows)},
                               {"n_ties", listed.ties.size()},
                               {"actors", actor_rows(*view, measures)},
                               {"by_rung", rung_rows(*view, counted, partners)},
                               {"layers", layer_rows(listed, layers)},
                               {"region", region_row(states)},
                               {"partners", partners_value(*view, count)},
                               {"truncated", truncated_rows(*view)},
                               {"measures", std::move(measured.body)},
                               {"figures", figures_of(partners, states, measures, *view)}});
  answer.sheets = {
      {"ties", {"rung", "a_name", "b_name", "since", "layer", "sector", "act", "title"}},
      {"by_rung", {"rung", "label", "n", "partners"}},
      {"layers", {"layer", "n"}}};
  std::ranges::move(measured.sheets, std::back_inserter(answer.sheets));
  if (request.every_year) {
    answer.body.set("every", network_every_year(*view, layers, view->principal, request.threads));
    answer.sheets.insert(answer.sheets.begin(), every_year_sheet());
  }
  return answer;
}

}  // namespace comity::services
