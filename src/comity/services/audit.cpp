// SPDX-License-Identifier: Apache-2.0
#include "comity/services/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "comity/audit/evidence.hpp"
#include "comity/audit/irregular.hpp"
#include "comity/audit/printed.hpp"
#include "comity/base/text.hpp"
#include "comity/services/claims.hpp"
#include "comity/services/tellings.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

namespace {

using audit::differs;
using audit::Finding;
using audit::Verdict;

/// How many findings agree, differ and cannot be decided.
struct Tally {
  std::int64_t agrees = 0;
  std::int64_t differs = 0;
  std::int64_t undecidable = 0;

  void add(Verdict verdict) {
    if (verdict == Verdict::agrees) ++agrees;
    if (verdict == Verdict::differs) ++differs;
    if (verdict == Verdict::undecidable) ++undecidable;
  }
  [[nodiscard]] std::int64_t total() const { return agrees + differs + undecidable; }
  [[nodiscard]] Value value() const {
    return Value::object({{"agrees", agrees}, {"differs", differs}, {"undecidable", undecidable}});
  }
};

Tally tally(const std::vector<Finding>& findings, Verdict Finding::* verdict,
            std::string_view code = {}) {
  Tally sum;
  for (const auto& finding : findings) {
    if (code.empty() || finding.code == code) sum.add(finding.*verdict);
  }
  return sum;
}

void append(std::vector<Finding>& to, std::vector<Finding> more) {
  std::ranges::move(more, std::back_inserter(to));
}

/// How findings call a table: by its name, or by source and name where two sources use one name.
std::string call(const audit::PrintedTable& table, const std::vector<audit::PrintedTable>& all) {
  const bool shared = std::ranges::any_of(all, [&](const auto& other) {
    return other.table == table.table && other.source != table.source;
  });
  return shared ? table.source + "/" + table.table : table.table;
}

std::vector<Finding> audit_tables(const io::Case& of, const Tellings& tellings, const View& asked) {
  std::vector<Finding> findings;
  const auto& tables = of.settings.tables;
  for (const auto& table : tables) {
    const auto& stated = tellings.of(table.source);
    const audit::Ground ground{
        .actors = of.actors,
        .titles = of.titles,
        .log = of.log,
        .rule = count_rule(asked, {ledger::Layer::bilateral, ledger::Layer::regional}),
        .stated = {stated.reading, stated.history},
        .resolved = {asked.reading, asked.history}};
    append(findings,
           audit::audit_table(audit::Grid(table, of.printed), call(table, tables), ground));
  }
  return findings;
}

std::vector<Finding> audit_order(const io::Case& of, const Tellings& tellings, const View& asked) {
  std::vector<const ledger::History*> stated;
  for (const auto& telling : tellings.stated) stated.push_back(&telling.view.history);
  return audit::check_order(of.log, stated, asked.history);
}

Value row_of(const io::Case& of, const Finding& finding) {
  const auto text = [](const std::string& words) { return words.empty() ? Value{} : Value(words); };
  return Value::object({{"finding", finding.key()},
                        {"code", finding.code},
                        {"subject", finding.subject},
                        {"statement", finding.statement},
                        {"printed", text(finding.printed)},
                        {"derived", text(finding.derived)},
                        {"derived_all", text(finding.derived_all)},
                        {"verdict", to_word(finding.verdict)},
                        {"verdict_all", to_word(finding.verdict_all)},
                        {"locator", text(finding.locator)},
                        {"hint", text(finding.hint)},
                        {"state", finding.state},
                        {"reason", text(finding.reason)},
                        {"acts", ids_of(of, finding.acts)},
                        {"quotes", finding.quotes},
                        {"others", text(finding.others)}});
}

/// What the numbers of indicators behind findings are, one row each, for people.
Value quote_rows(const std::vector<Finding>& findings) {
  auto rows = Value::array();
  for (const auto& finding : findings) {
    for (const auto& quote : finding.quotes)
      rows.push(Value::object({{"finding", finding.key()}, {"reported", quote}}));
    if (!finding.others.empty())
      rows.push(Value::object({{"finding", finding.key()}, {"reported", finding.others}}));
  }
  return rows;
}

std::string say(const Tally& sum) {
  return fmt::format("{} agree, {} differ, {} cannot be decided", sum.agrees, sum.differs,
                     sum.undecidable);
}

/// Findings that differ, of codes that begin in the same way.
std::int64_t count_differing(const std::vector<Finding>& findings, std::string_view prefix) {
  return std::ranges::count_if(findings, [&](const auto& finding) {
    return finding.code.starts_with(prefix) && differs(finding);
  });
}

/// Claims whose query could not be answered; they come first, in the order of the case's claims.
std::vector<std::string> unanswered(const io::Case& of, const std::vector<Finding>& findings) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < of.claims.size(); ++i) {
    const bool silent = findings[i].verdict == Verdict::undecidable ||
                        findings[i].verdict_all == Verdict::undecidable;
    if (of.claims[i].undecidable.empty() && silent) ids.push_back(of.claims[i].id);
  }
  return ids;
}

