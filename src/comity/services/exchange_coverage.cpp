// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/base/text.hpp"
#include "comity/services/exchanges.hpp"

namespace comity::services {

namespace {

using exchanges::Contact;
using exchanges::FormClass;

/// What one source tells of the principal.
struct Span {
  Day since = distant_future;
  Day until = distant_past;
  bool follows = false;  ///< it names the principal first: its leaders are the ones it follows
  std::map<exchanges::Form, std::map<int, std::int64_t>> years;  ///< with the region, at the level
  std::map<FormClass, std::set<int>> classes;                    ///< with anybody, on any level
  std::int64_t n = 0;                                            ///< in the window
};

bool takes_part(const Contact& contact, actors::ActorId who) {
  return std::ranges::find(contact.participants, who, &exchanges::Participant::actor) !=
         contact.participants.end();
}

/// The contacts that the exchanges of the region, at the level, rest on, whenever they were.
std::set<exchanges::ContactIndex> contacts_at_level(const ExchangeStudy& study) {
  std::set<exchanges::ContactIndex> contacts;
  for (const auto& exchange : study.merged) {
    if (!study.view.in_region[exchange.partner.value] ||
        !is_between(exchange, study.rule, study.chiefs))
      continue;
    contacts.insert(exchange.contacts.begin(), exchange.contacts.end());
    contacts.insert(exchange.beside.begin(), exchange.beside.end());
  }
  return contacts;
}

std::vector<Span> spans_of(const ExchangeStudy& study) {
  const auto& of = *study.view.of;
  std::vector<Span> spans(of.contact_sources.size());
  const auto counted = contacts_at_level(study);
  for (exchanges::ContactIndex i = 0; i < of.contacts.size(); ++i) {
    const auto& contact = of.contacts[i];
    if ((study.source && contact.source != *study.source) ||
        !takes_part(contact, study.view.principal))
      continue;
    auto& span = spans[contact.source];
    span.since = std::min(span.since, contact.first());
    span.until = std::max(span.until, contact.last());
    span.follows = span.follows || contact.participants.front().actor == study.view.principal;
    const int year = year_of(contact.first());
    if (contact.form != exchanges::Form::co_presence)
      span.classes[class_of(contact.form)].insert(year);
    if (!counted.contains(i)) continue;
    ++span.years[contact.form][year];
    if (contact.first() >= study.rule.since && contact.first() <= study.rule.until) ++span.n;
  }
  return spans;
}

/// First and last year of the window; nothing where it is open.
std::optional<std::pair<int, int>> years_of(const ExchangeStudy& study) {
  if (study.rule.since == distant_past || study.rule.until == distant_future) return std::nullopt;
  return std::pair(year_of(study.rule.since), year_of(study.rule.until));
}

/// "2014-2016, 2019".
std::string runs_of(const std::set<int>& years) {
  std::string text;
  for (auto at = years.begin(); at != years.end();) {
    const int first = *at;
    int last = first;
    for (++at; at != years.end() && *at == last + 1; ++at) ++last;
    text += text.empty() ? "" : ", ";
    text += first == last ? std::to_string(first) : fmt::format("{}-{}", first, last);
  }
  return text;
}

/// Sources that end or begin inside the window, and those that follow somebody else.
void say_spans(const ExchangeStudy& study, const std::vector<Span>& spans,
               std::vector<std::string>& said) {
  const auto& of = *study.view.of;
  bool followed = false;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto& span = spans[i];
    if (span.n == 0) continue;
    followed = followed || span.follows;
    const bool late = span.since > study.rule.since && study.rule.since != distant_past;
    const bool early = span.until < study.rule.until && study.rule.until != distant_future;
    if (!late && !early) continue;
    said.push_back(fmt::format("{} tells of {} from {} to {} only.", of.contact_sources[i],
                               of.actors.at(study.view.principal).code, to_text(span.since),
                               to_text(span.until)));
  }
  if (!followed && !study.counts.empty())
    said.push_back(fmt::format(
        "No source follows the leaders of {}: what stands here was told of others who met them.",
        of.actors.at(study.view.principal).names.en));
}

/// Years of the window in which no source, or a source that reaches over them, has any call.
void say_calls(const ExchangeStudy& study, const std::vector<Span>& spans,
               std::vector<std::string>& said) {
  const auto window = years_of(study);
  if (!window) return;
  std::set<int> nobody;
  for (int year = window->first; year <= window->second; ++year) nobody.insert(year);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto& span = spans[i];
    const auto calls = span.classes.find(FormClass::calls);
    if (calls == span.classes.end()) continue;
    std::set<int> silent;
    for (int year = std::max(window->first, *calls->second.begin());
         year <= std::min(window->second, year_of(span.until)); ++year) {
      if (!calls->second.contains(year)) silent.insert(year);
      nobody.erase(year);
    }
    if (!silent.empty())
      said.push_back(fmt::format("{} has no call in {}: a zero of that source is no evidence.",
                                 study.view.of->contact_sources[i], runs_of(silent)));
  }
  if (!nobody.empty()) said.push_back(fmt::format("No source has calls in {}.", runs_of(nobody)));
}

