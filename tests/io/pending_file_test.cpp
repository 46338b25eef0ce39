// SPDX-License-Identifier: Apache-2.0
#include "comity/io/pending_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace comity::io {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class WriteWhole : public ::testing::Test {
 protected:
  WriteWhole()
      : folder_(fs::temp_directory_path() / ("comity-write-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~WriteWhole() override { fs::remove_all(folder_); }
  [[nodiscard]] static std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] std::ptrdiff_t files() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator{});
  }

  fs::path folder_;
};

TEST_F(WriteWhole, LeavesOneFileWithAllBytes) {
  ASSERT_TRUE(write_whole(folder_ / "out.csv", "a,b\n", false));
  EXPECT_EQ(read(folder_ / "out.csv"), "a,b\n");
  EXPECT_EQ(files(), 1);
}

TEST_F(WriteWhole, ReplacesAFileOnlyWhenForced) {
  ASSERT_TRUE(write_whole(folder_ / "out.csv", "old", false));
  const auto refused = write_whole(folder_ / "out.csv", "new", false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::usage);
  EXPECT_THAT(refused.error().hint, HasSubstr("--force"));
  EXPECT_EQ(read(folder_ / "out.csv"), "old");
  ASSERT_TRUE(write_whole(folder_ / "out.csv", "new", true));
  EXPECT_EQ(read(folder_ / "out.csv"), "new");
}

TEST_F(WriteWhole, LeavesNothingBehindWhenItIsNotCommitted) {
  {
    const auto pending = PendingFile::open(folder_ / "out.csv", false);
  }
  EXPECT_EQ(files(), 0);
}

TEST_F(WriteWhole, SweepsAwayWhatAKilledProgramLeft) {
  std::ofstream(folder_ / ".out.csv.writing-999999999.0") << "half";
  std::ofstream(folder_ / (".out.csv.writing-" + std::to_string(::getppid()) + ".0"))
      << "of a living program";
  std::ofstream(folder_ / ".out.csv.writing-999999999.old") << "what was there before a swap";
  ASSERT_TRUE(write_whole(folder_ / "out.csv", "x", false));
  EXPECT_EQ(files(), 3);
}

TEST_F(WriteWhole, NamesAFolderThatIsNotThereOrTakesNoFiles) {
  const auto nowhere = write_whole(folder_ / "no" / "out.csv", "x", false);
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().kind, Error::Kind::io);
  EXPECT_THAT(nowhere.error().where.file, HasSubstr("out.csv"));
  EXPECT_FALSE(write_whole("/proc/out.csv", "x", false));
}

TEST_F(WriteWhole, NeverReplacesAFolderOrADevice) {
  fs::create_directory(folder_ / "sub");
  EXPECT_THAT(write_whole(folder_ / "sub", "x", true).error().what, HasSubstr("it is a folder"));
  EXPECT_THAT(write_whole("/dev/null", "x", true).error().what, HasSubstr("not a regular file"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace comity::io
