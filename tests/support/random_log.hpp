// SPDX-License-Identifier: Apache-2.0
// Random dates and logs for the laws. Dates come as texts of every form; logs follow no order and
// no sense, because the replay must not need any.
#pragma once

#include <fmt/format.h>
#include <rapidcheck.h>

#include <string>

#include "support/log.hpp"

namespace comity::testing {

inline std::string random_day_text() {
  const int year = *rc::gen::inRange(1990, 2030);
  const int month = *rc::gen::inRange(1, 13);
  const int day = *rc::gen::inRange(1, 29);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

/// A date of one piece: day, month, year, season or with unspecified digits, perhaps marked.
inline std::string random_simple_date() {
  const auto day = random_day_text();
  std::string text = day;
  switch (*rc::gen::inRange(0, 7)) {
    case 0:
      text = day.substr(0, 7);
      break;
    case 1:
      text = day.substr(0, 4);
      break;
    case 2:
      text = day.substr(0, 3) + "X";
      break;
    case 3:
      text = day.substr(0, 4) + "-XX";
      break;
    case 4:
      text = day.substr(0, 7) + "-XX";
      break;
    case 5:
      text = day.substr(0, 5) + std::to_string(*rc::gen::inRange(21, 25));
      break;
    default:
      break;
  }
  return text + *rc::gen::element(std::string(), std::string(), std::string("~"), std::string("?"),
                                  std::string("%"));
}

/// A date in any form that can be read.
inline std::string random_date() {
  for (;;) {
    std::string text = random_simple_date();
    switch (*rc::gen::inRange(0, 8)) {
      case 0:
        text += "/" + random_simple_date();
        break;
      case 1:
        text = "../" + text;
        break;
      case 2:
        text += "/..";
        break;
      case 3:
        text = "[" + text + "," + random_simple_date() + "]";
        break;
      case 4:
        text = "[" + text + ".." + random_simple_date() + "," + random_simple_date() + "]";
        break;
      case 5:
        text = *rc::gen::inRange(0, 10) == 0 ? ".." : text;
        break;
      default:
        break;
    }
    if (parse_when(text)) return text;  // a range may end before it begins: draw again
  }
}

inline constexpr const char* codes[] = {"AAA", "BBB", "CCC", "DDD", "EEE"};
inline constexpr const char* wordings[] = {"friendly partnership",
                                           "comprehensive partnership",
                                           "strategic partnership",
                                           "strategic cooperative partnership",
                                           "comprehensive strategic partnership",
                                           "good neighbours"};

/// One act of a log, in the text form of log.hpp. `actors` gives the names.
inline std::string random_act(const std::string& date) {
  const auto kinds = ledger::act_kind_words();
  const auto kind = kinds[*rc::gen::inRange<std::size_t>(0, kinds.size())];
  const int first = *rc::gen::inRange(0, 5);
  const int second = (first + *rc::gen::inRange(1, 5)) % 5;
  const int third = *rc::gen::inRange(0, 5);
  std::string line = date + " " + kind + " " + codes[first] + " " + codes[second];
  if (third != first && third != second && *rc::gen::inRange(0, 4) == 0)
    line += std::string(" ") + codes[third];
  if (kind != "suspend" && kind != "restore" && kind != "end")
    line += std::string(" ") + wordings[*rc::gen::inRange(0, 6)];
  line += " |";
  if (*rc::gen::inRange(0, 2) == 0) line += " binding=all";
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      line += " layer=regional";
      break;
    case 1:
      line += " layer=sectoral sector=energy";
      break;
    default:
      break;
  }
  if (*rc::gen::inRange(0, 8) == 0) line += " status=proposed";
  return line;
}

/// A log of up to `most` acts, as text; `exact` dates are days.
inline std::string random_log(int most, bool exact) {
  const int size = *rc::gen::inRange(0, most + 1);
  std::string text;
  for (int i = 0; i < size; ++i)
    text += random_act(exact ? random_day_text() : random_date()) + "\n";
  return text;
}

}  // namespace comity::testing
