// SPDX-License-Identifier: Apache-2.0
#include "comity/models/row_reader.hpp"

#include "comity/models/cells.hpp"

namespace comity::models {

RowReader::RowReader(const Model& model) {
  const bool folded = model.unordered() && model.settings.kind != Kind::coordination;
  for (const auto& column : model.columns)
    both_ways_.push_back(folded && !is_symmetric(model, column) ? 1 : 0);
}

void RowReader::read(const Replay& replay, Node i, Node j, std::span<double> to) const {
  for (std::size_t k = 0; k < both_ways_.size(); ++k) {
    to[k] = replay.value(k, i, j);
    if (both_ways_[k] != 0) to[k] += replay.value(k, j, i);
  }
}

}  // namespace comity::models
