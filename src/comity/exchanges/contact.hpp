// SPDX-License-Identifier: Apache-2.0
// Contacts: what one source reports of leaders meeting, calling or visiting, one row each.
// Several contacts may tell of one exchange; merge.hpp says which.
// Knows nothing of files, sources or partnerships.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "comity/actors/membership.hpp"
#include "comity/actors/office.hpp"

namespace comity::exchanges {

/// What kind of contact a source reports.
enum class Form : std::uint8_t {
  state_visit,
  official_visit,
  working_visit,
  visit,                  ///< its kind is not stated
  multilateral_meeting,   ///< at a multilateral occasion
  third_country_meeting,  ///< in a country of neither
  meeting,                ///< at a place nobody states
  telephone,
  video,
  co_presence  ///< both at one summit, no meeting reported: no exchange
};

[[nodiscard]] std::string to_word(Form form);
[[nodiscard]] std::optional<Form> parse_form(std::string_view text);
[[nodiscard]] std::vector<std::string> form_words();
/// A call: by telephone or video.
[[nodiscard]] bool is_remote(Form form);
/// The more formal of two forms: state, official, working visit; at a multilateral occasion, in a
/// third country; visit, meeting; video, telephone. [COLT] marks a stay as multilateral where one
/// summit was attended, so that this stands below the kinds of visit that are stated.
[[nodiscard]] Form more_formal(Form a, Form b);

/// Visits, meetings elsewhere, calls: the three kinds [paper] names at its Figure 1.
enum class FormClass : std::uint8_t { visits, meetings, calls };
[[nodiscard]] FormClass class_of(Form form);

struct Participant {
  actors::ActorId actor;
  actors::Level level = actors::Level::unknown;
  std::string name;  ///< empty where the source gives none
};

/// The source of a contact, by its place among the sources of the case.
using SourceIndex = std::uint32_t;

struct Contact {
  std::string id;
  When start;  ///< the day, or days of which it is one
  When end;    ///< last day of the stay; `..` where only one day is given
  Form form = Form::visit;
  std::optional<actors::ActorId> venue;
  std::vector<Participant> participants;
  std::vector<actors::ActorId> travellers;
  std::string occasion;
  SourceIndex source = 0;
  std::string locator;
  std::optional<actors::Confidence> confidence;  ///< as its source or coder put it
  std::string note;
  std::uint16_t file = 0;  ///< among the files contacts were read from
  std::uint32_t line = 0;

  /// First and last day on which it may have happened: the day itself, or the stay.
  [[nodiscard]] Day first() const { return start.first(); }
  [[nodiscard]] Day last() const { return end == When{} ? start.last() : end.last(); }
  [[nodiscard]] bool is_one_day() const { return first() == last(); }
};

}  // namespace comity::exchanges
