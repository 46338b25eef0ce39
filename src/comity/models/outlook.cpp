// SPDX-License-Identifier: Apache-2.0
#include "comity/models/outlook.hpp"

namespace comity::models {

std::size_t cell_of(const Model& model, const Event& event) {
  const auto n = model.history.n();
  if (model.settings.kind == Kind::rate) return event.from * (n + 1);
  if (model.unordered() && event.from > event.to) return event.to * n + event.from;
  return event.from * n + event.to;
}

void visit_outlooks(const Model& model, const Timeline& timeline, const std::vector<double>& beta,
                    const OutlookRule& rule) {
  const Eigen::VectorXd at =
      Eigen::Map<const Eigen::VectorXd>(beta.data(), static_cast<Eigen::Index>(beta.size()));
  const auto likelihood = make_likelihood(model, at, {.information = false});
  Replay replay(model, timeline);
  std::vector<Weighed> weights;
  const auto absorb = [&] {
    likelihood->absorb(replay, replay.moved());
    replay.moved().clear();
  };
  for (const auto& moment : timeline.moments) {
    replay.admit(moment.time, sees_presence_at_once(model.settings));
    replay.advance_to(moment);
    absorb();
    if (moment.counts && moment.waited > 0 && rule.wait) {
      likelihood->weigh(replay, {}, weights);
      rule.wait(replay, moment.waited, weights);
    }
    replay.admit(moment.time, true);
    absorb();
    if (!moment.counts || moment.n_events == 0) continue;
    const auto events = std::span(model.events).subspan(moment.first, moment.n_events);
    rule.events(Outlook(replay, *likelihood, events, weights));
  }
}

}  // namespace comity::models
