// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/publish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "comity/atlas/comparison.hpp"
#include "comity/io/pending_folder.hpp"
#include "comity/services/case_models.hpp"
#include "comity/services/sides.hpp"
#include "comity/services/view.hpp"

namespace comity::atlas {

namespace {

constexpr std::string_view exchanges_word = "exchanges";

/// Writes files and counts them; refuses to go on once cancelled.
class Writer {
 public:
  Writer(io::PendingFolder& folder, const PublishOptions& options)
      : folder_(folder), options_(options) {}

  [[nodiscard]] Result<void> write(const std::string& path, std::string_view bytes) {
    if (options_.is_cancelled && options_.is_cancelled()) {
      return std::unexpected(
          Error{.kind = Error::Kind::interrupted,
                .what = fmt::format("stopped after {} files; nothing was published.", done_.files),
                .where = {.file = options_.to.string()},
                .hint = "run it again"});
    }
    const auto written = folder_.write(path, bytes);
    if (!written) return written;
    ++done_.files;
    done_.bytes += bytes.size();
    return {};
  }

  [[nodiscard]] Published done() const { return done_; }

 private:
  io::PendingFolder& folder_;
  const PublishOptions& options_;
  Published done_;
};

bool can_be_a_name(std::string_view id) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  return !id.empty() && id.size() <= 128 && !id.starts_with('.') && std::ranges::all_of(id, fits);
}

/// A case may come from a stranger: its names must not lead out of the folder.
Result<void> check_names(std::span<const io::Case> cases) {
  const auto refuse = [](const io::Case& of, const std::string& id) {
    return std::unexpected(
        Error{.kind = Error::Kind::data,
              .what = fmt::format("\"{}\" cannot be part of a file's name.", id),
              .where = {.file = (of.folder / "case.toml").string(), .field = "id"},
              .hint = "use letters, digits, -, _ and ."});
  };
  for (const auto& of : cases) {
    if (!can_be_a_name(of.settings.id)) return refuse(of, of.settings.id);
    for (const auto& ladder : of.ladders) {
      if (!can_be_a_name(ladder.id)) return refuse(of, ladder.id);
    }
    for (const auto& actor : of.actors.all()) {
      if (!can_be_a_name(actor.code)) return refuse(of, actor.code);
    }
  }
  return check_ids(cases);
}

/// The date rules the page offers, and the case's own.
std::vector<std::string> date_rules(const io::Case& of) {
  std::vector<std::string> rules{"earliest", "middle", "latest"};
  const auto own = to_word(of.settings.dates);
  if (std::ranges::find(rules, own) == rules.end()) rules.push_back(own);
  return rules;
}

/// The question whose answers are files of their own: neither ladder nor date rule matters to them.
constexpr std::string_view by_partner = "indicators";
/// The questions with one file for each case that has an answer to them.
constexpr std::string_view tiers_word = "sort";
constexpr std::string_view models_word = "models";

/// The catalogue of indicators, and all that is known of everybody who may become a partner.
Result<void> write_indicators(Writer& writer, const io::Case& of, const Engine& engine) {
  if (std::ranges::find(engine.words, by_partner) == engine.words.end()) return {};
  const auto write = [&](const std::string& path, const Parameters& asked) -> Result<void> {
    const auto bytes = answer_bytes(engine, of, by_partner, asked);
    if (!bytes) return std::unexpected(bytes.error());
    return writer.write(path, *bytes);
  };
  const auto folder = fmt::format("api/v1/{}/{}", by_partner, of.settings.id);
  if (const auto done = write(folder + ".json", {}); !done) return done;
  for (std::uint32_t i = 0; i < of.in_region.size(); ++i) {
    const auto& code = of.actors.at(actors::ActorId{i}).code;
    if (!of.in_region[i] || code == of.settings.principal) continue;
    const auto path = fmt::format("{}/{}.json", folder, code);
    if (const auto done = write(path, {{"partner", code}}); !done) return done;
  }
  return {};
}

/// One answer of a case, on its own ladder and date rule.
Result<void> write_once(Writer& writer, const io::Case& of, const Engine& engine,
                        std::string_view word) {
  if (std::ranges::find(engine.words, word) == engine.words.end()) return {};
  const auto bytes = answer_bytes(engine, of, word, {});
  if (!bytes) return std::unexpected(bytes.error());
  return writer.write(fmt::format("api/v1/{}/{}.json", word, of.settings.id), *bytes);
}

/// The tiers and the models of a case that has them.
Result<void> write_own(Writer& writer, const io::Case& of, const Engine& engine) {
  if (of.settings.framework.sorts())
    if (auto done = write_once(writer, of, engine, tiers_word); !done) return done;
  if (services::model_names(of).empty()) return {};
  return write_once(writer, of, engine, models_word);
}

/// What a published file asks beside ladder and date rule. The contacts behind the figure of
/// exchanges go with it, as a file cannot be asked for more.
Parameters asked_of(const io::Case& of, std::string_view word) {
  if (word == exchanges_word && of.settings.exchanges) return {{"why", "1"}};
  return {};
}

/// The exchanges of the whole window of the case, which the page puts under the lanes.
Result<void> write_window(Writer& writer, const io::Case& of, const Engine& engine) {
  Parameters window;
  if (of.settings.since != distant_past && of.settings.until != distant_future)
    window = {{"since", to_text(of.settings.since)}, {"until", to_text(of.settings.until)}};
  const auto bytes = answer_bytes(engine, of, exchanges_word, window);
  if (!bytes) return std::unexpected(bytes.error());
  return writer.write(fmt::format("api/v1/{}/{}/window.json", exchanges_word, of.settings.id),
                      *bytes);
}

Result<void> write_answers(Writer& writer, const io::Case& of, const Engine& engine) {
  for (const auto& word : engine.words) {
    if (word == by_partner || word == tiers_word || word == models_word) continue;
    if (word == exchanges_word) {
      if (const auto done = write_window(writer, of, engine); !done) return done;
    }
    for (const auto& ladder : services::ladders_for(of)) {
      for (const auto& dates : date_rules(of)) {
        auto parameters = asked_of(of, word);
        parameters.insert(parameters.end(), {{"ladder", ladder}, {"dates", dates}});
        const auto bytes = answer_bytes(engine, of, word, parameters);
        if (!bytes) return std::unexpected(bytes.error());
        const auto path =
            fmt::format("api/v1/{}/{}/{}/{}.json", word, of.settings.id, ladder, dates);
        if (const auto done = writer.write(path, *bytes); !done) return done;
      }
    }
  }
  return {};
}

/// A side as a file's name: `china-world@Africa`, blanks and the like percent-encoded.
std::string file_name_of(const std::string& side) {
  std::string name;
  for (const char c : side) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.';
    name += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return name;
}

/// Every ordered pair of sides, so that the page finds what it would have asked a server.
Result<void> write_comparisons(Writer& writer, std::span<const io::Case> cases,
                               const Engine& engine) {
  if (const auto done = writer.write("api/v1/sides.json", sides_bytes(cases)); !done) return done;
  const auto sides = services::sides_of(cases);
  for (const auto& first : sides) {
    for (const auto& second : sides) {
      if (first.side == second.side) continue;
      const auto bytes = comparison_bytes(engine, cases, first.side, second.side, {});
      if (!bytes) return std::unexpected(bytes.error());
      const auto path = fmt::format("api/v1/compare/{}/{}.json", file_name_of(first.side),
                                    file_name_of(second.side));
      if (const auto done = writer.write(path, *bytes); !done) return done;
    }
  }
  return {};
}

Result<void> write_page(Writer& writer, std::span<const PageFile> page) {
  for (const auto& file : page) {
    const auto bytes =
        file.path == "index.html" ? mark_published(file.bytes) : std::string(file.bytes);
    if (const auto done = writer.write(std::string(file.path), bytes); !done) return done;
  }
  return {};
}

Result<void> write_all(Writer& writer, std::span<const io::Case> cases,
                       const PublishOptions& options, const Result<std::string>& map) {
  for (const auto& of : cases) {
    if (const auto done = write_answers(writer, of, options.engine); !done) return done;
    if (const auto done = write_indicators(writer, of, options.engine); !done) return done;
    if (const auto done = write_own(writer, of, options.engine); !done) return done;
  }
  if (const auto done = writer.write("api/v1/cases.json", cases_bytes(cases)); !done) return done;
  if (const auto done = write_comparisons(writer, cases, options.engine); !done) return done;
  if (map) {
    if (const auto done = writer.write("map.json", *map); !done) return done;
  }
  return write_page(writer, options.page);
}

}  // namespace

