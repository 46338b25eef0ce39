// SPDX-License-Identifier: Apache-2.0
#include "comity/services/claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>

#include "comity/audit/compare.hpp"
#include "comity/io/query_process.hpp"
#include "comity/services/tellings.hpp"

namespace comity::services {

namespace {

/// What a claim's query gives: the derived values, the ids of the acts behind them, and the
/// numbers of indicators with who reports them.
struct Derived {
  std::vector<Value> values;
  std::vector<std::string> acts;
  std::vector<std::string> quotes;
};

/// The texts of a cell: one, or a list of them.
void collect_ids(const Value& cell, std::vector<std::string>& ids) {
  if (const auto* id = cell.if_text()) ids.push_back(*id);
  const auto* const list = cell.if_array();
  if (list == nullptr) return;
  for (const auto& item : *list) collect_ids(item, ids);
}

/// The tables of one ladder, in a process that answers queries.
class Desk {
 public:
  static Result<std::unique_ptr<Desk>> open(const io::Case& of, const Request& request,
                                            const io::TablesAsked& tables) {
    auto sources = printing_sources(of);
    if (!request.source.empty() && std::ranges::find(sources, request.source) == sources.end()) {
      sources.push_back(request.source);
    }
    auto tellings = open_tellings(of, request, sources);
    if (!tellings) return std::unexpected(tellings.error());
    auto desk = std::unique_ptr<Desk>(new Desk(std::move(*tellings)));
    // The process keeps the function for a second start, and the desk does not move.
    auto process = io::QueryProcess::start([told = &desk->tellings_, tables](io::Database& to) {
      return write_tellings(to, *told, tables);
    });
    if (!process) return std::unexpected(process.error());
    desk->process_ = std::make_unique<io::QueryProcess>(std::move(*process));
    return desk;
  }

  /// What a claim's query gives on the acts as a source states them.
  Result<Derived> ask(const audit::Claim& claim, std::string_view source,
                      const io::QueryLimits& limits) {
    const auto& view = tellings_.of(source);
    const auto table = process_->select({.sql = claim.sql,
                                         .schema = tellings_.schema_of(source),
                                         .on = claim.on.value_or(view.on),
                                         .limits = limits});
    if (!table) return std::unexpected(table.error());
    return derive(*table);
  }

 private:
  /// The first column is the value; others are what it rests on, if their names say so.
  static Result<Derived> derive(const io::SqlTable& table) {
    Derived derived;
    std::vector<std::vector<std::string>*> rests_on;
    for (std::size_t i = 1; i < table.columns.size(); ++i) {
      const auto& name = table.columns[i].name;
      rests_on.push_back(name == "acts"     ? &derived.acts
                         : name == "quotes" ? &derived.quotes
                                            : nullptr);
    }
    if (std::ranges::find(rests_on, nullptr) != rests_on.end() || table.columns.empty()) {
      return std::unexpected(
          Error{.kind = Error::Kind::data,
                .what = fmt::format("the query gives {} columns where one is asked for.",
                                    table.columns.size()),
                .hint = "further columns are allowed if they are called acts or quotes"});
    }
    for (const auto& row : table.rows) {
      derived.values.push_back(row.front());
      for (std::size_t i = 1; i < row.size(); ++i) collect_ids(row[i], *rests_on[i - 1]);
    }
    return derived;
  }
  explicit Desk(Tellings tellings) : tellings_(std::move(tellings)) {}
  Tellings tellings_;
  std::unique_ptr<io::QueryProcess> process_;
};

/// Desks by ladder.
using Desks = std::map<std::string, Result<std::unique_ptr<Desk>>>;

io::TablesAsked asked_by(const std::vector<audit::Claim>& claims) {
  io::TablesAsked tables;
  for (const auto& claim : claims) tables.add(claim.sql);
  return tables;
}

Result<std::unique_ptr<Desk>>& desk_for(Desks& desks, const io::Case& of, Request request,
                                        const audit::Claim& claim) {
  if (!claim.ladder.empty()) request.ladder = claim.ladder;
  const auto& id = request.ladder.empty() ? of.settings.ladder : request.ladder;
  const auto found = desks.find(id);
  if (found != desks.end()) return found->second;
  return desks.emplace(id, Desk::open(of, request, asked_by(of.claims))).first->second;
}

audit::Comparison compare_with(const audit::Claim& claim, const Result<Derived>& derived) {
  return derived ? audit::compare(claim, derived->values) : audit::undecided(derived.error());
}

/// Adds the acts behind a derived value to a finding, each once, in the order of the log.
void add_acts(const io::Case& of, const Result<Derived>& derived, audit::Finding& finding) {
  if (!derived) return;
  for (ledger::ActIndex act = 0; act < of.log.acts.size(); ++act) {
    const bool behind =
        std::ranges::find(derived->acts, of.log.acts[act].id) != derived->acts.end();
    const bool known = std::ranges::find(finding.acts, act) != finding.acts.end();
    if (behind && !known) finding.acts.push_back(act);
  }
}

using Clock = std::chrono::steady_clock;

/// All queries of a case together may take this many times what one may take.
constexpr int most_timeouts = 12;

audit::Finding ask_twice(const io::Case& of, const audit::Claim& claim, Desk& desk,
                         std::string_view asked, const io::QueryLimits& limits) {
  const auto begun = Clock::now();
  const auto stated = desk.ask(claim, claim.source, limits);
  const auto comparison = compare_with(claim, stated);
  // What ran out of time once is not given the same time again.
  if (!stated && Clock::now() - begun >= limits.time)
    return audit::claim_finding(claim, comparison, comparison);
  const auto all = desk.ask(claim, asked, limits);
  auto finding = audit::claim_finding(claim, comparison, compare_with(claim, all));
  add_acts(of, stated, finding);
  add_acts(of, all, finding);
  if (all) finding.quotes = all->quotes;
  return finding;
}

}  // namespace

std::vector<audit::Finding> decide_claims(const io::Case& of, const Request& request,
                                          const io::QueryLimits& limits) {
  Desks desks;
  std::vector<audit::Finding> findings;
  const auto give_up = Clock::now() + limits.time * most_timeouts;
  for (const auto& claim : of.claims) {
    if (!claim.undecidable.empty()) {
      findings.push_back(audit::claim_finding(claim, {}, {}));
    } else if (Clock::now() > give_up) {
      const audit::Comparison late{
          .hint = "not asked: earlier queries of the case used up the time for all of them"};
      findings.push_back(audit::claim_finding(claim, late, late));
    } else if (const auto& desk = desk_for(desks, of, request, claim); !desk) {
      const auto reason = audit::undecided(desk.error());
      findings.push_back(audit::claim_finding(claim, reason, reason));
    } else {
      findings.push_back(ask_twice(of, claim, **desk, request.source, limits));
    }
  }
  return findings;
}

}  // namespace comity::services
