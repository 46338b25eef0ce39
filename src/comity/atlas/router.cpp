// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/router.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "comity/atlas/comparison.hpp"
#include "comity/atlas/gate.hpp"
#include "comity/atlas/problem.hpp"
#include "comity/base/text.hpp"

namespace comity::atlas {

namespace {

constexpr std::string_view routes = "/api/v1/";
constexpr std::string_view list_of_cases = "/api/v1/cases";
constexpr std::string_view list_of_sides = "/api/v1/sides";

/// The same parameters in another order are the same question.
std::string key_of(std::string_view case_id, std::string_view word, Parameters parameters) {
  std::ranges::sort(parameters);
  // Decoded text holds no control characters, so that a line feed cannot be part of a name.
  auto key = fmt::format("{}\n{}", case_id, word);
  for (const auto& [name, value] : parameters) key += fmt::format("\n{}={}", name, value);
  return key;
}

Error no_parameters(std::string_view name) {
  return {.kind = Error::Kind::usage,
          .what = fmt::format("the list of cases knows no parameter \"{}\".", shorten(name)),
          .where = {.field = shorten(name)},
          .hint = "open /api/v1/cases"};
}

HttpResponse broken(const std::exception& failure) {
  return problem({.kind = Error::Kind::internal,
                  .what = fmt::format("the server failed: {}.", failure.what()),
                  .hint = "please report this with the address you opened"});
}

}  // namespace

Router::Router(std::vector<io::Case> cases, std::span<const PageFile> page, std::string map,
               RouterOptions options)
    : cases_(std::move(cases)), options_(std::move(options)), cache_(options_.cache_bytes) {
  for (const auto& of : cases_) case_ids_.push_back(of.settings.id);
  const auto put = [this](std::string path, std::string_view type, std::string bytes) {
    files_[std::move(path)] =
        std::make_shared<const Stored>(store(std::string(type), std::move(bytes)));
  };
  for (const auto& file : page) {
    put(fmt::format("/{}", file.path), type_of(file.path), std::string(file.bytes));
  }
  if (const auto index = files_.find("/index.html"); index != files_.end())
    files_["/"] = index->second;
  if (!map.empty()) put("/map.json", "application/json", std::move(map));
  put(std::string(list_of_cases), "application/json", cases_bytes(cases_));
  put(std::string(list_of_sides), "application/json", sides_bytes(cases_));
}

HttpResponse Router::answer(const HttpRequest& request) { return *respond(request, Effort::any); }

std::optional<HttpResponse> Router::answer_now(const HttpRequest& request) {
  return respond(request, Effort::none);
}

std::optional<HttpResponse> Router::respond(const HttpRequest& request, Effort effort) {
  std::optional<HttpResponse> response;
  try {
    response = look_up(request, effort);
  } catch (const std::exception& failure) {
    response = broken(failure);
  }
  if (response && request.method == "HEAD") response->body = nullptr;
  return response;
}

std::optional<HttpResponse> Router::look_up(const HttpRequest& request, Effort effort) {
  if (auto refused = turn_away(request, options_.port)) return refused;
  const auto target = parse_target(request.target);
  if (!target) return problem(target.error());
  const auto found = find(*target, effort);
  if (!found) return std::nullopt;
  return *found ? hand_out(***found, request) : problem(found->error());
}

std::optional<Result<Router::Found>> Router::find(const Target& target, Effort effort) {
  const auto file = files_.find(target.path);
  if (file != files_.end()) {
    const bool is_list = target.path == list_of_cases || target.path == list_of_sides;
    if (is_list && !target.parameters.empty()) {
      return std::unexpected(no_parameters(target.parameters.front().first));
    }
    return file->second;
  }
  if (!target.path.starts_with(routes)) return std::unexpected(no_such_path(target.path));
  const auto word = std::string_view(target.path).substr(routes.size());
  const auto question = understand(word, target.parameters);
  if (!question) return std::unexpected(question.error());
  if (auto kept = cache_.find(question->key)) return kept;
  if (effort == Effort::none) return std::nullopt;
  return compute(*question);
}

Result<Router::Question> Router::understand(std::string_view word, const Parameters& given) const {
  if (word == compare_word) return understand_comparison(given);
  const auto& words = options_.engine.words;
  if (std::ranges::find(words, word) == words.end()) return std::unexpected(no_such_word(word));
  std::optional<std::string> id;
  Parameters others;
  for (const auto& [name, value] : given) {
    if (name != "case") {
      others.emplace_back(name, value);
    } else if (std::exchange(id, value)) {
      return std::unexpected(Error{.kind = Error::Kind::usage,
                                   .what = "two cases are named.",
                                   .where = {.field = "case"},
                                   .hint = "give it once"});
    }
  }
  const auto of = find_case(id);
  if (!of) return std::unexpected(of.error());
  return Question{*of, std::string(word), others, key_of((*of)->settings.id, word, others), {}, {}};
}

Result<Router::Question> Router::understand_comparison(const Parameters& given) {
  Question question{nullptr, std::string(compare_word), {}, {}, {}, {}};
  for (const auto& [name, value] : given) {
    auto* const side = name == "case" ? &question.first : &question.second;
    if (name != "case" && name != "other") {
      question.parameters.emplace_back(name, value);
    } else if (!std::exchange(*side, value).empty()) {
      return std::unexpected(Error{.kind = Error::Kind::usage,
                                   .what = fmt::format("`{}` is given twice.", name),
                                   .where = {.field = name},
                                   .hint = "give it once"});
    }
  }
  if (question.first.empty() || question.second.empty()) {
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = "a comparison has two sides.",
                                 .where = {.field = question.first.empty() ? "case" : "other"},
                                 .hint = "name both: ?case=china-world@Africa&other=korea; "
                                         "/api/v1/sides lists them"});
  }
  question.key = key_of(question.first + "\n" + question.second, compare_word, question.parameters);
  return question;
}

