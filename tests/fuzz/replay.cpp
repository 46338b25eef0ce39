// SPDX-License-Identifier: Apache-2.0
//
// Runs every file of a fuzz target's corpus through the target, one test per file.
// Linked with one target at a time; knows nothing of what it reads.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::string& bytes) {
  const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(input.data(), input.size());
}

class File : public testing::Test {
 public:
  explicit File(std::filesystem::path path) : path_(std::move(path)) {}
  void TestBody() override {
    std::ifstream in(path_, std::ios::binary);
    ASSERT_TRUE(in) << path_;
    replay({std::istreambuf_iterator<char>(in), {}});
  }

 private:
  std::filesystem::path path_;
};

void register_files(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder)) return;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const auto& file : files) {
    testing::RegisterTest("Corpus", file.filename().c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [file]() -> testing::Test* { return new File(file); });
  }
}

}  // namespace

TEST(Input, MayBeEmpty) { replay({}); }

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  register_files(COMITY_CORPUS);
  return RUN_ALL_TESTS();
}
