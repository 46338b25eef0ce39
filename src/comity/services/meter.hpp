// SPDX-License-Identifier: Apache-2.0
// Measures partners by the criteria of a case: asks the queries, keeps what they gave.
// The only place where a criterion's SQL meets a database.
// Knows nothing of tiers.
#pragma once

#include <memory>
#include <span>

#include "comity/factors/panel.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// Whether a criterion reads a table that is filled for the day of the request: `measure` or
/// `parameter`.
[[nodiscard]] bool reads_tables_of_one_day(const io::Case& of);

/// The tables of a case, ready to be asked for its criteria on one day after another.
class Meter {
 public:
  /// Opens the tables. Criteria that name another case (`case`) open that one beside it.
  ///
  /// Errors: usage, if the case has no criteria; as open_view and as loading the other case.
  [[nodiscard]] static Result<Meter> open(const io::Case& of, const Request& request);

  Meter(Meter&&) noexcept;
  Meter& operator=(Meter&&) = delete;
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;
  ~Meter();

  /// What every criterion gives for these partners on a day, scaled among them.
  ///
  /// Errors: data, with the criterion's place: a query that cannot be asked, that gives two values
  /// for a partner, a name that is no actor, or a value that is no number.
  /// Cost:   one query for each criterion.
  [[nodiscard]] Result<factors::Panel> measure(std::span<const actors::ActorId> partners, Day on);

 private:
  struct Impl;
  explicit Meter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace comity::services