/// Years with far more calls than the others: the form matters, not only the count.
void say_jump(const ExchangeStudy& study, std::vector<std::string>& said) {
  std::map<int, int> calls;
  const auto window = years_of(study);
  if (!window) return;
  for (int year = window->first; year <= window->second; ++year) calls[year] = 0;
  for (const auto& count : study.counts) {
    for (const auto i : count.exchanges) {
      if (class_of(study.merged[i].form) == FormClass::calls)
        ++calls[year_of(day_of(study.merged[i], study.rule))];
    }
  }
  std::vector<int> sorted;
  for (const auto& [year, n] : calls) sorted.push_back(n);
  std::ranges::sort(sorted);
  const int median = sorted[sorted.size() / 2];
  std::string high;
  int others = 0;
  for (const auto& [year, n] : calls) {
    if (n >= 10 && n > 3 * median) {
      high += fmt::format("{}{} in {}", high.empty() ? "" : ", ", n, year);
    } else {
      others = std::max(others, n);
    }
  }
  if (!high.empty())
    said.push_back(
        fmt::format("Calls with anybody jump: {}, at most {} in any other year; count forms apart.",
                    high, others));
}

void say_doubts(const ExchangeStudy& study, std::vector<std::string>& said) {
  int total = 0, single = 0, unknown = 0, summits = 0;
  std::vector<std::string> unled;
  for (const auto& row : study.rows) {
    unknown += row.level_unknown;
    for (const auto i : row.exchanges) {
      ++total;
      single += sources_of(study.merged[i], study.view.of->contacts).size() == 1 ? 1 : 0;
      summits += study.merged[i].summit_stay ? 1 : 0;
    }
    const auto& actor = study.view.of->actors.at(row.partner);
    if (actor.kind == actors::ActorKind::state && !study.chiefs.knows(row.partner))
      unled.push_back(actor.code);
  }
  if (single > 0 && !study.source)
    said.push_back(fmt::format("{} of {} exchanges rest on one source alone.", single, total));
  if (summits > 0)
    said.push_back(fmt::format(
        "{} may have been a summit without a meeting: only stays there are told.", summits));
  if (unknown > 0)
    said.push_back(fmt::format(
        "{} more may count: their sources do not say who was met (they are in the high).",
        unknown));
  if (!unled.empty() && study.rule.level.kind == exchanges::LevelRule::Kind::leader)
    said.push_back(fmt::format(
        "Nobody is known as chief executive of {}, so they count no leaders.", join(unled, ", ")));
}

}  // namespace

Value coverage_rows(const ExchangeStudy& study) {
  const auto& of = *study.view.of;
  auto rows = Value::array();
  const auto spans = spans_of(study);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    for (const auto& [form, years] : spans[i].years) {
      auto by_year = Value::object({});
      for (const auto& [year, n] : years) by_year.set(std::to_string(year), n);
      rows.push(Value::object({{"source", of.contact_sources[i]},
                               {"form", to_word(form)},
                               {"since", spans[i].since},
                               {"until", spans[i].until},
                               {"by_year", by_year}}));
    }
  }
  return rows;
}

Value source_rows(const ExchangeStudy& study) {
  const auto& of = *study.view.of;
  const auto spans = spans_of(study);
  std::vector<std::int64_t> only(spans.size(), 0), alone(spans.size(), 0);
  for (const auto& row : study.rows) {
    for (const auto i : row.exchanges) {
      const auto sources = sources_of(study.merged[i], of.contacts);
      if (sources.size() == 1) ++only[sources.front()];
    }
    for (std::size_t i = 0; i < alone.size(); ++i) {
      const auto found = study.alone[i].find(row.partner);
      alone[i] += found == study.alone[i].end() ? 0 : found->second;
    }
  }
  auto rows = Value::array();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].n == 0) continue;
    rows.push(Value::object({{"source", of.contact_sources[i]},
                             {"since", spans[i].since},
                             {"until", spans[i].until},
                             {"n_contacts", spans[i].n},
                             {"n_exchanges", alone[i]},
                             {"n_only", only[i]}}));
  }
  return rows;
}

std::vector<std::string> gaps_of(const ExchangeStudy& study) {
  std::vector<std::string> said;
  if (study.view.of->contacts.empty()) return said;
  const auto spans = spans_of(study);
  say_spans(study, spans, said);
  say_calls(study, spans, said);
  say_jump(study, said);
  say_doubts(study, said);
  return said;
}

}  // namespace comity::services
