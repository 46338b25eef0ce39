// SPDX-License-Identifier: Apache-2.0
#include "comity/io/bar_chart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

constexpr double width = 860, left = 178, right = 640, row = 23, bar = 14, caption = 30, top = 118;
constexpr std::string_view ink = "#16212b", muted = "#5b6b79", line = "#d9e0e6", accent = "#a21caf";

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else if (static_cast<unsigned char>(c) >= ' ' || c == '\n')
      safe += c;
  }
  return safe;
}

/// A whole number of steps that a scale up to `most` is cut into.
int step_for(int most) {
  for (const int step : {1, 2, 5, 10, 20, 50, 100, 200, 500})
    if (most / step <= 8) return step;
  return 1000;
}

/// Lines of at most about `most` characters.
std::vector<std::string> wrapped(const std::string& text, std::size_t most) {
  std::vector<std::string> lines(1);
  for (const auto& word : split_list(text, ' ')) {
    if (!lines.back().empty() && lines.back().size() + word.size() > most) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
  }
  return lines;
}

class Drawing {
 public:
  explicit Drawing(const BarChart& chart) : chart_(chart) {
    for (const auto& group : chart.groups) {
      for (const auto& one : group.bars) {
        most_ = std::max({most_, one.total, one.high});
        most_aside_ = std::max(most_aside_, one.aside);
      }
    }
    step_ = step_for(most_);
    most_ = (most_ + step_ - 1) / step_ * step_;
  }

  std::string run() {
    double y = top;
    for (const auto& group : chart_.groups) y = draw(group, y);
    const double bottom = y;
    y += 22;
    for (const auto& note : chart_.notes) {
      for (const auto& one : wrapped(note, 128)) {
        words(16, y, one, muted, 11.5);
        y += 15;
      }
    }
    return head(y + 8) + stripes() + legend() + axis(bottom) + body_ + "</svg>\n";
  }

 private:
  [[nodiscard]] double x(double n) const { return left + (right - left) * n / std::max(1, most_); }

