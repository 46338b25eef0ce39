// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/base/text_index.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/fields.hpp"

namespace comity::io {

namespace {

using ledger::Act;
using ledger::ActKind;

std::vector<actors::ActorId> parties_at(CsvReader& rows, std::size_t column, const Case& to) {
  std::vector<actors::ActorId> parties;
  parties.reserve(2);
  std::string_view rest = rows.get(column);
  for (bool more = true; more;) {
    const auto end = rest.find(';');
    const auto name = trim(rest.substr(0, end));
    auto party = to.actors.resolve(name);
    if (name.empty()) {
      rows.error(column, "a party is missing beside a semicolon.", "",
                 "write the codes with a semicolon between: CHN;BRA");
    } else if (!party) {
      rows.error(column, party.error());
    } else if (std::ranges::find(parties, *party) != parties.end()) {
      rows.error(column, fmt::format("{} is a party twice.", to.actors.at(*party).code));
    } else {
      parties.push_back(*party);
    }
    more = end != std::string_view::npos;
    if (more) rest.remove_prefix(end + 1);
  }
  return parties;
}

class ActsReader {
 public:
  enum : std::size_t {
    act,
    date,
    kind,
    parties,
    title,
    layer,
    sector,
    occasion,
    status,
    supersedes,
    binding,
    caution,
    note
  };

  ActsReader(const FileBytes& file, Case& to, Problems& problems)
      : rows_(file.bytes, file.name,
              {{"act"},
               {"date"},
               {"kind"},
               {"parties"},
               {"title"},
               {"layer"},
               {"sector", true},
               {"occasion", true},
               {"status"},
               {"supersedes", true},
               {"binding", true},
               {"caution", true},
               {"note", true}},
              problems),
        to_(to) {
    to_.log.files.push_back(file.name);
  }

  std::uint64_t run() {
    to_.log.acts.reserve(to_.log.acts.size() + rows_.most_rows(shortest_row));
    while (rows_.next()) read_row();
    to_.is_partial = to_.is_partial || rows_.is_partial();
    return rows_.rows();
  }

 private:
  static constexpr std::size_t shortest_row = 24;  // no act is told in fewer bytes

  void read_row() {
    Act read;
    read.id = rows_.get(act);
    read.line = rows_.line();
    read.file = static_cast<std::uint16_t>(to_.log.files.size() - 1);
    check_id(read.id);
    if (auto when = parse_when(rows_.get(date))) {
      read.date = std::move(*when);
      if (read.date == When{})
        rows_.error(date, "an act needs a date, however rough.", "",
                    "write a range, as in 1993/1997, or ../1997");
    } else {
      rows_.error(date, when.error());
    }
    const auto what = word_at<ActKind>(rows_, kind, ledger::parse_act_kind, "kind of act",
                                       ledger::act_kind_words);
    read.kind = what.value_or(ActKind::establish);
    if (read.kind == ActKind::propose)
      rows_.error(kind, "an act that was only proposed is no act.", "",
                  "give it the kind it would have, and the status proposed");
    read.layer =
        word_at<ledger::Layer>(rows_, layer, ledger::parse_layer, "layer", ledger::layer_words)
            .value_or(ledger::Layer::bilateral);
    read.status =
        word_at<ledger::Status>(rows_, status, ledger::parse_status, "status", ledger::status_words)
            .value_or(ledger::Status::accepted);
    read.parties = parties_at(rows_, parties, to_);
    read.title = title_at(rows_, title, to_);
    read.sector = rows_.get(sector);
    read.occasion = rows_.get(occasion);
    read.supersedes = rows_.get(supersedes);
    read.note = rows_.get(note);
    read_caution(read);
    check_row(read);
    to_.log.acts.push_back(std::move(read));
  }

  void check_id(const std::string& id) {
    if (id.empty()) return rows_.error(act, "an act needs an id.");
    const auto& acts = to_.log.acts;
    const auto place = static_cast<ledger::ActIndex>(acts.size());
    const auto first =
        ids_.add(id, place, [&](ledger::ActIndex i) -> const std::string& { return acts[i].id; });
    if (first) {
      rows_.error(act,
                  fmt::format("the act {} stands here twice; first on line {}.", shorten(id),
                              acts[*first].line),
                  "", "give each act an id of its own");
    }
  }

  void check_row(Act& read) {
    const bool needs_title = read.kind == ActKind::establish || read.kind == ActKind::upgrade ||
                             read.kind == ActKind::downgrade || read.kind == ActKind::rename;
    if (needs_title && rows_.get(title).empty())
      rows_.error(title, fmt::format("an act of the kind {} needs a title.", to_word(read.kind)));
    const bool bears_title =
        needs_title || read.kind == ActKind::reaffirm || read.kind == ActKind::propose;
    if (!bears_title && !rows_.get(title).empty())
      rows_.error(title, fmt::format("an act of the kind {} bears no title.", to_word(read.kind)),
                  "", "leave it empty");
    if (rows_.get(parties).find(';') == std::string_view::npos)
      rows_.error(parties, "an act has two parties or more.", "",
                  "write the codes with a semicolon between: CHN;BRA");
    if ((read.layer == ledger::Layer::sectoral) == read.sector.empty()) {
      rows_.error(sector, read.sector.empty() ? "a sectoral act names its sector."
                                              : "only a sectoral act has a sector.");
    }
    read_binding(read);
  }

  void read_caution(Act& read) {
    const auto words = ledger::caution_words();
    for (const auto& word : split_list(rows_.get(caution), ';')) {
      if (ledger::add_word(read.caution, word)) continue;
      rows_.error(caution, fmt::format("\"{}\" is not a caution.", shorten(word)),
                  nearest_text(word, words), "use one of: " + join(words, ", "));
    }
  }

  void read_binding(Act& read) {
    const auto text = rows_.get(binding);
    if (text.empty() && read.parties.size() <= 2) return;
    if (const auto known = ledger::parse_binding(text)) {
      read.binding = *known;
    } else if (text.empty()) {
      rows_.error(binding, "an act of more than two parties says whom it binds.", "",
                  "write star: the first party with each other one; all: all with all");
    } else {
      rows_.error(binding, fmt::format("\"{}\" is not a binding.", shorten(text)), "",
                  "use one of: star, all");
    }
  }

  CsvReader rows_;
  Case& to_;
  TextIndex ids_;
};

}  // namespace

std::uint64_t read_acts(const FileBytes& file, Case& to, Problems& problems) {
  return ActsReader(file, to, problems).run();
}

}  // namespace comity::io
