// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/file.hpp"
#include "comity/io/learned_ladder.hpp"
#include "comity/io/read_indicators.hpp"

namespace comity::io {

namespace {

namespace fs = std::filesystem;

class CaseLoader {
 public:
  CaseLoader(const fs::path& folder, Problems& problems, const Wanted& wanted)
      : wanted_(wanted), problems_(problems) {
    case_.folder = folder.lexically_normal();
  }

  Result<Case> run() {
    std::error_code failed;
    if (!fs::is_directory(case_.folder, failed)) {
      return std::unexpected(
          Error{.kind = Error::Kind::missing,
                .what = "there is no such folder.",
                .where = {.file = case_.folder.string()},
                .hint = "name the folder that holds case.toml, for example cases/china-lac"});
    }
    const auto settings = MappedFile::open(case_.folder / "case.toml");
    if (!settings) return std::unexpected(settings.error());
    // Without its settings nobody knows where the shared facts are.
    if (read_settings_of(*settings)) read_tables();
    ledger::index_evidence(case_.log);
    if (!problems_.has_errors()) add_learned_ladder(case_);
    if (wanted_.cells) read_cells();
    problems_.sort();
    seal();
    return std::move(case_);
  }

 private:
  using Reader = std::uint64_t (*)(const FileBytes&, Case&, Problems&);

  bool read_settings_of(const MappedFile& file) {
    bool parsed = false;
    read_one("case.toml", file, [&](const FileBytes& bytes) {
      parsed = read_settings(bytes, case_.settings, problems_);
      return std::uint64_t{1};
    });
    return parsed;
  }

  /// Reads what rests on something only where that is there: one missing file is one problem.
  void read_tables() {
    const auto before = problems_.errors();
    read_facts();
    const bool has_facts = case_.actors.size() > 0 && case_.titles.size() > 0;
    if (!has_facts && problems_.errors() > before) return;
    read_log();
    check_case(case_, problems_);
    if (case_.settings.select && !problems_.has_errors()) {
      ledger::index_evidence(case_.log);
      select_acts(case_, n_shared_, problems_);
    }
  }

  void read(const std::string& name, Reader reader, bool required = true) {
    const auto path = (case_.folder / name).lexically_normal();
    std::error_code failed;
    if (!required && !fs::exists(path, failed)) return;
    const auto file = MappedFile::open(path);
    if (!file) {
      problems_.error(file.error());
      return;
    }
    read_one(name, *file, [&](const FileBytes& bytes) { return reader(bytes, case_, problems_); });
  }

  /// Reads a file if it is there; where it is not wanted, only its digest is taken.
  void read_if(bool wanted, const std::string& name, Reader reader) {
    static constexpr Reader only_hash = [](const FileBytes&, Case&, Problems&) {
      return std::uint64_t{0};
    };
    read(name, wanted ? reader : only_hash, false);
  }

  template <class Read>
  void read_one(const std::string& name, const MappedFile& file, const Read& reader) {
    const auto before = problems_.errors();
    const auto rows = reader({file.bytes(), (case_.folder / name).lexically_normal().string()});
    // A file with errors may be endless, and its digest identifies nothing.
    const bool whole = problems_.errors() == before;
    case_.files.push_back({name, rows, whole ? sha256(file.bytes()) : std::string{}});
  }

