// SPDX-License-Identifier: Apache-2.0
#include "comity/io/byte_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "comity/io/gzip.hpp"
#include "comity/io/line_pieces.hpp"

namespace comity::io {
namespace {

using ::testing::HasSubstr;

class Streams : public ::testing::Test {
 protected:
  Streams()
      : folder_(std::filesystem::temp_directory_path() /
                ("comity-streams-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~Streams() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view bytes) {
    const auto path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  static std::string read(const Stream& stream) {
    const Quiet quiet;
    auto source = open_stream(stream, quiet);
    if (!source) return "error: " + source.error().what;
    std::string all;
    char buffer[1000];
    for (;;) {
      const auto count = (*source)->read(buffer);
      if (!count) return "error: " + count.error().what;
      if (*count == 0) return all;
      all.append(buffer, *count);
    }
  }
  static std::string read_only(const std::string& path) {
    const auto streams = streams_of(path);
    if (!streams) return "error: " + streams.error().what;
    std::string all;
    for (const auto& stream : *streams) all += read(stream);
    return all;
  }

  std::filesystem::path folder_;
};

/// Text that deflate cannot make very small.
std::string long_text() {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += std::to_string(i * 7919 % 10007) + "\n";
  return text;
}

std::string number(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

/// A zip archive by the specification, field by field. Source: [APPNOTE].
std::string zip(const std::vector<std::pair<std::string, std::string>>& files, bool deflated,
                std::uint16_t flags = 0) {
  std::string out;
  std::string list;
  for (const auto& [name, text] : files) {
    auto packed = text;
    if (deflated) {
      packed = gzip(text);
      packed = packed.substr(10, packed.size() - 18);  // deflate without gzip's head and tail
    }
    const auto crc =
        crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
    const auto common = number(20, 2) + number(flags, 2) + number(deflated ? 8 : 0, 2) +
                        number(0, 4) + number(crc, 4) + number(packed.size(), 4) +
                        number(text.size(), 4) + number(name.size(), 2);
    list += "PK\x01\x02" + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) +
            number(0, 2) + number(0, 4) + number(out.size(), 4) + name;
    out += "PK\x03\x04" + common + number(0, 2) + name + packed;
  }
  const auto start = out.size();
  out += list;
  out += "PK\x05\x06" + number(0, 4) + number(files.size(), 2) + number(files.size(), 2) +
         number(list.size(), 4) + number(start, 4) + number(0, 2);
  return out;
}

TEST_F(Streams, ReadPlainFiles) {
  const auto path = write("a.tsv", "one\ntwo\n");
  const auto streams = streams_of(path);
  ASSERT_TRUE(streams) << streams.error();
  EXPECT_EQ(streams->front().size, 8U);
  EXPECT_EQ(read(streams->front()), "one\ntwo\n");
  EXPECT_EQ(read_only(write("empty.tsv", "")), "");
}

TEST_F(Streams, UnpackGzipWhateverItsName) {
  const auto text = long_text();
  EXPECT_EQ(read_only(write("a.txt", gzip(text))), text);
  EXPECT_EQ(read_only(write("b.gz", gzip("one\n") + gzip("two\n"))), "one\ntwo\n");
}

TEST_F(Streams, SayWhereAGzipEndsEarlyOrIsDamaged) {
  const auto whole = gzip(long_text());
  EXPECT_THAT(read_only(write("a.gz", whole.substr(0, whole.size() / 2))), HasSubstr("ends early"));
  EXPECT_THAT(read_only(write("b.gz", whole.substr(0, whole.size() - 4))), HasSubstr("ends early"));
  auto damaged = whole;
  damaged[damaged.size() - 6] ^= 0x55;  // the checksum
  EXPECT_THAT(read_only(write("c.gz", damaged)), HasSubstr("damaged"));
  EXPECT_THAT(read_only(write("d.gz", "\x1F\x8B")), HasSubstr("ends early"));
}

TEST_F(Streams, UnpackZipMemberByMember) {
  const auto text = long_text();
  for (const bool deflated : {false, true}) {
    const auto path =
        write("a.zip", zip({{"one.CSV", text}, {"folder/", ""}, {"two", "2\n"}}, deflated));
    const auto streams = streams_of(path);
    ASSERT_TRUE(streams) << streams.error();
    ASSERT_EQ(streams->size(), 2U);
    EXPECT_EQ(streams->front().name, path + "/one.CSV");
    EXPECT_EQ(read(streams->front()), text);
    EXPECT_EQ(read(streams->back()), "2\n");
  }
}

TEST_F(Streams, RefuseArchivesThatAreDamaged) {
  const auto whole = zip({{"one", long_text()}}, true);
  EXPECT_THAT(read_only(write("a.zip", whole.substr(0, whole.size() - 30))),
              HasSubstr("list of files is missing"));
  auto damaged = whole;
  damaged[whole.size() / 2] ^= 0x55;
  EXPECT_THAT(read_only(write("b.zip", damaged)), HasSubstr("damaged"));
  EXPECT_THAT(read_only(write("c.zip", zip({{"one", "1\n"}}, false, 1))), HasSubstr("encrypted"));
  auto other = zip({{"one", "1\n"}}, false);
  other[other.find("PK\x05\x06") + 16] ^= 0x01;  // the offset of the list
  EXPECT_THAT(read_only(write("d.zip", other)), HasSubstr("damaged"));
}

TEST_F(Streams, AreMissingOrFolders) {
  const auto missing = streams_of((folder_ / "no").string());
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, Error::Kind::missing);
  EXPECT_EQ(read_only(folder_.string()), "error: this is a folder.");
}

TEST_F(Streams, AreCutIntoPiecesOfWholeLines) {
  const auto text = long_text() + long_text() + long_text() + "the last line has no end";
  const auto path = write("a.tsv", text);
  const Quiet quiet;
  LinePieces pieces(*open_stream(streams_of(path)->front(), quiet), path);
  std::vector<char> bytes;
  std::string all;
  int n = 0;
  while (!pieces.at_end()) {
    const auto piece = pieces.next(bytes);
    ASSERT_TRUE(piece) << piece.error();
    EXPECT_TRUE(pieces.at_end() || piece->ends_with('\n'));
    all += *piece;
    ++n;
  }
  EXPECT_EQ(all, text);
  EXPECT_GT(n, 1);
}

TEST_F(Streams, SayTheLineWhereTheyBreak) {
  const auto whole = gzip(long_text());
  const auto path = write("a.gz", whole.substr(0, whole.size() / 2));
  const Quiet quiet;
  LinePieces pieces(*open_stream(streams_of(path)->front(), quiet), path);
  std::vector<char> bytes;
  const auto piece = pieces.next(bytes);
  ASSERT_FALSE(piece);
  EXPECT_GT(piece.error().where.line, 1000U);
  EXPECT_LT(piece.error().where.line, 40000U);

  LinePieces endless(*open_stream(streams_of(write("b", std::string(600000, 'x')))->front(), quiet),
                     "b");
  const auto long_line = endless.next(bytes);
  ASSERT_FALSE(long_line);
  EXPECT_THAT(long_line.error().what, HasSubstr("a line is longer"));
}

}  // namespace
}  // namespace comity::io
