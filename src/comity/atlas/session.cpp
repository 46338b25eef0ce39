// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/session.hpp"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>

#include "comity/atlas/parser.hpp"
#include "comity/atlas/problem.hpp"

namespace comity::atlas {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

/// Gives errors as values: a client that leaves is not an exception.
constexpr auto as_values = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t bytes_per_read = 4096;

struct Connection {
  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  Shared shared;
};

/// Writes an answer; false if the client did not take it.
asio::awaitable<bool> write(Connection& to, const HttpResponse& response, bool keep_alive) {
  const auto head = head_text(response, keep_alive);
  std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::const_buffer{}};
  if (response.body != nullptr) parts[1] = asio::buffer(*response.body);
  to.stream.expires_after(to.shared.limits.write_time);
  const auto [error, written] = co_await asio::async_write(to.stream, parts, as_values);
  co_return !error;
}

/// Ends a connection so that the client can still read what was written: closing with unread bytes
/// would reset it and throw the answer away.
asio::awaitable<void> part(Connection& with) {
  beast::error_code ignored;
  ignored = with.stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  with.stream.expires_after(with.shared.limits.linger_time);
  with.buffer.clear();
  while (true) {
    const auto space = with.buffer.prepare(bytes_per_read);
    const auto [error, read] = co_await with.stream.async_read_some(space, as_values);
    if (error) co_return;
  }
}

asio::awaitable<HttpResponse> compute(Router& router, HttpRequest request) {
  co_return router.answer(request);
}

/// The answer to a request, at once or from the threads that compute.
asio::awaitable<HttpResponse> answer(Connection& to, const HttpRequest& request) {
  if (auto ready = to.shared.router.answer_now(request)) co_return *std::move(ready);
  // However long it takes, the client waits as it chose to: nothing is read or written meanwhile.
  to.stream.expires_never();
  auto work = compute(to.shared.router, request);
  auto response =
      co_await asio::co_spawn(to.shared.computing, std::move(work), asio::use_awaitable);
  co_return response;
}

/// Waits for the next request to begin; false if the client left or stayed silent.
asio::awaitable<bool> await_bytes(Connection& from) {
  if (from.buffer.size() > 0) co_return true;
  from.stream.expires_after(from.shared.limits.idle_time);
  const auto space = from.buffer.prepare(bytes_per_read);
  const auto [error, read] = co_await from.stream.async_read_some(space, as_values);
  from.buffer.commit(read);
  co_return !error;
}

bool left_or_too_slow(const beast::error_code& error) {
  return error == http::error::end_of_stream || error == http::error::partial_message ||
         error == beast::error::timeout || error.category() == asio::error::get_system_category() ||
         error.category() == asio::error::get_misc_category();
}

enum class Next : std::uint8_t { stay, part, cut };

/// Reads one request and answers it.
asio::awaitable<Next> exchange(Connection& with) {
  Parser parser;
  limit(parser, with.shared.limits.header_bytes);
  with.stream.expires_after(with.shared.limits.header_time);
  const auto [error, read] =
      co_await http::async_read_header(with.stream, with.buffer, parser, as_values);
  if (error && left_or_too_slow(error)) co_return Next::cut;

  std::expected<HttpRequest, HttpResponse> request = std::unexpected(HttpResponse{});
  if (error) {
    request.error() = refusal_of(error);
  } else {
    request = request_of(parser);
  }
  if (!request) {
    const bool told = co_await write(with, request.error(), false);
    co_return told ? Next::part : Next::cut;
  }
  const auto response = co_await answer(with, *request);
  const bool keep = parser.keep_alive();
  const bool taken = co_await write(with, response, keep);
  if (!taken) co_return Next::cut;
  co_return keep ? Next::stay : Next::part;
}

Connection connect(asio::ip::tcp::socket socket, Shared shared) {
  beast::error_code ignored;
  ignored = socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto most = shared.limits.header_bytes + bytes_per_read;
  return {beast::tcp_stream(std::move(socket)), beast::flat_buffer(most), shared};
}

}  // namespace

asio::awaitable<void> hold(asio::ip::tcp::socket socket, Shared shared, Place place) {
  const Place taken = std::move(place);
  auto connection = connect(std::move(socket), shared);
  auto next = Next::stay;
  while (next == Next::stay) {
    const bool begun = co_await await_bytes(connection);
    if (!begun) co_return;
    next = co_await exchange(connection);
  }
  if (next == Next::part) co_await part(connection);
}

asio::awaitable<void> send_away(asio::ip::tcp::socket socket, Shared shared) {
  auto connection = connect(std::move(socket), shared);
  auto response = problem({.kind = Error::Kind::usage,
                           .what = "too many connections are open.",
                           .hint = "close some, and ask again in a moment"},
                          503);
  response.headers.emplace_back("Retry-After", "1");
  const bool told = co_await write(connection, response, false);
  if (told) co_await part(connection);
}

}  // namespace comity::atlas
