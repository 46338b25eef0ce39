// SPDX-License-Identifier: Apache-2.0
#include "comity/models/alternatives.hpp"

#include "comity/models/outlook.hpp"
#include "comity/models/row_reader.hpp"

namespace comity::models {

namespace {

class RowVisit {
 public:
  RowVisit(const Model& model, const std::function<bool(const Alternative&)>& visit)
      : model_(model), visit_(visit), reader_(model), x_(model.columns.size()) {}

  [[nodiscard]] bool is_over() const { return over_; }

  /// The rows of one choice; `own` is what happened, if anything did.
  void choose(const Replay& replay, std::span<const Weighed> weights, Alternative row,
              std::optional<std::size_t> own) {
    const auto n = model_.history.n();
    row.choice = next_choice_++;
    for (const auto& [at, weight] : weights) {
      if (over_) return;
      row.from = static_cast<Node>(at / n);
      row.to = static_cast<Node>(at % n);
      row.happened = own == at;
      give(replay, row);
      if (model_.settings.kind != Kind::coordination) continue;
      std::swap(row.from, row.to);
      give(replay, row);
    }
  }

 private:
  void give(const Replay& replay, Alternative& row) {
    reader_.read(replay, row.from, row.to, x_);
    row.x = x_;
    over_ = over_ || !visit_(row);
  }

  const Model& model_;
  const std::function<bool(const Alternative&)>& visit_;
  RowReader reader_;
  std::vector<double> x_;
  std::size_t next_choice_ = 0;
  bool over_ = false;
};

}  // namespace

void visit_alternatives(const Model& model, const Timeline& timeline,
                        const std::function<bool(const Alternative&)>& visit) {
  RowVisit rows(model, visit);
  const std::vector<double> zero(model.columns.size());
  visit_outlooks(
      model, timeline, zero,
      {.events =
           [&](const Outlook& outlook) {
             for (const auto& event : outlook.events()) {
               if (rows.is_over()) return;
               const auto& state = outlook.replay().state();
               const auto choice = choosing_of(model, state, event);
               rows.choose(outlook.replay(), outlook.weights(event),
                           {.time = event.time, .stratum = choice.stratum}, outlook.cell(event));
             }
           },
       .wait =
           [&](const Replay& replay, double time, std::span<const Weighed> rates) {
             if (rows.is_over()) return;
             rows.choose(replay, rates, {.time = replay.state().now, .waited = time}, std::nullopt);
           }});
}

}  // namespace comity::models
