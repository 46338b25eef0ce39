// SPDX-License-Identifier: Apache-2.0
#include "comity/services/exchange_against.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/base/text.hpp"
#include "comity/exchanges/correlation.hpp"

namespace comity::services {

namespace {

/// Long lists of what is missing stop here; their number is told.
constexpr std::size_t most_listed = 200;

int month_of(Day day) {
  const std::chrono::year_month_day date(day);
  return static_cast<int>(date.year()) * 12 + static_cast<int>(unsigned{date.month()}) - 1;
}

std::string month_text(int month) { return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1); }

Result<std::set<std::string>> classes_of(const Against& against) {
  std::set<std::string> known;
  for (const auto& count : against.counts) known.insert(count.event_class);
  const std::vector<std::string> all(known.begin(), known.end());
  for (const auto& wanted : against.classes) {
    if (known.contains(wanted)) continue;
    return std::unexpected(
        Error{.kind = Error::Kind::usage,
              .what = fmt::format("the stream has no class \"{}\".", shorten(wanted)),
              .where = {.field = "classes"},
              .nearest = nearest_text(wanted, all),
              .hint = "use some of: " + join(all, ", ")});
  }
  if (!against.classes.empty()) return std::set(against.classes.begin(), against.classes.end());
  std::set<std::string> chosen;
  for (const auto* form : {"visit", "meeting", "call"})
    if (known.contains(form)) chosen.insert(form);
  if (!chosen.empty()) return chosen;
  if (known.contains("04")) return std::set<std::string>{"04"};
  return known;
}

/// Register and stream by partner and month.
class Comparison {
 public:
  Comparison(const ExchangeStudy& study, const Against& against, std::set<std::string> classes)
      : study_(study), classes_(std::move(classes)) {
    for (const auto& row : study.rows) {
      partners_.push_back(row.partner);
      for (const auto i : row.exchanges) register_[row.partner][month_of_exchange(i)].push_back(i);
    }
    count_stream(against);
  }

  [[nodiscard]] bool has_common_month() const { return first_ <= last_; }

  [[nodiscard]] Answer answer(Answer answer, const Against& against) const {
    auto correlations = Value::array();
    correlations.push(correlation("month", 1));
    correlations.push(correlation("year", 12));
    correlations.push(correlation("window", last_ - first_ + 1));
    auto unseen = Value::array(), untold = Value::array(), by_partner = Value::array();
    std::size_t n_exchanges = 0, n_unseen = 0, n_untold = 0;
    std::int64_t n_events = 0;
    for (const auto partner : partners_) {
      std::int64_t own = 0, events = 0;
      for (int month = first_; month <= last_; ++month) {
        const auto told = exchanges_in(partner, month);
        const auto n = events_in(partner, month);
        own += std::ssize(told);
        events += n;
        if (!told.empty() && n == 0) {
          n_unseen += told.size();
          for (const auto i : told) push_some(unseen, exchange_value(study_, i));
        }
        if (told.empty() && n > 0) {
          ++n_untold;
          push_some(
              untold,
              Value::object({{"partner", code(partner)}, {"month", month_text(month)}, {"n", n}}));
        }
      }
      n_exchanges += static_cast<std::size_t>(own);
      n_events += events;
      by_partner.push(
          Value::object({{"partner", code(partner)}, {"n_exchanges", own}, {"n_events", events}}));
    }
    answer.headline = {
        fmt::format("{}: {} exchanges and {} events of class {}, {} to {}.", against.name,
                    n_exchanges, n_events, join(chosen(), ", "), month_text(first_),
                    month_text(last_)),
        fmt::format("The stream has no event in the month of {} of {} exchanges; {} pair-months "
                    "have events and no exchange.",
                    n_unseen, n_exchanges, n_untold)};
    if (n_outside_ > 0)
      answer.headline.push_back(fmt::format(
          "{} rows name actors the case does not know; they are left out.", n_outside_));
    answer.body = Value::object({{"against", against.name},
                                 {"classes", chosen()},
                                 {"since", month_text(first_)},
                                 {"until", month_text(last_)},
                                 {"n_exchanges", n_exchanges},
                                 {"n_events", n_events},
                                 {"n_unknown_actors", n_outside_},
                                 {"correlation", correlations},
                                 {"partners", by_partner},
                                 {"n_unseen", n_unseen},
                                 {"unseen", unseen},
                                 {"n_untold", n_untold},
                                 {"untold", untold}});
    answer.sheets = {{"correlation", {"by", "n", "pearson", "spearman"}},
                     {"partners", {"partner", "n_exchanges", "n_events"}},
                     {"unseen", {"exchange", "partner", "date", "form", "sources"}},
                     {"untold", {"partner", "month", "n"}}};
    return answer;
  }

