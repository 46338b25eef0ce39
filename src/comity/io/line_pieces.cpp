// SPDX-License-Identifier: Apache-2.0
#include "comity/io/line_pieces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace comity::io {

LinePieces::LinePieces(std::unique_ptr<ByteSource> source, std::string name)
    : source_(std::move(source)), name_(std::move(name)) {}

Result<std::string_view> LinePieces::next(std::vector<char>& bytes) {
  bytes.resize(piece_size);
  std::size_t filled = rest_.size();
  std::ranges::copy(rest_, bytes.begin());
  rest_.clear();
  while (!at_end_ && filled < piece_size) {
    const auto count = source_->read(std::span(bytes).subspan(filled));
    if (!count) {
      // The line within this piece; whoever knows the pieces before adds theirs.
      auto error = count.error();
      error.where.line =
          1 + static_cast<std::uint32_t>(std::ranges::count(std::span(bytes).first(filled), '\n'));
      return std::unexpected(std::move(error));
    }
    filled += *count;
    at_end_ = *count == 0;
  }
  const std::string_view all(bytes.data(), filled);
  if (at_end_) return all;
  const auto feed = all.rfind('\n');
  if (feed == std::string_view::npos) {
    return std::unexpected(
        Error{.kind = Error::Kind::data,
              .what = fmt::format("a line is longer than {} bytes.", piece_size),
              .where = {.file = name_, .line = 1},
              .hint = "rows of events are shorter; is this the file you meant?"});
  }
  rest_.assign(all.begin() + static_cast<std::ptrdiff_t>(feed) + 1, all.end());
  return all.substr(0, feed + 1);
}

}  // namespace comity::io
