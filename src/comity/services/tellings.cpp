// SPDX-License-Identifier: Apache-2.0
#include "comity/services/tellings.hpp"

#include <algorithm>

#include "comity/io/case_tables.hpp"

namespace comity::services {

namespace {

io::Telling telling_of(std::string schema, const View& view) {
  return {.schema = std::move(schema),
          .reading = view.reading,
          .history = view.history,
          .ladder = view.ladder->id,
          .dates = to_word(view.rule.dates),
          .on = view.on,
          .since = view.since,
          .until = view.until};
}

auto find_stated(const Tellings& tellings, std::string_view source) {
  return std::ranges::find(tellings.stated, source, &StatedView::source);
}

}  // namespace

const View& Tellings::of(std::string_view source) const {
  const auto found = find_stated(*this, source);
  return found == stated.end() ? resolved : found->view;
}

std::string Tellings::schema_of(std::string_view source) const {
  return find_stated(*this, source) == stated.end() ? io::resolved_schema
                                                    : io::stated_schema(source);
}

std::vector<std::string> printing_sources(const io::Case& of) {
  std::vector<std::string> sources;
  const auto add = [&](const std::string& source) {
    if (of.log.find_source(source) && std::ranges::find(sources, source) == sources.end())
      sources.push_back(source);
  };
  for (const auto& claim : of.claims) add(claim.source);
  for (const auto& table : of.settings.tables) add(table.source);
  return sources;
}

Result<Tellings> open_tellings(const io::Case& of, const Request& request,
                               const std::vector<std::string>& sources) {
  Tellings tellings;
  auto asked = request;
  asked.source.clear();
  auto resolved = open_view(of, asked);
  if (!resolved) return std::unexpected(resolved.error());
  tellings.resolved = std::move(*resolved);
  for (const auto& source : sources) {
    asked.source = source;
    auto view = open_view(of, asked);
    if (!view) return std::unexpected(view.error());
    tellings.stated.push_back({source, std::move(*view)});
  }
  return tellings;
}

Result<void> write_tellings(io::Database& to, const Tellings& tellings,
                            const io::TablesAsked& asked) {
  const auto& of = *tellings.resolved.of;
  if (auto done =
          io::write_case_tables(to, of, telling_of(io::resolved_schema, tellings.resolved), asked);
      !done)
    return done;
  for (const auto& [source, view] : tellings.stated) {
    auto done =
        io::write_telling(to, of, telling_of(io::stated_schema(source), view), io::resolved_schema);
    if (!done) return done;
  }
  return {};
}

}  // namespace comity::services
