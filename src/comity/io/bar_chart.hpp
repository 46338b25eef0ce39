// SPDX-License-Identifier: Apache-2.0
// A chart of stacked bars in groups, as an SVG picture that says its numbers in words too.
// The look is that of the page: its ground, ink, accent and forms.
// Knows nothing of what is counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comity::io {

struct BarChart {
  /// What a part of a bar is of.
  struct Kind {
    std::string label;
    std::string colour;  ///< #rrggbb
    bool striped = false;
  };
  struct Part {
    std::size_t kind = 0;
    int n = 0;
  };
  struct Bar {
    std::string label;
    std::vector<Part> parts;
    int total = 0, low = 0, high = 0;
    int aside = 0;  ///< a number that is in no total
  };
  enum class Mark : std::uint8_t { none, triangle, square, circle };
  struct Group {
    std::string label;
    std::string note;
    Mark mark = Mark::none;
    std::optional<double> mean;
    std::vector<Bar> bars;
  };
  std::string title;
  std::string subtitle;
  std::string aside;  ///< heading of the numbers aside; empty = there are none
  std::vector<Kind> kinds;
  std::vector<Group> groups;
  std::vector<std::string> notes;  ///< lines below, each wrapped
};

/// Writes the chart as SVG 1.1: `title` and `desc` hold the same numbers as text.
///
/// Colours only repeat what shapes, stripes and numbers say. No script, no font, no link.
[[nodiscard]] std::string to_svg(const BarChart& chart);

}  // namespace comity::io
