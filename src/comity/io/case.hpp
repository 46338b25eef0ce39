// SPDX-License-Identifier: Apache-2.0
// A case: the folder of facts, read into the types of the domain and checked.
// Everything a command wants is here, except the cells of indicators: these are many, and read
// when a question needs them.
// Knows nothing of questions.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/actors/membership.hpp"
#include "comity/actors/office.hpp"
#include "comity/actors/register.hpp"
#include "comity/audit/claim.hpp"
#include "comity/audit/coding.hpp"
#include "comity/audit/conflict.hpp"
#include "comity/exchanges/contact.hpp"
#include "comity/factors/framework.hpp"
#include "comity/factors/indicator.hpp"
#include "comity/factors/instrument.hpp"
#include "comity/io/indicator_files.hpp"
#include "comity/ledger/act.hpp"
#include "comity/ledger/phase.hpp"
#include "comity/titles/ladder.hpp"

namespace comity::io {

/// The region of everybody.
inline constexpr std::string_view world_region = "World";

/// What case.toml says.
struct Settings {
  /// Where case.toml names what only the other files can confirm.
  struct Places {
    Origin principal;
    Origin region;
    Origin ladder;
    Origin regions;
    Origin beside;
  };
  Places places;
  std::string id;
  std::string principal;
  std::vector<std::string> region;  ///< codes, names of a region or subregion, or "World"
  std::string data = ".";           ///< folder of shared facts, relative to case.toml
  std::string ladder;
  DateRule dates = DateRule::middle;
  std::vector<ledger::Layer> ranked_layers{ledger::Layer::bilateral, ledger::Layer::regional};
  Day since = distant_past;
  Day until = distant_future;
  std::vector<std::string> memberships;     ///< organizations to read; empty = all
  std::string regions{actors::own_scheme};  ///< the scheme of regions that answers group by
  /// Ladders of layers that have their own.
  std::vector<std::pair<ledger::Layer, std::string>> layer_ladders;
  /// Which acts of the shared record the case takes; absent: it has acts of its own only.
  struct Select {
    std::vector<std::string> principals;
    Day since = distant_past;
    Day until = distant_future;
    std::vector<std::string> also;
    Origin where;
  };
  std::optional<Select> select;
  /// The window of the figure of exchanges that a source prints; absent: the case's window.
  struct Figure {
    Day since = distant_past;
    Day until = distant_future;
    std::string source;
    std::string locator;
    Origin where;
  };
  std::optional<Figure> exchanges;
  std::vector<std::string> beside;  ///< powers that indicators show beside the principal
  actors::Names title;
  actors::Names region_name;
  std::vector<ledger::Phase> phases;
  std::vector<audit::PrintedTable> tables;
  factors::Framework framework;
};

/// An area that several actors claim, by the shape of the map that stands for it.
struct DisputedArea {
  std::string area;
  std::string shape;
  actors::Names names;
  std::vector<std::string> claimed_by;
  std::vector<std::string> held_by;
  std::string source;
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
  std::vector<audit::Conflict> conflicts;
  std::vector<audit::Coding> second_coding;
  std::vector<DisputedArea> disputed;
  std::vector<exchanges::Contact> contacts;
  std::vector<std::string> contact_sources;  ///< by exchanges::SourceIndex
  std::vector<std::string> contact_files;    ///< by Contact::file
  std::vector<actors::ChiefExecutive> chief_executives;
  std::vector<actors::LeaderSpell> leaders;
  factors::Catalogue catalogue;
  std::vector<factors::Instrument> instruments;
  std::unique_ptr<IndicatorFiles> indicators;  ///< absent: there are none
  std::vector<CaseFile> files;
  std::string
      digest;  ///< SHA-256 over names and digests of all files read; empty if they have errors
  actors::ActorId principal;
  std::vector<bool> in_region;              ///< by ActorId: may become a partner
  std::vector<actors::ActorId> principals;  ///< whose acts the case takes; the principal first
  bool is_partial = false;  ///< rows of acts, evidence or sources are missing: what refers to them
                            ///< cannot be judged

  [[nodiscard]] const titles::Ladder* find_ladder(std::string_view id) const;
};

/// What of a case is read beside its acts. Files that are not wanted are hashed all the same, so
/// that every answer bears one digest; their rows are neither checked nor there.
struct Wanted {
  bool exchanges = true;  ///< contacts, leaders, chief executives
  bool cells = false;     ///< of indicators, which else wait for a question
};

/// Reads and checks the case in a folder. All problems go to `problems`; with errors among them the
/// case is incomplete and must only be reported.
///
/// Errors: missing, if the folder or its case.toml is not there; io, if a file cannot be read.
/// Cost: one pass over each file; about 250 bytes of memory per act and per row of evidence.
[[nodiscard]] Result<Case> load_case(const std::filesystem::path& folder, Problems& problems,
                                     const Wanted& wanted = {});

}  // namespace comity::io
