// SPDX-License-Identifier: Apache-2.0
#include "comity/models/catalogue.hpp"

#include <algorithm>

namespace comity::models {

namespace {

constexpr auto sender = Side::sender;
constexpr auto receiver = Side::receiver;

constexpr Statistic degree(Direction direction, bool weighted = false, Side side = receiver) {
  return {.form = Form::degree, .side = side, .weighted = weighted, .direction = direction};
}
constexpr Statistic path(bool reversed, bool reversed2, Legs legs = Legs::both) {
  return {.form = Form::path, .reversed = reversed, .reversed2 = reversed2, .legs = legs};
}
constexpr Statistic pair_degree(Pairing pairing) {
  return {.form = Form::degree_pair,
          .weighted = true,
          .direction = Direction::both,
          .pairing = pairing};
}
constexpr Statistic of_two(Pairing pairing, Transform transform = Transform::identity) {
  return {.form = Form::compare, .pairing = pairing, .transform = transform};
}
constexpr Statistic since_last(Recency recency, Side side = Side::pair, bool reversed = false) {
  return {.form = Form::recency, .side = side, .reversed = reversed, .recency = recency};
}
constexpr Statistic shifted(Shift shift) { return {.form = Form::shift, .shift = shift}; }

constexpr Entry goldfish_like[] = {
    {.name = "1", .of = {.form = Form::constant}},
    {.name = "inertia", .of = {.form = Form::tie}, .networks = 1, .has_weights = true},
    {.name = "tie", .of = {.form = Form::tie}, .networks = 1, .has_weights = true},
    {.name = "recip",
     .of = {.form = Form::tie, .reversed = true},
     .networks = 1,
     .directed_only = true,
     .has_weights = true},
    {.name = "indeg",
     .of = degree(Direction::in),
     .networks = 1,
     .either_side = true,
     .has_weights = true},
    {.name = "outdeg",
     .of = degree(Direction::out),
     .networks = 1,
     .either_side = true,
     .directed_only = true,
     .has_weights = true},
    {.name = "trans", .of = path(false, false), .networks = 1, .has_order = true},
    {.name = "cycle",
     .of = path(true, true),
     .networks = 1,
     .directed_only = true,
     .has_order = true},
    {.name = "common_sender", .of = path(true, false), .networks = 1, .directed_only = true},
    {.name = "common_receiver", .of = path(false, true), .networks = 1, .directed_only = true},
    {.name = "four", .of = {.form = Form::four}, .networks = 1},
    {.name = "node_trans",
     .of = {.form = Form::triangles, .side = receiver},
     .networks = 1,
     .either_side = true},
    {.name = "mixed_trans", .of = path(false, false), .networks = 2},
    {.name = "mixed_cycle", .of = path(true, true), .networks = 2},
    {.name = "mixed_common_sender", .of = path(true, false), .networks = 2},
    {.name = "mixed_common_receiver", .of = path(false, true), .networks = 2},
    {.name = "tertius",
     .of = {.form = Form::partner_mean, .side = receiver},
     .networks = 1,
     .attributes = 1,
     .either_side = true},
    {.name = "tertius_diff",
     .of = {.form = Form::partner_gap, .transform = Transform::absolute},
     .networks = 1,
     .attributes = 1},
    {.name = "alter", .of = {.form = Form::attribute, .side = receiver}, .attributes = 1},
    {.name = "ego", .of = {.form = Form::attribute, .side = sender}, .attributes = 1},
    {.name = "same", .of = of_two(Pairing::same), .attributes = 1},
    {.name = "diff", .of = of_two(Pairing::gap, Transform::absolute), .attributes = 1},
    {.name = "sim", .of = of_two(Pairing::likeness, Transform::absolute), .attributes = 1},
    {.name = "ego_alter", .of = of_two(Pairing::product), .attributes = 2},
};

constexpr Entry remstats_like[] = {
    {.name = "reciprocity",
     .of = {.form = Form::tie, .weighted = true, .reversed = true},
     .networks = 1,
     .directed_only = true},
    {.name = "indegreeSender",
     .of = degree(Direction::in, true, sender),
     .networks = 1,
     .directed_only = true},
    {.name = "indegreeReceiver",
     .of = degree(Direction::in, true),
     .networks = 1,
     .directed_only = true},
    {.name = "outdegreeSender",
     .of = degree(Direction::out, true, sender),
     .networks = 1,
     .directed_only = true},
    {.name = "outdegreeReceiver",
     .of = degree(Direction::out, true),
     .networks = 1,
     .directed_only = true},
    {.name = "totaldegreeSender",
     .of = degree(Direction::both, true, sender),
     .networks = 1,
     .directed_only = true},
    {.name = "totaldegreeReceiver",
     .of = degree(Direction::both, true),
     .networks = 1,
     .directed_only = true},
    {.name = "totaldegreeDyad", .of = pair_degree(Pairing::sum), .networks = 1},
    {.name = "degreeMin",
     .of = pair_degree(Pairing::least),
     .networks = 1,
     .undirected_only = true},
    {.name = "degreeMax", .of = pair_degree(Pairing::most), .networks = 1, .undirected_only = true},
    {.name = "degreeDiff", .of = pair_degree(Pairing::gap), .networks = 1, .undirected_only = true},
    {.name = "otp", .of = path(false, false, Legs::least), .networks = 1, .directed_only = true},
    {.name = "itp", .of = path(true, true, Legs::least), .networks = 1, .directed_only = true},
    {.name = "osp", .of = path(false, true, Legs::least), .networks = 1, .directed_only = true},
    {.name = "isp", .of = path(true, false, Legs::least), .networks = 1, .directed_only = true},
    {.name = "sp", .of = path(false, false, Legs::least), .networks = 1, .undirected_only = true},
    {.name = "recencyContinue", .of = since_last(Recency::pair)},
    {.name = "recencySendSender", .of = since_last(Recency::send, sender), .directed_only = true},
    {.name = "recencySendReceiver",
     .of = since_last(Recency::send, receiver),
     .directed_only = true},
    {.name = "recencyReceiveSender",
     .of = since_last(Recency::receive, sender),
     .directed_only = true},
    {.name = "recencyReceiveReceiver",
     .of = since_last(Recency::receive, receiver),
     .directed_only = true},
    {.name = "rrankSend", .of = {.form = Form::rank}, .directed_only = true},
    {.name = "rrankReceive", .of = {.form = Form::rank, .reversed = true}, .directed_only = true},
    {.name = "psABBA", .of = shifted(Shift::ab_ba), .directed_only = true},
    {.name = "psABBY", .of = shifted(Shift::ab_by), .directed_only = true},
    {.name = "psABXA", .of = shifted(Shift::ab_xa), .directed_only = true},
    {.name = "psABXB", .of = shifted(Shift::ab_xb), .directed_only = true},
    {.name = "psABXY", .of = shifted(Shift::ab_xy), .directed_only = true},
    {.name = "psABAY", .of = shifted(Shift::ab_ay)},
    {.name = "psABAB", .of = shifted(Shift::ab_ab)},
    {.name = "send", .of = {.form = Form::attribute, .side = sender}, .attributes = 1},
    {.name = "receive", .of = {.form = Form::attribute, .side = receiver}, .attributes = 1},
    {.name = "difference", .of = of_two(Pairing::gap, Transform::absolute), .attributes = 1},
    {.name = "average", .of = of_two(Pairing::mean), .attributes = 1},
    {.name = "minimum", .of = of_two(Pairing::least), .attributes = 1},
    {.name = "maximum", .of = of_two(Pairing::most), .attributes = 1},
    {.name = "event", .of = {.form = Form::moment}, .attributes = 1, .global = true},
    {.name = "userStat", .of = {.form = Form::tie, .weighted = true}, .networks = 1},
};

const std::vector<Entry>& entries() {
  static const auto all = [] {
    std::vector<Entry> list(std::begin(goldfish_like), std::end(goldfish_like));
    list.insert(list.end(), std::begin(remstats_like), std::end(remstats_like));
    return list;
  }();
  return all;
}

}  // namespace

std::span<const Entry> catalogue() { return entries(); }

const Entry* find_entry(std::string_view name) {
  const auto found = std::ranges::find(entries(), name, &Entry::name);
  return found == entries().end() ? nullptr : &*found;
}

std::vector<std::string> term_names() {
  std::vector<std::string> names;
  for (const auto& entry : entries()) names.emplace_back(entry.name);
  return names;
}

}  // namespace comity::models
