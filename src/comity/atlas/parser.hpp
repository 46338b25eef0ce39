// SPDX-License-Identifier: Apache-2.0
// From the bytes of a connection to a request: Beast's parser with our limits.
// Shared by the socket and by the tests and the fuzzer that have none.
// Costly to include: only session.cpp and parser.cpp do.
#pragma once

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <expected>

#include "comity/atlas/http.hpp"

namespace comity::atlas {

using Parser = boost::beast::http::request_parser<boost::beast::http::empty_body>;

/// Sets what a request may be at most: this many bytes of header, and no body.
void limit(Parser& parser, std::size_t header_bytes);

/// The request a parser has read the header of, or why it may not be answered: 400 for a second
/// Host or Origin, 413 for a body, 505 for a version that is neither 1.0 nor 1.1.
[[nodiscard]] std::expected<HttpRequest, HttpResponse> request_of(const Parser& parser);

/// What to answer when a parser gave up: 431, 413 or 400.
[[nodiscard]] HttpResponse refusal_of(const boost::system::error_code& error);

}  // namespace comity::atlas
