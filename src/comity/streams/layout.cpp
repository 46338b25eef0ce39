// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "comity/base/text.hpp"

namespace comity::streams {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_gdelt_width(std::size_t n) { return n == 57 || n == 58 || n == 61; }

Layout gdelt(char separator, bool has_header, std::size_t n_columns) {
  return {.format = Format::gdelt,
          .separator = separator,
          .has_header = has_header,
          .mangled = separator == ';',
          .n_columns = static_cast<std::uint32_t>(n_columns),
          .date = 1,
          .name1 = 5,
          .name2 = 15,
          .country1 = 7,
          .country2 = 17,
          .code = 26};
}

std::uint32_t column_of(const std::vector<std::string_view>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? no_column : static_cast<std::uint32_t>(found - names.begin());
}

Result<Layout> named(Format format, const std::vector<std::string_view>& names) {
  const bool icews = format == Format::icews;
  const auto of = [&](const char* in_icews, const char* in_polecat) {
    return column_of(names, icews ? in_icews : in_polecat);
  };
  const Layout layout{.format = format,
                      .separator = '\t',
                      .has_header = true,
                      .mangled = false,
                      .n_columns = static_cast<std::uint32_t>(names.size()),
                      .date = column_of(names, "Event Date"),
                      .name1 = of("Source Name", "Actor Name"),
                      .name2 = of("Target Name", "Recipient Name"),
                      .country1 = of("Source Country", "Actor Country"),
                      .country2 = of("Target Country", "Recipient Country"),
                      .code = of("CAMEO Code", "Event Type"),
                      .mode = of("", "Event Mode"),
                      .place = column_of(names, "Country"),
                      .story = of("Story ID", ""),
                      .sentence = of("Sentence Number", "")};
  for (const auto needed : {layout.date, layout.country1, layout.country2, layout.code}) {
    if (needed != no_column) continue;
    return std::unexpected(
        Error{.kind = Error::Kind::data,
              .what = fmt::format("the header of this {} file lacks a column that is needed.",
                                  icews ? "ICEWS" : "POLECAT"),
              .where = {.line = 1},
              .hint = icews ? "Event Date, Source Country, Target Country and CAMEO Code are needed"
                            : "Event Date, Event Type, Actor Country and Recipient Country are "
                              "needed"});
  }
  return layout;
}

Error unknown(std::string what) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .where = {.line = 1},
          .hint =
              "events reads GDELT 1.0 and 2.0 event files, ICEWS .tab and POLECAT .txt, plain, "
              "gzip or zip; leave other files out"};
}

/// The number of columns of the first line that has one of GDELT, or 0.
std::size_t gdelt_width(const std::vector<std::string_view>& lines, char separator) {
  for (const auto line : lines) {
    const auto n = 1 + static_cast<std::size_t>(std::ranges::count(line, separator));
    if (is_gdelt_width(n)) return n;
  }
  return 0;
}

std::vector<std::string_view> first_lines(std::string_view head) {
  constexpr std::size_t most = 50;
  std::vector<std::string_view> lines;
  while (!head.empty() && lines.size() < most) {
    const auto end = std::min(head.find('\n'), head.size());
    auto line = head.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) lines.push_back(line);
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return lines;
}

}  // namespace

Result<Layout> tell_layout(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
    return std::unexpected(unknown("this file is UTF-16, not UTF-8."));
  if (head.starts_with(byte_order_mark)) head.remove_prefix(byte_order_mark.size());
  const auto lines = first_lines(head);
  if (lines.empty()) return Layout{};
  const auto names = split(lines.front(), '\t');
  if (column_of(names, "CAMEO Code") != no_column) return named(Format::icews, names);
  if (column_of(names, "Event Type") != no_column) return named(Format::polecat, names);
  const bool has_header = fold(lines.front().substr(0, 13)) == "globaleventid";
  for (const char separator : {'\t', ';'}) {
    if (const auto n = gdelt_width(lines, separator); n != 0)
      return gdelt(separator, has_header, n);
  }
  if (gdelt_width(lines, ',') != 0)
    return std::unexpected(unknown("this file is separated by commas, as a spreadsheet saves it."));
  return std::unexpected(unknown(fmt::format(
      "this is no event file: its first line has {} tab-separated columns.", names.size())));
}

std::string to_word(const Layout& layout) {
  switch (layout.format) {
    case Format::empty:
      return "empty";
    case Format::icews:
      return "icews";
    case Format::polecat:
      return "polecat";
    case Format::gdelt:
      break;
  }
  if (layout.mangled) return "gdelt mangled";
  return layout.n_columns == 61 ? "gdelt2" : "gdelt1";
}

}  // namespace comity::streams
