// SPDX-License-Identifier: Apache-2.0
#include "comity/exchanges/contact.hpp"

#include <array>

#include "comity/base/words.hpp"

namespace comity::exchanges {

namespace {

constexpr Words<10> words{
    "state_visit",           "official_visit", "working_visit", "visit", "multilateral_meeting",
    "third_country_meeting", "meeting",        "telephone",     "video", "co_presence"};

/// How formal each form is, 0 most.
constexpr std::array<int, 10> formality{0, 1, 2, 5, 3, 4, 6, 8, 7, 9};

}  // namespace

std::string to_word(Form form) { return comity::to_word(words, form); }
std::optional<Form> parse_form(std::string_view text) { return from_word<Form>(words, text); }
std::vector<std::string> form_words() { return {words.begin(), words.end()}; }

bool is_remote(Form form) { return form == Form::telephone || form == Form::video; }

Form more_formal(Form a, Form b) {
  return formality.at(static_cast<std::size_t>(b)) < formality.at(static_cast<std::size_t>(a)) ? b
                                                                                               : a;
}

FormClass class_of(Form form) {
  if (is_remote(form)) return FormClass::calls;
  return form <= Form::visit ? FormClass::visits : FormClass::meetings;
}

}  // namespace comity::exchanges
