// SPDX-License-Identifier: Apache-2.0
// Counts the events of a piece of a file: whole rows in, numbers out.
// One counter for each thread; what they find adds up to the same in any order.
// Knows nothing of files.
#pragma once

#include <string_view>
#include <vector>

#include "comity/streams/counts.hpp"
#include "comity/streams/selection.hpp"
#include "comity/streams/tally.hpp"
#include "comity/streams/told.hpp"

namespace comity::streams {

/// What is counted, and how.
struct Plan {
  Codes codes;
  Countries countries;
  Selection selection;
  Scheme scheme = Scheme::root;
  bool as_given = false;  ///< codes of countries as the stream writes them
  bool drop_repeats = false;
  bool merge_mirrors = true;
};

/// A piece of a file.
struct Piece {
  std::string_view bytes;  ///< whole rows
  bool is_last = false;    ///< nothing follows, so that the last row may be cut short
};

class Counter {
 public:
  Counter(const Plan& plan, const Layout& layout, Told& told);

  /// Counts a piece: cells into `counts`, rows into the tally, lines from 1.
  [[nodiscard]] Tally count(const Piece& piece, CountTable& counts);

 private:
  void read_rows(const Piece& piece, Tally& tally);
  [[nodiscard]] bool is_cut(const Piece& piece, std::size_t row) const;
  void reject(Reason reason, std::size_t row, Tally& tally) const;
  void look_at_bytes(std::size_t row, Tally& tally) const;
  void count_events(Tally& tally, CountTable& counts);
  void count_event(const Event& event, Tally& tally);

  const Plan& plan_;
  const Layout& layout_;
  Told& told_;
  RowReader reader_;
  RowIndex rows_;
  std::vector<Event> events_;
  std::vector<std::uint8_t> repeated_;
  std::vector<std::uint64_t> keys_;
};

}  // namespace comity::streams
