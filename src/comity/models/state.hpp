// SPDX-License-Identifier: Apache-2.0
// The world of a model at one time: ties, attributes, who is there, who may meet whom.
// Every cell of a network is kept twice, by row and by column, so that both are read in order.
// Knows nothing of statistics.
#pragma once

#include <span>
#include <vector>

#include "comity/models/history.hpp"

namespace comity::models {

/// What happens to an attribute that is not known.
///
/// `mean`: the mean of the known values at the start, of the others' current values later. `carry`:
/// the last known value; before the first, the mean at the start. `drop`: its actor leaves the risk
/// set.
enum class Missing : std::uint8_t { mean, carry, drop };

/// One network at one time.
class Ties {
 public:
  Ties(std::size_t n, bool directed)
      : n_(n), directed_(directed), rows_(n * n), columns_(n * n), out_(n), in_(n) {}

  [[nodiscard]] bool is_directed() const { return directed_; }
  [[nodiscard]] double at(Node i, Node j) const { return rows_[i * n_ + j]; }
  /// x_i0, x_i1 ...
  [[nodiscard]] std::span<const double> row(Node i) const { return {&rows_[i * n_], n_}; }
  /// x_0j, x_1j ...
  [[nodiscard]] std::span<const double> column(Node j) const { return {&columns_[j * n_], n_}; }
  /// Sums of a row and of a column, of values and of [x].
  struct Sum {
    double values = 0;
    double ties = 0;
    bool stale = false;  ///< it is added up anew when somebody asks
  };
  [[nodiscard]] const Sum& out(Node i) const {
    if (out_[i].stale) add_up(row(i), out_[i]);
    return out_[i];
  }
  [[nodiscard]] const Sum& in(Node j) const {
    if (in_[j].stale) add_up(column(j), in_[j]);
    return in_[j];
  }
  [[nodiscard]] double total() const;

  void set(Node i, Node j, double value);
  /// Multiplies every value.
  void fade(double factor);

 private:
  static void add_up(std::span<const double> values, Sum& to);

  std::size_t n_;
  bool directed_;
  std::vector<double> rows_;
  std::vector<double> columns_;
  mutable std::vector<Sum> out_;  // sums are asked for seldom, and values change often
  mutable std::vector<Sum> in_;
};

/// What happened last on the dependent network, for statistics of recency and of shifts.
struct Memory {
  std::vector<Time> last;            ///< n x n; `before_all` = never
  std::vector<Time> sent, received;  ///< n
  std::vector<TieChange> latest;     ///< the events of the last time
};

/// When the ties of a network began, as places in the order of the times at which any did.
class Births {
 public:
  Births() = default;
  explicit Births(std::size_t n) : n_(n), places_(n * n) {}

  [[nodiscard]] bool are_kept() const { return n_ > 0; }
  /// 0 = at the start. Means nothing for a pair that is not tied.
  [[nodiscard]] std::uint32_t of(Node i, Node j) const { return places_[i * n_ + j]; }
  /// A tie began that was not there before.
  void note(Node i, Node j, Time time) {
    if (time != latest_time_) ++latest_;
    latest_time_ = time;
    places_[i * n_ + j] = latest_;
  }

 private:
  std::size_t n_ = 0;
  std::vector<std::uint32_t> places_;
  std::uint32_t latest_ = 0;
  Time latest_time_ = before_all;
};

/// The state before the first change, then after each.
class State {
 public:
  /// Attributes take their starting values; networks begin empty, their initial ties are the first
  /// changes (see Replay). Networks that are not in use have no cells.
  State(const History& of, Missing missing, std::span<const std::size_t> attributes_in_use,
        std::span<const char> networks_in_use);

  [[nodiscard]] std::size_t n() const { return n_; }
  [[nodiscard]] const Ties& ties(std::size_t network) const { return ties_[network]; }
  [[nodiscard]] Ties& ties(std::size_t network) { return ties_[network]; }
  [[nodiscard]] double attribute(std::size_t which, Node i) const { return attributes_[which][i]; }
  [[nodiscard]] const std::vector<double>& attribute(std::size_t which) const {
    return attributes_[which];
  }
  /// Present, and with `drop` of known attributes.
  [[nodiscard]] bool takes_part(Node i) const { return present_[i] != 0 && unknown_[i] == 0; }
  /// Whether the opportunity list lets two actors meet.
  [[nodiscard]] bool may_meet(Node i, Node j) const {
    return closed_.empty() || closed_[i * n_ + j] == 0;
  }
  [[nodiscard]] bool at_risk(Node i, Node j) const {
    return i != j && takes_part(i) && takes_part(j) && may_meet(i, j);
  }

  void set_present(Node i, bool present) { present_[i] = present ? 1 : 0; }
  void set_may_meet(Node i, Node j, bool may);
  /// Takes a new value, or what stands for an unknown one.
  void set_attribute(std::size_t which, Node i, double value);

  /// How many values of an attribute were unknown and replaced, so far.
  [[nodiscard]] std::size_t imputed(std::size_t which) const { return imputed_[which]; }

  Time now = before_all;
  Memory memory;
  std::vector<Births> births;  ///< per network; kept where a statistic asks

 private:
  std::size_t n_;
  Missing missing_;
  std::vector<Ties> ties_;
  std::vector<std::vector<double>> attributes_;
  std::vector<std::size_t> imputed_;
  std::vector<char> used_;                    ///< attributes that `drop` looks at
  std::vector<std::vector<char>> not_known_;  ///< per attribute and actor
  std::vector<std::uint32_t> unknown_;        ///< attributes in use that are unknown, per actor
  std::vector<char> present_;
  std::vector<char> closed_;
};

}  // namespace comity::models
