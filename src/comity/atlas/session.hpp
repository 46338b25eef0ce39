// SPDX-License-Identifier: Apache-2.0
// One connection, from its first byte to its end.
// A coroutine per connection: waiting costs memory, not a thread.
// Costly to include: only server.cpp and session.cpp do.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>

#include "comity/atlas/router.hpp"
#include "comity/atlas/server.hpp"

namespace comity::atlas {

/// What all connections share.
struct Shared {
  Router& router;
  boost::asio::thread_pool& computing;
  const Limits& limits;
};

/// Counts a connection for as long as it lives.
class Place {
 public:
  explicit Place(std::atomic<std::size_t>& taken) : taken_(&taken) { ++taken; }
  Place(Place&& other) noexcept : taken_(std::exchange(other.taken_, nullptr)) {}
  Place& operator=(Place&&) = delete;
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() {
    if (taken_ != nullptr) --*taken_;
  }

 private:
  std::atomic<std::size_t>* taken_;
};

/// Reads requests and writes answers until the client leaves, is too slow, or breaks a rule.
boost::asio::awaitable<void> hold(boost::asio::ip::tcp::socket socket, Shared shared, Place place);

/// Tells a client that there is no place left, and ends.
boost::asio::awaitable<void> send_away(boost::asio::ip::tcp::socket socket, Shared shared);

}  // namespace comity::atlas
