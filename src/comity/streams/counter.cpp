// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/counter.hpp"

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::streams {

Counter::Counter(const Plan& plan, const Layout& layout, Told& told)
    : plan_(plan),
      layout_(layout),
      told_(told),
      reader_(layout, plan.codes, plan.countries,
              {.identity = plan.drop_repeats,
               .mirrors = plan.merge_mirrors,
               .place = plan.selection.asks_places()}) {}

Tally Counter::count(const Piece& piece, CountTable& counts) {
  Tally tally;
  read_rows(piece, tally);
  count_events(tally, counts);
  return tally;
}

void Counter::read_rows(const Piece& piece, Tally& tally) {
  rows_.build(piece.bytes, layout_.separator);
  tally.rows = rows_.n_rows();
  events_.clear();
  Event event;
  for (std::size_t row = 0; row < rows_.n_rows(); ++row) {
    if (rows_.may_be_odd(row)) look_at_bytes(row, tally);
    auto reason = reader_.read(rows_, row, event);
    if (is_cut(piece, row) && reason != Reason::blank) reason = Reason::truncated;
    if (reason == Reason::none) {
      events_.push_back(event);
      if (event.repaired) ++tally.repaired;
    } else {
      reject(reason, row, tally);
    }
  }
}

// A row of 61 columns that is cut after the 57th looks like one of GDELT 1.0.
bool Counter::is_cut(const Piece& piece, std::size_t row) const {
  if (!piece.is_last || row + 1 != rows_.n_rows() || rows_.is_terminated()) return false;
  const auto n = rows_.n_fields(row);
  return n != layout_.n_columns && (row == 0 || n != rows_.n_fields(row - 1));
}

void Counter::reject(Reason reason, std::size_t row, Tally& tally) const {
  ++tally.rejected.at(static_cast<std::size_t>(reason));
  if (tally.rejected.at(static_cast<std::size_t>(reason)) > Tally::most_examples) return;
  std::string text;
  if (reason == Reason::date) {
    text = rows_.field(row, layout_.date);
  } else if (reason == Reason::code) {
    text = rows_.field(row, layout_.code);
  } else if (reason == Reason::country) {
    text = std::string(rows_.field(row, layout_.country1)) + " and " +
           std::string(rows_.field(row, layout_.country2));
  } else if (reason == Reason::columns || reason == Reason::truncated) {
    text = std::to_string(rows_.n_fields(row)) + " columns";
  }
  // What stands in a message has to be text.
  if (find_bad_utf8(text)) text = "bytes that are not UTF-8";
  tally.note(
      {.of = Example::Of::rejected, .reason = reason, .line = row + 1, .text = shorten(text)});
}

void Counter::look_at_bytes(std::size_t row, Tally& tally) const {
  const auto bytes = rows_.row(row);
  const auto odd = [&](Example::Of of, std::uint64_t& n) {
    ++n;
    if (n <= Tally::most_examples)
      tally.note({.of = of, .reason = Reason::none, .line = row + 1, .text = {}});
  };
  if (bytes.contains('\0')) odd(Example::Of::nul, tally.nul);
  if (find_bad_utf8(bytes)) odd(Example::Of::not_utf8, tally.not_utf8);
}

void Counter::count_events(Tally& tally, CountTable& counts) {
  keys_.clear();
  if (plan_.drop_repeats) tally.repeats = told_.find_repeats(events_, repeated_);
  for (std::size_t i = 0; i < events_.size(); ++i)
    if (!plan_.drop_repeats || repeated_[i] == 0) count_event(events_[i], tally);
  counts.add_all(keys_);
}

void Counter::count_event(const Event& event, Tally& tally) {
  if (event.actor1 == 0 || event.actor2 == 0) {
    ++tally.without_pair;
    return;
  }
  const auto label = [&](CountryId country, bool as_given) {
    return plan_.countries.label_on(country, event.day, as_given);
  };
  auto actor1 = label(event.actor1, false);
  auto actor2 = label(event.actor2, false);
  if (!plan_.selection.takes(event, actor1, actor2, label(event.place, false))) {
    ++tally.not_selected;
    return;
  }
  if (event.mirror != 0 && told_.is_mirrored(event)) {
    ++tally.mirrors;
    return;
  }
  ++tally.used;
  if (plan_.as_given) {
    actor1 = label(event.actor1, true);
    actor2 = label(event.actor2, true);
  }
  if (event.is_mutual && actor2 < actor1) std::swap(actor1, actor2);
  keys_.push_back(
      key_of(actor1, actor2, event.day, plan_.codes.class_of(event.code, plan_.scheme)));
}

}  // namespace comity::streams
