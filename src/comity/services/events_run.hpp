// SPDX-License-Identifier: Apache-2.0
// Counts one stream with several threads, in constant memory.
// Pieces are read one after the other and counted side by side; the sum is the same in any order.
// Knows nothing of outputs.
#pragma once

#include "comity/base/progress.hpp"
#include "comity/base/result.hpp"
#include "comity/io/byte_source.hpp"
#include "comity/streams/counter.hpp"

namespace comity::services {

/// What one stream gave.
struct StreamCounts {
  streams::Layout layout;
  streams::Tally tally;
};

/// How a stream is to be counted.
struct RunOptions {
  unsigned threads = 1;
  bool repair_mangled = false;
  double done_before = 0;  ///< share of all work that was done before this stream
  double share = 1;        ///< of all work that this stream is
};

/// Tells the layout of a stream from its first bytes. Errors: as io::open_stream, tell_layout; and
/// data, for a file mangled by a spreadsheet that may not be repaired.
[[nodiscard]] Result<streams::Layout> look_at(const io::Stream& stream, bool repair_mangled,
                                              Progress& progress);

/// Counts a stream into `counts`. `told` is forgotten first.
///
/// Errors: as look_at; data, for damaged bytes; interrupted.
[[nodiscard]] Result<StreamCounts> count_stream(const io::Stream& stream, const streams::Plan& plan,
                                                const RunOptions& options, streams::Told& told,
                                                streams::CountTable& counts, Progress& progress);

}  // namespace comity::services
