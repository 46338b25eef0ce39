// SPDX-License-Identifier: Apache-2.0
#include "comity/io/goldfish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/base/text.hpp"
#include "comity/io/goldfish_effect.hpp"

namespace comity::io {

namespace {

using models::Kind;

/// Names that mean something else in R, or in the lists of the bundle.
bool is_taken_in_r(std::string_view name) {
  static const std::set<std::string_view> taken{
      "if",    "else",  "repeat",  "while", "function", "for",    "next",
      "break", "in",    "true",    "false", "null",     "inf",    "nan",
      "na",    "label", "present", "node",  "time",     "sender", "receiver"};
  return taken.contains(name);
}

std::string small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A name for objects of R and for files: letters, digits, `_` and `.`, a letter first; no two are
/// alike, not even on a file system that does not tell small letters from capitals.
std::string name_in_r(std::string_view text, std::set<std::string>& used) {
  std::string name;
  for (const char c : text) {
    const bool good = is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '.';
    name += good ? c : '_';
  }
  if (name.empty() || !is_ascii_letter(name.front())) name = "x" + name;
  if (is_taken_in_r(small_letters(name))) name += '.';
  auto candidate = name;
  for (int n = 2; !used.insert(small_letters(candidate)).second; ++n)
    candidate = fmt::format("{}_{}", name, n);
  return candidate;
}

template <class Named>
std::vector<std::string> names_in_r(const std::vector<Named>& list) {
  std::set<std::string> used;
  std::vector<std::string> names;
  for (const auto& item : list) names.push_back(name_in_r(item.name, used));
  return names;
}

/// Finds what the keys of a model file ask for beyond goldfish.
class KeyCheck {
 public:
  KeyCheck(const ModelFile& file, Problems& problems)
      : file_(file), model_(file.model), settings_(file.model.settings), problems_(problems) {}

  void check() {
    check_kind();
    if (settings_.compat == models::Compat::remverse)
      refuse("compat", "compat = \"remverse\" follows another program than goldfish.",
             "take compat = \"goldfish\", or leave it out");
    if (settings_.penalty != models::Penalty{})
      refuse("penalty", "goldfish maximises the likelihood without a penalty.",
             "leave penalty out");
    if (settings_.controls > 0)
      refuse("controls", "goldfish compares each event with all alternatives, not with a sample.",
             "leave controls out");
    if (!model_.history.opportunity.empty())
      refuse(file_.from_case ? "case" : "opportunity",
             file_.from_case
                 ? "a case says which pairs may meet, and goldfish lets every two actors meet."
                 : "an opportunity list says who may meet whom, and goldfish lets all meet.",
             "");
    check_window();
    check_missing();
  }

 private:
  void refuse(std::string_view key, std::string what, std::string hint) {
    problems_.error({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = {.file = file_.formula.file, .field = std::string(key)},
                     .hint = std::move(hint)});
  }

  void check_kind() {
    if (settings_.kind == Kind::ladder) refuse("kind", "goldfish has no model of kind ladder.", "");
    if (settings_.kind == Kind::relational && model_.unordered())
      refuse("kind",
             "a relational model of goldfish has ordered pairs, and those of an undirected network "
             "are not.",
             "take kind = \"coordination\", if both sides must wish it");
  }

  void check_window() {
    const bool open = settings_.since == models::before_all && settings_.until == models::after_all;
    if (settings_.timed && !open)
      refuse("since", "goldfish counts waiting from the first change to the last one.",
             "leave since and until out, or timed");
  }

  void check_missing() {
    if (settings_.missing == models::Missing::mean) return;
    for (const auto which : model_.attributes) {
      const auto& attribute = model_.history.attributes[which];
      if (is_ever_unknown(attribute))
        refuse("missing",
               fmt::format("values of {} are unknown; goldfish takes means for them, not \"{}\".",
                           shorten(attribute.name), to_word(settings_.missing)),
               "take missing = \"mean\", or fill them");
    }
  }

  const ModelFile& file_;
  const models::Model& model_;
  const models::Settings& settings_;
  Problems& problems_;
};

void translate_terms(const ModelFile& file, GoldfishModel& to, Problems& problems) {
  Problems none;  // the formula has been read before
  const auto terms = models::parse_formula(file.model.settings.formula, none);
  for (std::size_t k = 0; k < terms.size(); ++k) {
    const auto& column = file.model.columns[k];
    auto effect = goldfish_effect(to, column, terms[k].factors.size() > 1);
    if (effect) {
      to.terms.push_back({column.name, std::move(*effect)});
      continue;
    }
    auto where = file.formula;
    where.column += static_cast<std::uint32_t>(terms[k].factors[0].at + 1);
    where.field = "formula";
    problems.error({.kind = Error::Kind::data,
                    .what = fmt::format("{} {}.", shorten(column.name), effect.error()),
                    .where = std::move(where)});
  }
}

/// The networks of files that are read, themselves or through a window.
std::vector<std::size_t> networks_read(const models::Model& model) {
  std::set<std::size_t> read;
  for (std::size_t k = 0; k < model.history.networks.size(); ++k) {
    if (model.read[k] == 0) continue;
    const auto shown = std::ranges::find(model.shown, k, &models::Shown::network);
    read.insert(shown == model.shown.end() ? k : shown->of);
  }
  return {read.begin(), read.end()};
}

}  // namespace

GoldfishModel to_goldfish(const ModelFile& file, Problems& problems) {
  KeyCheck(file, problems).check();
  GoldfishModel model{.of = &file.model,
                      .network_names = names_in_r(file.model.history.networks),
                      .attribute_names = names_in_r(file.model.history.attributes),
                      .networks = networks_read(file.model),
                      .terms = {}};
  translate_terms(file, model, problems);
  return model;
}

std::string goldfish_family(const models::Settings& settings) {
  return settings.kind == Kind::relational ? "REM" : "DyNAM";
}

std::string goldfish_part(const models::Settings& settings) {
  if (settings.kind == Kind::coordination) return "choice_coordination";
  return settings.kind == Kind::choice ? "choice" : "rate";
}

}  // namespace comity::io
