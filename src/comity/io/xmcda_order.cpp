// SPDX-License-Identifier: Apache-2.0
#include "comity/io/xmcda_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

using Sequence = std::vector<std::size_t>;  ///< categories by place in the file, worst first

/// The two ends of each category.
struct Bounds {
  std::vector<XmcdaProfile> lower, upper;
};

class XmcdaOrderReader {
 public:
  XmcdaOrderReader(const XmlTree& root, const XmcdaFields& fields)
      : root_(root), fields_(fields), ids_(fields.ids(root, "categories", "category")) {}

  XmcdaOrder read(bool needs_profiles) {
    const auto ranked = by_rank();
    const auto* const section = profiles_section(false);
    if (section == nullptr) {
      if (needs_profiles) (void)fields_.section(root_, "categoriesProfiles");
      return ordered(ranked.value_or(Sequence{}), nullptr);
    }
    const auto bounds = read_bounds(*section);
    if (fields_.has_error_in(*section)) return {};
    auto sequence = by_profiles(bounds);
    if (!sequence && ranked) sequence = fitting(*ranked, bounds);
    if (!sequence) {
      if (ids_.size() > 0)
        fields_.error(*section, "the profiles do not say the order of the categories.", {},
                      "the upper bound of each category is the lower bound of the next better "
                      "one; or give ranks in <categoriesValues>");
      return {};
    }
    if (ranked) check_ranks(*sequence, *ranked);
    auto order = ordered(*sequence, &bounds);
    if (const auto* const veto = profiles_section(true))
      order.vetoes = between(*sequence, read_bounds(*veto));
    return order;
  }

 private:
  [[nodiscard]] const XmlTree* profiles_section(bool of_vetoes) const {
    for (const auto* const section : root_.all("categoriesProfiles")) {
      if ((fold(section->attribute("mcdaConcept")) == "veto") == of_vetoes) return section;
    }
    return nullptr;
  }

  Bounds read_bounds(const XmlTree& section) {
    Bounds bounds;
    bounds.lower.resize(ids_.size());
    bounds.upper.resize(ids_.size());
    for (const auto* const entry : XmcdaFields::entries(section, "categoryProfile")) {
      const auto k = fields_.known(*entry, "categoryID", ids_, "category");
      if (!k) continue;
      const auto* const ends = entry->find("bounding");
      if (ends == nullptr) {
        fields_.error(*entry, "a category has no <bounding> profiles.", "bounding",
                      "a central profile is no boundary; give the bounds");
        continue;
      }
      read_end(*ends, "lowerBound", bounds.lower[*k]);
      read_end(*ends, "upperBound", bounds.upper[*k]);
    }
    return bounds;
  }

  void read_end(const XmlTree& ends, std::string_view name, XmcdaProfile& to) const {
    const auto* const end = ends.find(name);
    if (end == nullptr) return;
    if (to.place != nullptr) {
      fields_.error(*end, fmt::format("a category has two profiles as <{}>.", name), {},
                    fmt::format("the other stands in line {}", to.place->line));
      return;
    }
    to = {fields_.reference(*end, "alternativeID"), end};
  }

  /// The places of the categories from the worst, rank 1 being the best.
  std::optional<Sequence> by_rank() {
    ranks_.assign(ids_.size(), nullptr);
    const auto* const section = root_.find("categoriesValues");
    if (section == nullptr) return std::nullopt;
    std::vector<double> rank(ids_.size(), 0);
    for (const auto* const entry : XmcdaFields::entries(*section, "categoryValue")) {
      const auto k = fields_.known(*entry, "categoryID", ids_, "category");
      if (!k) continue;
      const auto value = fields_.number(*entry);
      ranks_[*k] = entry;
      rank[*k] = value ? value->low : 0;
      if (value && value->is_point() && value->low == std::floor(value->low)) continue;
      if (!fields_.has_error_in(*entry))
        fields_.error(*entry, "a rank is not a whole number.", {}, "rank 1 is the best");
    }
    Sequence sequence(ids_.size());
    for (std::size_t k = 0; k < sequence.size(); ++k) sequence[k] = k;
    std::ranges::stable_sort(sequence, std::greater{}, [&](std::size_t k) { return rank[k]; });
    check_given(*section);
    for (std::size_t i = 1; i < sequence.size(); ++i) {
      const auto one = sequence[i - 1];
      const auto other = sequence[i];
      if (rank[one] != rank[other] || fields_.has_error_in(*section)) continue;
      fields_.error(*ranks_[other],
                    fmt::format("\"{}\" has the rank {} of \"{}\".", shorten(ids_.list()[other]),
                                rank[other], shorten(ids_.list()[one])),
                    {}, "give each category a rank of its own");
    }
    if (fields_.has_error_in(*section)) return std::nullopt;
    return sequence;
  }

