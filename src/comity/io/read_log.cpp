// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/csv.hpp"

namespace comity::io {

namespace {

using ledger::Act;
using ledger::ActKind;

/// Reads one word of an enumeration at a field, or says which words there are.
template <class Enum>
std::optional<Enum> word_at(CsvReader& rows, std::size_t column, std::optional<Enum> (*parse)(std::string_view), std::string_view noun,
                            const std::vector<std::string>& words) {
  const auto value = parse(rows.get(column));
  if (!value) {
    rows.error(column, fmt::format("\"{}\" is not a {}.", shorten(rows.get(column)), noun), nearest_text(rows.get(column), words),
               "use one of: " + join(words, ", "));
  }
  return value;
}

std::optional<titles::TitleId> title_at(CsvReader& rows, std::size_t column, const Case& to) {
  if (rows.get(column).empty()) return std::nullopt;
  auto title = to.titles.resolve(rows.get(column));
  if (title) return *title;
  rows.error(column, title.error());
  return std::nullopt;
}

std::vector<actors::ActorId> parties_at(CsvReader& rows, std::size_t column, const Case& to) {
  std::vector<actors::ActorId> parties;
  for (const auto part : split(rows.get(column), ';')) {
    auto party = to.actors.resolve(trim(part));
    if (!party) {
      rows.error(column, party.error());
    } else if (std::ranges::find(parties, *party) != parties.end()) {
      rows.error(column, fmt::format("{} is a party twice.", to.actors.at(*party).code));
    } else {
      parties.push_back(*party);
    }
  }
  return parties;
}

class ActsReader {
 public:
  enum : std::size_t { act, date, kind, parties, title, layer, sector, occasion, status, supersedes, binding, note };

  ActsReader(const FileBytes& file, Case& to, Problems& problems)
      : rows_(file.bytes, file.name,
              {{"act"}, {"date"}, {"kind"}, {"parties"}, {"title"}, {"layer"}, {"sector", true}, {"occasion", true}, {"status"}, {"supersedes", true},
               {"binding", true}, {"note", true}},
              problems),
        to_(to) {}

  std::uint64_t run() {
    while (rows_.next()) read_row();
    return rows_.rows();
  }

 private:
  void read_row() {
    Act read;
    read.id = rows_.get(act);
    read.line = rows_.line();
    check_id(read.id);
    if (auto when = parse_when(rows_.get(date))) {
      read.date = std::move(*when);
    } else {
      rows_.error(date, when.error());
    }
    const auto what = word_at<ActKind>(rows_, kind, ledger::parse_act_kind, "kind of act", ledger::act_kind_words());
    read.kind = what.value_or(ActKind::establish);
    if (read.kind == ActKind::propose) rows_.error(kind, "an act that was only proposed is no act.", "", "give it the kind it would have, and the status proposed");
    read.layer = word_at<ledger::Layer>(rows_, layer, ledger::parse_layer, "layer", ledger::layer_words()).value_or(ledger::Layer::bilateral);
    read.status = word_at<ledger::Status>(rows_, status, ledger::parse_status, "status", ledger::status_words()).value_or(ledger::Status::accepted);
    read.parties = parties_at(rows_, parties, to_);
    read.title = title_at(rows_, title, to_);
    read.sector = rows_.get(sector);
    read.occasion = rows_.get(occasion);
    read.supersedes = rows_.get(supersedes);
    read.note = rows_.get(note);
    check_row(read);
    to_.log.acts.push_back(std::move(read));
  }

  void check_id(const std::string& id) {
    if (id.empty()) return rows_.error(act, "an act needs an id.");
    const auto [first, is_new] = lines_.emplace(id, rows_.line());
    if (!is_new) rows_.error(act, fmt::format("the act {} stands here twice; first on line {}.", id, first->second), "", "give each act an id of its own");
  }

  void check_row(Act& read) {
    const bool needs_title = read.kind == ActKind::establish || read.kind == ActKind::upgrade || read.kind == ActKind::downgrade || read.kind == ActKind::rename;
    if (needs_title && rows_.get(title).empty()) rows_.error(title, fmt::format("an act of the kind {} needs a title.", to_word(read.kind)));
    if (rows_.get(parties).find(';') == std::string_view::npos) rows_.error(parties, "an act has two parties or more.", "", "write the codes with a semicolon between: CHN;BRA");
    if ((read.layer == ledger::Layer::sectoral) == read.sector.empty()) {
      rows_.error(sector, read.sector.empty() ? "a sectoral act names its sector." : "only a sectoral act has a sector.");
    }
    read_binding(read);
  }

  void read_binding(Act& read) {
    const auto text = rows_.get(binding);
    if (text.empty() && read.parties.size() <= 2) return;
    if (const auto known = ledger::parse_binding(text)) {
      read.binding = *known;
    } else if (text.empty()) {
      rows_.error(binding, "an act of more than two parties says whom it binds.", "star, all", "star: the first party with each other one; all: all with all");
    } else {
      rows_.error(binding, fmt::format("\"{}\" is not a binding.", shorten(text)), "star, all");
    }
  }

