// SPDX-License-Identifier: Apache-2.0
#include "comity/services/network_measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "comity/network/profile.hpp"
#include "comity/network/region_share.hpp"

namespace comity::services {

namespace {

using actors::ActorId;
using network::Degenerate;
using network::Measured;
using network::Profile;

/// To nine decimals: what remains is rounding noise, and answers must not differ by it.
Value real(double number) { return std::round(number * 1e9) / 1e9; }
Value real(const std::optional<double>& number) { return number ? real(*number) : Value{}; }
Value real(const Measured<double>& number) { return number ? real(*number) : Value{}; }

/// The regions of the case's actors, each with a number.
struct Regions {
  std::vector<std::string> names;
  network::Labels labels;  ///< by ActorId
};

Regions regions_of(const View& view) {
  Regions found;
  for (std::uint32_t i = 0; i < view.of->actors.size(); ++i) {
    auto region = region_of(view, {i});
    if (region.empty()) {
      found.labels.push_back(network::no_label);
      continue;
    }
    const auto known = std::ranges::find(found.names, region);
    found.labels.push_back(static_cast<std::uint32_t>(known - found.names.begin()));
    if (known == found.names.end()) found.names.push_back(std::move(region));
  }
  return found;
}

/// What is measured of one actor; nothing where it has no tie or the measure is not given.
template <class T, class Get>
Value of_actor(const Measured<T>& measure, std::optional<network::Vertex> place, Get get) {
  return measure && place ? get(*measure, *place) : Value{};
}

Value betweenness_at(const Profile& of, std::optional<network::Vertex> place) {
  return of_actor(of.betweenness, place, [](const auto& all, auto v) { return real(all.of[v]); });
}

/// Null where the number is exact.
Value betweenness_error_at(const Profile& of, std::optional<network::Vertex> place) {
  return of_actor(of.betweenness, place, [](const auto& all, auto v) {
    return all.is_exact() ? Value{} : real(all.error[v]);
  });
}

Value eigenvector_at(const Profile& of, std::optional<network::Vertex> place) {
  return of_actor(of.eigenvector, place, [](const auto& all, auto v) { return real(all.of[v]); });
}

Value max_core(const Profile& of) {
  return of.cores ? Value(std::ranges::max(*of.cores)) : Value{};
}

Value actor_row(const View& view, const Profile& of, const network::Measures& measures) {
  const auto place = of.find(measures.actor);
  const auto by_rung = [&] {
    Value object{Value::Object{}};
    for (const auto& [rung, n] : measures.by_rung) object.set(std::to_string(rung.value), n);
    return object;
  };
  return Value::object(
      {{"actor", view.of->actors.at(measures.actor).code},
       {"degree", measures.degree},
       {"strength", measures.strength},
       {"betweenness", betweenness_at(of, place)},
       {"betweenness_error", betweenness_error_at(of, place)},
       {"eigenvector", eigenvector_at(of, place)},
       {"core", of_actor(of.cores, place, [](const auto& all, auto v) { return Value(all[v]); })},
       {"community",
        of_actor(of.communities, place, [](const auto& all, auto v) { return Value(all.of[v]); })},
       {"by_rung", by_rung()}});
}

Value actor_rows(const View& view, const Profile& of, const std::vector<network::Measures>& all) {
  auto rows = Value::array();
  for (const auto& one : all) rows.push(actor_row(view, of, one));
  return rows;
}

/// A measure of the whole network, or the reason why there is none.
struct Line {
  std::string measure;  ///< its key
  std::string name;     ///< as a sentence says it
  Value value;
  std::string said;  ///< what the number says; of a measure not given, why
  std::optional<Degenerate> not_given;
};

template <class T, class Get>
Line line(std::string measure, std::string name, const Measured<T>& found, Get get,
          std::string said) {
  if (!found) return {std::move(measure), std::move(name), {}, {}, found.error()};
  return {std::move(measure), std::move(name), get(*found), std::move(said), {}};
}

std::string betweenness_said(const Profile& of) {
  if (!of.betweenness || of.betweenness->is_exact())
    return "largest share of shortest ways that lead through one actor";
  return fmt::format(
      "largest share of shortest ways that lead through one actor, estimated from {} of {} actors",
      of.betweenness->pivots, of.actors.size());
}

std::string eigenvector_said(const Profile& of) {
  std::string text = "largest value; the squares of all add up to 1";
  if (of.eigenvector && of.eigenvector->outside > 0)
    text += fmt::format("; {} actors stand outside the largest component", of.eigenvector->outside);
  return text;
}

std::vector<Line> lines_of(const Profile& of) {
  const auto same = [](double number) { return real(number); };
  return {
      line("density", "density", of.density, same, "tied pairs among possible pairs"),
      {"triangles", "triangles", of.triangles, "sets of three actors all tied to each other", {}},
      line("transitivity", "transitivity", of.transitivity, same,
           "how often two partners of an actor are partners too"),
      line("assortativity", "assortativity by region", of.region_assortativity, same,
           "1: all ties stay within regions; 0: as chance would have it"),
      line("degree_assortativity", "assortativity by degree", of.degree_assortativity, same,
           "correlation of the numbers of partners at both ends of a tie"),
      line(
          "max_core", "cores", of.cores, [&](const auto&) { return max_core(of); },
          "the highest core"),
      line(
          "n_communities", "communities", of.communities,
          [](const auto& all) { return Value(all.n); }, "found by the method of Louvain"),
      line(
          "modularity", "modularity", of.communities,
          [](const auto& all) { return real(all.modularity); },
          "ties inside communities above what degrees alone would give"),
      line(
          "max_betweenness", "betweenness", of.betweenness,
          [](const auto& all) { return real(std::ranges::max(all.of)); }, betweenness_said(of)),
      line(
          "max_eigenvector", "eigenvector centrality", of.eigenvector,
          [](const auto& all) { return real(std::ranges::max(all.of).value_or(0)); },
          eigenvector_said(of)),
  };
}

std::string joined(const std::vector<std::string>& names) {
  std::string text = names.front();
  for (std::size_t i = 1; i < names.size(); ++i)
    text += (i + 1 == names.size() ? " and " : ", ") + names[i];
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

std::string said(const View& view, const Degenerate& why) {
  const auto text =
      network::said(why, why.hub ? view.of->actors.at(*why.hub).names.en : std::string{});
  return why.hub ? text + ", so they would only restate that it is the hub" : text;
}

/// One sentence for each reason: "Density, cores and modularity are not given: ..."
std::vector<std::string> sentences_of(const View& view, const std::vector<Line>& lines) {
  std::vector<std::pair<Degenerate, std::vector<std::string>>> reasons;
  for (const auto& one : lines) {
    if (!one.not_given) continue;
    const auto known =
        std::ranges::find(reasons, *one.not_given, [](const auto& of) { return of.first; });
    (known == reasons.end() ? reasons.emplace_back(*one.not_given, std::vector<std::string>{})
                            : *known)
        .second.push_back(one.name);
  }
  std::vector<std::string> sentences;
  for (const auto& [why, names] : reasons) {
    const bool one = names.size() == 1 && !names.front().ends_with('s');
    sentences.push_back(
        fmt::format("{} {} not given: {}.", joined(names), one ? "is" : "are", said(view, why)));
  }
  return sentences;
}

Value network_rows(const View& view, const std::vector<Line>& lines) {
  auto rows = Value::array();
  for (const auto& one : lines) {
    rows.push(Value::object({{"measure", one.measure},
                             {"value", one.value},
                             {"said", one.not_given ? said(view, *one.not_given) : one.said}}));
  }
  return rows;
}

Value region_rows(const Regions& regions, const std::vector<network::RegionShare>& shares) {
  auto rows = Value::array();
  for (const auto& share : shares) {
    rows.push(Value::object({{"region", regions.names[share.label]},
                             {"states", share.states},
                             {"partners", share.partners},
                             {"share", real(share.share())}}));
  }
  return rows;
}

Value every_row(const Profile& of, ActorId hub) {
  const auto place = of.find(hub);
  const auto communities = [&](auto get) {
    return of.communities ? get(*of.communities) : Value{};
  };
  return Value::object(
      {{"on", of.on},
       {"n_actors", of.actors.size()},
       {"n_ties", of.ties},
       {"n_partners", place ? of.degree[*place] : 0},
       {"strength", place ? of.strength[*place] : 0},
       {"density", real(of.density)},
       {"assortativity", real(of.region_assortativity)},
       {"modularity", communities([](const auto& all) { return real(all.modularity); })},
       {"n_communities", communities([](const auto& all) { return Value(all.n); })},
       {"max_core", max_core(of)},
       {"triangles", of.triangles},
       {"betweenness", betweenness_at(of, place)},
       {"betweenness_error", betweenness_error_at(of, place)},
       {"eigenvector", eigenvector_at(of, place)}});
}

}  // namespace

NetworkMeasures network_measures(const View& view, const network::Adjacency& counted,
                                 const std::vector<network::Measures>& measures, ActorId hub,
                                 const std::vector<bool>& population) {
  const auto regions = regions_of(view);
  const auto found =
      network::profile(counted, view.on, {.regions = regions.labels, .seed = view.rule.seed});
  const auto lines = lines_of(found);
  const auto shares = network::share_per_region(counted, hub, regions.labels, population);
  const auto sentences = sentences_of(view, lines);
  NetworkMeasures made{.body = Value::object({{"actors", actor_rows(view, found, measures)},
                                              {"network", network_rows(view, lines)},
                                              {"regions", region_rows(regions, shares)},
                                              {"degenerate", sentences}}),
                       .spoken = {},
                       .sheets = {}};
  if (found.ties > 0) made.spoken = sentences;
  if (found.density) {
    made.sheets.push_back({"measures.network", {"measure", "value", "said"}});
    made.sheets.push_back(
        {"measures.actors",
         {"actor", "degree", "strength", "betweenness", "eigenvector", "core", "community"}});
  }
  if (shares.size() > 1)
    made.sheets.push_back({"measures.regions", {"region", "states", "partners", "share"}});
  return made;
}

Value network_every_year(const View& view, std::span<const ledger::Layer> layers, ActorId hub,
                         unsigned threads) {
  // A tenth of what one day may take: thirty years should not take thirty times as long.
  const network::ProfileRule rule{.regions = regions_of(view).labels,
                                  .seed = view.rule.seed,
                                  .betweenness_steps = network::BetweennessRule{}.steps / 10,
                                  .pivots = network::BetweennessRule{}.pivots / 2};
  auto rows = Value::array();
  for (const auto& year :
       network::over_time(view.history, layers, ends_of_years(view), rule, threads))
    rows.push(every_row(year, hub));
  return rows;
}

Sheet every_year_sheet() {
  return {"every",
          {"on", "n_actors", "n_ties", "n_partners", "strength", "density", "assortativity",
           "modularity", "n_communities", "max_core", "triangles", "betweenness", "eigenvector"}};
}

}  // namespace comity::services
