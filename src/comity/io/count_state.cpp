// SPDX-License-Identifier: Apache-2.0
#include "comity/io/count_state.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "comity/io/file.hpp"
#include "comity/io/pending_file.hpp"

namespace comity::io {

namespace {

using nlohmann::json;

/// The numbers of a tally, by the names under which they are kept.
template <class TallyType>
auto numbers_of(TallyType& tally) {
  return std::array{
      std::pair{"rows", &tally.rows},
      std::pair{"used", &tally.used},
      std::pair{"repeats", &tally.repeats},
      std::pair{"mirrors", &tally.mirrors},
      std::pair{"without_pair", &tally.without_pair},
      std::pair{"not_selected", &tally.not_selected},
      std::pair{"nul", &tally.nul},
      std::pair{"not_utf8", &tally.not_utf8},
      std::pair{"repaired", &tally.repaired},
  };
}

json to_json(const streams::Tally& tally) {
  json out = json::object();
  for (const auto& [name, value] : numbers_of(tally)) out[name] = *value;
  out["rejected"] = tally.rejected;
  out["examples"] = json::array();
  for (const auto& example : tally.examples)
    out["examples"].push_back({static_cast<int>(example.of), static_cast<int>(example.reason),
                               example.line, example.text});
  return out;
}

streams::Tally tally_of(const json& in) {
  streams::Tally tally;
  for (const auto& [name, value] : numbers_of(tally)) *value = in.at(name);
  tally.rejected = in.at("rejected");
  for (const auto& row : in.at("examples")) {
    const auto reason = row.at(1).get<std::size_t>();
    tally.examples.push_back(
        {.of = static_cast<streams::Example::Of>(row.at(0).get<std::uint8_t>() % 3),
         .reason = static_cast<streams::Reason>(reason % streams::n_reasons),
         .line = row.at(2),
         .text = row.at(3)});
  }
  return tally;
}

Error broken() {
  return {.kind = Error::Kind::data,
          .what = "this is not the whole state of a run.",
          .hint = "remove it, and run again without --resume"};
}

}  // namespace

std::filesystem::path state_of(const std::filesystem::path& output) {
  return output.string() + ".state";
}

std::string state_bytes(const CountState& state) {
  json body{{"plan", state.plan}, {"files", json::array()}, {"counts", json::array()}};
  for (const auto& file : state.files)
    body["files"].push_back({{"name", file.name},
                             {"size", file.size},
                             {"modified", file.modified},
                             {"format", file.format},
                             {"tally", to_json(file.tally)}});
  for (const auto& count : state.counts) {
    body["counts"].push_back(count.key);
    body["counts"].push_back(count.n);
  }
  const auto text = body.dump();
  return sha256(text) + '\n' + text + '\n';
}

Result<CountState> parse_state(std::string_view bytes) {
  const auto feed = bytes.find('\n');
  if (feed == std::string_view::npos || !bytes.ends_with('\n')) return std::unexpected(broken());
  const auto text = bytes.substr(feed + 1, bytes.size() - feed - 2);
  if (feed + 1 >= bytes.size() || sha256(text) != bytes.substr(0, feed))
    return std::unexpected(broken());
  try {
    const auto body = json::parse(text);
    CountState state{.plan = body.at("plan"), .files = {}, .counts = {}};
    for (const auto& file : body.at("files"))
      state.files.push_back({.name = file.at("name"),
                             .size = file.at("size"),
                             .modified = file.at("modified"),
                             .format = file.at("format"),
                             .tally = tally_of(file.at("tally"))});
    const auto& counts = body.at("counts");
    for (std::size_t i = 0; i + 1 < counts.size(); i += 2)
      state.counts.push_back({counts.at(i), counts.at(i + 1)});
    return state;
  } catch (const json::exception&) {
    return std::unexpected(broken());
  }
}

Result<void> write_state(const std::filesystem::path& file, const CountState& state) {
  return write_whole(file, state_bytes(state), true);
}

Result<CountState> read_state(const std::filesystem::path& file) {
  const auto bytes = MappedFile::open(file);
  if (!bytes) return std::unexpected(bytes.error());
  auto state = parse_state(bytes->bytes());
  if (state) return state;
  auto error = state.error();
  error.where.file = file.string();
  return std::unexpected(std::move(error));
}

}  // namespace comity::io
