// SPDX-License-Identifier: Apache-2.0
// A model ready to be fitted: its data, its statistics, its events and its rules.
// Windows and fading have become networks of their own, so that a statistic only reads networks.
// Knows nothing of files.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/models/formula.hpp"
#include "comity/models/history.hpp"
#include "comity/models/state.hpp"
#include "comity/models/statistic.hpp"

namespace comity::models {

enum class Kind : std::uint8_t { coordination, choice, rate, relational, ladder };
/// Whose peculiarities are followed: nobody's, goldfish's, or those of remify and remstats.
enum class Compat : std::uint8_t { clean, goldfish, remverse };
enum class Information : std::uint8_t { expected, observed };
enum class Destination : std::uint8_t { any_higher, next };
/// How acts of one time share a stratum: each against all (Breslow), or against those left (Efron).
enum class TieRule : std::uint8_t { breslow, efron };
enum class Cluster : std::uint8_t { none, actor, dyad };

[[nodiscard]] std::string to_word(Kind kind);
[[nodiscard]] std::string to_word(Compat compat);
[[nodiscard]] std::string to_word(Information information);
[[nodiscard]] std::string to_word(Missing missing);
[[nodiscard]] std::string to_word(Cluster cluster);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view word);
[[nodiscard]] std::optional<Compat> parse_compat(std::string_view word);
[[nodiscard]] std::optional<Information> parse_information(std::string_view word);
[[nodiscard]] std::optional<Missing> parse_missing(std::string_view word);
[[nodiscard]] std::vector<std::string> kind_words();
[[nodiscard]] std::vector<std::string> compat_words();
[[nodiscard]] std::vector<std::string> information_words();
[[nodiscard]] std::vector<std::string> missing_words();

/// What holds an estimate back where events are few.
struct Penalty {
  double ridge = 0;    ///< half of this times the sum of squares is taken off the log-likelihood
  bool firth = false;  ///< half of the log-determinant of the information is added
  bool operator==(const Penalty&) const = default;
};

/// What a model file says besides its data.
struct Settings {
  Kind kind = Kind::coordination;
  bool timed = false;
  Compat compat = Compat::clean;
  Missing missing = Missing::mean;
  Information information = Information::expected;
  Cluster cluster = Cluster::none;
  Penalty penalty;
  std::string formula;
  std::vector<int> origins;  ///< ladder: rungs from which moves are explained; empty = all
  Destination destination = Destination::any_higher;
  TieRule ties = TieRule::breslow;
  /// Alternatives drawn for each event; 0 = all of them. What they are follows from the seed.
  std::size_t controls = 0;
  std::uint64_t seed = 1;
  Time since = before_all;  ///< first and last event taken
  Time until = after_all;
};

/// One column of the model: a product of statistics.
struct Column {
  std::string name;                  ///< as the formula writes it
  std::vector<std::size_t> factors;  ///< places in `Model::statistics`
};

/// A network that shows another one through a memory.
struct Shown {
  std::size_t network = 0;
  std::size_t of = 0;
  double from = 0;
  double window = 0;  ///< in seconds; 0 = everything, however long ago
};

struct Model {
  Settings settings;
  History history;                ///< networks: those of the files, then windows and fading copies
  std::vector<double> half_life;  ///< per network, in seconds; 0 = does not fade
  std::vector<Shown> shown;       ///< the windows and fading copies among the networks
  std::size_t dependent = 0;      ///< network
  std::vector<Event> events;      ///< in order of time
  std::vector<Statistic> statistics;
  std::vector<Column> columns;
  std::vector<std::size_t> attributes;  ///< that the formula reads
  std::vector<char> read;               ///< per network: whether a statistic or the events read it

  [[nodiscard]] bool directed() const { return history.networks[dependent].directed; }
  /// Whether pairs are unordered: coordination, and relational and ladder on undirected networks.
  [[nodiscard]] bool unordered() const;
  [[nodiscard]] bool has_intercept() const;
};

/// Whether a column is the intercept `1`.
[[nodiscard]] bool is_intercept(const Model& model, const Column& column);

/// Resolves a formula on the data.
///
/// Problems: an unknown term, network, attribute or option with the nearest known ones; a term that
/// the kind cannot have; offsets in the formula as columns.
[[nodiscard]] Model make_model(Settings settings, History history, std::size_t dependent,
                               std::vector<Event> events, Problems& problems);

/// Reads a duration: "3 years", "300" (seconds), "2 weeks". Nothing if it is none.
///
/// Units: minute 60, hour 3600, day 86400, week 604800, month 2629800, year 31557600 seconds.
[[nodiscard]] std::optional<double> parse_duration(std::string_view text);

}  // namespace comity::models
