// SPDX-License-Identifier: Apache-2.0
#include "comity/services/case_covariates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "comity/exchanges/count.hpp"
#include "comity/io/indicator_files.hpp"
#include "comity/services/case_cells.hpp"

namespace comity::services {

namespace {

using models::Missing;
using models::Node;

constexpr std::string_view exchange_name = "exchange";
constexpr auto unknown_value = std::numeric_limits<double>::quiet_NaN();

/// The values of pairs in one network, with something in the place of what nobody knows.
class PairValues {
 public:
  PairValues(const CovariateRule& rule, const Nodes& nodes, models::Network& to, Closures& closures)
      : missing_(rule.missing),
        reads_others_(std::ranges::find(rule.paths, to.name) != rule.paths.end()),
        to_(to),
        closures_(closures) {
    for (const auto& dyad : rule.dyads) {
      const auto [a, b] = ordered(nodes.at(dyad.a), nodes.at(dyad.b));
      compared_[{a, b}] = {};
    }
  }

  void take(const std::vector<Datum>& data) {
    for (std::size_t i = 0; i < data.size();) {
      const auto time = data[i].time;
      for (; i < data.size() && data[i].time == time; ++i) take_one(data[i]);
      fill(time);
    }
  }

 private:
  struct Pair {
    double told = unknown_value;
    double standing = 0;
    bool closed = false;
  };

  void take_one(const Datum& datum) {
    const auto found = compared_.find({datum.a, datum.b});
    if (found == compared_.end()) {
      if (reads_others_)
        put({datum.a, datum.b}, datum.time, std::isnan(datum.value) ? 0 : datum.value);
    } else if (missing_ != Missing::carry || !std::isnan(datum.value)) {
      found->second.told = datum.value;
    }
  }

  [[nodiscard]] double mean_told() const {
    double sum = 0;
    double n = 0;
    for (const auto& [key, pair] : compared_) {
      if (std::isnan(pair.told)) continue;
      sum += pair.told;
      ++n;
    }
    return n > 0 ? sum / n : 0;
  }

  void fill(models::Time time) {
    const double mean = mean_told();
    for (auto& [key, pair] : compared_) {
      const bool unknown = std::isnan(pair.told);
      const double value = unknown ? mean : pair.told;
      if (unknown && missing_ != Missing::drop) ++to_.imputed;
      if (missing_ == Missing::drop && unknown != pair.closed) {
        pair.closed = unknown;
        unknown ? closures_.close(key.first, key.second, time)
                : closures_.open(key.first, key.second, time);
      }
      if (value == pair.standing) continue;
      pair.standing = value;
      put(key, time, value);
    }
  }

  void put(std::pair<Node, Node> key, models::Time time, double value) {
    const models::TieChange tie{time, key.first, key.second, value};
    (time == models::before_all ? to_.initial : to_.changes).push_back(tie);
  }

  Missing missing_;
  bool reads_others_;  ///< a term reads pairs beyond the compared ones
  models::Network& to_;
  Closures& closures_;
  std::map<std::pair<Node, Node>, Pair> compared_;
};

class Covariates {
 public:
  Covariates(const CovariateRule& rule, const Nodes& nodes, models::History& to, Closures& closures)
      : rule_(rule),
        view_(*rule.view),
        nodes_(nodes),
        to_(to),
        closures_(closures),
        start_(models::time_of(view_.since)) {}

  Result<void> add() {
    for (const auto& name : cell_names(view_.of->catalogue))
      if (auto done = add_cells(name); !done) return done;
    add_network("shared_igo", models::Change::increment, &Covariates::add_memberships);
    add_network("same_subregion", models::Change::replace, &Covariates::add_subregions);
    add_network(exchange_name, models::Change::increment, &Covariates::add_exchanges);
    return {};
  }

 private:
  [[nodiscard]] bool wants(std::string_view name) const {
    return std::ranges::find(rule_.words, name) != rule_.words.end();
  }

  void add_network(std::string_view name, models::Change change,
                   void (Covariates::*fill)(models::Network&)) {
    models::Network network{.name = std::string(name), .directed = false, .change = change};
    if (wants(name)) (this->*fill)(network);
    std::ranges::stable_sort(network.changes, {}, &models::TieChange::time);
    to_.networks.push_back(std::move(network));
  }

