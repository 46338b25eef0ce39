// SPDX-License-Identifier: Apache-2.0
// One statistic of a model, resolved: its form, the networks and attributes it reads, its options.
// A statistic gives a number to every ordered pair of actors; some depend on one of the two only.
// Knows nothing of likelihoods.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>

namespace comity::models {

/// What a statistic is about. Formulas stand at the enumerators: x and y are networks, [x] is 1
/// where x > 0, z an attribute; i wishes, j is wished for.
enum class Form : std::uint8_t {
  constant,      ///< 1
  untied,        ///< 1 - [x_ij]; the other factor of a term with `ignore_repetitions`
  tie,           ///< [x_ij], weighted: x_ij; reversed: x_ji
  tie_share,     ///< x_ij / sum_h x_ih; 1/(n-1) where i has none
  degree,        ///< sum of [x], weighted: of x, in or out or both
  degree_share,  ///< degree / all events so far (both: twice as many); 1/n before the first
  degree_pair,   ///< least, most, gap or sum of the two actors' degrees
  path,          ///< sum over h of both or least of two legs, i-h and h-j
  four,          ///< three-paths i-k-l-j that do not use i-j
  triangles,     ///< sum_kl [x_jk][x_kl][x_jl]
  partner_mean,  ///< mean of z over those who send to j
  partner_gap,   ///< z_i - partner_mean(j)
  attribute,     ///< z of i or of j
  moment,        ///< a global attribute: one value for all pairs of a time
  compare,       ///< same, gap, likeness, mean, least, most or product of z_i and z_j
  recency,       ///< 1/(t - last + 1), 0 if never
  rank,          ///< 1/rank of j among i's latest contacts, 0 if never
  shift,         ///< participation shift from the last event: 0 or 1
};

/// Whom a one-sided statistic describes.
enum class Side : std::uint8_t { pair, sender, receiver };
enum class Direction : std::uint8_t { in, out, both };
enum class Legs : std::uint8_t { both, least };
/// Which of its two legs a path must have had first: whichever; the earlier one in its direction;
/// that one, and then the other as the very next tie of the network.
enum class Order : std::uint8_t { any, sequential, consecutive };
enum class Pairing : std::uint8_t { same, gap, likeness, mean, least, most, product, sum };
enum class Recency : std::uint8_t { pair, send, receive };
enum class Shift : std::uint8_t { ab_ba, ab_by, ab_xa, ab_xb, ab_xy, ab_ay, ab_ab };
/// The function applied to a count; for gaps `absolute` is the default.
enum class Transform : std::uint8_t { identity, sqrt, log1p, absolute, square };

struct Statistic {
  Form form = Form::constant;
  Side side = Side::pair;
  std::size_t network = 0;
  std::size_t network2 = 0;
  std::size_t attribute = 0;
  std::size_t attribute2 = 0;
  bool weighted = false;
  bool reversed = false;   ///< tie: x_ji; path: the first leg is x_hi, not x_ih
  bool reversed2 = false;  ///< path: the second leg is x_jh, not x_hj
  Direction direction = Direction::in;
  Legs legs = Legs::both;
  Order order = Order::any;
  Pairing pairing = Pairing::same;
  Recency recency = Recency::pair;
  Shift shift = Shift::ab_ba;
  Transform transform = Transform::identity;
  bool standard = false;  ///< less its mean, by its standard deviation, over the risk set of a time
  bool operator==(const Statistic&) const = default;
};

[[nodiscard]] inline double transformed(Transform by, double value) {
  switch (by) {
    case Transform::sqrt:
      return std::sqrt(value);
    case Transform::log1p:
      return std::log1p(value);
    case Transform::absolute:
      return std::abs(value);
    case Transform::square:
      return value * value;
    case Transform::identity:
      break;
  }
  return value;
}

}  // namespace comity::models
