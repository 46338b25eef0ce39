// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "comity/services/export_package.hpp"
#include "support/paper.hpp"

namespace comity::services {
namespace {

namespace fs = std::filesystem;
using comity::testing::cell;
using comity::testing::paper_case;

const Files& package() {
  static const auto files = export_package(paper_case(), {}).value();
  return files;
}

Value descriptor() { return io::parse_json(package().front().bytes).value(); }

const Value& resource(const Value& of, std::string_view name) {
  for (const auto& row : *of.find("resources")->if_array()) {
    if (cell(row, "name") == name) return row;
  }
  ADD_FAILURE() << "there is no resource " << name;
  return of;
}

TEST(ExportPackage, BeginsWithItsDescriptor) {
  EXPECT_EQ(package().front().path, "datapackage.json");
  const auto described = descriptor();
  EXPECT_EQ(cell(described, "$schema"), "https://datapackage.org/profiles/2.0/datapackage.json");
  EXPECT_EQ(cell(*described.find("comity"), "digest"), paper_case().digest);
}

TEST(ExportPackage, DescribesEachFileOnceAndStaysInside) {
  const auto described = descriptor();
  std::vector<std::string> names;
  std::vector<std::string> paths;
  for (const auto& row : *described.find("resources")->if_array()) {
    names.push_back(cell(row, "name"));
    paths.push_back(cell(row, "path"));
    EXPECT_EQ(paths.back().find(".."), std::string::npos);
    EXPECT_NE(paths.back().front(), '/');
  }
  for (auto* list : {&names, &paths}) {
    std::ranges::sort(*list);
    EXPECT_EQ(std::ranges::adjacent_find(*list), list->end());
  }
  EXPECT_EQ(paths.size() + 2, package().size());  // the descriptor and LICENCES.md are no resources
}

TEST(ExportPackage, KeysSpellsToActsAndActors) {
  const auto described = descriptor();
  const auto& schema = *resource(described, "spells").find("schema");
  EXPECT_EQ(cell(schema, "primaryKey"), "spell");
  EXPECT_EQ(schema.find("foreignKeys")->if_array()->size(), 4U);
  EXPECT_EQ(cell(schema, "missingValues"), "");
}

TEST(ExportPackage, CanBeReadAsTheSameCaseAgain) {
  const auto folder = fs::temp_directory_path() / ("comity-package-" + std::to_string(::getpid()));
  for (const auto& file : package()) {
    fs::create_directories((folder / file.path).parent_path());
    std::ofstream(folder / file.path, std::ios::binary) << file.bytes;
  }
  Problems problems;
  const auto again = io::load_case(folder / "cases" / "china-lac", problems);
  fs::remove_all(folder);
  ASSERT_TRUE(again) << again.error();
  EXPECT_FALSE(problems.has_errors());
  EXPECT_EQ(again->digest, paper_case().digest);
}

TEST(ExportPackage, IsTheSameEachTime) {
  const auto again = export_package(paper_case(), {}).value();
  ASSERT_EQ(again.size(), package().size());
  for (std::size_t i = 0; i < again.size(); ++i)
    EXPECT_EQ(again[i].bytes, package()[i].bytes) << again[i].path;
}

TEST(ExportPackage, NoticesAFileThatChanged) {
  Problems problems;
  auto of = io::load_case(COMITY_SOURCE_DIR "/cases/china-lac", problems).value();
  of.files.front().sha256 = "something else";
  const auto files = export_package(of, {});
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().kind, Error::Kind::data);
}

}  // namespace
}  // namespace comity::services
