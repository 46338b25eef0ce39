// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/problem_files.hpp"

#include <filesystem>
#include <vector>

#include "comity/cli/print.hpp"
#include "comity/io/file.hpp"
#include "comity/io/lincs.hpp"
#include "comity/io/pending_folder.hpp"
#include "comity/io/write_problem.hpp"
#include "comity/io/xmcda.hpp"

namespace comity::cli {

namespace {

/// A folder with the three files of lincs.
Result<OpenedProblem> open_lincs(const std::string& folder, Problems& problems) {
  std::vector<io::MappedFile> files;
  std::vector<io::NamedBytes> named;
  std::string all;
  for (const auto* name : {"problem.yml", "model.yml", "alternatives.csv"}) {
    const auto path = (std::filesystem::path(folder) / name).string();
    auto file = io::MappedFile::open(path);
    if (!file) return std::unexpected(file.error());
    all += file->bytes();
    files.push_back(std::move(*file));
    named.push_back({path, files.back().bytes()});
  }
  return OpenedProblem{io::read_lincs(named[0], named[1], named[2], problems), io::sha256(all)};
}

}  // namespace

bool names_lincs(const std::string& path) {
  std::error_code failed;
  return std::filesystem::is_regular_file(std::filesystem::path(path) / "model.yml", failed);
}

Result<OpenedProblem> open_problem(const std::string& path, Problems& problems) {
  if (names_lincs(path)) return open_lincs(path, problems);
  const auto file = io::MappedFile::open(path);
  if (!file) return std::unexpected(file.error());
  const auto bytes = file->bytes();
  return OpenedProblem{io::looks_like_xml(bytes) ? io::read_xmcda(bytes, path, problems)
                                                 : io::read_problem(bytes, path, problems),
                       io::sha256(bytes)};
}

namespace {

int give_lincs(const sorting::Problem& problem, const Options& options) {
  if (options.output.empty())
    return complain(Error{.kind = Error::Kind::usage,
                          .what = "three files need a folder.",
                          .where = {.field = "output"},
                          .hint = "add -o FOLDER"});
  const auto files = io::write_lincs(problem);
  if (!files) return complain(files.error());
  auto folder = io::PendingFolder::open(options.output, options.force);
  if (!folder) return complain(folder.error());
  std::size_t next = 0;
  for (const auto* name : {"problem.yml", "model.yml", "alternatives.csv"}) {
    if (const auto done = folder->write(name, files->at(next++)); !done)
      return complain(done.error());
  }
  const auto done = folder->commit();
  return done ? 0 : complain(done.error());
}

}  // namespace

int give_problem(const sorting::Problem& problem, const Options& options, const Known& assigned) {
  if (options.format == "lincs") return give_lincs(problem, options);
  const auto text = options.format == "xmcda" ? io::write_xmcda(problem, assigned)
                                              : Result<std::string>(io::to_problem_json(problem));
  if (!text) return complain(text.error());
  const auto done = deliver(*text, options.output, options.force);
  return done ? 0 : complain(done.error());
}

}  // namespace comity::cli