/// The sentences a scholar reads first.
std::vector<std::string> headline(const io::Case& of, const std::vector<Finding>& findings,
                                  const Request& request,
                                  const std::vector<audit::Decision>& unused) {
  const auto claims = tally(findings, &Finding::verdict, "claim");
  const auto all = tally(findings, &Finding::verdict_all, "claim");
  std::vector<std::string> sentences{
      fmt::format("{} claims, on the acts their own source states: {}.", claims.total(),
                  say(claims)),
      fmt::format("The same claims, {}: {}.",
                  request.source.empty() ? "on all accepted acts"
                                         : "on the acts " + request.source + " states",
                  say(all))};
  const auto printed = count_differing(findings, "printed-") +
                       count_differing(findings, "coverage") +
                       count_differing(findings, "tier-by-title");
  sentences.push_back(
      fmt::format("Printed tables: {} findings differ. Evidence: {} findings. Replay: {} findings.",
                  printed, count_differing(findings, "evidence-"),
                  count_differing(findings, "order") + count_differing(findings, "unranked") +
                      count_differing(findings, "duplicate")));
  if (!of.conflicts.empty()) {
    const auto shown = std::ranges::count_if(findings, [](const auto& finding) {
      return finding.code == "conflict" && !finding.statement.ends_with(audit::not_shown);
    });
    sentences.push_back(
        fmt::format("Conflicts on record: {}, of which {} also show in the rows of evidence.",
                    of.conflicts.size(), shown));
  }
  const auto open = std::ranges::count_if(
      findings, [](const auto& finding) { return differs(finding) && finding.state == "open"; });
  sentences.push_back(fmt::format(
      "{} findings that differ are open; findings.csv explains or accepts the others.", open));
  if (const auto ids = unanswered(of, findings); !ids.empty()) {
    sentences.push_back(fmt::format("{} claims have a query that gave no usable value: {}.",
                                    ids.size(), join(ids, ", ")));
  }
  for (const auto& decision : unused) {
    sentences.push_back(
        fmt::format("findings.csv decides on {}, which is no finding.", decision.finding));
  }
  return sentences;
}

Value by_code(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  for (const auto& finding : findings) {
    if (std::ranges::find(codes, finding.code) == codes.end()) codes.push_back(finding.code);
  }
  auto rows = Value::array();
  for (const auto& code : codes) {
    const auto own = tally(findings, &Finding::verdict, code);
    rows.push(
        Value::object({{"code", code},
                       {"agrees", own.agrees},
                       {"differs", own.differs},
                       {"undecidable", own.undecidable},
                       {"differs_all", tally(findings, &Finding::verdict_all, code).differs}}));
  }
  return rows;
}

Value figures(const std::vector<Finding>& findings) {
  const auto own = tally(findings, &Finding::verdict, "claim");
  const auto all = tally(findings, &Finding::verdict_all, "claim");
  return Value::object(
      {{"claims_agree", own.agrees},
       {"claims_differ", own.differs},
       {"claims_undecidable", own.undecidable},
       {"claims_agree_all", all.agrees},
       {"claims_differ_all", all.differs},
       {"findings_differ",
        std::ranges::count_if(findings, [](const auto& finding) { return differs(finding); })}});
}

}  // namespace

Result<Answer> audit(const io::Case& of, const Request& request) {
  return audit(of, request, io::QueryLimits{});
}

Result<Answer> audit(const io::Case& of, const Request& request, const io::QueryLimits& limits) {
  const auto asked = open_view(of, request);
  if (!asked) return std::unexpected(asked.error());
  const auto tellings = open_tellings(of, request, printing_sources(of));
  if (!tellings) return std::unexpected(tellings.error());

  auto findings = decide_claims(of, request, limits);
  append(findings, audit_tables(of, *tellings, *asked));
  const auto disagreements = audit::check_evidence(of.log, of.titles);
  append(findings, disagreements);
  append(findings, audit::report_conflicts(of.log, of.conflicts, disagreements));
  append(findings, audit_order(of, *tellings, *asked));
  const auto unused = audit::decide(findings, of.decisions);

  auto answer = begin_answer("audit", *asked);
  auto rows = Value::array();
  for (const auto& finding : findings) rows.push(row_of(of, finding));
  auto useless = Value::array();
  for (const auto& decision : unused) useless.push(decision.finding);
  answer.body =
      Value::object({{"findings", rows},
                     {"summary", tally(findings, &Finding::verdict).value()},
                     {"summary_all", tally(findings, &Finding::verdict_all).value()},
                     {"claims", tally(findings, &Finding::verdict, "claim").value()},
                     {"claims_all", tally(findings, &Finding::verdict_all, "claim").value()},
                     {"codes", by_code(findings)},
                     {"unused_decisions", useless},
                     {"figures", figures(findings)}});
  answer.aside.set("reported", quote_rows(findings));
  answer.headline = headline(of, findings, request, unused);
  answer.sheets = {{"findings",
                    {"verdict", "verdict_all", "printed", "derived", "derived_all", "state",
                     "finding", "statement"}},
                   {"reported", {"finding", "reported"}},
                   {"codes", {"code", "agrees", "differs", "undecidable", "differs_all"}}};
  answer.found =
      std::ranges::any_of(findings, [](const auto& finding) { return differs(finding); }) ||
      !unanswered(of, findings).empty();
  return answer;
}

}  // namespace comity::services