  void read_facts() {
    const std::string data = case_.settings.data + "/";
    read(data + "actors.csv", read_actors);
    read(data + "titles.csv", read_titles);
    if (case_.actors.size() == 0 || case_.titles.size() == 0) return;
    read(data + "names.csv", read_names, false);
    read(data + "regions.csv", read_regions, false);
    read(data + "disputed.csv", read_disputed, false);
    read(data + "memberships.csv", read_memberships, false);
    std::vector<std::string> ladders;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(case_.folder / data / "ladders", failed)) {
      if (entry.path().extension() == ".csv")
        ladders.push_back(data + "ladders/" + entry.path().filename().string());
    }
    std::ranges::sort(ladders);
    for (const auto& ladder : ladders) read(ladder, read_ladder);
    read(data + "ladders.csv", read_ladder_authors, false);
    read_if(wanted_.exchanges, data + "leaders.csv", read_leaders);
    read_if(wanted_.exchanges, data + "chief_executives.csv", read_chief_executives);
    read(data + "instruments.csv", read_instruments, false);
    read_indicators_of(data);
    // A case may bring indicators of its own beside the shared ones.
    if (fs::path(data).lexically_normal() != fs::path(".")) read_indicators_of("");
  }

  /// The catalogue of a place, and the names and digests of its files of cells.
  void read_indicators_of(const std::string& place) {
    read(place + "indicators.csv", read_catalogue, false);
    std::vector<std::string> names;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(case_.folder / place / "indicators", failed)) {
      auto name = place + "indicators/" + entry.path().filename().string();
      if (holds_cells(name)) names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    for (const auto& name : names) {
      const auto path = (case_.folder / name).lexically_normal();
      auto file = MappedFile::open(path);
      if (!file) {
        problems_.error(file.error());
        continue;
      }
      case_.files.push_back({name, 0, sha256(file->bytes())});
      if (case_.indicators == nullptr) case_.indicators = std::make_unique<IndicatorFiles>();
      case_.indicators->add(path.string(), *std::move(file));
    }
  }

  /// Reads the cells now, so that all their problems are among those of the case.
  void read_cells() {
    if (case_.indicators == nullptr || problems_.has_errors()) return;
    const auto cells = case_.indicators->cells(case_);
    for (const auto& problem : case_.indicators->problems().list()) problems_.add(problem);
    if (!cells) return;
    for (auto& file : case_.files) {
      const auto path = (case_.folder / file.name).lexically_normal().string();
      file.rows = case_.indicators->rows_of(path).value_or(file.rows);
    }
  }

  void read_log() {
    const bool selects = case_.settings.select.has_value();
    if (selects) read_log_of(case_.settings.data + "/record/", true);
    n_shared_ = case_.log.acts.size();
    read_log_of("", !selects);
    read("printed.csv", read_printed, false);
    read("findings.csv", read_decisions, false);
    read(
        "claims.toml",
        [](const FileBytes& f, Case& c, Problems& p) {
          read_claims(f, c, p);
          return std::uint64_t{c.claims.size()};
        },
        false);
  }

  /// Acts, evidence and sources of the shared record, or of the case itself.
  void read_log_of(const std::string& place, bool required) {
    read(place + "sources.csv", read_sources, required);
    read(place + "acts.csv", read_acts, required);
    if (!case_.log.acts.empty() || !problems_.has_errors())
      read(place + "evidence.csv", read_evidence, required);
    read(place + "conflicts.csv", read_conflicts, false);
    read(place + "second_coding.csv", read_second_coding, false);
    read_if(wanted_.exchanges, place + "contacts.csv", read_contacts);
  }

  void seal() {
    if (problems_.has_errors()) return;
    std::vector<std::string> lines;
    for (const auto& file : case_.files) lines.push_back(file.name + " " + file.sha256 + "\n");
    std::ranges::sort(lines);
    case_.digest = sha256(join(lines, ""));
  }

  Case case_;
  Wanted wanted_;
  std::size_t n_shared_ = 0;  ///< acts of the shared record, first in the log
  Problems& problems_;
};

}  // namespace

const titles::Ladder* Case::find_ladder(std::string_view id) const {
  const auto found = std::ranges::find(ladders, id, &titles::Ladder::id);
  return found == ladders.end() ? nullptr : &*found;
}

Result<Case> load_case(const fs::path& folder, Problems& problems, const Wanted& wanted) {
  return CaseLoader(folder, problems, wanted).run();
}

}  // namespace comity::io
