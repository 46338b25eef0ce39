// SPDX-License-Identifier: Apache-2.0
#include "comity/io/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "comity/base/text.hpp"
#include "comity/io/file.hpp"

namespace comity::io {

namespace {

constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();
constexpr std::size_t most_fields = 4096;

/// Whether a byte may end a field without quotes around it, or must not stand in one.
constexpr auto stops_plain = [] {
  std::array<bool, 256> stops{};
  for (const char c : {',', '\n', '\r', '"', '\0'}) stops[static_cast<unsigned char>(c)] = true;
  return stops;
}();

}  // namespace

CsvReader::CsvReader(std::string_view bytes, std::string file, std::vector<ColumnSpec> columns,
                     Problems& problems)
    : bytes_(bytes), file_(std::move(file)), columns_(std::move(columns)), problems_(problems) {
  if (bytes_.starts_with(byte_order_mark)) at_ = line_start_ = 3;
  cut_at_endless_line();
  check_encoding();
  read_header();
}

/// Keeps a file of gigabytes without a line end from being read at all.
void CsvReader::cut_at_endless_line() {
  std::size_t from = 0;
  while (bytes_.size() - from > longest_line) {
    const auto end = bytes_.substr(from, longest_line).rfind('\n');
    if (end == std::string_view::npos) {
      bytes_ = bytes_.substr(0, from + longest_line);
      return;
    }
    from += end + 1;
  }
}

void CsvReader::check_encoding() {
  std::size_t from = 0;
  std::uint32_t line = 1;
  while (const auto bad = find_bad_utf8(bytes_.substr(from))) {
    const std::size_t place = from + *bad;
    line += static_cast<std::uint32_t>(std::ranges::count(bytes_.substr(from, *bad), '\n'));
    const auto start = bytes_.rfind('\n', place);
    const auto column = place - (start == std::string_view::npos ? line_start_ : start + 1) + 1;
    problems_.error(
        {.kind = Error::Kind::data,
         .what = fmt::format("the byte 0x{:02X} is not UTF-8.",
                             static_cast<unsigned char>(bytes_[place])),
         .where = {.file = file_, .line = line, .column = static_cast<std::uint32_t>(column)},
         .hint = "save the file as UTF-8, for example: iconv -f latin1 -t utf-8"});
    const auto end = bytes_.find('\n', place);
    if (end == std::string_view::npos) return;
    from = end + 1;
    ++line;
  }
}

void CsvReader::read_header() {
  if (!read_record()) {
    if (!broken_) fail("the file is empty.", "begin it with a header row");
    return;
  }
  std::vector<std::string> names;
  for (const auto& column : columns_) names.emplace_back(column.name);
  bool usable = true;
  place_.assign(columns_.size(), absent);
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const auto& field = fields_[i];
    const auto known = std::ranges::find(columns_, field.text, &ColumnSpec::name);
    const Origin where{file_, field.line, field.column, ""};
    if (known == columns_.end()) {
      problems_.error(
          {.kind = Error::Kind::data,
           .what = fmt::format("there is no column \"{}\" in this table.", shorten(field.text)),
           .where = where,
           .nearest = nearest_text(field.text, names),
           .hint = "the columns are: " + join(names, ",")});
      usable = false;
      continue;
    }
    auto& place = place_[static_cast<std::size_t>(known - columns_.begin())];
    if (place != absent) {
      problems_.error({.kind = Error::Kind::data,
                       .what = fmt::format("the column \"{}\" stands twice.", field.text),
                       .where = where,
                       .hint = "keep one of them"});
      usable = false;
    }
    place = i;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (place_[i] != absent || columns_[i].optional) continue;
    problems_.error({.kind = Error::Kind::data,
                     .what = fmt::format("the column \"{}\" is missing.", columns_[i].name),
                     .where = {.file = file_, .line = 1},
                     .hint = "the columns are: " + join(names, ",")});
    usable = false;
  }
  width_ = fields_.size();
  open_ = usable;
}

bool CsvReader::next() {
  while (open_ && !problems_.is_full() && read_record()) {
    if (blank_) continue;
    ++rows_;
    if (fields_.size() == width_) return true;
    passed_over_ = true;
    const auto& odd = fields_[std::min(width_, fields_.size() - 1)];
    problems_.error({.kind = Error::Kind::data,
                     .what = fmt::format("this row has {} {}, the header has {}.", fields_.size(),
                                         fields_.size() == 1 ? "field" : "fields", width_),
                     .where = {.file = file_, .line = odd.line, .column = odd.column},
                     .hint = fields_.size() > width_
                                 ? "a comma inside a field needs quotes around the field"
                                 : "write the comma of an empty field too"});
  }
  return false;
}

std::size_t CsvReader::most_rows(std::size_t shortest) const {
  const auto rest = bytes_.substr(at_);
  const auto lines = static_cast<std::size_t>(std::ranges::count(rest, '\n')) + 1;
  return std::min(lines, rest.size() / shortest + 1);
}

std::string_view CsvReader::get(std::size_t column) const {
  return place_[column] == absent ? std::string_view{} : fields_[place_[column]].text;
}

Origin CsvReader::at(std::size_t column) const {
  Origin where{file_, row_line_, 0, std::string(columns_[column].name)};
  if (place_[column] != absent) {
    where.line = fields_[place_[column]].line;
    where.column = fields_[place_[column]].column;
  }
  return where;
}

void CsvReader::error(std::size_t column, std::string what, std::string nearest, std::string hint) {
  error(column, {.kind = Error::Kind::data,
                 .what = std::move(what),
                 .nearest = std::move(nearest),
                 .hint = std::move(hint)});
}

