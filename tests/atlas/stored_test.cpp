// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/stored.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include "comity/atlas/cache.hpp"
#include "small_atlas.hpp"

namespace comity::atlas {
namespace {

std::string gunzip(const std::string& bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return {};
  std::string plain(1U << 20U, '\0');
  std::string input = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

TEST(Stored, CompressesTheSameBytesInTheSameWay) {
  const auto stored = store("application/json", std::string(4000, 'a'));
  ASSERT_NE(stored.compressed, nullptr);
  EXPECT_LT(stored.compressed->size(), 100U);
  EXPECT_EQ(gunzip(*stored.compressed), *stored.plain);
  EXPECT_EQ(*stored.compressed, *store("application/json", std::string(4000, 'a')).compressed);
}

TEST(Stored, LeavesShortBytesAndPicturesAlone) {
  EXPECT_EQ(store("application/json", "{}").compressed, nullptr);
  EXPECT_EQ(store("image/png", std::string(4000, 'a')).compressed, nullptr);
}

TEST(Stored, GivesEachBodyItsOwnTag) {
  const auto a = store("text/plain", std::string(4000, 'a'));
  const auto b = store("text/plain", std::string(4000, 'b'));
  EXPECT_NE(a.etag, b.etag);
  EXPECT_NE(a.etag, a.etag_gzip);
  EXPECT_TRUE(a.etag.starts_with('"') && a.etag.ends_with('"'));
}

TEST(Stored, CompressesForThoseWhoAcceptIt) {
  for (const auto* yes :
       {"gzip", "deflate, gzip, br", "gzip;q=0.5", "*", "br;q=1.0, *;q=0.1", " gzip ; q=1"}) {
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  }
  for (const auto* no :
       {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "*, gzip;q=0", "gzipped"}) {
    EXPECT_FALSE(accepts_gzip(no)) << no;
  }
}

TEST(Stored, RecognizesItsTag) {
  for (const auto* yes : {"\"a\"", "W/\"a\"", "\"b\", \"a\"", "*", " \"b\" ,W/\"a\" "}) {
    EXPECT_TRUE(names_tag(yes, "\"a\"")) << yes;
  }
  for (const auto* no : {"", "a", "\"b\"", "\"a", "\"a-gzip\""})
    EXPECT_FALSE(names_tag(no, "\"a\"")) << no;
}

TEST(Stored, HandsOutTheFormAskedFor) {
  const auto stored = store("text/plain", std::string(4000, 'a'));
  auto request = testing::get("/");
  EXPECT_EQ(hand_out(stored, request).content_length, 4000U);
  request.accept_encoding = "gzip";
  const auto small = hand_out(stored, request);
  EXPECT_EQ(testing::header(small, "Content-Encoding"), "gzip");
  EXPECT_EQ(testing::header(small, "Vary"), "Accept-Encoding");
  request.if_none_match = stored.etag;  // the plain bytes are not the compressed ones
  EXPECT_EQ(hand_out(stored, request).status, 200U);
  request.if_none_match = stored.etag_gzip;
  const auto unchanged = hand_out(stored, request);
  EXPECT_EQ(unchanged.status, 304U);
  EXPECT_EQ(unchanged.body, nullptr);
  EXPECT_EQ(testing::header(unchanged, "ETag"), stored.etag_gzip);
}

std::shared_ptr<const Stored> answer_of(std::size_t bytes) {
  return std::make_shared<const Stored>(store("image/png", std::string(bytes, 'a')));
}

TEST(AnswerCache, LetsTheAnswerGoThatWasAskedForLongestAgo) {
  AnswerCache cache(4000);
  cache.keep("a", answer_of(1000));
  cache.keep("b", answer_of(1000));
  EXPECT_NE(cache.find("a"), nullptr);
  cache.keep("c", answer_of(1000));
  EXPECT_NE(cache.find("a"), nullptr);
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_NE(cache.find("c"), nullptr);
}

TEST(AnswerCache, StaysUnderItsLimitWhateverIsAsked) {
  AnswerCache cache(10'000);
  for (int i = 0; i < 1000; ++i) {
    cache.keep(std::to_string(i), answer_of(static_cast<std::size_t>(i)));
    ASSERT_LE(cache.bytes(), 10'000U);
  }
  cache.keep("huge", answer_of(20'000));
  EXPECT_EQ(cache.find("huge"), nullptr);
  EXPECT_NE(cache.find("999"), nullptr);
}

}  // namespace
}  // namespace comity::atlas
