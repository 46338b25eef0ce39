// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/file.hpp"

namespace comity::io {

namespace {

namespace fs = std::filesystem;

class CaseLoader {
 public:
  CaseLoader(const fs::path& folder, Problems& problems) : problems_(problems) { case_.folder = folder; }

  Result<Case> run() {
    std::error_code failed;
    if (!fs::is_directory(case_.folder, failed)) {
      return std::unexpected(Error{.kind = Error::Kind::missing, .what = "there is no such folder.", .where = {.file = case_.folder.string()},
                                   .hint = "name the folder that holds case.toml, for example cases/china-lac"});
    }
    const auto settings = MappedFile::open(case_.folder / "case.toml");
    if (!settings) return std::unexpected(settings.error());
    const auto before = problems_.errors();
    read_settings(note("case.toml", settings->bytes()), case_.settings, problems_);
    case_.files.back().rows = 1;
    // Without its settings nobody knows where the shared facts are.
    if (problems_.errors() > before) return std::move(case_);
    read_facts();
    read_log();
    check_case(case_, problems_);
    ledger::index_evidence(case_.log);
    problems_.sort();
    seal();
    return std::move(case_);
  }

 private:
  using Reader = std::uint64_t (*)(const FileBytes&, Case&, Problems&);

  FileBytes note(const std::string& name, std::string_view bytes) {
    case_.files.push_back({name, 0, sha256(bytes)});
    return {bytes, (case_.folder / name).lexically_normal().string()};
  }

  void read(const std::string& name, Reader reader, bool required = true) {
    const auto path = case_.folder / name;
    std::error_code failed;
    if (!required && !fs::exists(path, failed)) return;
    const auto file = MappedFile::open(path);
    if (!file) {
      problems_.error(file.error());
      return;
    }
    const auto rows = reader(note(name, file->bytes()), case_, problems_);
    case_.files.back().rows = rows;
  }

  void read_facts() {
    const std::string data = case_.settings.data + "/";
    read(data + "actors.csv", read_actors);
    read(data + "memberships.csv", read_memberships, false);
    read(data + "titles.csv", read_titles);
    std::vector<std::string> ladders;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(case_.folder / data / "ladders", failed)) {
      if (entry.path().extension() == ".csv") ladders.push_back(data + "ladders/" + entry.path().filename().string());
    }
    std::ranges::sort(ladders);
    for (const auto& ladder : ladders) read(ladder, read_ladder);
    read(data + "leaders.csv", [](const FileBytes& f, Case& c, Problems& p) { return read_text_table(f, "leader", c, p); }, false);
    read(data + "instruments.csv", [](const FileBytes& f, Case& c, Problems& p) { return read_text_table(f, "instrument", c, p); }, false);
  }

  void read_log() {
    read("sources.csv", read_sources);
    read("acts.csv", read_acts);
    read("evidence.csv", read_evidence);
    read("printed.csv", read_printed, false);
    read("findings.csv", read_decisions, false);
    read("contacts.csv", [](const FileBytes& f, Case& c, Problems& p) { return read_text_table(f, "contact", c, p); }, false);
    read("claims.toml", [](const FileBytes& f, Case& c, Problems& p) { read_claims(f, c, p); return std::uint64_t{c.claims.size()}; }, false);
  }

  void seal() {
    std::vector<std::string> lines;
    for (const auto& file : case_.files) lines.push_back(file.name + " " + file.sha256 + "\n");
    std::ranges::sort(lines);
    case_.digest = sha256(join(lines, ""));
  }

  Case case_;
  Problems& problems_;
};

}  // namespace

const titles::Ladder* Case::find_ladder(std::string_view id) const {
  const auto found = std::ranges::find(ladders, id, &titles::Ladder::id);
  return found == ladders.end() ? nullptr : &*found;
}

Result<Case> load_case(const fs::path& folder, Problems& problems) { return CaseLoader(folder, problems).run(); }

}  // namespace comity::io