std::string mark_published(std::string_view index) {
  constexpr std::string_view absent = R"(data-published="false")";
  constexpr std::string_view present = R"(data-published="true")";
  std::string marked(index);
  if (const auto at = marked.find(absent); at != std::string::npos) {
    return marked.replace(at, absent.size(), present);
  }
  const auto root = marked.find("<html");
  if (root != std::string::npos && !marked.contains(present)) {
    marked.insert(root + 5, fmt::format(" {}", present));
  }
  return marked;
}

Result<Published> publish(std::span<const io::Case> cases, const PublishOptions& options) {
  if (cases.empty() || options.page.empty()) {
    return std::unexpected(
        Error{.kind = cases.empty() ? Error::Kind::usage : Error::Kind::missing,
              .what = cases.empty() ? "there is no case to publish."
                                    : "this program was built without the page.",
              .hint = cases.empty() ? "name a case" : "build it with -DCOMITY_PAGE=ON"});
  }
  if (const auto fit = check_names(cases); !fit) return std::unexpected(fit.error());
  auto folder = io::PendingFolder::open(options.to, options.force);
  if (!folder) return std::unexpected(folder.error());
  Writer writer(*folder, options);
  const auto map = map_bytes(cases.front());
  if (const auto done = write_all(writer, cases, options, map); !done)
    return std::unexpected(done.error());
  if (const auto done = folder->commit(); !done) return std::unexpected(done.error());
  auto published = writer.done();
  published.has_map = map.has_value();
  return published;
}

}  // namespace comity::atlas