void CsvReader::error(std::size_t column, Error error) {
  error.where = at(column);
  problems_.error(std::move(error));
}

void CsvReader::warning(std::size_t column, std::string what, std::string hint) {
  problems_.warning({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = at(column),
                     .hint = std::move(hint)});
}

bool CsvReader::read_record() {
  fields_.clear();
  unescaped_.clear();
  row_line_ = line_;
  if (broken_ || at_ >= bytes_.size()) return false;
  blank_ = bytes_[at_] == '\n' || bytes_.substr(at_).starts_with("\r\n");
  bool more = true;
  while (more) {
    if (fields_.size() >= most_fields) {
      fail(fmt::format("this row has more than {} fields.", most_fields),
           "check for a missing line end");
      return false;
    }
    more = read_field();
    if (broken_) return false;
  }
  return true;
}

/// Reads one field and the comma or line end after it; true if another field follows on this row.
bool CsvReader::read_field() {
  fields_.push_back({{}, line_, column_here()});
  const bool read = at_ < bytes_.size() && bytes_[at_] == '"' ? read_quoted() : read_plain();
  if (!read || at_ >= bytes_.size()) return false;
  if (bytes_[at_] == ',') {
    ++at_;
    return true;
  }
  at_ += bytes_[at_] == '\r' ? 2 : 1;
  ++line_;
  line_start_ = at_;
  return false;
}

/// The first byte from `at` on that is more than a part of a plain field; `most` if there is none.
std::size_t CsvReader::skip_plain(std::size_t at, std::size_t most) const {
  const char* const bytes = bytes_.data();
  while (at < most && !stops_plain[static_cast<unsigned char>(bytes[at])]) ++at;
  return at;
}

bool CsvReader::read_plain() {
  const std::size_t from = at_;
  const std::size_t most = std::min(bytes_.size(), from + longest_field + 1);
  for (;; ++at_) {
    at_ = skip_plain(at_, most);
    if (at_ >= most) break;
    const char c = bytes_[at_];
    if (c == ',' || c == '\n') break;
    if (c == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') break;
    if (c == '"') {
      fail("a quote stands inside a field that has none around it.",
           "put the field in quotes and double the quote inside");
      return false;
    }
    if (c == '\0') {
      fail("the file holds a NUL byte.", "save it as plain UTF-8 text");
      return false;
    }
  }
  if (at_ - from > longest_field) {
    at_ = from;
    fail("this field is longer than one mebibyte.", "check for a missing line end or quote");
    return false;
  }
  fields_.back().text = bytes_.substr(from, at_ - from);
  return true;
}

bool CsvReader::read_quoted() {
  const Field begun = fields_.back();
  const std::size_t from = ++at_;
  bool doubled = false;
  std::size_t from_plain = from;
  std::string text;
  const auto broken = [&](std::string what, std::string hint) {
    line_ = begun.line;
    line_start_ = from - begun.column;
    at_ = from - 1;
    fail(std::move(what), std::move(hint));
    return false;
  };
  for (;; ++at_) {
    if (at_ >= bytes_.size())
      return broken("this quoted field is never closed.", "add the closing quote");
    if (at_ - from > longest_field)
      return broken("this field is longer than one mebibyte.", "check for a missing closing quote");
    const char c = bytes_[at_];
    if (c == '\n') {
      ++line_;
      line_start_ = at_ + 1;
    }
    if (c == '\0') return broken("the file holds a NUL byte.", "save it as plain UTF-8 text");
    if (c != '"') continue;
    if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
      text += bytes_.substr(from_plain, at_ + 1 - from_plain);
      doubled = true;
      from_plain = ++at_ + 1;
      continue;
    }
    break;
  }
  if (doubled) {
    text += bytes_.substr(from_plain, at_ - from_plain);
    fields_.back().text = unescaped_.emplace_back(std::move(text));
  } else {
    fields_.back().text = bytes_.substr(from, at_ - from);
  }
  ++at_;
  const bool ends = at_ >= bytes_.size() || bytes_[at_] == ',' || bytes_[at_] == '\n' ||
                    (bytes_[at_] == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n');
  if (!ends) fail("text follows a closing quote.", "double each quote inside a quoted field");
  return ends;
}

void CsvReader::fail(std::string what, std::string hint) {
  problems_.error({.kind = Error::Kind::data,
                   .what = std::move(what),
                   .where = {.file = file_, .line = line_, .column = column_here()},
                   .hint = std::move(hint)});
  broken_ = true;
}

std::uint32_t CsvReader::column_here() const {
  return static_cast<std::uint32_t>(at_ - line_start_ + 1);
}

std::vector<std::string> csv_header(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  const auto line = bytes.substr(0, bytes.find_first_of("\r\n"));
  std::vector<std::string> names;
  for (const auto name : split(line.substr(0, CsvReader::longest_field), ',')) {
    auto text = std::string(name);
    if (text.size() > 1 && text.front() == '"' && text.back() == '"')
      text = text.substr(1, text.size() - 2);
    names.push_back(std::move(text));
  }
  return names;
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_row(const std::vector<std::string>& fields) {
  // A row of one empty field would read back as a blank line.
  if (fields.size() == 1 && fields.front().empty()) return "\"\"\n";
  std::string row;
  for (const auto& field : fields) row += csv_field(field) + ',';
  if (!row.empty()) row.back() = '\n';
  return row;
}

}  // namespace comity::io
