// SPDX-License-Identifier: Apache-2.0
#include "comity/services/events_run.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "comity/io/line_pieces.hpp"

namespace comity::services {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
/// A thread's own table stays small enough for its cache.
constexpr std::size_t most_cells_of_a_thread = 40'000;

Result<streams::Layout> layout_of(std::string_view head, const io::Stream& stream,
                                  bool repair_mangled) {
  auto layout = streams::tell_layout(head.substr(0, streams::bytes_to_tell));
  if (!layout) {
    auto error = layout.error();
    error.where.file = stream.name;
    return std::unexpected(std::move(error));
  }
  if (layout->mangled && !repair_mangled)
    return std::unexpected(
        Error{.kind = Error::Kind::data,
              .what = "this file was saved by a spreadsheet: semicolons, and codes without their "
                      "leading zeros.",
              .where = {.file = stream.name, .line = 1},
              .hint = "fetch the original; or add --mangled repair, which gives codes the zeros "
                      "back that their base and root prove, and rejects the other rows"});
  return layout;
}

/// One stream being counted: what the threads share.
class Run {
 public:
  Run(io::LinePieces pieces, const io::Stream& stream, const streams::Plan& plan,
      const RunOptions& options, streams::Told& told, streams::CountTable& counts,
      Progress& progress)
      : pieces_(std::move(pieces)),
        stream_(stream),
        plan_(plan),
        options_(options),
        told_(told),
        counts_(counts),
        progress_(progress) {}

  Result<StreamCounts> run() {
    if (const auto begun = begin(); !begun) return std::unexpected(begun.error());
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < options_.threads; ++i) helpers.emplace_back([this] { work(); });
    work();
    helpers.clear();
    if (error_) {
      if (error_->where.line > 0) error_->where.line += static_cast<std::uint32_t>(lines_);
      return std::unexpected(*error_);
    }
    return StreamCounts{layout_, std::move(tally_)};
  }

 private:
  Result<void> begin() {
    auto first = pieces_.next(first_bytes_);
    if (!first) return std::unexpected(first.error());
    auto layout = layout_of(*first, stream_, options_.repair_mangled);
    if (!layout) return std::unexpected(layout.error());
    layout_ = *layout;
    first_ = *first;
    if (first_.starts_with(byte_order_mark)) first_.remove_prefix(byte_order_mark.size());
    if (layout_.has_header) {
      first_.remove_prefix(std::min(first_.find('\n'), first_.size() - 1) + 1);
      lines_ = 1;
    }
    return {};
  }

  /// Takes the next piece. Nothing when there is none, or the work has failed.
  std::optional<streams::Piece> take(std::vector<char>& bytes, std::uint64_t& serial) {
    const std::scoped_lock lock(reading_);
    if (ended_) return std::nullopt;
    if (progress_.should_stop()) {
      fail({.kind = Error::Kind::interrupted, .what = "counting was interrupted."});
      return std::nullopt;
    }
    serial = next_serial_++;
    if (serial == 0) {
      ended_ = pieces_.at_end();
      return streams::Piece{first_, ended_};
    }
    const auto piece = pieces_.next(bytes);
    if (!piece) {
      fail(piece.error());
      return std::nullopt;
    }
    ended_ = pieces_.at_end();
    if (stream_.size == 0) {
      progress_.report(stream_.name, Progress::unknown);
    } else {
      const auto share = static_cast<double>(pieces_.n_read()) / static_cast<double>(stream_.size);
      progress_.report(stream_.name, options_.done_before + share * options_.share);
    }
    return streams::Piece{*piece, ended_};
  }

  void fail(Error error) {
    ended_ = true;
    const std::scoped_lock lock(merging_);
    if (!error_) error_ = std::move(error);
  }

  void work() {
    streams::Counter counter(plan_, layout_, told_);
    streams::CountTable own;
    const bool alone = options_.threads <= 1;
    std::vector<char> bytes;
    std::uint64_t serial = 0;
    while (const auto piece = take(bytes, serial)) {
      auto tally = counter.count(*piece, alone ? counts_ : own);
      const std::scoped_lock lock(merging_);
      merge(serial, std::move(tally));
      if (own.size() > most_cells_of_a_thread) {
        counts_.add(own);
        own.clear();
      }
    }
    const std::scoped_lock lock(merging_);
    counts_.add(own);
  }

  /// Adds the tallies of pieces in their order, so that lines are counted from the first.
  void merge(std::uint64_t serial, streams::Tally tally) {
    waiting_.emplace(serial, std::move(tally));
    while (!waiting_.empty() && waiting_.begin()->first == merged_) {
      const auto& next = waiting_.begin()->second;
      const auto rows = next.rows;
      tally_.add(next, lines_);
      lines_ += rows;
      waiting_.erase(waiting_.begin());
      ++merged_;
    }
  }

  io::LinePieces pieces_;
  const io::Stream& stream_;
  const streams::Plan& plan_;
  const RunOptions& options_;
  streams::Told& told_;
  streams::CountTable& counts_;
  Progress& progress_;

  streams::Layout layout_;
  std::vector<char> first_bytes_;
  std::string_view first_;

  std::mutex reading_;
  std::uint64_t next_serial_ = 0;
  bool ended_ = false;

  std::mutex merging_;
  std::map<std::uint64_t, streams::Tally> waiting_;
  std::uint64_t merged_ = 0;
  std::uint64_t lines_ = 0;
  streams::Tally tally_;
  std::optional<Error> error_;
};

}  // namespace

Result<streams::Layout> look_at(const io::Stream& stream, bool repair_mangled, Progress& progress) {
  auto source = io::open_stream(stream, progress);
  if (!source) return std::unexpected(source.error());
  io::LinePieces pieces(std::move(*source), stream.name);
  std::vector<char> bytes;
  const auto first = pieces.next(bytes);
  if (!first) return std::unexpected(first.error());
  return layout_of(*first, stream, repair_mangled);
}

Result<StreamCounts> count_stream(const io::Stream& stream, const streams::Plan& plan,
                                  const RunOptions& options, streams::Told& told,
                                  streams::CountTable& counts, Progress& progress) {
  auto source = io::open_stream(stream, progress);
  if (!source) return std::unexpected(source.error());
  told.clear();
  Run run(io::LinePieces(std::move(*source), stream.name), stream, plan, options, told, counts,
          progress);
  return run.run();
}

}  // namespace comity::services
