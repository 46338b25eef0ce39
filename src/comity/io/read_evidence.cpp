// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "comity/base/text.hpp"
#include "comity/base/text_index.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/fields.hpp"

namespace comity::io {

namespace {

using ledger::ActKind;

/// A passage may also say that an act was only proposed.
std::vector<std::string> stated_kinds() {
  auto words = ledger::act_kind_words();
  words.emplace_back("propose");
  return words;
}

std::vector<std::string> confidences() { return {"high", "medium", "low"}; }

class EvidenceReader {
 public:
  enum : std::size_t {
    act,
    source,
    locator,
    published,
    date,
    kind,
    title,
    quote,
    start,
    end,
    rule,
    coder,
    coded_on,
    confidence,
    speaker
  };

  EvidenceReader(const FileBytes& file, Case& to, Problems& problems)
      : rows_(file.bytes, file.name,
              {{"act"},
               {"source"},
               {"locator"},
               {"published", true},
               {"date", true},
               {"kind", true},
               {"title", true},
               {"quote", true},
               {"start", true},
               {"end", true},
               {"rule", true},
               {"coder", true},
               {"coded_on", true},
               {"confidence", true},
               {"speaker", true}},
              problems),
        to_(to) {
    for (std::uint32_t i = 0; i < to.log.sources.size(); ++i)
      sources_.emplace(to.log.sources[i].id, i);
  }

  std::uint64_t run() {
    to_.log.evidence.reserve(to_.log.evidence.size() + rows_.most_rows(shortest_row));
    while (rows_.next()) read_row();
    to_.is_partial = to_.is_partial || rows_.is_partial();
    return rows_.rows();
  }

 private:
  static constexpr std::size_t shortest_row = 12;

  void read_row() {
    const auto of = find_act();
    const auto from = find_source();
    ledger::Evidence row;
    row.locator = rows_.get(locator);
    row.published = rows_.get(published);
    row.line = rows_.line();
    if (!rows_.get(date).empty()) row.date = when_at(rows_, date);
    if (!rows_.get(kind).empty()) {
      row.kind = word_at<ActKind>(rows_, kind, ledger::parse_act_kind, "kind of act", stated_kinds);
    }
    row.title = title_at(rows_, title, to_);
    if (!rows_.get(confidence).empty())
      row.confidence = word_at<actors::Confidence>(rows_, confidence, actors::parse_confidence,
                                                   "confidence", confidences);
    if (!rows_.get(speaker).empty()) row.speaker = actor_at(rows_, speaker, to_);
    row.passage = passage();
    if (!of) return;
    row.act = *of;
    row.source = from.value_or(0);  // an unknown source is an error already; its act has evidence
    to_.log.evidence.push_back(std::move(row));
  }

  std::optional<ledger::ActIndex> find_act() {
    const auto id = rows_.get(act);
    const auto& acts = to_.log.acts;
    // Rows mostly follow the order of the acts: look at the last act and the next before searching.
    if (next_ > 0 && acts[next_ - 1].id == id) return next_ - 1;
    if (next_ < acts.size() && acts[next_].id == id) return next_++;
    const auto id_at = [&](ledger::ActIndex i) -> const std::string& { return acts[i].id; };
    for (; indexed_ < acts.size(); ++indexed_) ids_.add(acts[indexed_].id, indexed_, id_at);
    if (const auto found = ids_.find(id, id_at)) {
      next_ = *found + 1;
      return found;
    }
    refuse(act, "act", "acts.csv", acts, &ledger::Act::id);
    return std::nullopt;
  }

  std::optional<ledger::SourceIndex> find_source() {
    const auto found = sources_.find(rows_.get(source));
    if (found != sources_.end()) return found->second;
    refuse(source, "source", "sources.csv", to_.log.sources, &ledger::Source::id);
    return std::nullopt;
  }

  template <class Items, class Id>
  void refuse(std::size_t column, std::string_view noun, std::string_view file, const Items& items,
              Id id) {
    if (to_.is_partial) return;
    std::vector<std::string> names;
    if (items.size() < 5000) {
      for (const auto& item : items) names.push_back(item.*id);
    }
    rows_.error(column, fmt::format("there is no {} \"{}\".", noun, shorten(rows_.get(column))),
                nearest_text(rows_.get(column), names),
                fmt::format("correct it, or add it to {}", file));
  }

  std::uint32_t passage() {
    bool any = false;
    for (const auto column : {quote, start, end, rule, coder, coded_on})
      any = any || !rows_.get(column).empty();
    if (!any) return 0;
    for (const auto column : {start, end}) {
      if (!rows_.get(column).empty() && !parse_int(rows_.get(column)))
        rows_.error(column, "an offset is a whole number of characters.");
    }
    const auto text = [&](std::size_t column) { return std::string(rows_.get(column)); };
    to_.log.passages.push_back(
        {text(quote), text(start), text(end), text(rule), text(coder), text(coded_on)});
    return static_cast<std::uint32_t>(to_.log.passages.size());
  }

  CsvReader rows_;
  Case& to_;
  TextIndex ids_;
  ledger::ActIndex next_ = 0;     ///< one past the act of the row before
  ledger::ActIndex indexed_ = 0;  ///< acts entered in ids_
  std::unordered_map<std::string_view, std::uint32_t> sources_;
};

}  // namespace

std::uint64_t read_sources(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { source, kind, citation, year, url, doi, licence };
  CsvReader rows(file.bytes, file.name,
                 {{"source"},
                  {"kind"},
                  {"citation"},
                  {"year", true},
                  {"url", true},
                  {"doi", true},
                  {"licence", true}},
                 problems);
  const std::vector<std::string> kinds{"paper",   "official", "news",
                                       "archive", "dataset",  "reference"};
  std::unordered_set<std::string> ids;
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    if (rows.get(source).empty()) {
      rows.error(source, "a source needs an id.");
    } else if (!ids.insert(text(source)).second) {
      rows.error(source, fmt::format("the source {} stands here twice.", shorten(rows.get(source))),
                 "", "keep one row per source");
    }
    if (std::ranges::find(kinds, rows.get(kind)) == kinds.end()) {
      rows.error(kind, fmt::format("\"{}\" is not a kind of source.", shorten(rows.get(kind))),
                 nearest_text(rows.get(kind), kinds), "use one of: " + join(kinds, ", "));
    }
    if (!rows.get(year).empty() && !parse_int(rows.get(year)))
      rows.error(year, fmt::format("\"{}\" is not a year.", shorten(rows.get(year))));
    to.log.sources.push_back({text(source), text(kind), text(citation), text(year), text(url),
                              text(doi), text(licence)});
  }
  to.is_partial = to.is_partial || rows.is_partial();
  return rows.rows();
}

std::uint64_t read_evidence(const FileBytes& file, Case& to, Problems& problems) {
  return EvidenceReader(file, to, problems).run();
}

}  // namespace comity::io
