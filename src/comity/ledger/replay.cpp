// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/replay.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/words.hpp"
#include "comity/ledger/pair_table.hpp"

namespace comity::ledger {

namespace {

/// "an upgrade", "a downgrade"
std::string with_article(ActKind kind) {
  const auto word = to_word(kind);
  return (std::string_view("aeiou").contains(word.front()) ? "an " : "a ") + word;
}

/// What is wrong with an act on a pair that holds nothing.
std::string without_standing(ActKind kind) {
  constexpr std::string_view lacking = "a partnership that the log does not have";
  switch (kind) {
    case ActKind::end:
      return fmt::format("ends {}", lacking);
    case ActKind::rename:
      return fmt::format("renames {}", lacking);
    case ActKind::reaffirm:
      return fmt::format("reaffirms {}", lacking);
    case ActKind::suspend:
    case ActKind::restore:
      return fmt::format("would {} {}", to_word(kind), lacking);
    default:
      return fmt::format("is {} before any establishment", with_article(kind));
  }
}

bool bears_title(ActKind kind) {
  return kind != ActKind::suspend && kind != ActKind::restore && kind != ActKind::end;
}

class Replay {
 public:
  Replay(const Log& log, const titles::Ranking& ranking, const ReplayRule& rule)
      : log_(log), rule_(rule) {
    for (const auto layer : rule.ranked_layers) ranking_.at(place_of(layer)) = &ranking;
    for (const auto& [layer, own] : rule.own_rankings) ranking_.at(place_of(layer)) = &own;
  }

  History run(const Reading& reading) {
    history_.transitions.reserve(reading.acts.size());
    history_.spells.reserve(reading.acts.size());
    for (const auto& read : reading.acts) play(read);
    return std::move(history_);
  }

 private:
  static std::size_t place_of(Layer layer) { return static_cast<std::size_t>(layer); }

  void play(const ReadAct& read) {
    const auto& parties = log_.acts[read.act].parties;
    const bool star = log_.acts[read.act].binding == Binding::star;
    for (std::size_t i = 0; i < parties.size(); ++i) {
      for (std::size_t j = i + 1; j < parties.size(); ++j)
        apply(read, standing(read, parties[i], parties[j]));
      if (star) break;
    }
  }

  PairState& standing(const ReadAct& read, ActorId a, ActorId b) {
    const auto& act = log_.acts[read.act];
    const bool turn =
        rule_.principal ? b == *rule_.principal || (a != *rule_.principal && b < a) : b < a;
    if (turn) std::swap(a, b);
    const auto sector = act.layer == Layer::sectoral ? sector_place(act.sector) : 0;
    auto& now = standings_.at({(std::uint64_t{a.value} << 32U) | b.value,
                               static_cast<std::uint64_t>(act.layer) | (sector << 2U)});
    if (history_.pairs.size() < standings_.size())
      history_.pairs.push_back({a, b, act.layer, act.sector, {}});
    return now;
  }

  std::uint64_t sector_place(const std::string& sector) {
    if (sector.empty()) return 0;
    return sectors_.try_emplace(sector, sectors_.size() + 1).first->second;
  }

  [[nodiscard]] std::optional<Rung> rung_of(const ReadAct& read) const {
    const auto* const ranking = ranking_.at(place_of(log_.acts[read.act].layer));
    if (!read.title || ranking == nullptr) return {};
    return (*ranking)[read.title->value];
  }

  [[nodiscard]] bool is_cautious(const ReadAct& read) const {
    return log_.acts[read.act].caution.before_unknown;
  }

  void apply(const ReadAct& read, PairState& now) {
    if (now.last_act != none && now.last_day == read.day) note_same_day(read, now);
    Transition step{.act = read.act,
                    .pair = now.pair,
                    .kind = read.kind,
                    .day = read.day,
                    .title_before = {},
                    .title_after = {},
                    .rung_before = titles::no_rung,
                    .rung_after = titles::no_rung};
    if (now.spell != none) {
      step.title_before = step.title_after = now.title;
      step.rung_before = step.rung_after = now.rung;
    }
    if (now.last_act == none && (read.kind != ActKind::establish || is_cautious(read))) {
      begin_unknown(read, now, step);
    } else {
      change(read, now, step);
    }
    history_.transitions.push_back(step);
    now.last_act = read.act;
    now.last_day = read.day;
  }

  /// The first act of a pair that does not begin its partnership: the record is left-truncated.
  void begin_unknown(const ReadAct& read, PairState& now, Transition& step) {
    history_.pairs[now.pair].unknown_before = read.day;
    step.rung_before.reset();
    if (!is_cautious(read)) {
      note(Irregularity::Code::order, read, now, without_standing(read.kind),
           "add the missing act, or write before_unknown in its caution");
    }
    if (read.kind == ActKind::end) return;
    step.rung_after.reset();
    if (!read.title) {
      if (bears_title(read.kind)) note_untitled(read, now);
      return;
    }
    step.title_after = read.title;
    step.rung_after = rung_of(read);
    begin(read, now, *read.title, step.rung_after, true);
    if (!step.rung_after) note_unranked(read, now);
  }

  void change(const ReadAct& read, PairState& now, Transition& step) {
    switch (read.kind) {
      case ActKind::establish:
      case ActKind::upgrade:
      case ActKind::downgrade:
        return move(read, now, step);
      case ActKind::rename:
        return rename(read, now, step);
      case ActKind::suspend:
        return set_force(read, now, false);
      case ActKind::restore:
        return set_force(read, now, true);
      case ActKind::end:
        return end(read, now, step);
      case ActKind::reaffirm:
      case ActKind::propose:
        break;
    }
    if (now.spell == none)
      note(Irregularity::Code::order, read, now, without_standing(ActKind::reaffirm));
  }

