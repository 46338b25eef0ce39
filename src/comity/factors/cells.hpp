// SPDX-License-Identifier: Apache-2.0
// Cells of indicators in bulk: each text is kept once, a cell holds places of texts.
// Two hundred thousand cells take eight megabytes and are looked through in a millisecond.
// Knows nothing of files.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "comity/base/when.hpp"
#include "comity/factors/indicator.hpp"

namespace comity::factors {

/// Texts, each kept once; the empty text has the place 0.
class Pool {
 public:
  Pool() { place_of(""); }
  Pool(Pool&&) noexcept = default;
  Pool& operator=(Pool&&) noexcept = default;
  // The index points into the texts, which a copy would leave behind.
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() = default;

  /// The place of a text, which is added if it is new.
  std::uint32_t place_of(std::string_view text);
  /// The place of a text, or nothing if no cell has it.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
  [[nodiscard]] const std::string& at(std::uint32_t place) const { return texts_[place]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  std::deque<std::string>
      texts_;  // never moves its elements, so that the index may point into them
  std::unordered_map<std::string_view, std::uint32_t> places_;
};

/// An actor column that is empty.
inline constexpr std::uint32_t nobody = 0xFFFFFF;

/// One measured value: of whom, towards whom, when, by whose report, in which class.
struct Cell {
  std::uint32_t period = 0;      ///< place in Cells::periods
  std::uint32_t actor = nobody;  ///< an ActorId, or nobody
  std::uint32_t counterpart = nobody;
  std::uint32_t line = 0;       ///< in its file
  std::uint16_t indicator = 0;  ///< place in the catalogue
  std::uint16_t reporter = 0;   ///< this and the following: places in Cells::words
  std::uint16_t klass = 0;
  std::uint16_t unit = 0;
  std::uint16_t source = 0;
  CellStatus status = CellStatus::value;
  double value = 0;  ///< 0 where nothing is covered
};

/// All cells of a case. A period is a date as EDTF writes it; empty where nothing ever changes.
struct Cells {
  Pool words;
  Pool periods;
  std::vector<When> dates;  ///< of each period
  std::vector<Cell> all;

  /// The place of a period. Errors: data, if it is no date.
  [[nodiscard]] Result<std::uint32_t> period_of(std::string_view text);
};

/// What makes a cell one and not another: indicator, period, actor, counterpart, reporter, class.
///
/// Shape: exact for up to 2^24 actors.
struct CellKey {
  std::uint64_t what = 0;
  std::uint64_t whose = 0;
  bool operator==(const CellKey&) const = default;
};
[[nodiscard]] CellKey key_of(const Cell& cell);

/// Finds cells that are there already, among cells that a list keeps in their order.
/// Cost: O(1) for each; 16 to 32 bytes of memory, since the keys stay in the list.
class SeenCells {
 public:
  explicit SeenCells(std::size_t expected);
  /// Looks for a cell among `before`. Returns the place of the one that is there; otherwise
  /// remembers the cell as the next of the list, to whose end it has to be added.
  [[nodiscard]] std::optional<std::uint32_t> add(const Cell& cell, std::span<const Cell> before);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = empty;  ///< in the list
  };
  static constexpr std::uint32_t empty = 0xFFFFFFFF;
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace comity::factors
