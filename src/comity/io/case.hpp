// SPDX-License-Identifier: Apache-2.0
// A case: the folder of facts, read into the types of the domain and checked.
// Everything a command needs is here; nothing is read later.
// Knows nothing of questions.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/actors/membership.hpp"
#include "comity/actors/register.hpp"
#include "comity/audit/claim.hpp"
#include "comity/ledger/act.hpp"
#include "comity/ledger/phase.hpp"
#include "comity/titles/ladder.hpp"

namespace comity::io {

/// What case.toml says.
struct Settings {
  /// Where case.toml names what only the other files can confirm.
  struct Places {
    Origin principal;
    Origin region;
    Origin ladder;
  };
  Places places;
  std::string id;
  std::string principal;
  std::vector<std::string> region;  ///< codes, or names of a region or subregion of actors.csv
  std::string data = ".";           ///< folder of shared facts, relative to case.toml
  std::string ladder;
  DateRule dates = DateRule::middle;
  std::vector<ledger::Layer> ranked_layers{ledger::Layer::bilateral, ledger::Layer::regional};
  Day since = distant_past;
  Day until = distant_future;
  std::vector<std::string> memberships;  ///< organizations to read; empty = all
  actors::Names title;
  actors::Names region_name;
  std::vector<ledger::Phase> phases;
  std::vector<audit::PrintedTable> tables;
};

/// A table that is kept as text: leaders, instruments, contacts, indicators.
struct TextTable {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// One file a case was read from.
struct CaseFile {
  std::string name;  ///< relative to the case's folder
  std::uint64_t rows = 0;
  std::string sha256;
};

struct Case {
  std::filesystem::path folder;
  Settings settings;
  actors::Register actors;
  std::vector<actors::Membership> memberships;
  titles::Titles titles;
  std::vector<titles::Ladder> ladders;
  ledger::Log log;
  std::vector<audit::PrintedCell> printed;
  std::vector<audit::Claim> claims;
  std::vector<audit::Decision> decisions;
  std::vector<TextTable> text_tables;
  std::vector<CaseFile> files;
  std::string
      digest;  ///< SHA-256 over names and digests of all files read; empty if they have errors
  actors::ActorId principal;
  std::vector<bool> in_region;  ///< by ActorId: may become a partner
  bool is_partial = false;  ///< rows of acts, evidence or sources are missing: what refers to them
                            ///< cannot be judged

  [[nodiscard]] const titles::Ladder* find_ladder(std::string_view id) const;
};

/// Reads and checks the case in a folder. All problems go to `problems`; with errors among them the
/// case is incomplete and must only be reported.
///
/// Errors: missing, if the folder or its case.toml is not there; io, if a file cannot be read.
/// Cost: one pass over each file; about 250 bytes of memory per act and per row of evidence.
[[nodiscard]] Result<Case> load_case(const std::filesystem::path& folder, Problems& problems);

}  // namespace comity::io
