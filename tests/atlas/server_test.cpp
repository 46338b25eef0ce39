// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/server.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

#include "client.hpp"
#include "small_atlas.hpp"

namespace comity::atlas {
namespace {

using namespace std::chrono_literals;
using testing::Client;

/// A server on a free port for as long as a test lasts.
class Running {
 public:
  explicit Running(Limits limits = {}, Engine engine = testing::small_engine())
      : server_(Server::bind({.port = 0, .threads = 2, .limits = limits}).value()),
        router_(testing::small_cases(), testing::small_page(), "{}",
                {.port = server_.port(), .engine = std::move(engine)}),
        thread_([this] { server_.run(router_); }) {}
  ~Running() { server_.stop(); }

  [[nodiscard]] Client connect() const { return Client(server_.port()); }
  [[nodiscard]] std::string request(std::string_view target, std::string_view method = "GET",
                                    std::string_view more = "") const {
    return fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{}\r\n", method, target,
                       server_.port(), more);
  }
  [[nodiscard]] Server& server() { return server_; }

 private:
  Server server_;
  Router router_;
  std::jthread thread_;
};

TEST(Server, ServesThePageAndAnswers) {
  const Running running;
  auto client = running.connect();
  client.send(running.request("/"));
  const auto page = client.read();
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 200U);
  EXPECT_TRUE(page->body.starts_with("<!doctype html>"));
  client.send(running.request("/api/v1/echo?seed=3"));
  const auto answer = client.read();
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body.contains("\"seed\": 3"));
}

TEST(Server, AnswersHeadWithoutABodyAndGoesOn) {
  const Running running;
  auto client = running.connect();
  client.send(running.request("/page.js", "HEAD"));
  const auto head = client.read(false);
  ASSERT_TRUE(head);
  EXPECT_TRUE(
      head->head.contains(fmt::format("Content-Length: {}\r\n", testing::long_script().size())));
  client.send(running.request("/page.js"));
  EXPECT_EQ(client.read()->body, testing::long_script());
}

TEST(Server, AnswersPipelinedRequestsInTheirOrder) {
  const Running running;
  auto client = running.connect();
  std::string many;
  for (int i = 0; i < 200; ++i) many += running.request(fmt::format("/api/v1/echo?seed={}", i));
  ASSERT_TRUE(client.send(many));
  for (int i = 0; i < 200; ++i) {
    const auto reply = client.read();
    ASSERT_TRUE(reply);
    EXPECT_TRUE(reply->body.contains(fmt::format("\"seed\": {},", i)));
  }
}

TEST(Server, ReadsARequestThatComesInPieces) {
  const Running running;
  auto client = running.connect();
  for (const char byte : running.request("/")) ASSERT_TRUE(client.send({&byte, 1}));
  EXPECT_EQ(client.read()->status, 200U);
}

TEST(Server, ClosesWhenAsked) {
  const Running running;
  auto client = running.connect();
  client.send(running.request("/", "GET", "Connection: close\r\n"));
  const auto reply = client.read();
  ASSERT_TRUE(reply);
  EXPECT_TRUE(reply->head.contains("Connection: close\r\n"));
  EXPECT_TRUE(client.is_hung_up());
}

