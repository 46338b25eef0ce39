// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::audit {

namespace {

using ledger::Evidence;

/// One thing a passage may say of an act, and how two sayings are compared.
struct Matter {
  const char* code;
  bool (*says)(const Evidence&);
  bool (*agree)(const Evidence&, const Evidence&);
  bool (*fits)(const Evidence&, const ledger::Act&);
  std::string (*words)(const Evidence&, const titles::Titles&);
  std::string (*resolved)(const ledger::Act&, const titles::Titles&);
};

const Matter matters[] = {
    {"evidence-kind", [](const Evidence& row) { return row.kind.has_value(); },
     [](const Evidence& a, const Evidence& b) { return a.kind == b.kind; },
     [](const Evidence& row, const ledger::Act& act) { return *row.kind == act.kind; },
     [](const Evidence& row, const titles::Titles&) { return to_word(*row.kind); },
     [](const ledger::Act& act, const titles::Titles&) { return to_word(act.kind); }},
    {"evidence-title", [](const Evidence& row) { return row.title.has_value(); },
     [](const Evidence& a, const Evidence& b) { return a.title == b.title; },
     [](const Evidence& row, const ledger::Act& act) { return row.title == act.title; },
     [](const Evidence& row, const titles::Titles& titles) { return titles.at(*row.title).title; },
     [](const ledger::Act& act, const titles::Titles& titles) {
       return act.title ? titles.at(*act.title).title : std::string{};
     }},
    {"evidence-date", [](const Evidence& row) { return row.date.has_value(); },
     [](const Evidence& a, const Evidence& b) { return a.date->may_equal(*b.date); },
     [](const Evidence& row, const ledger::Act& act) { return row.date->may_equal(act.date); },
     [](const Evidence& row, const titles::Titles&) { return row.date->text(); },
     [](const ledger::Act& act, const titles::Titles&) { return act.date.text(); }}};

/// One value, the passages that give it, and who they are.
struct Saying {
  std::string words;
  std::vector<const Evidence*> rows;
};

std::vector<Saying> sayings(const Matter& matter, const std::vector<const Evidence*>& rows,
                            const titles::Titles& titles) {
  std::vector<Saying> all;
  for (const auto* row : rows) {
    auto words = matter.words(*row, titles);
    const auto found = std::ranges::find(all, words, &Saying::words);
    if (found == all.end()) {
      all.push_back({std::move(words), {row}});
    } else {
      found->rows.push_back(row);
    }
  }
  return all;
}

/// Whether any two rows of one source contradict each other.
bool contradicts_itself(const Matter& matter, const std::vector<const Evidence*>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = i + 1; j < rows.size(); ++j) {
      if (rows[i]->source == rows[j]->source && !matter.agree(*rows[i], *rows[j])) return true;
    }
  }
  return false;
}

bool contradict_one_another(const Matter& matter, const std::vector<const Evidence*>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = i + 1; j < rows.size(); ++j) {
      if (!matter.agree(*rows[i], *rows[j])) return true;
    }
  }
  return false;
}

/// An address is no name for a place in a text; the source alone says enough.
std::string place_of(const ledger::Log& log, const Evidence& row) {
  const auto& source = log.sources[row.source].id;
  if (row.locator.empty() || row.locator.find("://") != std::string::npos) return source;
  return fmt::format("{} ({})", source, row.locator);
}

/// "paper (Table 1), news say": every place once, with its verb.
std::string places_say(const ledger::Log& log, const std::vector<const Evidence*>& rows) {
  std::vector<std::string> names;
  for (const auto* row : rows) {
    auto name = place_of(log, *row);
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return join(names, ", ") + (names.size() == 1 ? " says" : " say");
}

std::string statement(const ledger::Log& log, const std::vector<Saying>& said,
                      const std::string& taken) {
  std::vector<std::string> parts;
  for (const auto& saying : said) {
    parts.push_back(places_say(log, saying.rows) + " " + saying.words);
  }
  return fmt::format("{}; the act is taken as {}.", join(parts, "; "), taken);
}

/// The values of the source that contradicts itself; without one, the values of all.
std::string printed(const Matter& matter, const std::vector<const Evidence*>& rows,
                    const titles::Titles& titles, std::string& first) {
  std::vector<const Evidence*> own = rows;
  for (const auto* row : rows) {
    std::vector<const Evidence*> of_source;
    std::ranges::copy_if(rows, std::back_inserter(of_source),
                         [&](const auto* other) { return other->source == row->source; });
    if (!contradicts_itself(matter, of_source)) continue;
    own = std::move(of_source);
    break;
  }
  std::vector<std::string> values;
  for (const auto& saying : sayings(matter, own, titles)) values.push_back(saying.words);
  first = values.front();
  return join(values, "; ");
}

std::optional<Finding> check(const Matter& matter, const ledger::Log& log,
                             const titles::Titles& titles, ledger::ActIndex index) {
  const auto& act = log.acts[index];
  std::vector<const Evidence*> rows;
  for (const auto& row : log.evidence_of(index)) {
    if (matter.says(row)) rows.push_back(&row);
  }
  if (rows.empty()) return {};
  const bool own = contradicts_itself(matter, rows);
  const bool unfit =
      std::ranges::any_of(rows, [&](const auto* row) { return !matter.fits(*row, act); });
  if (!own && !unfit && !contradict_one_another(matter, rows)) return {};
  Finding finding;
  finding.code = matter.code;
  finding.subject = act.id;
  finding.verdict = agrees_unless(own);
  finding.verdict_all = Verdict::differs;
  finding.derived_all = matter.resolved(act, titles);
  finding.printed = printed(matter, rows, titles, finding.derived);
  finding.statement = statement(log, sayings(matter, rows, titles), finding.derived_all);
  finding.locator = fmt::format("evidence.csv, line {}", rows.front()->line);
  finding.hint =
      own ? "one source contradicts itself; its first row is what it is taken to state" : "";
  finding.acts = {index};
  return finding;
}

}  // namespace

std::vector<Finding> check_evidence(const ledger::Log& log, const titles::Titles& titles) {
  std::vector<Finding> found;
  for (const auto& matter : matters) {
    for (ledger::ActIndex act = 0; act < log.acts.size(); ++act) {
      if (auto finding = check(matter, log, titles, act)) found.push_back(std::move(*finding));
    }
  }
  return found;
}

}  // namespace comity::audit
