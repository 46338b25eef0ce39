// SPDX-License-Identifier: Apache-2.0
// A page, a case and an engine small enough to read, for tests of the atlas.
// The engine answers with what it was asked, so that a test sees what arrived.
#pragma once

#include <array>
#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "comity/atlas/engine.hpp"
#include "comity/atlas/page.hpp"
#include "comity/atlas/router.hpp"

namespace comity::atlas::testing {

constexpr std::uint16_t port = 8000;

inline const std::string& long_script() {
  static const std::string script = "let a = 0;\n" + std::string(5000, ' ');
  return script;
}

/// An index, a script long enough to compress, and a picture in a folder.
inline std::span<const PageFile> small_page() {
  static const std::array<PageFile, 3> page{
      PageFile{"art/icon.svg", "<svg/>"},
      PageFile{"index.html", "<!doctype html><html lang=\"en\" data-published=\"false\"></html>"},
      PageFile{"page.js", long_script()}};
  return page;
}

inline io::Case small_case(std::string id) {
  io::Case of;
  of.folder = "/nowhere";
  of.settings.id = std::move(id);
  of.settings.ladder = "paper";
  of.settings.title.en = "A small case";
  of.ladders = {{.id = "paper", .steps = {}}, {.id = "other", .steps = {}}};
  of.digest = "d1";
  return of;
}

inline std::vector<io::Case> small_cases(const std::vector<std::string>& ids = {"small"}) {
  std::vector<io::Case> cases;
  for (const auto& id : ids) cases.push_back(small_case(id));
  return cases;
}

/// Answers `echo` with ladder and seed, `fail` with the kind of error named by the source, and
/// `throw` not at all. Counts how often it was asked.
inline Engine small_engine(std::atomic<int>* asked = nullptr) {
  const auto ask = [asked](const io::Case& of, std::string_view word,
                           const services::Request& request) -> Result<services::Answer> {
    if (asked != nullptr) ++*asked;
    if (word == "throw") throw std::runtime_error("a library gave up");
    if (word == "fail") {
      Error error{
          .what = "it failed.", .where = {.file = "acts.csv", .line = 17}, .hint = "mend it"};
      for (const auto kind : {Error::Kind::usage, Error::Kind::data, Error::Kind::missing,
                              Error::Kind::numeric, Error::Kind::io, Error::Kind::internal}) {
        if (to_word(kind) == request.source) error.kind = kind;
      }
      return std::unexpected(error);
    }
    services::Answer answer{.command = std::string(word), .case_id = of.settings.id};
    answer.seed = request.seed;
    answer.ladder = request.ladder;
    answer.body = Value::object({{"note", std::string(2000, 'x')}});
    return answer;
  };
  const auto compare = [](const services::SideName& first, const services::SideName& second,
                          const services::Request& request) -> Result<services::Answer> {
    services::Answer answer{.command = "compare", .case_id = first.text() + ";" + second.text()};
    answer.ladder = request.ladder;
    return answer;
  };
  return {.words = {"echo", "fail", "throw"}, .ask = ask, .compare = compare};
}

/// The same with the one word that always has an answer.
inline Engine small_engine_that_answers() {
  auto engine = small_engine();
  engine.words = {"echo"};
  return engine;
}

inline Router small_router(const std::vector<std::string>& ids = {"small"},
                           std::atomic<int>* asked = nullptr, std::size_t cache_bytes = 1U << 20U) {
  return {small_cases(ids), small_page(), "{\"type\":\"Topology\"}",
          RouterOptions{.port = port, .engine = small_engine(asked), .cache_bytes = cache_bytes}};
}

inline HttpRequest get(std::string target) {
  return {.method = "GET", .target = std::move(target), .host = "127.0.0.1:8000"};
}

inline std::string header(const HttpResponse& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace comity::atlas::testing
