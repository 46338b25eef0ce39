// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "comity/base/text.hpp"
#include "comity/io/xmcda.hpp"
#include "comity/io/xml.hpp"
#include "comity/sorting/check.hpp"

namespace comity::io {

namespace {

using sorting::Interval;

Error xmcda_refusal(std::string what, std::string hint) {
  return {.kind = Error::Kind::usage,
          .what = std::move(what),
          .where = {.field = "format"},
          .nearest = {},
          .hint = std::move(hint)};
}

std::optional<Error> refuses(const sorting::Problem& problem) {
  if (problem.method != sorting::Method::mr_sort && problem.method != sorting::Method::electre_tri)
    return xmcda_refusal(
        fmt::format("{} cannot be written for XMCDA.", to_word(problem.method)),
        "XMCDA is written for mr-sort and electre-tri; --format problem writes every method");
  const auto is_wide = [](const auto& known) { return known && !known->is_point(); };
  std::vector<std::string> names = problem.categories;
  for (const auto& criterion : problem.criteria) {
    names.push_back(criterion.id);
    if (is_wide(criterion.q) || is_wide(criterion.p) || is_wide(criterion.v))
      return xmcda_refusal(
          fmt::format("a threshold of \"{}\" is an interval, which XMCDA has no place for.",
                      criterion.id),
          "give one number, or write --format problem");
  }
  for (const auto& alternative : problem.alternatives) names.push_back(alternative.id);
  for (const auto& name : names) {
    if (trim(name) != name)
      return xmcda_refusal(fmt::format("the name \"{}\" begins or ends with a blank.", name),
                           "programs that read XML drop it; leave the blank out");
  }
  return std::nullopt;
}

class XmcdaWriter {
 public:
  XmcdaWriter(const sorting::Problem& problem, std::span<const std::optional<std::size_t>> assigned)
      : problem_(problem), assigned_(assigned) {
    for (const auto& alternative : problem.alternatives) taken_.insert(alternative.id);
    name_profiles("b", boundaries_);
    for (const auto& boundary : problem.boundaries) {
      if (std::ranges::any_of(boundary.veto, [](const auto& each) { return each.has_value(); })) {
        name_profiles("veto", vetoes_);
        break;
      }
    }
  }

  Result<std::string> write() {
    xml_.open("xmcda:XMCDA")
        .attribute("xmlns:xmcda", "http://www.decision-deck.org/2019/XMCDA-3.1.1");
    parameters();
    alternatives();
    criteria();
    thresholds();
    values("weights", [](const auto& each) {
      return each.weight ? std::optional<Interval>(*each.weight) : std::nullopt;
    });
    values("weightIntervals", [](const auto& each) { return each.weight_interval; });
    performances();
    categories();
    profiles(boundaries_, {});
    if (!vetoes_.empty()) profiles(vetoes_, "veto");
    assignments();
    xml_.close();
    return xml_.finish();
  }

 private:
  /// Names that no alternative has.
  void name_profiles(std::string stem, std::vector<std::string>& to) {
    for (std::size_t h = 0; h < problem_.boundaries.size(); ++h) {
      auto name = fmt::format("{}{}", stem, h + 1);
      while (taken_.contains(name)) name += '_';
      taken_.insert(name);
      to.push_back(std::move(name));
    }
  }

  void text(std::string_view element, const std::string& value) { xml_.open(element).close(value); }
  void real(double value) { text("real", fmt::format("{}", value)); }

  void number(const std::optional<Interval>& value) {
    xml_.open("values").open("value");
    if (!value) {
      xml_.open("NA").close();
    } else if (value->is_point()) {
      real(value->low);
    } else {
      xml_.open("interval").open("lowerBound");
      real(value->low);
      xml_.close().open("upperBound");
      real(value->high);
      xml_.close().close();
    }
    xml_.close().close();
  }

  void label(const std::string& name, const std::string& value) {
    xml_.open("parameter").attribute("id", name).attribute("name", name);
    xml_.open("values").open("value");
    text("label", value);
    xml_.close().close().close();
  }

  void parameters() {
    xml_.open("programParameters");
    label("method", to_word(problem_.method));
    if (problem_.rule != sorting::Rule::pessimistic) label("rule", to_word(problem_.rule));
    xml_.open("parameter").attribute("id", "cutting_level").attribute("name", "cutting_level");
    number(problem_.cutting_level);
    xml_.close();
    if (problem_.robustness) {
      xml_.open("parameter").attribute("id", "draws").attribute("name", "draws");
      xml_.open("values").open("value");
      text("integer", fmt::format("{}", problem_.robustness->draws));
      xml_.close().close().close();
      label("weights", to_word(problem_.robustness->weights));
    }
    xml_.close();
  }

  void alternatives() {
    xml_.open("alternatives");
    const auto one = [&](const std::string& id, const char* type) {
      xml_.open("alternative").attribute("id", id).attribute("name", id);
      text("type", type);
      text("active", "true");
      xml_.close();
    };
    for (const auto& alternative : problem_.alternatives) one(alternative.id, "real");
    for (const auto& id : boundaries_) one(id, "fictive");
    for (const auto& id : vetoes_) one(id, "fictive");
    xml_.close();
  }

  void criteria() {
    xml_.open("criteria");
    for (const auto& criterion : problem_.criteria) {
      xml_.open("criterion").attribute("id", criterion.id).attribute("name", criterion.id);
      text("active", "true");
      xml_.close();
    }
    xml_.close().open("criteriaScales");
    for (const auto& criterion : problem_.criteria) scale(criterion);
    xml_.close();
  }

