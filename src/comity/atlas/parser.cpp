// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/parser.hpp"

#include <boost/asio/buffer.hpp>
#include <limits>

#include "comity/atlas/problem.hpp"
#include "comity/atlas/wire.hpp"

namespace comity::atlas {

namespace {

namespace http = boost::beast::http;

HttpResponse refuse(unsigned status, std::string what, std::string hint) {
  return problem({.kind = Error::Kind::usage, .what = std::move(what), .hint = std::move(hint)},
                 status);
}

HttpResponse refuse_body() {
  return refuse(413, "a request brings no body here.", "put the parameters into the address");
}

std::string field_of(const Parser::value_type& message, http::field name) {
  return std::string(message[name]);
}

}  // namespace

void limit(Parser& parser, std::size_t header_bytes) {
  parser.header_limit(static_cast<std::uint32_t>(
      std::min<std::size_t>(header_bytes, std::numeric_limits<std::uint32_t>::max())));
  parser.body_limit(0);
}

std::expected<HttpRequest, HttpResponse> request_of(const Parser& parser) {
  const auto& message = parser.get();
  if (message.version() != 10 && message.version() != 11) {
    return std::unexpected(refuse(505, "only HTTP 1.0 and 1.1 are spoken here.", "use HTTP/1.1"));
  }
  if (!parser.is_done() || message.count(http::field::transfer_encoding) > 0) {
    return std::unexpected(refuse_body());
  }
  for (const auto name : {http::field::host, http::field::origin}) {
    if (message.count(name) > 1) {
      return std::unexpected(refuse(400, "a header that may stand once stands twice.",
                                    "send one Host and one Origin"));
    }
  }
  return HttpRequest{.method = std::string(message.method_string()),
                     .target = std::string(message.target()),
                     .host = field_of(message, http::field::host),
                     .origin = field_of(message, http::field::origin),
                     .if_none_match = field_of(message, http::field::if_none_match),
                     .accept_encoding = field_of(message, http::field::accept_encoding)};
}

HttpResponse refusal_of(const boost::system::error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    return refuse(431, "the header is too long.", "send less than 8 kB");
  }
  if (error == http::error::body_limit) return refuse_body();
  return refuse(400, "this is not a request: " + error.message() + '.', "speak HTTP/1.1");
}

std::vector<Exchange> converse(Router& router, std::string_view bytes, std::size_t header_bytes) {
  std::vector<Exchange> exchanges;
  while (!bytes.empty()) {
    Parser parser;
    limit(parser, header_bytes);
    boost::system::error_code error;
    bytes.remove_prefix(parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error));
    if (error == http::error::need_more) break;
    if (error) {
      exchanges.push_back({std::nullopt, refusal_of(error)});
      break;
    }
    const auto request = request_of(parser);
    if (!request) {
      exchanges.push_back({std::nullopt, request.error()});
      break;
    }
    exchanges.push_back({*request, router.answer(*request)});
    if (!parser.keep_alive()) break;
  }
  return exchanges;
}

}  // namespace comity::atlas
