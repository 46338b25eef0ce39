// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "comity/base/text.hpp"
#include "comity/streams/code_table.hpp"

namespace comity::streams {

namespace {

// Where each kind of number begins. CAMEO codes lie below all of them.
constexpr CodeId first_plover_code = 3000;
constexpr ClassId first_root = 4000;
constexpr ClassId first_plover = 4100;
constexpr ClassId first_form = 4200;
constexpr CodeId forms_of_an_event = 6;

constexpr std::array<std::pair<Form, std::string_view>, 6> form_words{{
    {Form::call, "call"},
    {Form::mediation, "mediation"},
    {Form::meeting, "meeting"},
    {Form::negotiation, "negotiation"},
    {Form::none, "other"},
    {Form::visit, "visit"},
}};

Form form_of_cameo(std::string_view text) {
  if (text == "041") return Form::call;
  if (text == "042" || text == "043") return Form::visit;
  if (text == "044") return Form::meeting;
  if (text == "045") return Form::mediation;
  if (text == "046") return Form::negotiation;
  return Form::none;
}

Form form_of_mode(std::string_view mode) {
  if (mode == "visit") return Form::visit;
  if (mode == "phone") return Form::call;
  if (mode == "third-party" || mode == "multilateral") return Form::meeting;
  return Form::none;
}

std::string folded(std::string_view text, char first, char last) {
  std::string out(trim(text));
  for (char& c : out)
    if (c >= first && c <= last) c = static_cast<char>(c ^ 0x20);
  return out;
}

}  // namespace

std::optional<Form> parse_form(std::string_view word) {
  const auto* const found =
      std::ranges::find(form_words, word, &std::pair<Form, std::string_view>::second);
  if (found == form_words.end() || found->first == Form::none) return std::nullopt;
  return found->first;
}

std::string_view to_word(Form form) {
  return std::ranges::find(form_words, form, &std::pair<Form, std::string_view>::first)->second;
}

Codes::Codes() {
  for (const auto line : split(code_lines, '\n')) {
    const auto event = line.substr(0, line.find(' '));
    if (!event.empty() && event != "-") events_.emplace_back(event);
  }
  std::ranges::sort(events_);
  events_.erase(std::ranges::unique(events_).begin(), events_.end());

  for (const auto line : split(code_lines, '\n')) {
    const auto words = split(line, ' ');
    for (std::size_t i = 1; i < words.size(); ++i) add_cameo(words[i], words.front());
  }
  const auto n_events = static_cast<CodeId>(events_.size());
  for (CodeId event = 0; event < n_events; ++event) {
    for (CodeId form = 0; form < forms_of_an_event; ++form) {
      const auto id = static_cast<CodeId>(first_plover_code + event * forms_of_an_event + form);
      const auto word = static_cast<ClassId>(first_plover + 1 + event);
      known_[id] = 1;
      forms_[id] = static_cast<Form>(form);
      set_classes(id, word, word, word);
    }
  }
}

void Codes::add_cameo(std::string_view text, std::string_view event) {
  const auto id = *digits(text);
  known_[id] = 1;
  forms_[id] = form_of_cameo(text);
  const auto found = std::ranges::find(events_, event);
  const auto plover = found == events_.end() ? 0 : 1 + (found - events_.begin());
  set_classes(id, static_cast<ClassId>(first_root + id / 110), id,
              static_cast<ClassId>(first_plover + plover));
}

void Codes::set_classes(CodeId id, ClassId root, ClassId code, ClassId plover) {
  const auto* const form =
      std::ranges::find(form_words, forms_[id], &std::pair<Form, std::string_view>::first);
  classes_[static_cast<std::size_t>(Scheme::root)][id] = root;
  classes_[static_cast<std::size_t>(Scheme::code)][id] = code;
  classes_[static_cast<std::size_t>(Scheme::plover)][id] = plover;
  classes_[static_cast<std::size_t>(Scheme::form)][id] =
      static_cast<ClassId>(first_form + (form - form_words.begin()));
}

std::optional<CodeId> Codes::plover(std::string_view event, std::string_view mode) const {
  const auto found = std::ranges::find(events_, folded(event, 'a', 'z'));
  if (found == events_.end()) return std::nullopt;
  const auto form = *found == "CONSULT" ? form_of_mode(folded(mode, 'A', 'Z')) : Form::none;
  return static_cast<CodeId>(first_plover_code + (found - events_.begin()) * forms_of_an_event +
                             static_cast<int>(form));
}

std::string Codes::class_text(ClassId of) const {
  if (of >= first_form) return std::string(form_words.at(of - first_form).second);
  if (of == first_plover) return "-";
  if (of > first_plover) return events_.at(of - first_plover - 1U);
  if (of >= first_root) return fmt::format("{:02}", of - first_root);
  const auto three = fmt::format("{:03}", of / 11);
  return of % 11 == 0 ? three : fmt::format("{}{}", three, of % 11 - 1);
}

}  // namespace comity::streams
