// SPDX-License-Identifier: Apache-2.0
// The server: a loopback socket, a few threads, and limits on what a client may take.
// Reading and writing never block a thread; what has to be computed has threads of its own.
// Knows nothing of what is asked: the router answers.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "comity/atlas/router.hpp"
#include "comity/base/result.hpp"
#include "comity/io/case.hpp"

namespace comity::atlas {

/// What one client, and all of them together, may take.
struct Limits {
  std::size_t header_bytes = 8192;
  std::size_t connections = 2000;
  std::chrono::milliseconds header_time{5'000};  ///< from the first byte of a header to its last
  std::chrono::milliseconds idle_time{15'000};   ///< from an answer to the next request
  std::chrono::milliseconds write_time{30'000};  ///< for a client to take an answer
  std::chrono::milliseconds linger_time{1'000};  ///< for a refused client to read why
};

struct ServerOptions {
  std::uint16_t port = 0;  ///< 0 = any free one
  unsigned threads = 2;    ///< for connections; as many again compute
  Limits limits;
};

/// A server bound to 127.0.0.1.
class Server {
 public:
  /// Takes the port. Errors: io, if it is taken or not allowed.
  [[nodiscard]] static Result<Server> bind(const ServerOptions& options);

  Server(Server&& other) noexcept;
  Server& operator=(Server&& other) noexcept;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  [[nodiscard]] std::uint16_t port() const;
  /// How many connections are open.
  [[nodiscard]] std::size_t connections() const;

  /// Lets SIGINT and SIGTERM stop the server; a second one ends the program as usual.
  void stop_on_signals();
  /// Serves until it is stopped. Connections that are open then are cut.
  void run(Router& router);
  /// Stops the server; from any thread, once or often.
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct ServeOptions {
  ServerOptions server;
  std::size_t cache_bytes = std::size_t{64} << 20U;
  bool open = false;                                      ///< shows the page in the user's browser
  std::function<void(const std::string& address)> ready;  ///< absent: prints the address to stdout
};

/// Serves the page and the answers of some cases until SIGINT or SIGTERM; then 0, the normal end.
///
/// The first line on standard output is the address, `http://127.0.0.1:PORT/`.
/// Errors: usage, if two cases have one id; io, if the port is taken.
[[nodiscard]] Result<int> serve(std::vector<io::Case> cases, const ServeOptions& options);

}  // namespace comity::atlas
