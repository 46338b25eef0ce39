// SPDX-License-Identifier: Apache-2.0
// A client of plain sockets for tests of the server: it can be rude where a library would not.
// Waits at most ten seconds for anything.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace comity::atlas::testing {

struct Reply {
  unsigned status = 0;
  std::string head;
  std::string body;
};

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ =
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  Client(Client&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)),
        connected_(other.connected_),
        unread_(std::move(other.unread_)) {}
  Client& operator=(Client&&) = delete;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() {
    if (socket_ >= 0) ::close(socket_);
  }

  [[nodiscard]] bool connected() const { return connected_; }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// The next answer; nothing if the server hung up first.
  std::optional<Reply> read(bool has_body = true) {
    while (!unread_.contains("\r\n\r\n")) {
      if (!receive()) return std::nullopt;
    }
    Reply reply;
    const auto end = unread_.find("\r\n\r\n") + 4;
    reply.head = unread_.substr(0, end);
    unread_.erase(0, end);
    reply.status = static_cast<unsigned>(std::atoi(reply.head.c_str() + 9));
    const auto at = reply.head.find("Content-Length: ");
    const auto length =
        has_body && at != std::string::npos ? std::stoul(reply.head.substr(at + 16)) : 0;
    while (unread_.size() < length) {
      if (!receive()) return std::nullopt;
    }
    reply.body = unread_.substr(0, length);
    unread_.erase(0, length);
    return reply;
  }

  /// Whether the server hangs up and sends nothing more.
  bool is_hung_up() { return unread_.empty() && !receive(); }

 private:
  bool receive() {
    char bytes[16384];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    unread_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  bool connected_ = false;
  std::string unread_;
};

}  // namespace comity::atlas::testing
