// SPDX-License-Identifier: Apache-2.0
// A case opened once, to be measured on one day after another.
// Each day has its own partners, and its own scales among them.
// Knows nothing of rules.
#pragma once

#include "comity/services/case_tiers.hpp"
#include "comity/services/meter.hpp"
#include "comity/services/side.hpp"

namespace comity::services {

class TierGauge {
 public:
  /// Opens a case under a request; its day is the first that can be measured without more ado.
  ///
  /// Errors: usage, if case.toml has no `[sorting]`; as open_side and Meter.
  [[nodiscard]] static Result<TierGauge> open(const io::Case& of, const Request& request);

  /// The case under the request, on its day.
  [[nodiscard]] const View& view() const { return side_.view; }
  /// Measures the case on a day.
  ///
  /// Errors: as Meter::measure, and as Meter::open where criteria read tables of one day.
  [[nodiscard]] Result<CaseTiers> measure(Day on);

 private:
  TierGauge(const io::Case& of, Request request, Side side, Meter meter)
      : of_(&of), request_(std::move(request)), side_(std::move(side)), meter_(std::move(meter)) {}

  const io::Case* of_;
  Request request_;
  Side side_;  ///< stays on the day of the request
  Meter meter_;
};

}  // namespace comity::services