  void move(const ReadAct& read, PairState& now, Transition& step) {
    if (!read.title) return note_untitled(read, now);
    const auto rung = rung_of(read);
    const bool standing = now.spell != none;
    if (read.kind == ActKind::establish && standing) {
      note(Irregularity::Code::order, read, now, "establishes a partnership that already stands");
    } else if (read.kind != ActKind::establish && !standing) {
      note(Irregularity::Code::order, read, now, without_standing(read.kind));
      step.rung_before.reset();
    } else if (standing) {
      check_direction(read, now, step.rung_before, rung);
      if (!now.in_force) {
        note(Irregularity::Code::order, read, now,
             fmt::format("is {} of a partnership that is suspended", with_article(read.kind)),
             "add the act that restores it, or correct the kind");
      }
    }
    begin(read, now, *read.title, rung, true);
    step.title_after = read.title;
    step.rung_after = rung;
    if (!rung) note_unranked(read, now);
  }

  void check_direction(const ReadAct& read, const PairState& now, std::optional<Rung> from,
                       std::optional<Rung> to) {
    if (read.kind == ActKind::establish || !from || !to) return;
    const bool up = read.kind == ActKind::upgrade;
    if (up ? *from < *to : *to < *from) return;
    note(Irregularity::Code::order, read, now,
         fmt::format("is called {} but goes from rung {} to rung {}", with_article(read.kind),
                     from->value, to->value),
         "correct the kind or the title, or choose another ladder");
  }

  void rename(const ReadAct& read, PairState& now, Transition& step) {
    if (now.spell == none) {
      return note(Irregularity::Code::order, read, now, without_standing(read.kind));
    }
    if (!read.title) return note_untitled(read, now);
    begin(read, now, *read.title, now.rung, now.in_force);
    step.title_after = read.title;
  }

  void set_force(const ReadAct& read, PairState& now, bool in_force) {
    if (now.spell == none) {
      return note(Irregularity::Code::order, read, now, without_standing(read.kind));
    }
    if (now.in_force == in_force) {
      return note(
          Irregularity::Code::order, read, now,
          in_force ? "restores a partnership that is in force" : "suspends a partnership twice");
    }
    begin(read, now, now.title, now.rung, in_force);
  }

  void end(const ReadAct& read, PairState& now, Transition& step) {
    if (now.spell == none) {
      return note(Irregularity::Code::order, read, now, without_standing(read.kind));
    }
    close(read, now);
    step.title_after.reset();
    step.rung_after = titles::no_rung;
  }

  void begin(const ReadAct& read, PairState& now, TitleId title, std::optional<Rung> rung,
             bool in_force) {
    close(read, now);
    now.spell = static_cast<std::uint32_t>(history_.spells.size());
    now.title = title;
    now.rung = rung;
    now.in_force = in_force;
    history_.spells.push_back({.pair = now.pair,
                               .title = title,
                               .rung = rung,
                               .in_force = in_force,
                               .by_record = log_.acts[read.act].caution.record_only,
                               .act = read.act,
                               .since = read.day,
                               .until = {}});
  }

  void close(const ReadAct& read, PairState& now) {
    if (now.spell == none) return;
    history_.spells[now.spell].until = read.day;
    history_.spells[now.spell].ended_by = read.act + 1;
    now.spell = none;
  }

  void note(Irregularity::Code code, const ReadAct& read, const PairState& now,
            const std::string& what,
            std::string hint = "add the missing act, or correct the kind") {
    history_.irregularities.push_back({code, read.act, now.pair,
                                       fmt::format("the act {} {}.", log_.acts[read.act].id, what),
                                       std::move(hint)});
  }

  void note_unranked(const ReadAct& read, const PairState& now) {
    if (ranking_.at(place_of(log_.acts[read.act].layer)) == nullptr) return;
    note(Irregularity::Code::unranked, read, now, "has a title that the ladder does not rank",
         "add the title to the ladder, or choose another ladder");
  }

  /// A source may call an act an establishment although neither it nor the act names a title.
  void note_untitled(const ReadAct& read, const PairState& now) {
    note(Irregularity::Code::order, read, now,
         fmt::format("is of the kind {} but has no title, so it changes nothing",
                     to_word(read.kind)),
         "add the title to the act or to its evidence");
  }

  void note_same_day(const ReadAct& read, const PairState& now) {
    note(Irregularity::Code::duplicate, read, now,
         fmt::format("falls on the same day as {}", log_.acts[now.last_act].id),
         "give the dates more precisely, or let one act supersede the other");
  }

  const Log& log_;
  std::array<const titles::Ranking*, n_layers> ranking_{};  ///< null = an unranked layer
  const ReplayRule& rule_;
  History history_;
  PairStates standings_;
  std::unordered_map<std::string, std::uint64_t> sectors_;
};

constexpr Words<3> code_words{"order", "unranked", "duplicate"};

}  // namespace

History replay(const Log& log, const Reading& reading, const titles::Ranking& ranking,
               const ReplayRule& rule) {
  return Replay(log, ranking, rule).run(reading);
}

std::vector<PairIndex> unknown_on(const History& history, Day day) {
  std::vector<PairIndex> unknown;
  for (PairIndex pair = 0; pair < history.pairs.size(); ++pair) {
    const auto& begins = history.pairs[pair].unknown_before;
    if (begins && day < *begins) unknown.push_back(pair);
  }
  return unknown;
}

std::vector<Spell> spells_on(const History& history, Day day) {
  std::vector<Spell> held;
  for (const auto& spell : history.spells) {
    if (spell.since <= day && (!spell.until || day < *spell.until)) held.push_back(spell);
  }
  return held;
}

std::string to_word(Irregularity::Code code) { return comity::to_word(code_words, code); }

}  // namespace comity::ledger
