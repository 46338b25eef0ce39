// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/wire.hpp"

#include <gtest/gtest.h>

#include <string>

#include "small_atlas.hpp"

namespace comity::atlas {
namespace {

using namespace std::string_literals;

const std::string host = "Host: 127.0.0.1:8000\r\n";

std::vector<unsigned> statuses(std::string_view bytes) {
  auto router = testing::small_router();
  std::vector<unsigned> found;
  for (const auto& exchange : converse(router, bytes)) found.push_back(exchange.response.status);
  return found;
}

using Statuses = std::vector<unsigned>;

TEST(Wire, ReadsARequest) {
  auto router = testing::small_router();
  const auto exchanges =
      converse(router, "GET /page.js HTTP/1.1\r\n" + host +
                           "Origin: http://localhost:8000\r\nIf-None-Match: \"a\"\r\n"
                           "Accept-Encoding: gzip\r\n\r\n");
  ASSERT_EQ(exchanges.size(), 1U);
  ASSERT_TRUE(exchanges[0].request);
  EXPECT_EQ(exchanges[0].request->target, "/page.js");
  EXPECT_EQ(exchanges[0].request->origin, "http://localhost:8000");
  EXPECT_EQ(exchanges[0].request->if_none_match, "\"a\"");
  EXPECT_EQ(testing::header(exchanges[0].response, "Content-Encoding"), "gzip");
}

TEST(Wire, AnswersPipelinedRequestsInTheirOrder) {
  EXPECT_EQ(statuses("GET / HTTP/1.1\r\n" + host + "\r\nGET /nowhere HTTP/1.1\r\n" + host +
                     "\r\nHEAD /page.js HTTP/1.1\r\n" + host + "\r\n"),
            (Statuses{200, 404, 200}));
}

TEST(Wire, EndsWhereTheClientWantsIt) {
  EXPECT_EQ(
      statuses("GET / HTTP/1.1\r\n" + host + "Connection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n"),
      (Statuses{200}));
  EXPECT_EQ(statuses("GET / HTTP/1.0\r\n" + host + "\r\nGET / HTTP/1.0\r\n\r\n"), (Statuses{200}));
}

TEST(Wire, WaitsForTheRestOfARequest) {
  EXPECT_EQ(statuses(""), Statuses{});
  EXPECT_EQ(statuses("GET / HTTP/1.1\r\n" + host), Statuses{});
}

TEST(Wire, RefusesBodies) {
  const std::string post = "POST /api/v1/echo HTTP/1.1\r\n" + host;
  EXPECT_EQ(statuses(post + "Content-Length: 4\r\n\r\nabcd"), (Statuses{413}));
  EXPECT_EQ(statuses(post + "Content-Length: 99999999999999\r\n\r\n"), (Statuses{413}));
  EXPECT_EQ(statuses(post + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), (Statuses{413}));
  EXPECT_EQ(statuses(post + "Transfer-Encoding: gzip\r\n\r\n"), (Statuses{413}));
  EXPECT_EQ(statuses("GET / HTTP/1.1\r\n" + host + "Content-Length: 1\r\n\r\nx"), (Statuses{413}));
  EXPECT_EQ(statuses("GET / HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n"), (Statuses{200}));
}

TEST(Wire, IsNotSmuggledThrough) {
  const std::string get = "GET / HTTP/1.1\r\n" + host;
  for (const auto& headers :
       {"Content-Length: 0\r\nContent-Length: 5\r\n"s,
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"s,
        "Transfer-Encoding: chunked, identity\r\n"s, "Content-Length: -1\r\n"s,
        "Content-Length: +0\r\n"s, "Content-Length : 0\r\n"s, "Host: evil.example\r\n"s,
        "Origin: http://a\r\nOrigin: http://b\r\n"s}) {
    const auto found = statuses(get + headers + "\r\nGET /page.js HTTP/1.1\r\n" + host + "\r\n");
    ASSERT_EQ(found.size(), 1U) << headers;
    EXPECT_TRUE(found[0] == 400 || found[0] == 413) << headers << found[0];
  }
}

TEST(Wire, RefusesAHugeHeader) {
  const auto filler = [](std::size_t n) { return "X-Long: " + std::string(n, 'a') + "\r\n"; };
  EXPECT_EQ(statuses("GET / HTTP/1.1\r\n" + host + filler(7000) + "\r\n"), (Statuses{200}));
  EXPECT_EQ(statuses("GET / HTTP/1.1\r\n" + host + filler(9000) + "\r\n"), (Statuses{431}));
  EXPECT_EQ(statuses("GET /?" + std::string(9000, 'a') + " HTTP/1.1\r\n" + host + "\r\n"),
            (Statuses{431}));
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "A: b\r\n";
  EXPECT_EQ(statuses("GET / HTTP/1.1\r\n" + host + many + "\r\n"), (Statuses{431}));
}

TEST(Wire, RefusesWhatIsNoRequest) {
  for (const auto& bytes :
       {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc"s, "GET /\r\n\r\n"s, "\0\0\0\0"s,
        "GET  /  HTTP/1.1\r\n\r\n"s, "GET / HTTP/9.9\r\n"s + host + "\r\n",
        "GET / HTTP/2.0\r\n"s + host + "\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"s,
        "GET /\x01 HTTP/1.1\r\n" + host + "\r\n", "GET / HTTP/1.1\r\nHost 1\r\n\r\n"s,
        "<html>\r\n\r\n"s}) {
    const auto found = statuses(bytes);
    ASSERT_EQ(found.size(), 1U) << bytes;
    EXPECT_TRUE(found[0] == 400 || found[0] == 505) << bytes << found[0];
  }
}

TEST(Wire, NeedsAHost) {
  EXPECT_EQ(statuses("GET / HTTP/1.1\r\n\r\n"), (Statuses{400}));
  EXPECT_EQ(statuses("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), (Statuses{421}));
}

}  // namespace
}  // namespace comity::atlas
