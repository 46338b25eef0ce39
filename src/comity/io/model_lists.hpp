// SPDX-License-Identifier: Apache-2.0
// The tables beside a model file: actors, changes of nodes, changes of ties.
// Every row that cannot be read is a problem with its place.
// Knows nothing of TOML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "comity/base/text_index.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/models/model.hpp"

namespace comity::io {

/// Labels of actors and their places.
class Labels {
 public:
  explicit Labels(const std::vector<std::string>& labels);
  [[nodiscard]] std::optional<models::Node> find(std::string_view label) const;
  [[nodiscard]] std::string nearest(std::string_view label) const;

 private:
  const std::vector<std::string>& labels_;
  std::vector<std::pair<std::string_view, models::Node>> sorted_;
};

/// A time as seconds or a date; nothing if it is neither.
[[nodiscard]] std::optional<models::Time> parse_time(std::string_view text);

/// The actors: `label`, `present`, and every other column an attribute.
void read_model_actors(const FileBytes& file, models::History& to, Problems& problems);
/// time,node,replace
[[nodiscard]] std::vector<models::NodeChange> read_node_changes(const FileBytes& file,
                                                                const Labels& labels,
                                                                bool may_be_unknown,
                                                                Problems& problems);
/// time,replace: what holds for everybody from a time on. Changes name node 0.
[[nodiscard]] std::vector<models::NodeChange> read_global_changes(const FileBytes& file,
                                                                  Problems& problems);
/// sender,receiver,value
[[nodiscard]] std::vector<models::TieChange> read_initial_ties(const FileBytes& file,
                                                               const Labels& labels,
                                                               Problems& problems);

/// Rows of a change list and what else the file says of them.
struct ChangeRows {
  std::vector<models::TieChange> changes;
  models::Change change = models::Change::increment;
  std::vector<std::string> types;  ///< one per row; empty without a column `type`
};
/// time,sender,receiver,increment|replace[,type]; without a value column every row adds 1.
[[nodiscard]] ChangeRows read_tie_changes(const FileBytes& file, const Labels& labels,
                                          Problems& problems);
/// time,sender,receiver,allowed
[[nodiscard]] std::vector<models::TieChange> read_opportunity(const FileBytes& file,
                                                              const Labels& labels,
                                                              Problems& problems);

}  // namespace comity::io