Result<const io::Case*> Router::find_case(const std::optional<std::string>& id) const {
  if (!id && cases_.size() == 1) return &cases_.front();
  if (!id) {
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = "several cases are served here; name one.",
                                 .where = {.field = "case"},
                                 .nearest = join(case_ids_, ", "),
                                 .hint = "add ?case= with one of them"});
  }
  const auto found = std::ranges::find(case_ids_, *id);
  if (found != case_ids_.end()) return &cases_[static_cast<std::size_t>(found - case_ids_.begin())];
  return std::unexpected(Error{.kind = Error::Kind::missing,
                               .what = fmt::format("no case \"{}\" is served here.", shorten(*id)),
                               .where = {.field = "case"},
                               .nearest = nearest_text(*id, case_ids_),
                               .hint = "see /api/v1/cases"});
}

Result<Router::Found> Router::compute(const Question& question) {
  auto bytes = question.of == nullptr ? comparison_bytes(options_.engine, cases_, question.first,
                                                         question.second, question.parameters)
                                      : answer_bytes(options_.engine, *question.of, question.word,
                                                     question.parameters);
  if (!bytes) return std::unexpected(bytes.error());
  auto stored = std::make_shared<const Stored>(store("application/json", *std::move(bytes)));
  cache_.keep(question.key, stored);
  return stored;
}

Error Router::no_such_word(std::string_view word) const {
  auto words = options_.engine.words;
  words.insert(words.end(), {"cases", "sides", std::string(compare_word)});
  return {.kind = Error::Kind::missing,
          .what = fmt::format("there is no question \"{}\".", shorten(word)),
          .where = {.field = "path"},
          .nearest = nearest_text(word, words),
          .hint = "ask one of: " + join(words, ", ")};
}

Error Router::no_such_path(std::string_view path) const {
  const bool has_page = files_.contains("/");
  return {.kind = Error::Kind::missing,
          .what = fmt::format("nothing is at \"{}\".", shorten(path)),
          .where = {.field = "path"},
          .hint = has_page ? "open / for the page, /api/v1/cases for the cases"
                           : "this program was built without the page: cmake -DCOMITY_PAGE=ON"};
}

}  // namespace comity::atlas
