// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/names.hpp"

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::audit {

namespace {

/// A part of a cell and the mark that stood before it.
struct Part {
  std::string before;
  std::string text;
};

/// Cuts a cell at commas, semicolons and " and "; marks inside parentheses do not cut.
std::vector<Part> cut(std::string_view cell) {
  std::vector<Part> parts(1);
  int depth = 0;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const char c = cell[i];
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (depth <= 0 && (c == ',' || c == ';')) {
      parts.push_back({std::string(1, c), {}});
    } else if (depth <= 0 && cell.substr(i).starts_with(" and ")) {
      parts.push_back({" and", {}});
      i += 3;
    } else {
      parts.back().text += c;
    }
  }
  return parts;
}

/// The actor of a text, or of what stands before its parentheses. Only a single name is also looked
/// for inside them: in a list they belong to the last name alone.
std::optional<actors::ActorId> resolve(std::string_view text, bool single,
                                       const actors::Register& actors) {
  if (const auto whole = actors.resolve(text)) return *whole;
  const auto open = text.find('(');
  if (open == std::string_view::npos) return {};
  if (const auto outside = actors.resolve(trim(text.substr(0, open)))) return *outside;
  if (!single) return {};
  const auto close = text.find(')', open);
  const auto inside = actors.resolve(trim(text.substr(open + 1, close - open - 1)));
  return inside ? std::optional(*inside) : std::nullopt;
}

std::string joined(const std::vector<Part>& parts, std::size_t from, std::size_t to) {
  std::string text = parts[from].text;
  for (std::size_t i = from + 1; i < to; ++i) text += parts[i].before + parts[i].text;
  return std::string(trim(text));
}

}  // namespace

std::vector<Named> names_in(std::string_view cell, const actors::Register& actors) {
  const auto parts = cut(cell);
  std::vector<Named> names;
  for (std::size_t from = 0; from < parts.size();) {
    auto to = parts.size();
    std::optional<actors::ActorId> actor;
    for (; to > from; --to) {
      actor = resolve(joined(parts, from, to), to == from + 1, actors);
      if (actor) break;
    }
    if (!actor) to = from + 1;
    auto text = joined(parts, from, to);
    if (!text.empty()) names.push_back({std::move(text), actor});
    from = to;
  }
  return names;
}

Grid::Grid(const PrintedTable& table, std::span<const PrintedCell> cells) : table_(&table) {
  for (const auto& cell : cells) {
    if (cell.source != table.source || cell.table != table.table) continue;
    cells_.push_back(&cell);
    if (!table.total.empty() && cell.row == table.total) continue;
    if (std::ranges::find(rows_, cell.row) == rows_.end()) rows_.push_back(cell.row);
  }
}

const PrintedCell* Grid::find(std::string_view row, std::string_view column) const {
  const auto found = std::ranges::find_if(
      cells_, [&](const auto* cell) { return cell->row == row && cell->column == column; });
  return found == cells_.end() ? nullptr : *found;
}

std::optional<actors::ActorId> Grid::partner(std::string_view row,
                                             const actors::Register& actors) const {
  const auto* const cell = table_->partner.empty() ? nullptr : find(row, table_->partner);
  if (cell == nullptr && table_->rows != PrintedTable::Rows::partner) return {};
  const auto names = names_in(cell != nullptr ? std::string_view(cell->value) : row, actors);
  return names.size() == 1 ? names.front().actor : std::nullopt;
}

}  // namespace comity::audit
