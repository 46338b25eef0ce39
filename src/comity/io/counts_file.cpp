// SPDX-License-Identifier: Apache-2.0
#include "comity/io/counts_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
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

Result<void> write_csv(const std::filesystem::path& file, const CountsView& view) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
  const bool written = descriptor >= 0 && each_csv_piece(view, [&](std::string_view piece) {
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

void write_row(const CountsView& view, const streams::Count& count,
               std::vector<std::string>& cells) {
  const auto cell = streams::cell_of(count.key);
  cells.resize(columns_of(view).size());
  const auto& actor1 = view.countries.text(cell.actor1);
  const auto& actor2 = view.countries.text(cell.actor2);
  const auto put = [&](std::size_t at, std::string_view text) { cells[at].assign(text); };
  const auto number = [&](std::size_t at, std::uint64_t n) {
    const fmt::format_int text(n);
    cells[at].assign(text.data(), text.size());
  };
  if (view.indicator.empty()) {
    put(0, actor1);
    put(1, actor2);
    number(2, cell.month);
    put(3, view.codes.class_text(cell.kind));
    number(4, count.n);
    return;
  }
  put(0, view.indicator);
  put(1, fmt::format("{}-{:02}", cell.month / 100, cell.month % 100));
  put(2, actor1);
  put(3, actor2);
  put(4, {});
  put(5, view.codes.class_text(cell.kind));
  number(6, count.n);
  put(7, "events");
  put(8, "value");
  put(9, view.source);
}

bool each_csv_piece(const CountsView& view, const std::function<bool(std::string_view)>& take) {
  std::string piece = fmt::format("{}\n", fmt::join(columns_of(view), ","));
  piece.reserve(piece_size + 200);
  std::vector<std::string> cells;
  for (const auto& count : view.counts) {
    write_row(view, count, cells);
    for (const auto& cell : cells) {
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

std::string digest_of(const CountsView& view) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  static_cast<void>(each_csv_piece(view, [&](std::string_view piece) {
    EVP_DigestUpdate(context.get(), piece.data(), piece.size());
    return true;
  }));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &length);
  std::string hex;
  for (unsigned i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest.at(i));
  return hex;
}

Result<void> check_counts_name(const std::filesystem::path& target) {
  if (target.extension() == ".csv" || target.extension() == ".parquet") return {};
  return std::unexpected(Error{.kind = Error::Kind::usage,
                               .what = "the name says neither CSV nor Parquet.",
                               .where = {.file = target.string()},
                               .hint = "name a file that ends in .csv or .parquet"});
}

Result<void> write_counts(const std::filesystem::path& target, const CountsView& view, bool force) {
  if (auto known = check_counts_name(target); !known) return known;
  auto file = PendingFile::open(target, force);
  if (!file) return std::unexpected(file.error());
  auto written = target.extension() == ".csv" ? write_csv(file->path(), view)
                                              : write_parquet(file->path(), view);
  if (!written) {
    auto error = written.error();
    error.where.file = target.string();
    return std::unexpected(std::move(error));
  }
  return file->commit();
}

}  // namespace comity::io