  void check_given(const XmlTree& section) const {
    for (std::size_t k = 0; k < ids_.size(); ++k) {
      if (ranks_[k] == nullptr)
        fields_.error(section, fmt::format("\"{}\" has no rank.", shorten(ids_.list()[k])), {},
                      "give each category a rank, or none");
    }
  }

  /// The chain in which the upper bound of one is the lower bound of the next.
  [[nodiscard]] std::optional<Sequence> by_profiles(const Bounds& bounds) const {
    std::map<std::string, std::size_t> above;  // profile -> the category it is the lower bound of
    for (std::size_t k = 0; k < ids_.size(); ++k) {
      if (bounds.lower[k].place != nullptr && !above.emplace(bounds.lower[k].id, k).second)
        return std::nullopt;
    }
    std::vector<bool> has_below(ids_.size());
    for (const auto& upper : bounds.upper) {
      if (const auto next = above.find(upper.id); upper.place != nullptr && next != above.end())
        has_below[next->second] = true;
    }
    const auto first = std::ranges::find(has_below, false);
    if (first == has_below.end()) return std::nullopt;
    Sequence chain{static_cast<std::size_t>(first - has_below.begin())};
    while (chain.size() < ids_.size()) {
      const auto& upper = bounds.upper[chain.back()];
      const auto next = above.find(upper.id);
      if (upper.place == nullptr || next == above.end()) return std::nullopt;
      if (std::ranges::find(chain, next->second) != chain.end()) return std::nullopt;
      chain.push_back(next->second);
    }
    return chain;
  }

  /// The order of the ranks, from whichever end, in which a profile stands between all neighbours.
  [[nodiscard]] static std::optional<Sequence> fitting(Sequence ranked, const Bounds& bounds) {
    for (int end = 0; end < 2; ++end) {
      const auto profiles = between(ranked, bounds);
      if (std::ranges::all_of(profiles, [](const auto& each) { return each.place != nullptr; }))
        return ranked;
      std::ranges::reverse(ranked);
    }
    return std::nullopt;
  }

  [[nodiscard]] static std::vector<XmcdaProfile> between(const Sequence& sequence,
                                                         const Bounds& bounds) {
    std::vector<XmcdaProfile> profiles;
    for (std::size_t h = 1; h < sequence.size(); ++h) {
      const auto& below = bounds.upper[sequence[h - 1]];
      const auto& above = bounds.lower[sequence[h]];
      const bool differ = below.place != nullptr && above.place != nullptr && below.id != above.id;
      profiles.push_back(differ ? XmcdaProfile{} : above.place != nullptr ? above : below);
    }
    return profiles;
  }

  void check_ranks(const Sequence& sequence, Sequence ranked) const {
    if (sequence == ranked) return;
    auto other = ranked;
    std::ranges::reverse(other);
    if (sequence == other) return;
    std::vector<std::string> names;
    for (const auto k : sequence) names.push_back(ids_.list()[k]);
    const auto at = std::ranges::mismatch(sequence, ranked).in2;
    fields_.error(*ranks_[*at],
                  fmt::format("the rank of \"{}\" does not agree with the profiles.",
                              shorten(ids_.list()[*at])),
                  {}, "by the profiles the order is, from the worst: " + join(names, ", "));
  }

  [[nodiscard]] XmcdaOrder ordered(const Sequence& sequence, const Bounds* bounds) const {
    XmcdaOrder order;
    for (const auto k : sequence) order.categories.push_back(ids_.list()[k]);
    if (bounds != nullptr) order.profiles = between(sequence, *bounds);
    return order;
  }

  const XmlTree& root_;
  const XmcdaFields& fields_;
  XmcdaIds ids_;
  std::vector<const XmlTree*> ranks_;  ///< where each category's rank stands
};

}  // namespace

XmcdaOrder read_xmcda_order(const XmlTree& root, const XmcdaFields& fields, bool needs_profiles) {
  return XmcdaOrderReader(root, fields).read(needs_profiles);
}

}  // namespace comity::io
