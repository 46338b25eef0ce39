// SPDX-License-Identifier: Apache-2.0
// The models that lie with a case, as the page gets them.
#include "comity/services/case_models.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "comity/io/case_reader.hpp"

namespace comity::services {
namespace {

io::Case load(const std::filesystem::path& folder) {
  Problems problems;
  auto loaded = io::load_case(folder, problems, {.exchanges = false});
  EXPECT_TRUE(loaded) << loaded.error();
  return std::move(*loaded);
}

const std::filesystem::path source_folder = COMITY_SOURCE_DIR;

TEST(CaseModels, AreTheFilesBesideTheCase) {
  EXPECT_EQ(model_names(load(source_folder / "cases/china-lac")),
            std::vector<std::string>{"upgrades"});
  EXPECT_TRUE(model_names(load(source_folder / "cases/korea")).empty());
}

TEST(CaseModels, AreFittedWithAllThatLetsThemBeJudged) {
  const auto answer = fit_models(load(source_folder / "cases/china-lac"), {});
  ASSERT_TRUE(answer) << answer.error();
  const auto* const list = answer->body.find("models");
  ASSERT_TRUE(list != nullptr && list->if_array() != nullptr);
  ASSERT_EQ(list->if_array()->size(), 1U);
  const auto& model = list->if_array()->front();
  ASSERT_NE(model.find("fit"), nullptr);
  EXPECT_FALSE(model.find("fit")->is_null());
  for (const auto* key : {"terms", "events", "actors", "survival", "goodness"})
    EXPECT_FALSE(model.find("fit")->find(key)->if_array()->empty()) << key;
}

TEST(CaseModels, ThatCannotBeFittedSayWhy) {
  auto of = load(source_folder / "cases/china-lac");
  const auto folder =
      std::filesystem::temp_directory_path() / ("comity-models-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "models");
  std::ofstream(folder / "models/wrong.toml")
      << "kind = \"ladder\"\nformula = \"~ tie(trade)\"\n[case]\npath = \""
      << (source_folder / "cases/china-lac").string() << "\"\n";
  of.folder = folder;
  const auto answer = fit_models(of, {});
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(answer) << answer.error();
  const auto& model = answer->body.find("models")->if_array()->front();
  EXPECT_TRUE(model.find("fit")->is_null());
  EXPECT_FALSE(model.find("problems")->if_array()->empty());
}

}  // namespace
}  // namespace comity::services
