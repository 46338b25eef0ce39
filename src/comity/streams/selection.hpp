// SPDX-License-Identifier: Apache-2.0
// Which events are wanted: days, actors, partners, places, codes and forms.
// Read from words once; a row is then asked by small numbers.
// Knows nothing of rows.
#pragma once

#include <string>
#include <vector>

#include "comity/base/day.hpp"
#include "comity/base/result.hpp"
#include "comity/streams/event.hpp"

namespace comity::streams {

/// A selection in words, as a person gives it. Empty lists select everything.
struct SelectionWords {
  Day since = distant_past;
  Day until = distant_future;
  std::vector<std::string> actors;    ///< one of the two is among them
  std::vector<std::string> partners;  ///< and the other among these
  std::vector<std::string> places;
  std::vector<std::string> codes;  ///< CAMEO codes, of which longer ones are part; PLOVER events
  std::vector<std::string> forms;
};

class Selection {
 public:
  /// Errors: usage, for a word that is no code of a country, an event code or a form.
  [[nodiscard]] static Result<Selection> read(const SelectionWords& words, const Codes& codes,
                                              const Countries& countries);

  [[nodiscard]] bool takes(const Event& event, LabelId actor1, LabelId actor2,
                           LabelId place) const {
    if (event.day < since_ || event.day > until_ || codes_[event.code] == 0) return false;
    if (by_place_ && (event.place == 0 || places_[place] == 0)) return false;
    return !by_actor_ ||
           ((actors_[actor1] & partners_[actor2]) | (actors_[actor2] & partners_[actor1])) != 0;
  }
  [[nodiscard]] bool asks_places() const { return by_place_; }

 private:
  Ymd since_ = 0;
  Ymd until_ = 99999999;
  bool by_actor_ = false;
  bool by_place_ = false;
  std::vector<std::uint8_t> actors_, partners_, places_;  ///< by label
  std::vector<std::uint8_t> codes_;                       ///< by code
};

}  // namespace comity::streams
