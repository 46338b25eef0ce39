// SPDX-License-Identifier: Apache-2.0
// Small lists of contacts written as text inside a test.
//
//   2014-07-15 state_visit BRA CHN:head_of_state BRA:head_of_state | source=1 low from=CHN
//   2014-07-15..2014-07-17 telephone - CHN:head_of_state:Xi BRA:head_of_state:Dilma_Rousseff
//
// Day or first and last day, form, venue (`-`: none), participants. After `|`: source, from (who
// travelled), low (confidence), id. Contacts are called K1, K2 ... unless they have an id.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/text.hpp"
#include "comity/exchanges/merge.hpp"

namespace comity::testing {

struct Met {
  actors::Register actors;
  std::vector<exchanges::Contact> contacts;

  actors::ActorId actor(std::string_view code) {
    if (const auto known = actors.find(code)) return *known;
    return actors.add({.code = std::string(code), .names = {.en = std::string(code)}}).value();
  }
  [[nodiscard]] std::vector<exchanges::Exchange> merged(
      std::optional<exchanges::SourceIndex> source = std::nullopt) const {
    return exchanges::merge(contacts, actors.find("CHN").value(), actors, source);
  }
};

namespace detail {

inline exchanges::Participant participant_of(Met& met, std::string_view text) {
  auto parts = split(text, ':');
  std::string name(parts.size() > 2 ? parts[2] : std::string_view{});
  std::ranges::replace(name, '_', ' ');
  return {met.actor(parts.at(0)), actors::parse_level(parts.at(1)).value(), std::move(name)};
}

inline exchanges::Contact contact_of(Met& met, std::string_view line) {
  const auto bar = line.find('|');
  const auto words = split_list(line.substr(0, bar), ' ');
  exchanges::Contact contact;
  contact.id = "K" + std::to_string(met.contacts.size() + 1);
  const auto dots = words.at(0).find("..");
  contact.start = parse_when(words[0].substr(0, dots)).value();
  if (dots != std::string::npos) contact.end = parse_when(words[0].substr(dots + 2)).value();
  contact.form = exchanges::parse_form(words.at(1)).value();
  if (words.at(2) != "-") contact.venue = met.actor(words[2]);
  for (std::size_t i = 3; i < words.size(); ++i)
    contact.participants.push_back(participant_of(met, words[i]));
  if (bar == std::string_view::npos) return contact;
  for (const auto& option : split_list(line.substr(bar + 1), ' ')) {
    const auto value = option.substr(option.find('=') + 1);
    if (option.starts_with("id=")) contact.id = value;
    if (option.starts_with("source="))
      contact.source = static_cast<exchanges::SourceIndex>(parse_int(value).value());
    if (option.starts_with("from=")) contact.travellers.push_back(met.actor(value));
    if (option == "low") contact.confidence = actors::Confidence::low;
  }
  return contact;
}

}  // namespace detail

inline Met met_of(std::string_view text) {
  Met met;
  met.actor("CHN");
  for (const auto line : split(text, '\n')) {
    if (!trim(line).empty()) met.contacts.push_back(detail::contact_of(met, trim(line)));
  }
  return met;
}

/// "BRA 2014-07-15 state_visit K1 K2", one line per exchange; beside it "(K3)".
inline std::vector<std::string> lines_of(const Met& met,
                                         const std::vector<exchanges::Exchange>& list) {
  std::vector<std::string> lines;
  for (const auto& one : list) {
    auto& line = lines.emplace_back(met.actors.at(one.partner).code + " " + to_text(one.first));
    if (one.last != one.first) line += ".." + to_text(one.last);
    line += " " + to_word(one.form);
    for (const auto i : one.contacts) line += " " + met.contacts[i].id;
    for (const auto i : one.beside) line += " (" + met.contacts[i].id + ")";
  }
  return lines;
}

}  // namespace comity::testing
