// SPDX-License-Identifier: Apache-2.0
#include "comity/models/score.hpp"

#include <cmath>

#include "comity/models/outlook.hpp"
#include "comity/models/placing.hpp"

namespace comity::models {

Score score_of(const Model& model, const Timeline& timeline, const std::vector<double>& beta) {
  Score score;
  double squares = 0;
  const auto look = [&](const Outlook& outlook) {
    for (const auto& event : outlook.events()) {
      const auto placing = placing_of(outlook.weights(event), outlook.cell(event));
      const double base = -std::log(static_cast<double>(placing.n_alternatives));
      const double gain = std::log(placing.probability) - base;
      ++score.n_events;
      score.log_score += base + gain;
      score.base += base;
      squares += gain * gain;
      score.rank += placing.rank;
      score.top_tenth += placing.rank >= 0.9 ? 1 : 0;
    }
  };
  visit_outlooks(
      model, timeline, beta,
      {.events = look, .wait = [&](const Replay&, double time, std::span<const Weighed> rates) {
         score.expected += time * total_of(rates);
       }});
  const auto n = static_cast<double>(score.n_events);
  if (!model.settings.timed) score.expected = n;
  if (n == 0) return score;
  score.log_score /= n;
  score.base /= n;
  score.rank /= n;
  score.top_tenth /= n;
  const double gain = score.log_score - score.base;
  if (n > 1) score.gain_error = std::sqrt((squares / n - gain * gain) / (n - 1));
  return score;
}

}  // namespace comity::models
