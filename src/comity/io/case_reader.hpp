// SPDX-License-Identifier: Apache-2.0
// The readers of the files of a case: bytes in, domain types out, every problem collected.
// They open no file, so that tests and fuzzers can feed them any bytes.
// Knows nothing of folders.
#pragma once

#include <string>
#include <string_view>

#include "comity/io/case.hpp"

namespace comity::io {

/// The bytes of one file and the name that messages give it.
struct FileBytes {
  std::string_view bytes;
  std::string name;
};

/// case.toml. False if it is no TOML at all.
[[nodiscard]] bool read_settings(const FileBytes& file, Settings& settings, Problems& problems);
/// claims.toml.
void read_claims(const FileBytes& file, Case& to, Problems& problems);

/// data/actors.csv.
std::uint64_t read_actors(const FileBytes& file, Case& to, Problems& problems);
/// data/memberships.csv; needs the actors.
std::uint64_t read_memberships(const FileBytes& file, Case& to, Problems& problems);
/// data/titles.csv.
std::uint64_t read_titles(const FileBytes& file, Case& to, Problems& problems);
/// data/ladders/<id>.csv; needs the titles.
std::uint64_t read_ladder(const FileBytes& file, Case& to, Problems& problems);

/// data/regions.csv, data/names.csv, data/disputed.csv; need the actors.
std::uint64_t read_regions(const FileBytes& file, Case& to, Problems& problems);
std::uint64_t read_names(const FileBytes& file, Case& to, Problems& problems);
std::uint64_t read_disputed(const FileBytes& file, Case& to, Problems& problems);
/// data/ladders.csv; needs the ladders.
std::uint64_t read_ladder_authors(const FileBytes& file, Case& to, Problems& problems);

/// sources.csv.
std::uint64_t read_sources(const FileBytes& file, Case& to, Problems& problems);
/// acts.csv; needs actors and titles.
std::uint64_t read_acts(const FileBytes& file, Case& to, Problems& problems);
/// evidence.csv; needs acts, sources and titles.
std::uint64_t read_evidence(const FileBytes& file, Case& to, Problems& problems);

/// conflicts.csv and second_coding.csv; need the acts.
std::uint64_t read_conflicts(const FileBytes& file, Case& to, Problems& problems);
std::uint64_t read_second_coding(const FileBytes& file, Case& to, Problems& problems);

/// data/leaders.csv and data/chief_executives.csv; need the actors.
std::uint64_t read_leaders(const FileBytes& file, Case& to, Problems& problems);
std::uint64_t read_chief_executives(const FileBytes& file, Case& to, Problems& problems);
/// contacts.csv; needs actors and sources.
std::uint64_t read_contacts(const FileBytes& file, Case& to, Problems& problems);

/// printed.csv; needs the sources.
std::uint64_t read_printed(const FileBytes& file, Case& to, Problems& problems);
/// findings.csv.
std::uint64_t read_decisions(const FileBytes& file, Case& to, Problems& problems);

/// Says what is wrong between the files: unknown principal, act without evidence, circles ...
void check_case(Case& of, Problems& problems);

/// Leaves the acts of the shared record that the case selects; says if that is none. `n_shared` is
/// the number of acts, first in the log, that come from the record.
void select_acts(Case& of, std::size_t n_shared, Problems& problems);

}  // namespace comity::io
