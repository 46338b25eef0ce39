// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "comity/io/csv.hpp"
#include "comity/io/goldfish.hpp"

namespace comity::io {

namespace {

using models::Network;

/// A number with all its digits; unknown is empty.
std::string number_cell(double value) {
  return std::isnan(value) ? std::string() : fmt::format("{}", value);
}

class ListWriter {
 public:
  explicit ListWriter(const GoldfishModel& model)
      : model_(model), history_(model.of->history), labels_(history_.actors) {}

  std::vector<GoldfishFile> write() {
    add("actors", actors());
    if (!history_.presence.empty()) add("presence", node_changes(history_.presence));
    for (const auto which : model_.of->attributes) {
      const auto& changes = history_.attributes[which].changes;
      if (!changes.empty()) add(model_.attribute_names[which] + "_values", node_changes(changes));
    }
    for (const auto which : model_.networks) {
      const auto& network = history_.networks[which];
      const auto& name = model_.network_names[which];
      if (!network.initial.empty()) add(name + "_initial", matrix(network));
      if (!network.changes.empty()) add(name + "_ties", tie_changes(network));
    }
    add("dependent_events", events());
    return std::move(files_);
  }

 private:
  void add(const std::string& stem, std::string bytes) {
    files_.push_back({stem + ".csv", std::move(bytes)});
  }

  [[nodiscard]] std::string actors() const {
    std::vector<std::string> fields{"label", "present"};
    std::vector<std::vector<double>> columns;
    for (const auto which : model_.of->attributes) {
      fields.push_back(model_.attribute_names[which]);
      columns.push_back(starting_values(history_.attributes[which].initial));
    }
    auto text = csv_row(fields);
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      fields = {labels_[i], history_.present[i] != 0 ? "1" : "0"};
      for (const auto& column : columns) fields.push_back(number_cell(column[i]));
      text += csv_row(fields);
    }
    return text;
  }

  /// Of an attribute that nobody is known by at the start the model takes 0, which has no mean in
  /// R.
  static std::vector<double> starting_values(std::vector<double> values) {
    const bool known = std::ranges::any_of(values, [](double value) { return !std::isnan(value); });
    if (!known) std::ranges::fill(values, 0.0);
    return values;
  }

  [[nodiscard]] std::string node_changes(const std::vector<models::NodeChange>& changes) const {
    auto text = csv_row({"time", "node", "replace"});
    for (const auto& change : changes)
      text += csv_row({number_cell(change.time), labels_[change.node], number_cell(change.value)});
    return text;
  }

  /// The value of every pair at the start, senders in rows.
  [[nodiscard]] std::string matrix(const Network& network) const {
    const auto n = labels_.size();
    std::vector<double> cells(n * n, 0.0);
    for (const auto& tie : network.initial) {
      cells[tie.from * n + tie.to] = tie.value;
      if (!network.directed) cells[tie.to * n + tie.from] = tie.value;
    }
    std::vector<std::string> fields{"label"};
    fields.insert(fields.end(), labels_.begin(), labels_.end());
    auto text = csv_row(fields);
    for (std::size_t i = 0; i < n; ++i) {
      fields = {labels_[i]};
      for (std::size_t j = 0; j < n; ++j) fields.push_back(number_cell(cells[i * n + j]));
      text += csv_row(fields);
    }
    return text;
  }

  template <class Row>
  [[nodiscard]] std::string tie_row(const Row& row) const {
    return csv_row(
        {number_cell(row.time), labels_[row.from], labels_[row.to], number_cell(row.value)});
  }

  static std::string tie_header(const Network& network) {
    const bool replaces = network.change == models::Change::replace;
    return csv_row({"time", "sender", "receiver", replaces ? "replace" : "increment"});
  }

  [[nodiscard]] std::string tie_changes(const Network& network) const {
    auto text = tie_header(network);
    for (const auto& change : network.changes) text += tie_row(change);
    return text;
  }

  /// Those within `since` and `until`; earlier ones are among the changes of their network.
  [[nodiscard]] std::string events() const {
    const auto& settings = model_.of->settings;
    auto text = tie_header(history_.networks[model_.of->dependent]);
    for (const auto& event : model_.of->events)
      if (event.time >= settings.since && event.time <= settings.until) text += tie_row(event);
    return text;
  }

  const GoldfishModel& model_;
  const models::History& history_;
  const std::vector<std::string>& labels_;
  std::vector<GoldfishFile> files_;
};

}  // namespace

std::vector<GoldfishFile> goldfish_lists(const GoldfishModel& model) {
  return ListWriter(model).write();
}

}  // namespace comity::io
