// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/server.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <thread>

#include "comity/atlas/session.hpp"

namespace comity::atlas {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

/// Descriptors the program needs besides connections: files, listeners, the event queue.
constexpr std::size_t other_descriptors = 64;

/// Lets the program have as many open sockets as the system allows; returns how many.
std::size_t raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  const rlimit wanted{limit.rlim_max, limit.rlim_max};
  if (setrlimit(RLIMIT_NOFILE, &wanted) == 0) limit = wanted;
  return limit.rlim_cur;
}

Error cannot_bind(std::uint16_t port, const boost::system::error_code& why) {
  const bool taken = why == asio::error::address_in_use;
  return {.kind = Error::Kind::io,
          .what = taken ? fmt::format("port {} is taken by another program.", port)
                        : fmt::format("port {} cannot be used: {}.", port, why.message()),
          .where = {.field = "port"},
          .hint = "name another with --port, or --port 0 for any free one"};
}

}  // namespace

struct Server::State {
  explicit State(const ServerOptions& given)
      : options(given), io(static_cast<int>(given.threads)), acceptor(io), signals(io) {}

  ServerOptions options;
  std::atomic<std::size_t> taken = 0;  // outlives `io`, which holds the connections
  asio::io_context io;
  tcp::acceptor acceptor;
  asio::signal_set signals;

  [[nodiscard]] asio::awaitable<void> accept_all(Shared shared);
};

Result<Server> Server::bind(const ServerOptions& options) {
  auto state = std::make_unique<State>(options);
  auto& connections = state->options.limits.connections;
  const auto descriptors = raise_descriptor_limit();
  connections =
      std::min(connections, descriptors > 2 * other_descriptors ? descriptors - other_descriptors
                                                                : other_descriptors);
  const tcp::endpoint here(asio::ip::address_v4::loopback(), options.port);
  try {
    state->acceptor.open(here.protocol());
    state->acceptor.set_option(tcp::acceptor::reuse_address(true));
    state->acceptor.bind(here);
    state->acceptor.listen(asio::socket_base::max_listen_connections);
  } catch (const boost::system::system_error& failure) {
    return std::unexpected(cannot_bind(options.port, failure.code()));
  }
  return Server(std::move(state));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&& other) noexcept = default;
Server& Server::operator=(Server&& other) noexcept = default;
Server::~Server() = default;

std::uint16_t Server::port() const { return state_->acceptor.local_endpoint().port(); }

std::size_t Server::connections() const { return state_->taken; }

void Server::stop_on_signals() {
  state_->signals.add(SIGINT);
  state_->signals.add(SIGTERM);
  state_->signals.async_wait([state = state_.get()](const boost::system::error_code& error, int) {
    if (error) return;
    state->signals.clear();
    state->io.stop();
  });
}

void Server::stop() { state_->io.stop(); }

asio::awaitable<void> Server::State::accept_all(Shared shared) {
  constexpr auto as_values = asio::as_tuple(asio::use_awaitable);
  constexpr std::chrono::milliseconds breath{50};
  asio::steady_timer timer(io);
  while (true) {
    auto [error, socket] = co_await acceptor.async_accept(asio::make_strand(io), as_values);
    if (error) {
      // Out of descriptors, or the client left before it was greeted: go on in a moment.
      timer.expires_after(breath);
      co_await timer.async_wait(as_values);
      continue;
    }
    const auto strand = socket.get_executor();
    if (taken < options.limits.connections) {
      asio::co_spawn(strand, hold(std::move(socket), shared, Place(taken)), asio::detached);
    } else {
      asio::co_spawn(strand, send_away(std::move(socket), shared), asio::detached);
    }
  }
}

void Server::run(Router& router) {
  asio::thread_pool computing(std::max(1U, state_->options.threads));
  const Shared shared{router, computing, state_->options.limits};
  asio::co_spawn(state_->io, state_->accept_all(shared), asio::detached);
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < state_->options.threads; ++i) {
      threads.emplace_back([this] { state_->io.run(); });
    }
    state_->io.run();
  }
  computing.stop();
  computing.join();
}

}  // namespace comity::atlas