  CsvReader rows_;
  Case& to_;
  std::unordered_map<std::string, std::uint32_t> lines_;
};

class EvidenceReader {
 public:
  enum : std::size_t { act, source, locator, published, date, kind, title, quote, start, end, rule, coder, coded_on, confidence };

  EvidenceReader(const FileBytes& file, Case& to, Problems& problems)
      : rows_(file.bytes, file.name,
              {{"act"}, {"source"}, {"locator"}, {"published", true}, {"date", true}, {"kind", true}, {"title", true}, {"quote", true}, {"start", true},
               {"end", true}, {"rule", true}, {"coder", true}, {"coded_on", true}, {"confidence", true}},
              problems),
        to_(to) {
    for (std::uint32_t i = 0; i < to.log.acts.size(); ++i) acts_.emplace(to.log.acts[i].id, i);
    for (std::uint32_t i = 0; i < to.log.sources.size(); ++i) sources_.emplace(to.log.sources[i].id, i);
  }

  std::uint64_t run() {
    while (rows_.next()) read_row();
    return rows_.rows();
  }

 private:
  void read_row() {
    const auto of = find(acts_, act, "act", "acts.csv");
    const auto from = find(sources_, source, "source", "sources.csv");
    ledger::Evidence row;
    row.locator = rows_.get(locator);
    row.published = rows_.get(published);
    row.line = rows_.line();
    if (!rows_.get(date).empty()) {
      if (auto when = parse_when(rows_.get(date))) {
        row.date = std::move(*when);
      } else {
        rows_.error(date, when.error());
      }
    }
    if (!rows_.get(kind).empty()) {
      auto words = ledger::act_kind_words();
      words.emplace_back("propose");
      row.kind = word_at<ActKind>(rows_, kind, ledger::parse_act_kind, "kind of act", words);
    }
    row.title = title_at(rows_, title, to_);
    if (!rows_.get(confidence).empty()) row.confidence = word_at<actors::Confidence>(rows_, confidence, actors::parse_confidence, "confidence", {"high", "medium", "low"});
    row.passage = passage();
    if (!of || !from) return;
    row.act = *of;
    row.source = *from;
    to_.log.evidence.push_back(std::move(row));
  }

  std::optional<std::uint32_t> find(const std::unordered_map<std::string_view, std::uint32_t>& known, std::size_t column, std::string_view noun,
                                    std::string_view file) {
    const auto found = known.find(rows_.get(column));
    if (found != known.end()) return found->second;
    std::vector<std::string> names;
    if (known.size() < 5000) {
      for (const auto& [name, place] : known) names.emplace_back(name);
    }
    rows_.error(column, fmt::format("there is no {} \"{}\".", noun, shorten(rows_.get(column))), nearest_text(rows_.get(column), names),
                fmt::format("correct it, or add it to {}", file));
    return std::nullopt;
  }

  std::uint32_t passage() {
    bool any = false;
    for (const auto column : {quote, start, end, rule, coder, coded_on}) any = any || !rows_.get(column).empty();
    if (!any) return 0;
    for (const auto column : {start, end}) {
      if (!rows_.get(column).empty() && !parse_int(rows_.get(column))) rows_.error(column, "an offset is a whole number of characters.");
    }
    const auto text = [&](std::size_t column) { return std::string(rows_.get(column)); };
    to_.log.passages.push_back({text(quote), text(start), text(end), text(rule), text(coder), text(coded_on)});
    return static_cast<std::uint32_t>(to_.log.passages.size());
  }

  CsvReader rows_;
  Case& to_;
  std::unordered_map<std::string_view, std::uint32_t> acts_;
  std::unordered_map<std::string_view, std::uint32_t> sources_;
};

}  // namespace

std::uint64_t read_sources(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { source, kind, citation, year, url, doi, licence };
  CsvReader rows(file.bytes, file.name, {{"source"}, {"kind"}, {"citation"}, {"year", true}, {"url", true}, {"doi", true}, {"licence", true}}, problems);
  const std::vector<std::string> kinds{"paper", "official", "news", "archive", "dataset", "reference"};
  std::unordered_set<std::string> ids;
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    if (!ids.insert(text(source)).second || rows.get(source).empty()) rows.error(source, fmt::format("the source id \"{}\" is empty or stands twice.", shorten(rows.get(source))));
    if (std::ranges::find(kinds, rows.get(kind)) == kinds.end()) {
      rows.error(kind, fmt::format("\"{}\" is not a kind of source.", shorten(rows.get(kind))), nearest_text(rows.get(kind), kinds), "use one of: " + join(kinds, ", "));
    }
    if (!rows.get(year).empty() && !parse_int(rows.get(year))) rows.error(year, fmt::format("\"{}\" is not a year.", shorten(rows.get(year))));
    to.log.sources.push_back({text(source), text(kind), text(citation), text(year), text(url), text(doi), text(licence)});
  }
  return rows.rows();
}

std::uint64_t read_acts(const FileBytes& file, Case& to, Problems& problems) { return ActsReader(file, to, problems).run(); }

std::uint64_t read_evidence(const FileBytes& file, Case& to, Problems& problems) { return EvidenceReader(file, to, problems).run(); }

}  // namespace comity::io