  Result<void> add_cells(const CellName& name) {
    std::vector<Datum> data;
    if (wants(name.name)) {
      const auto cells = io::cells_of(*view_.of);
      if (!cells) return std::unexpected(cells.error());
      data = data_of(name, **cells, nodes_, view_.principal,
                     view_.of->actors.at(view_.principal).code);
      if (std::ranges::all_of(data, [](const Datum& d) { return std::isnan(d.value); }))
        return std::unexpected(nothing_known(name));
    }
    // What is known as the window opens is the state with which it opens.
    for (auto& datum : data)
      if (datum.time < start_) datum.time = models::before_all;
    if (name.kind == factors::IndicatorKind::actor) {
      to_.attributes.push_back(attribute(name.name, data));
      return {};
    }
    models::Network network{
        .name = name.name, .directed = false, .change = models::Change::replace};
    if (!data.empty()) PairValues(rule_, nodes_, network, closures_).take(data);
    to_.networks.push_back(std::move(network));
    return {};
  }

  [[nodiscard]] Error nothing_known(const CellName& name) const {
    return {
        .kind = Error::Kind::data,
        .what = fmt::format("no value of {} is known of any pair or actor in the case.", name.name),
        .where = {.field = "formula"},
        .hint = "leave it out of the formula; `comity indicators` says what there is"};
  }

  [[nodiscard]] models::Attribute attribute(const std::string& name,
                                            const std::vector<Datum>& data) const {
    models::Attribute made{
        .name = name, .initial = std::vector<double>(nodes_.size(), unknown_value), .changes = {}};
    for (const auto& datum : data) {
      if (datum.time == models::before_all) {
        made.initial[datum.a] = datum.value;
      } else {
        made.changes.push_back({datum.time, datum.a, datum.value});
      }
    }
    return made;
  }

  void add_memberships(models::Network& to) {
    std::map<actors::ActorId, std::vector<const actors::Membership*>> members;
    for (const auto& row : view_.of->memberships)
      if (row.role == "member" && row.status == actors::MembershipStatus::in_force &&
          nodes_.find(row.actor))
        members[row.organization].push_back(&row);
    for (const auto& [organization, rows] : members)
      for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = i + 1; j < rows.size(); ++j) share(*rows[i], *rows[j], to);
  }

  /// Both are members from the last day one may have entered to the first day one may have left.
  void share(const actors::Membership& one, const actors::Membership& other,
             models::Network& to) const {
    const auto last_entry = [](const When& since) {
      return since.is_open() ? distant_past : since.last();
    };
    const Day since = std::max(last_entry(one.since), last_entry(other.since));
    const Day until =
        std::min(one.until.first() == distant_past ? distant_future : one.until.first(),
                 other.until.first() == distant_past ? distant_future : other.until.first());
    if (since > until || one.actor == other.actor || since == distant_future) return;
    const auto [a, b] = ordered(nodes_.at(one.actor), nodes_.at(other.actor));
    const auto from =
        since == distant_past ? models::before_all : models::time_of(since - std::chrono::days{1});
    to.changes.push_back({from, a, b, 1});
    if (until != distant_future) to.changes.push_back({models::time_of(until), a, b, -1});
  }

  void add_subregions(models::Network& to) {
    for (Node a = 0; a < nodes_.size(); ++a) {
      const auto place = actors::place_in(view_.of->actors.at(nodes_.actors()[a]), view_.scheme);
      if (place.second.empty()) continue;
      for (Node b = a + 1; b < nodes_.size(); ++b)
        if (actors::place_in(view_.of->actors.at(nodes_.actors()[b]), view_.scheme) == place)
          to.initial.push_back({models::before_all, a, b, 1});
    }
  }

  void add_exchanges(models::Network& to) {
    const auto& of = *view_.of;
    const exchanges::CountRule rule{
        .principal = view_.principal, .dates = view_.rule.dates, .seed = view_.rule.seed};
    const actors::ChiefExecutives chiefs(of.chief_executives);
    const auto own = nodes_.find(view_.principal);
    for (const auto& exchange : exchanges::merge(of.contacts, view_.principal, of.actors)) {
      const auto partner = nodes_.find(exchange.partner);
      if (!own || !partner || exchange.is_co_presence() ||
          !exchanges::is_between(exchange, rule, chiefs))
        continue;
      to.changes.push_back({models::time_of(exchanges::day_of(exchange, rule)), *own, *partner, 1});
    }
  }

  const CovariateRule& rule_;
  const View& view_;
  const Nodes& nodes_;
  models::History& to_;
  Closures& closures_;
  models::Time start_;
};

}  // namespace

Result<void> add_covariates(const CovariateRule& rule, const Nodes& nodes, models::History& to,
                            Closures& closures) {
  return Covariates(rule, nodes, to, closures).add();
}

bool names_exchanges(const std::vector<std::string>& words) {
  return std::ranges::find(words, exchange_name) != words.end();
}

}  // namespace comity::services
