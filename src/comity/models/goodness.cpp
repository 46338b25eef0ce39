// SPDX-License-Identifier: Apache-2.0
#include "comity/models/goodness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>

namespace comity::models {

namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
/// Counts are told apart up to 2, then by powers of two: 0, 1, 2, 3-4, 5-8 ...
constexpr std::size_t n_count_classes = 10;

std::size_t count_class(std::size_t count) {
  if (count <= 2) return count;
  return std::min(n_count_classes - 1, static_cast<std::size_t>(std::bit_width(count - 1)) + 1);
}

std::string count_word(std::size_t of) {
  if (of <= 2) return std::to_string(of);
  const auto low = (std::size_t{1} << (of - 2)) + 1;
  if (of == n_count_classes - 1) return fmt::format("{} or more", low);
  return fmt::format("{}-{}", low, std::size_t{1} << (of - 1));
}

/// How many things have a count of each class; `first`: the class with which to begin.
void tell_counts(const std::string& what, const std::vector<std::size_t>& counts, std::size_t first,
                 std::vector<Trait>& to) {
  std::vector<std::size_t> n(n_count_classes);
  for (const auto count : counts) ++n[count_class(count)];
  for (std::size_t of = first; of < n_count_classes; ++of)
    to.push_back({what, count_word(of), static_cast<double>(n[of])});
}

/// The ties at the end, as 0 and 1.
class Ends {
 public:
  Ends(const Model& model, const Course& course)
      : n_(model.history.n()), directed_(model.directed()), cells_(course.ends) {}

  [[nodiscard]] bool at(std::size_t i, std::size_t j) const { return cells_[i * n_ + j] > 0; }

  void tell_degrees(std::vector<Trait>& to) const {
    std::vector<std::size_t> out(n_), in(n_);
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = 0; j < n_; ++j)
        if (i != j && at(i, j)) {
          ++out[i];
          ++in[j];
        }
    tell_counts(directed_ ? "out degree" : "degree", out, 0, to);
    if (directed_) tell_counts("in degree", in, 0, to);
  }

  void tell_triangles(std::vector<Trait>& to) const {
    const auto tied = [&](std::size_t i, std::size_t j) { return at(i, j) || at(j, i); };
    std::size_t n = 0;
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = i + 1; j < n_; ++j) {
        if (!tied(i, j)) continue;
        for (std::size_t h = j + 1; h < n_; ++h) n += tied(i, h) && tied(j, h) ? 1 : 0;
      }
    to.push_back({"triangles", "all", static_cast<double>(n)});
  }

  /// Pairs on each rung from 1 to the highest that anybody may reach.
  void tell_rungs(int highest, std::vector<Trait>& to) const {
    std::vector<std::size_t> n(static_cast<std::size_t>(highest) + 1);
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = directed_ ? 0 : i + 1; j < n_; ++j) {
        const double rung = cells_[i * n_ + j];
        if (rung >= 1 && rung <= highest) ++n[static_cast<std::size_t>(rung)];
      }
    for (std::size_t rung = 1; rung < n.size(); ++rung)
      to.push_back({"rung", std::to_string(rung), static_cast<double>(n[rung])});
  }

 private:
  std::size_t n_;
  bool directed_;
  const std::vector<double>& cells_;
};

/// The acts of every pair, in order of time.
std::map<std::pair<Node, Node>, std::vector<Time>> acts_of_pairs(const Model& model,
                                                                 const Course& course) {
  std::map<std::pair<Node, Node>, std::vector<Time>> acts;
  for (const auto& event : course.events) {
    const bool turn = !model.directed() && event.to < event.from;
    acts[turn ? std::pair(event.to, event.from) : std::pair(event.from, event.to)].push_back(
        event.time);
  }
  return acts;
}

