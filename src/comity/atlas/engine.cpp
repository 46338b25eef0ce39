// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/base/text.hpp"
#include "comity/io/file.hpp"
#include "comity/io/json.hpp"
#include "comity/services/commands.hpp"

namespace comity::atlas {

namespace {

/// How many acts of a case count: accepted, and not replaced by another.
std::size_t counting_acts(const ledger::Log& log) {
  std::set<std::string_view> replaced;
  for (const auto& act : log.acts) {
    if (!act.supersedes.empty()) replaced.insert(act.supersedes);
  }
  return static_cast<std::size_t>(std::ranges::count_if(log.acts, [&](const ledger::Act& act) {
    return act.status == ledger::Status::accepted && !replaced.contains(act.id);
  }));
}

Value row_of(const io::Case& of) {
  const auto& settings = of.settings;
  const auto& en = settings.title.en.empty() ? settings.id : settings.title.en;
  const auto or_english = [&](const std::string& text) { return text.empty() ? en : text; };
  return Value::object({{"case", settings.id},
                        {"title", Value::object({{"en", en},
                                                 {"es", or_english(settings.title.es)},
                                                 {"zh", or_english(settings.title.zh)}})},
                        {"principal", settings.principal},
                        {"n_acts", counting_acts(of.log)},
                        {"ladder", settings.ladder},
                        {"dates", to_word(settings.dates)}});
}

}  // namespace

Engine program_engine() {
  Engine engine{.words = {}, .ask = services::ask, .compare = services::compare};
  for (const auto& command : services::commands()) engine.words.emplace_back(command.word);
  return engine;
}

std::string bytes_of(const services::Answer& answer) {
  return io::to_json(services::envelope(answer)) + '\n';
}

Result<std::string> answer_bytes(const Engine& engine, const io::Case& of, std::string_view word,
                                 const Parameters& parameters) {
  const auto request = services::parse_request(parameters);
  if (!request) return std::unexpected(request.error());
  const auto answer = engine.ask(of, word, *request);
  if (!answer) return std::unexpected(answer.error());
  return bytes_of(*answer);
}

Result<void> check_ids(std::span<const io::Case> cases) {
  std::set<std::string_view> seen;
  for (const auto& of : cases) {
    if (seen.insert(of.settings.id).second) continue;
    return std::unexpected(
        Error{.kind = Error::Kind::usage,
              .what = fmt::format("two cases are called \"{}\".", of.settings.id),
              .where = {.file = (of.folder / "case.toml").string(), .field = "id"},
              .hint = "name each case once, or give one of them another id"});
  }
  return {};
}

std::string cases_bytes(std::span<const io::Case> cases) {
  services::Answer answer{.command = "cases"};
  std::vector<std::string> ids;
  std::string digests;
  auto rows = Value::array();
  for (const auto& of : cases) {
    ids.push_back(of.settings.id);
    digests += of.digest;
    rows.push(row_of(of));
  }
  if (!cases.empty()) {
    const auto& first = cases.front().settings;
    answer.case_id = join(ids, ";");
    answer.digest = cases.size() == 1 ? digests : io::sha256(digests);
    answer.on = to_text(first.until);
    answer.ladder = first.ladder;
    answer.dates = to_word(first.dates);
  }
  answer.body.set("cases", std::move(rows));
  return bytes_of(answer);
}

Result<std::string> map_bytes(const io::Case& of) {
  const auto file = io::MappedFile::open(of.folder / of.settings.data / "geometry/world.topo.json");
  if (!file) return std::unexpected(file.error());
  return std::string(file->bytes());
}

}  // namespace comity::atlas
