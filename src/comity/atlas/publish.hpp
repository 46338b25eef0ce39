// SPDX-License-Identifier: Apache-2.0
// The page and every answer it uses, as plain files that any web host can carry.
// The files are the server's answers, byte for byte: both come from engine.hpp.
// Lives here and not in `services`, because only this room holds the page.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "comity/atlas/engine.hpp"
#include "comity/atlas/page.hpp"
#include "comity/base/result.hpp"
#include "comity/io/case.hpp"

namespace comity::atlas {

struct PublishOptions {
  std::filesystem::path to;
  bool force = false;  ///< replaces an earlier publication
  std::span<const PageFile> page = page_files();
  Engine engine = program_engine();
  std::function<bool()> is_cancelled;  ///< asked between files; absent: never
};

struct Published {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  bool has_map = false;
};

/// Writes the page and the answers of some cases into a folder, for every ladder and date rule:
/// `api/v1/<word>/<case>/<ladder>/<dates>.json`, `api/v1/cases.json`, `map.json`, the page;
/// `api/v1/exchanges/<case>/window.json`, the exchanges of the whole window of the case; and,
/// whatever the ladder, `api/v1/indicators/<case>.json` and
/// `api/v1/indicators/<case>/<actor>.json`.
///
/// The folder appears whole or not at all: it is built beside the target and renamed. With `force`
/// an earlier publication is replaced, but never a folder that holds anything else.
///
/// Errors: usage, if the target is not empty, or two cases have one id; data, if the id of a case
///         or ladder cannot be part of a file's name; missing, if there is no page or no folder to
///         write into; io; interrupted; else those of the services.
[[nodiscard]] Result<Published> publish(std::span<const io::Case> cases,
                                        const PublishOptions& options);

/// The page's index with the mark that it is published, so that it asks for files, not routes.
[[nodiscard]] std::string mark_published(std::string_view index);

}  // namespace comity::atlas
