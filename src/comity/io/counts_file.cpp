// SPDX-License-Identifier: Apache-2.0
#include "comity/io/counts_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>

#include "comity/io/pending_file.hpp"

namespace comity::io {

namespace {

constexpr std::array<std::string_view, 5> count_columns{"actor1", "actor2", "month", "class", "n"};
constexpr std::array<std::string_view, 10> indicator_columns{
    "indicator", "period", "actor", "counterpart", "reporter",
    "class",     "value",  "unit",  "status",      "source"};
constexpr std::size_t piece_size = std::size_t{1} << 20U;

/// Writes everything to a descriptor. False if the disk or the system refuses; errno says why.
bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// A SHA-256 that grows.
class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }
  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string text() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &length);
    std::string hex;
    for (unsigned i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest.at(i));
    return hex;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

/// Gives the rows as CSV, piece by piece, until `take` says false.
template <class Take>
bool each_csv_piece(const CountsView& view, Take take) {
  std::string piece = fmt::format("{}\n", fmt::join(columns_of(view), ","));
  RowWriter row(view);
  for (const auto& count : view.counts) {
    row.write(count);
    for (const auto cell : row.cells()) {
      piece += cell;
      piece += ',';
    }
    piece.back() = '\n';
    if (piece.size() < piece_size) continue;
    if (!take(piece)) return false;
    piece.clear();
  }
  return take(piece);
}

Result<void> write_csv(const std::filesystem::path& file, const CountsView& view, Digest& digest) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
  const bool written = descriptor >= 0 && each_csv_piece(view, [&](std::string_view piece) {
                         digest.add(piece);
                         return write_all(descriptor, piece);
                       });
  const int problem = errno;
  const bool closed = descriptor < 0 || ::close(descriptor) == 0;
  if (written && closed) return {};
  return std::unexpected(
      Error{.kind = Error::Kind::io,
            .what = fmt::format("the counts cannot be written: {}.", std::strerror(problem)),
            .hint = "check the folder, your rights to it and the space on the disk"});
}

}  // namespace

std::span<const std::string_view> columns_of(const CountsView& view) {
  if (view.indicator.empty()) return count_columns;
  return indicator_columns;
}

RowWriter::RowWriter(const CountsView& view)
    : view_(view), plain_(view.indicator.empty()), cells_(columns_of(view).size()) {
  if (plain_) return;
  cells_[0] = view.indicator;
  cells_[7] = "events";
  cells_[8] = "value";
  cells_[9] = view.source;
}

void RowWriter::write(const streams::Count& count) {
  const auto cell = streams::cell_of(count.key);
  auto* const end = std::to_chars(number_.data(), number_.data() + number_.size(), count.n).ptr;
  if (cell.month != month_) {
    month_ = cell.month;
    month_text_ =
        plain_ ? fmt::format("{}", month_) : fmt::format("{}-{:02}", month_ / 100, month_ % 100);
  }
  auto& kind = kinds_[cell.kind];
  if (kind.empty()) kind = view_.codes.class_text(cell.kind);
  const std::string_view n(number_.data(), end);
  if (plain_) {
    cells_[0] = view_.countries.text(cell.actor1);
    cells_[1] = view_.countries.text(cell.actor2);
    cells_[2] = month_text_;
    cells_[3] = kind;
    cells_[4] = n;
  } else {
    cells_[1] = month_text_;
    cells_[2] = view_.countries.text(cell.actor1);
    cells_[3] = view_.countries.text(cell.actor2);
    cells_[5] = kind;
    cells_[6] = n;
  }
}

Result<void> check_counts_name(const std::filesystem::path& target) {
  if (target.extension() == ".csv" || target.extension() == ".parquet") return {};
  return std::unexpected(Error{.kind = Error::Kind::usage,
                               .what = "the name says neither CSV nor Parquet.",
                               .where = {.file = target.string()},
                               .hint = "name a file that ends in .csv or .parquet"});
}

Result<std::string> write_counts(const std::filesystem::path& target, const CountsView& view,
                                 bool force) {
  if (auto known = check_counts_name(target); !known) return std::unexpected(known.error());
  auto file = PendingFile::open(target, force);
  if (!file) return std::unexpected(file.error());
  Digest digest;
  const bool csv = target.extension() == ".csv";
  auto written = csv ? write_csv(file->path(), view, digest) : write_parquet(file->path(), view);
  if (!written) {
    auto error = written.error();
    error.where.file = target.string();
    return std::unexpected(std::move(error));
  }
  if (auto done = file->commit(); !done) return std::unexpected(done.error());
  if (!csv)
    each_csv_piece(view, [&](std::string_view piece) {
      digest.add(piece);
      return true;
    });
  return digest.text();
}

}  // namespace comity::io