 private:
  [[nodiscard]] int month_of_exchange(std::size_t i) const {
    return month_of(day_of(study_.merged[i], study_.rule));
  }

  void count_stream(const Against& against) {
    const auto& of = *study_.view.of;
    int first = 12 * 9999, last = 0;
    for (const auto& count : against.counts) {
      first = std::min(first, count.month);
      last = std::max(last, count.month);
      if (!classes_.contains(count.event_class)) continue;
      const auto a = of.actors.find(count.actor1);
      const auto b = of.actors.find(count.actor2);
      if (!a || !b) {
        ++n_outside_;
      } else if (*a != *b && (*a == study_.view.principal || *b == study_.view.principal)) {
        stream_[*a == study_.view.principal ? *b : *a][count.month] += count.n;
      }
    }
    const bool open_start = study_.rule.since == distant_past;
    const bool open_end = study_.rule.until == distant_future;
    first_ = open_start ? first : std::max(first, month_of(study_.rule.since));
    last_ = open_end ? last : std::min(last, month_of(study_.rule.until));
  }

  [[nodiscard]] std::vector<std::size_t> exchanges_in(actors::ActorId partner, int month) const {
    const auto own = register_.find(partner);
    if (own == register_.end()) return {};
    const auto found = own->second.find(month);
    return found == own->second.end() ? std::vector<std::size_t>{} : found->second;
  }

  [[nodiscard]] std::int64_t events_in(actors::ActorId partner, int month) const {
    const auto own = stream_.find(partner);
    if (own == stream_.end()) return 0;
    const auto found = own->second.find(month);
    return found == own->second.end() ? 0 : found->second;
  }

  /// Over all partners and periods of so many months; a year is a calendar year as far as covered.
  [[nodiscard]] Value correlation(const char* by, int months) const {
    std::vector<double> x, y;
    for (const auto partner : partners_) {
      int period = -1;
      for (int month = first_; month <= last_; ++month) {
        const int own = months == 12 ? month / 12 : (month - first_) / months;
        if (own != period) {
          x.push_back(0);
          y.push_back(0);
          period = own;
        }
        x.back() += static_cast<double>(exchanges_in(partner, month).size());
        y.back() += static_cast<double>(events_in(partner, month));
      }
    }
    return Value::object({{"by", by},
                          {"n", x.size()},
                          {"pearson", exchanges::pearson(x, y)},
                          {"spearman", exchanges::spearman(x, y)}});
  }

  static void push_some(Value& list, Value item) {
    if (list.if_array()->size() < most_listed) list.push(std::move(item));
  }

  [[nodiscard]] std::vector<std::string> chosen() const {
    return {classes_.begin(), classes_.end()};
  }
  [[nodiscard]] const std::string& code(actors::ActorId id) const {
    return study_.view.of->actors.at(id).code;
  }

  const ExchangeStudy& study_;
  std::set<std::string> classes_;
  std::vector<actors::ActorId> partners_;
  std::map<actors::ActorId, std::map<int, std::vector<std::size_t>>> register_;
  std::map<actors::ActorId, std::map<int, std::int64_t>> stream_;
  int first_ = 0;
  int last_ = 0;
  std::size_t n_outside_ = 0;
};

}  // namespace

Result<Answer> exchanges_against(const io::Case& of, const Request& request,
                                 const Against& against) {
  const auto study = study_exchanges(of, request);
  if (!study) return std::unexpected(study.error());
  auto classes = classes_of(against);
  if (!classes) return std::unexpected(classes.error());
  const Comparison comparison(*study, against, *std::move(classes));
  if (!comparison.has_common_month())
    return std::unexpected(
        Error{.kind = Error::Kind::usage,
              .what = fmt::format("{} has no month of the window.", against.name),
              .where = {.field = "against"},
              .hint = "choose the window with --since and --until"});
  return comparison.answer(begin_answer("exchanges", study->view), against);
}

}  // namespace comity::services