TEST(Server, RefusesAndStaysUp) {
  const Running running;
  const std::vector<std::pair<std::string, unsigned>> rude{
      {"\x16\x03\x01 this is not a request\r\n\r\n", 400},
      {running.request("/", "GET", "X: " + std::string(20'000, 'a') + "\r\n"), 431},
      {running.request("/", "POST", "Content-Length: 3\r\n") + "abc", 413},
      {running.request("/", "DELETE"), 405},
      {running.request("/../../etc/passwd"), 404},
      {running.request("/%00"), 400},
      {running.request("/", "GET", "Origin: http://evil.example\r\n"), 403},
      {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
      {"GET / HTTP/1.1\r\n\r\n", 400}};
  for (const auto& [bytes, status] : rude) {
    auto client = running.connect();
    client.send(bytes);
    const auto reply = client.read();
    ASSERT_TRUE(reply) << status;
    EXPECT_EQ(reply->status, status);
    EXPECT_TRUE(reply->head.contains("application/problem+json"));
  }
  auto polite = running.connect();
  polite.send(running.request("/"));
  EXPECT_EQ(polite.read()->status, 200U);
}

TEST(Server, CutsAClientThatIsTooSlowWithItsHeader) {
  const Running running({.header_time = 50ms, .idle_time = 10s});
  auto slow = running.connect();
  slow.send("GET / HTTP/1.1\r\nHost: ");
  EXPECT_TRUE(slow.is_hung_up());
}

TEST(Server, CutsASilentClient) {
  const Running running({.idle_time = 50ms});
  auto silent = running.connect();
  EXPECT_TRUE(silent.is_hung_up());
  auto polite = running.connect();
  polite.send(running.request("/"));
  EXPECT_EQ(polite.read()->status, 200U);
  EXPECT_TRUE(polite.is_hung_up());
}

TEST(Server, CutsAClientThatDoesNotTakeItsAnswers) {
  Running running({.write_time = 100ms});
  auto greedy = running.connect();
  std::string many;
  for (int i = 0; i < 500; ++i) many += running.request("/page.js");
  while (greedy.send(many)) {
  }
  SUCCEED() << "the server hung up while the client only sent";
}

TEST(Server, DoesNotLetSlowClientsHoldUpOthers) {
  const Running running;
  std::vector<Client> slow;
  for (int i = 0; i < 50; ++i) {
    slow.push_back(running.connect());
    slow.back().send("GET / HT");
  }
  auto client = running.connect();
  client.send(running.request("/"));
  EXPECT_EQ(client.read()->status, 200U);
  for (auto& one : slow) one.send(running.request("/").substr(8));
  for (auto& one : slow) EXPECT_EQ(one.read()->status, 200U);
}

TEST(Server, ServesAThousandConnectionsAtOnce) {
  Running running;
  std::vector<Client> clients;
  clients.reserve(1000);
  for (int i = 0; i < 1000; ++i) {
    clients.push_back(running.connect());
    ASSERT_TRUE(clients.back().connected()) << i;
  }
  for (auto& client : clients) ASSERT_TRUE(client.send(running.request("/page.js")));
  for (auto& client : clients) {
    const auto reply = client.read();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body.size(), testing::long_script().size());
  }
  EXPECT_EQ(running.server().connections(), 1000U);
}

TEST(Server, SendsAwayWhomItHasNoPlaceFor) {
  Running running({.connections = 3});
  std::vector<Client> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(running.connect());
    clients.back().send(running.request("/"));
    EXPECT_EQ(clients.back().read()->status, 200U);
  }
  auto fourth = running.connect();
  const auto reply = fourth.read();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 503U);
  EXPECT_TRUE(fourth.is_hung_up());
}

/// An engine that waits at a gate, to show what goes on meanwhile.
struct Gate {
  std::mutex mutex;
  std::condition_variable moved;
  bool open = false;
  int waiting = 0;

  Engine engine() {
    return {.words = {"long"},
            .ask = [this](const io::Case&, std::string_view,
                          const services::Request&) -> Result<services::Answer> {
              std::unique_lock lock(mutex);
              ++waiting;
              moved.notify_all();
              moved.wait(lock, [this] { return open; });
              return services::Answer{.command = "long"};
            }};
  }
  void wait_for(int count) {
    std::unique_lock lock(mutex);
    moved.wait(lock, [&] { return waiting >= count; });
  }
  void let_go() {
    const std::scoped_lock lock(mutex);
    open = true;
    moved.notify_all();
  }
};

TEST(Server, GoesOnServingWhileAnswersAreComputed) {
  Gate gate;
  const Running running({}, gate.engine());
  std::vector<Client> patient;
  for (int i = 0; i < 8; ++i) {
    patient.push_back(running.connect());
    patient.back().send(running.request(fmt::format("/api/v1/long?seed={}", i)));
  }
  gate.wait_for(2);
  auto other = running.connect();
  other.send(running.request("/"));
  EXPECT_EQ(other.read()->status, 200U);
  gate.let_go();
  for (auto& client : patient) EXPECT_EQ(client.read()->status, 200U);
}

TEST(Server, StopsWhileAnswersAreComputed) {
  Gate gate;
  {
    Running running({}, gate.engine());
    std::vector<Client> patient;
    for (int i = 0; i < 8; ++i) {
      patient.push_back(running.connect());
      patient.back().send(running.request(fmt::format("/api/v1/long?seed={}", i)));
    }
    gate.wait_for(2);
    running.server().stop();
    gate.let_go();
  }
  SUCCEED() << "the server ended";
}

TEST(Server, SaysThatAPortIsTaken) {
  const auto first = Server::bind({});
  ASSERT_TRUE(first) << first.error();
  const auto second = Server::bind({.port = first->port()});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, Error::Kind::io);
  EXPECT_TRUE(second.error().hint.contains("--port"));
}

TEST(Serve, EndsWithZeroOnAnInterrupt) {
  for (const int signal : {SIGINT, SIGTERM}) {
    std::string address;
    ServeOptions options;
    options.ready = [&](const std::string& said) {
      address = said;
      std::raise(signal);
    };
    const auto code = serve(testing::small_cases(), options);
    ASSERT_TRUE(code) << code.error();
    EXPECT_EQ(*code, 0);
    EXPECT_TRUE(address.starts_with("http://127.0.0.1:") && address.ends_with("/"));
  }
}

TEST(Serve, RefusesTwoCasesOfOneName) {
  const auto code = serve(testing::small_cases({"small", "small"}), {});
  ASSERT_FALSE(code);
  EXPECT_EQ(code.error().kind, Error::Kind::usage);
}

}  // namespace
}  // namespace comity::atlas