void tell_acts(const Model& model, const Course& course, std::vector<Trait>& to) {
  std::vector<std::size_t> counts;
  std::vector<Time> waits;
  for (const auto& [pair, times] : acts_of_pairs(model, course)) {
    counts.push_back(times.size());
    for (std::size_t k = 1; k < times.size(); ++k) waits.push_back(times[k] - times[k - 1]);
  }
  tell_counts("acts", counts, 1, to);
  std::ranges::sort(waits);
  const auto quantile = [&](double share) {
    if (waits.empty()) return no_value;
    const double at = share * static_cast<double>(waits.size() - 1);
    const auto low = static_cast<std::size_t>(at);
    const auto high = std::min(low + 1, waits.size() - 1);
    return waits[low] + (at - static_cast<double>(low)) * (waits[high] - waits[low]);
  };
  to.push_back({"wait", "first quartile", quantile(0.25)});
  to.push_back({"wait", "median", quantile(0.5)});
  to.push_back({"wait", "third quartile", quantile(0.75)});
}

void tell_share(const Model& model, const Course& course, std::vector<Trait>& to) {
  std::vector<std::size_t> n(model.history.n());
  for (const auto& event : course.events) {
    ++n[event.from];
    if (event.from != event.to) ++n[event.to];
  }
  const auto most = n.empty() ? 0 : std::ranges::max(n);
  to.push_back({"share", "largest",
                course.events.empty()
                    ? no_value
                    : static_cast<double>(most) / static_cast<double>(course.events.size())});
}

/// The highest rung on record, whoever reached it.
int highest_rung(const Model& model) {
  const auto& network = model.history.networks[model.dependent];
  double highest = 0;
  for (const auto& tie : network.initial) highest = std::max(highest, tie.value);
  for (const auto& event : model.events) highest = std::max(highest, event.value);
  return static_cast<int>(highest);
}

TraitFit compare(const Trait& recorded, std::vector<double> drawn) {
  std::erase_if(drawn, [](double value) { return std::isnan(value); });
  TraitFit fit{.recorded = recorded, .n = drawn.size()};
  if (drawn.empty()) return fit;
  std::ranges::sort(drawn);
  const auto n = static_cast<double>(drawn.size());
  for (const double value : drawn) fit.mean += value;
  fit.mean /= n;
  fit.low = drawn[static_cast<std::size_t>(0.025 * (n - 1))];
  fit.high = drawn[static_cast<std::size_t>(std::ceil(0.975 * (n - 1)))];
  if (std::isnan(recorded.value)) return fit;
  const auto lower = std::ranges::upper_bound(drawn, recorded.value) - drawn.begin();
  const auto upper = drawn.end() - std::ranges::lower_bound(drawn, recorded.value);
  fit.p = std::min(1.0, 2 * static_cast<double>(std::min(lower, upper) + 1) / (n + 1));
  return fit;
}

}  // namespace

std::vector<Trait> traits_of(const Model& model, const Course& course) {
  std::vector<Trait> traits;
  const bool ladder = model.settings.kind == Kind::ladder;
  traits.push_back({"events", "all", static_cast<double>(course.events.size())});
  const Ends ends(model, course);
  ends.tell_degrees(traits);
  if (ladder) ends.tell_rungs(highest_rung(model), traits);
  tell_acts(model, course, traits);
  tell_share(model, course, traits);
  ends.tell_triangles(traits);
  return traits;
}

std::vector<TraitFit> goodness_of(const Model& model, const Course& recorded,
                                  std::span<const Course> drawn) {
  const auto record = traits_of(model, recorded);
  std::vector<std::vector<double>> values(record.size());
  for (const auto& course : drawn) {
    const auto traits = traits_of(model, course);
    for (std::size_t k = 0; k < traits.size(); ++k) values[k].push_back(traits[k].value);
  }
  std::vector<TraitFit> fits;
  for (std::size_t k = 0; k < record.size(); ++k) {
    auto fit = compare(record[k], std::move(values[k]));
    // A class in which nothing ever falls says nothing.
    if (fit.recorded.value == 0 && fit.low == 0 && fit.high == 0) continue;
    fits.push_back(std::move(fit));
  }
  return fits;
}

}  // namespace comity::models