  void scale(const sorting::Criterion& criterion) {
    xml_.open("criterionScale");
    text("criterionID", criterion.id);
    xml_.open("scales").open("scale").open("quantitative");
    text("preferenceDirection", criterion.direction == sorting::Direction::max ? "max" : "min");
    if (criterion.scale) {
      xml_.open("minimum");
      real(criterion.scale->low);
      xml_.close().open("maximum");
      real(criterion.scale->high);
      xml_.close();
    }
    xml_.close().close().close().close();
  }

  void thresholds() {
    const auto has_one = [](const auto& each) { return each.q || each.p || each.v; };
    if (std::ranges::none_of(problem_.criteria, has_one)) return;
    xml_.open("criteriaThresholds");
    for (const auto& criterion : problem_.criteria) {
      if (!has_one(criterion)) continue;
      xml_.open("criterionThreshold");
      text("criterionID", criterion.id);
      xml_.open("thresholds");
      threshold("indifference", criterion.q);
      threshold("preference", criterion.p);
      threshold("veto", criterion.v);
      xml_.close().close();
    }
    xml_.close();
  }

  void threshold(const char* name, const std::optional<Interval>& value) {
    if (!value) return;
    xml_.open("threshold").attribute("id", name).attribute("mcdaConcept", name).open("constant");
    real(value->low);
    xml_.close().close();
  }

  void values(const char* meaning,
              const std::function<std::optional<Interval>(const sorting::Criterion&)>& of) {
    if (std::ranges::none_of(problem_.criteria, [&](const auto& each) { return !!of(each); }))
      return;
    xml_.open("criteriaValues").attribute("mcdaConcept", meaning);
    for (const auto& criterion : problem_.criteria) {
      const auto value = of(criterion);
      if (!value) continue;
      xml_.open("criterionValue");
      text("criterionID", criterion.id);
      number(value);
      xml_.close();
    }
    xml_.close();
  }

  void performances() {
    xml_.open("performanceTable");
    for (const auto& alternative : problem_.alternatives)
      row(alternative.id, [&](std::size_t j) { return alternative.performances[j]; }, true);
    for (std::size_t h = 0; h < boundaries_.size(); ++h)
      row(
          boundaries_[h],
          [&](std::size_t j) { return std::optional(problem_.boundaries[h].performances[j]); },
          true);
    for (std::size_t h = 0; h < vetoes_.size(); ++h)
      row(
          vetoes_[h],
          [&](std::size_t j) {
            const auto& veto = problem_.boundaries[h].veto[j];
            return veto ? std::optional<Interval>(*veto) : std::nullopt;
          },
          false);
    xml_.close();
  }

  void row(const std::string& id, const std::function<std::optional<Interval>(std::size_t)>& value,
           bool with_missing) {
    xml_.open("alternativePerformances");
    text("alternativeID", id);
    for (std::size_t j = 0; j < problem_.criteria.size(); ++j) {
      const auto known = value(j);
      if (!known && !with_missing) continue;
      xml_.open("performance");
      text("criterionID", problem_.criteria[j].id);
      number(known);
      xml_.close();
    }
    xml_.close();
  }

  void categories() {
    xml_.open("categories");
    for (const auto& id : problem_.categories) {
      xml_.open("category").attribute("id", id).attribute("name", id);
      text("active", "true");
      xml_.close();
    }
    xml_.close().open("categoriesValues").attribute("mcdaConcept", "ranks");
    const auto n = problem_.categories.size();
    for (std::size_t k = 0; k < n; ++k) {
      xml_.open("categoryValue");
      text("categoryID", problem_.categories[k]);
      xml_.open("values").open("value");
      text("integer", fmt::format("{}", n - k));
      xml_.close().close().close();
    }
    xml_.close();
  }

  void profiles(const std::vector<std::string>& ids, std::string_view meaning) {
    xml_.open("categoriesProfiles");
    if (!meaning.empty()) xml_.attribute("mcdaConcept", meaning);
    for (std::size_t k = 0; k < problem_.categories.size(); ++k) {
      xml_.open("categoryProfile");
      text("categoryID", problem_.categories[k]);
      xml_.open("bounding");
      if (k > 0) end("lowerBound", ids[k - 1]);
      if (k < ids.size()) end("upperBound", ids[k]);
      xml_.close().close();
    }
    xml_.close();
  }

  void end(const char* which, const std::string& id) {
    xml_.open(which);
    text("alternativeID", id);
    xml_.close();
  }

  void assignments() {
    if (std::ranges::none_of(assigned_, [](const auto& each) { return each.has_value(); })) return;
    xml_.open("alternativesAssignments");
    for (std::size_t i = 0; i < assigned_.size(); ++i) {
      if (!assigned_[i]) continue;
      xml_.open("alternativeAssignment");
      text("alternativeID", problem_.alternatives[i].id);
      text("categoryID", problem_.categories[*assigned_[i]]);
      xml_.close();
    }
    xml_.close();
  }

  const sorting::Problem& problem_;
  std::span<const std::optional<std::size_t>> assigned_;
  XmlWriter xml_;
  std::set<std::string> taken_;
  std::vector<std::string> boundaries_, vetoes_;  ///< names of the profiles, worst first
};

}  // namespace

Result<std::string> write_xmcda(const sorting::Problem& problem,
                                std::span<const std::optional<std::size_t>> assigned) {
  if (auto refused = refuses(problem)) return std::unexpected(std::move(*refused));
  return XmcdaWriter(problem, assigned).write();
}

}  // namespace comity::io