  void words(double at_x, double y, std::string_view text, std::string_view colour, double size,
             std::string_view more = {}) {
    body_ += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" font-size="{}" fill="{}"{}>{}</text>)"
                         "\n",
                         at_x, y, size, colour, more, escaped(text));
  }

  [[nodiscard]] std::string fill_of(std::size_t kind) const {
    return chart_.kinds[kind].striped ? fmt::format("url(#stripes-{})", kind)
                                      : chart_.kinds[kind].colour;
  }

  double draw(const BarChart::Group& group, double y) {
    y += caption;
    mark(group.mark, 22, y - 13);
    words(34, y - 9, group.label, ink, 12.5, R"( font-weight="650")");
    words(left, y - 9, group.note, muted, 11.5);
    const double begin = y;
    for (const auto& one : group.bars) {
      draw(one, y);
      y += row;
    }
    if (group.mean)
      body_ += fmt::format(
          R"(<line x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}" stroke="{3}" stroke-width="1.3" stroke-dasharray="2 3"/>)"
          "\n",
          x(*group.mean), begin, y, accent);
    return y;
  }

  void draw(const BarChart::Bar& one, double y) {
    const double middle = y + row / 2;
    body_ += fmt::format("<g><title>{}</title>\n", escaped(sentence(one)));
    words(left - 8, middle + 4, one.label, ink, 12, R"( text-anchor="end")");
    int from = 0;
    for (const auto& part : one.parts) {
      body_ +=
          fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}" fill="{}"/>)"
                      "\n",
                      x(from) + 0.4, middle - bar / 2,
                      std::max(1.0, x(from + part.n) - x(from) - 0.8), bar, fill_of(part.kind));
      from += part.n;
    }
    if (one.low < one.high) bracket(one, middle);
    words(x(std::max(one.total, one.high)) + 7, middle + 4, number(one), ink, 12,
          R"( font-weight="600")");
    if (one.aside > 0) aside(one, middle);
    body_ += "</g>\n";
  }

  void bracket(const BarChart::Bar& one, double middle) {
    for (const auto& [colour, stroke] : {std::pair{std::string_view("#ffffff"), 3.4}, {ink, 1.3}}) {
      body_ += fmt::format(
          R"(<path d="M{0:.1f},{2:.1f}v8m0,-4H{1:.1f}m0,-4v8" fill="none" stroke="{3}" stroke-width="{4}"/>)"
          "\n",
          x(one.low), x(one.high), middle - 4, colour, stroke);
    }
  }

  void aside(const BarChart::Bar& one, double middle) {
    const double begin = right + 78;
    const double length = (width - begin - 44) * one.aside / std::max(1, most_aside_);
    body_ += fmt::format(
        R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="10" fill="none" stroke="{}" stroke-width="0.9" stroke-dasharray="2 2"/>)"
        "\n",
        begin, middle - 5, length, muted);
    words(begin + length + 6, middle + 4, std::to_string(one.aside), muted, 11.5);
  }

  void mark(BarChart::Mark shape, double at_x, double y) {
    using Mark = BarChart::Mark;
    if (shape == Mark::triangle)
      body_ += fmt::format("<path d=\"M{:.1f},{:.1f}l5,9h-10z\" fill=\"{}\"/>\n", at_x, y - 5, ink);
    if (shape == Mark::square)
      body_ +=
          fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"8\" height=\"8\" fill=\"{}\"/>\n",
                      at_x - 4, y - 4, ink);
    if (shape == Mark::circle)
      body_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.4\" fill=\"{}\"/>\n", at_x, y,
                           ink);
  }

  static std::string number(const BarChart::Bar& one) {
    return one.low == one.high ? std::to_string(one.total)
                               : fmt::format("{} ({}–{})", one.total, one.low, one.high);
  }

  [[nodiscard]] std::string sentence(const BarChart::Bar& one) const {
    std::string text = fmt::format("{}: {}", one.label, number(one));
    for (const auto& part : one.parts)
      text += fmt::format("; {} {}", chart_.kinds[part.kind].label, part.n);
    if (one.aside > 0) text += fmt::format("; {} {}", chart_.aside, one.aside);
    return text;
  }

  [[nodiscard]] std::string head(double height) const {
    std::string told = chart_.subtitle + "\n";
    for (const auto& group : chart_.groups) {
      told += fmt::format("{}. {}\n", group.label, group.note);
      for (const auto& one : group.bars) told += sentence(one) + "\n";
    }
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1:.0f}\" width=\"{0}\" "
        "height=\"{1:.0f}\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"Inter, "
        "system-ui, 'Noto Sans', sans-serif\">\n<title id=\"title\">{2}</title>\n<desc "
        "id=\"desc\">{3}"
        "</desc>\n<rect width=\"{0}\" height=\"{1:.0f}\" fill=\"#fbfcfd\"/>\n<text x=\"16\" "
        "y=\"28\" "
        "font-size=\"17\" font-weight=\"650\" fill=\"{4}\">{2}</text>\n<text x=\"16\" y=\"47\" "
        "font-size=\"12\" fill=\"{5}\">{6}</text>\n",
        width, height, escaped(chart_.title), escaped(told), ink, muted, escaped(chart_.subtitle));
  }

  [[nodiscard]] std::string stripes() const {
    std::string text = "<defs>\n";
    for (std::size_t i = 0; i < chart_.kinds.size(); ++i) {
      if (!chart_.kinds[i].striped) continue;
      text += fmt::format(
          R"(<pattern id="stripes-{}" width="3.6" height="8" patternUnits="userSpaceOnUse"><rect width="2.4" height="8" fill="{}"/></pattern>)"
          "\n",
          i, chart_.kinds[i].colour);
    }
    return text + "</defs>\n";
  }

  [[nodiscard]] std::string legend() const {
    std::string text;
    double at_x = 16, y = 66;
    for (std::size_t i = 0; i < chart_.kinds.size(); ++i) {
      const auto& label = chart_.kinds[i].label;
      const double length = 34 + 6.3 * static_cast<double>(label.size());
      if (at_x + length > width - 10) {
        at_x = 16;
        y += 18;
      }
      text += fmt::format(
          R"(<rect x="{:.1f}" y="{:.1f}" width="12" height="11" fill="{}"/><text x="{:.1f}" y="{:.1f}" font-size="11.5" fill="{}">{}</text>)"
          "\n",
          at_x, y - 9, fill_of(i), at_x + 17, y, muted, escaped(label));
      at_x += length;
    }
    return text;
  }

  [[nodiscard]] std::string axis(double bottom) const {
    std::string text;
    for (int n = 0; n <= most_; n += step_) {
      text += fmt::format(
          R"(<line x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}" stroke="{3}" stroke-width="0.7"/><text x="{0:.1f}" y="{4:.1f}" font-size="10.5" text-anchor="middle" fill="{5}">{6}</text>)"
          "\n",
          x(n), top + 2, bottom, line, top - 4, muted, n);
    }
    if (!chart_.aside.empty())
      text += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" font-size="10.5" fill="{}">{}</text>)"
                          "\n",
                          right + 78, top - 4, muted, escaped(chart_.aside));
    return text;
  }

  const BarChart& chart_;
  int most_ = 1;
  int most_aside_ = 0;
  int step_ = 1;
  std::string body_;
};

}  // namespace

std::string to_svg(const BarChart& chart) { return Drawing(chart).run(); }

}  // namespace comity::io
