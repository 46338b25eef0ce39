// SPDX-License-Identifier: Apache-2.0
#include "comity/services/why.hpp"

#include <algorithm>
#include <unordered_map>

namespace comity::services {

namespace {

Value parties_of(const io::Case& of, const ledger::Act& act) {
  auto list = Value::array();
  for (const auto id : act.parties) list.push(of.actors.at(id).code);
  return list;
}

Value title_of(const io::Case& of, const std::optional<titles::TitleId>& title) {
  return title ? Value(of.titles.at(*title).title) : Value{};
}

Value sources_of(const io::Case& of, ledger::ActIndex act) {
  std::vector<std::string> ids;
  for (const auto& row : of.log.evidence_of(act)) {
    const auto& id = of.log.sources[row.source].id;
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

}  // namespace

Value evidence_of(const io::Case& of, ledger::ActIndex act) {
  auto list = Value::array();
  for (const auto& row : of.log.evidence_of(act)) {
    const auto& source = of.log.sources[row.source];
    auto entry =
        Value::object({{"source", source.id},
                       {"locator", row.locator},
                       {"published", row.published},
                       {"date", row.date ? Value(row.date->text()) : Value{}},
                       {"kind", row.kind ? Value(to_word(*row.kind)) : Value{}},
                       {"title", title_of(of, row.title)},
                       {"confidence", row.confidence ? Value(to_word(*row.confidence)) : Value{}}});
    if (row.speaker) entry.set("speaker", of.actors.at(*row.speaker).code);
    if (const auto* passage = of.log.passage_of(row)) {
      for (const auto& [name, text] : {std::pair{"quote", &passage->quote},
                                       {"start", &passage->start},
                                       {"end", &passage->end},
                                       {"rule", &passage->rule},
                                       {"coder", &passage->coder},
                                       {"coded_on", &passage->coded_on}}) {
        entry.set(name, *text);
      }
    }
    entry.set("citation", source.citation);
    entry.set("url", source.url);
    list.push(std::move(entry));
  }
  return list;
}

Value describe_act(const io::Case& of, const ledger::ReadAct& read) {
  const auto& act = of.log.acts[read.act];
  const auto& date = date_of(of.log, read);
  return Value::object({{"act", act.id},
                        {"date", date.text()},
                        {"date_min", open_day(date.first())},
                        {"date_max", open_day(date.last())},
                        {"day", read.day},
                        {"kind", to_word(read.kind)},
                        {"parties", parties_of(of, act)},
                        {"title", title_of(of, read.title)},
                        {"layer", to_word(act.layer)},
                        {"sector", act.sector},
                        {"occasion", act.occasion},
                        {"status", to_word(act.status)},
                        {"binding", to_word(act.binding)},
                        {"caution", to_words(act.caution)},
                        {"sources", sources_of(of, read.act)},
                        {"note", act.note}});
}

Value why(const io::Case& of, std::span<const ledger::ActIndex> acts) {
  auto list = Value::array();
  for (const auto index : acts) {
    const auto& act = of.log.acts[index];
    list.push(Value::object({{"act", act.id},
                             {"date", act.date.text()},
                             {"kind", to_word(act.kind)},
                             {"parties", parties_of(of, act)},
                             {"title", title_of(of, act.title)},
                             {"status", to_word(act.status)},
                             {"evidence", evidence_of(of, index)}}));
  }
  return list;
}

Value ids_of(const io::Case& of, std::span<const ledger::ActIndex> acts) {
  auto list = Value::array();
  for (const auto act : acts) list.push(of.log.acts[act].id);
  return list;
}

void explain_rows(const io::Case& of, Value& rows) {
  std::unordered_map<std::string_view, ledger::ActIndex> places;
  for (ledger::ActIndex i = 0; i < of.log.acts.size(); ++i) places.emplace(of.log.acts[i].id, i);
  auto* const list = rows.if_array();
  if (list == nullptr) return;
  for (auto& row : *list) {
    std::vector<ledger::ActIndex> acts;
    for (const auto* name : {"act", "acts"}) {
      const auto* const named = row.find(name);
      if (named == nullptr) continue;
      if (const auto* id = named->if_text(); id != nullptr && places.contains(*id))
        acts.push_back(places.at(*id));
      if (const auto* ids = named->if_array()) {
        for (const auto& id : *ids) acts.push_back(places.at(*id.if_text()));
      }
    }
    if (row.find("act") != nullptr || row.find("acts") != nullptr) row.set("why", why(of, acts));
  }
}

}  // namespace comity::services
