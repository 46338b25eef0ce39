// SPDX-License-Identifier: Apache-2.0
#include "comity/services/events_answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

using streams::Example;
using streams::Reason;

Value rejected_of(const streams::Tally& tally) {
  Value rejected{Value::Object{}};
  for (std::size_t i = 1; i < streams::n_reasons; ++i)
    if (tally.rejected.at(i) > 0)
      rejected.set(std::string(to_word(static_cast<Reason>(i))), tally.rejected.at(i));
  return rejected;
}

void add_numbers(const streams::Tally& tally, Value& to) {
  to.set("rows", tally.rows);
  to.set("used", tally.used);
  to.set("repeats", tally.repeats);
  to.set("mirrors", tally.mirrors);
  to.set("without_pair", tally.without_pair);
  to.set("not_selected", tally.not_selected);
  to.set("rejected", rejected_of(tally));
  to.set("nul", tally.nul);
  to.set("not_utf8", tally.not_utf8);
  to.set("repaired", tally.repaired);
}

std::string reason_of(const Example& example) {
  if (example.of == Example::Of::nul) return "nul";
  if (example.of == Example::Of::not_utf8) return "not_utf8";
  return std::string(to_word(example.reason));
}

std::string what_of(const Example& example) {
  if (example.of == Example::Of::nul) return "a NUL byte in a field that is not used; counted";
  if (example.of == Example::Of::not_utf8)
    return "bytes that are not UTF-8 in a field that is not used; counted";
  const auto sentence = std::string(sentence_of(example.reason));
  return example.text.empty() ? sentence : sentence + ": " + example.text;
}

Value examples_of(std::span<const io::CountedFile> files) {
  auto rows = Value::array();
  streams::Tally told;
  for (const auto& file : files) {
    for (const auto& example : file.tally.examples) {
      const auto before = told.examples.size();
      told.note(example);
      if (told.examples.size() == before) continue;
      rows.push(Value::object({{"file", file.name},
                               {"line", example.line},
                               {"reason", reason_of(example)},
                               {"what", what_of(example)}}));
    }
  }
  return rows;
}

/// What a reader of the counts should know beforehand.
std::vector<std::string> warnings_of(std::span<const io::CountedFile> files) {
  std::vector<std::string> lines;
  for (const auto& file : files)
    if (file.format == "gdelt mangled")
      lines.push_back(
          fmt::format("{} was saved by a spreadsheet: {} of its codes got back the "
                      "zeros that base and root prove, the other rows stayed as they "
                      "were.",
                      file.name, file.tally.repaired));
  return lines;
}

std::vector<std::string> headline_of(const streams::Tally& all, std::size_t n_cells,
                                     const EventsRequest& request) {
  std::vector<std::string> lines;
  lines.push_back(
      fmt::format("{} rows: {} used, {} rejected, {} without two countries, {} not "
                  "selected, {} repeats, {} mirrors.",
                  all.rows, all.used, all.n_rejected(), all.without_pair, all.not_selected,
                  all.repeats, all.mirrors));
  lines.push_back(fmt::format("{} cells of pair, month and class are written to {}.", n_cells,
                              join(request.outputs, ", ")));
  return lines;
}

}  // namespace

std::string first_rejects(std::span<const io::CountedFile> files) {
  streams::Tally all;
  for (const auto& file : files) all.add(file.tally, 0);
  std::vector<std::string> parts;
  for (std::size_t i = 1; i < streams::n_reasons; ++i) {
    if (all.rejected.at(i) == 0) continue;
    const auto reason = static_cast<Reason>(i);
    auto part = fmt::format("{} {}", to_word(reason), all.rejected.at(i));
    for (const auto& file : files) {
      const auto first = std::ranges::find_if(file.tally.examples, [&](const Example& example) {
        return example.of == Example::Of::rejected && example.reason == reason;
      });
      if (first == file.tally.examples.end()) continue;
      part += fmt::format(" ({}:{}{}{})", file.name, first->line, first->text.empty() ? "" : ": ",
                          first->text);
      break;
    }
    parts.push_back(std::move(part));
  }
  return join(parts, ", ");
}

Answer events_answer(std::span<const io::CountedFile> files, std::size_t n_cells,
                     const EventsRequest& request) {
  Answer answer;
  answer.command = "events";
  streams::Tally all;
  auto rows = Value::array();
  for (const auto& file : files) {
    all.add(file.tally, 0);
    auto row = Value::object({{"file", file.name}, {"format", file.format}});
    add_numbers(file.tally, row);
    row.set("n_rejected", file.tally.n_rejected());
    rows.push(std::move(row));
  }
  answer.body.set("files", std::move(rows));
  add_numbers(all, answer.body);
  answer.body.set("n_rejected", all.n_rejected());
  answer.body.set("cells", n_cells);
  answer.body.set("outputs", request.outputs);
  answer.body.set("examples", examples_of(files));
  answer.body.set("warnings", warnings_of(files));
  answer.headline = headline_of(all, n_cells, request);
  answer.sheets = {{"files",
                    {"file", "format", "rows", "used", "n_rejected", "without_pair", "not_selected",
                     "repeats", "mirrors"}},
                   {"examples", {"file", "line", "reason", "what"}}};
  return answer;
}

}  // namespace comity::services
