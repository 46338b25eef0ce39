// SPDX-License-Identifier: Apache-2.0
#include "comity/io/query_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <optional>
#include <utility>

#include "comity/io/message.hpp"

namespace comity::io {

namespace {

using Clock = std::chrono::steady_clock;

/// Memory the child may take beyond what it has when its tables are filled.
constexpr std::uint64_t headroom_bytes = 2ULL << 30U;
/// The largest message that is taken from the child.
constexpr std::uint64_t longest_message = 1ULL << 30U;
/// Files the child may have open beside its socket. A sanitizer opens a pipe to look at memory.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define COMITY_SANITIZED 1
#endif
#endif
#if defined(COMITY_SANITIZED) || defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t most_files = 16;
#else
constexpr std::uint64_t most_files = 0;
#endif
/// What a query may overrun before its process is ended: time for DuckDB to stop by itself.
constexpr std::chrono::milliseconds grace{1000};
/// A case is filled in well under a second; this only ends a process that hangs.
constexpr std::chrono::minutes longest_fill{10};

enum class Ending { none, late, gone };

/// Sends or receives exactly so many bytes before a deadline; Ending::none if it did.
template <class Step>
Ending transfer(int socket, short event, std::size_t size,
                std::optional<Clock::time_point> deadline, Step step) {
  std::size_t done = 0;
  while (done < size) {
    if (deadline) {
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now()).count();
      pollfd waiting{.fd = socket, .events = event, .revents = 0};
      const int ready = left <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left));
      if (ready < 0 && errno == EINTR) continue;
      if (ready == 0) return Ending::late;
    }
    const auto count = step(done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Ending::gone;
    done += static_cast<std::size_t>(count);
  }
  return Ending::none;
}

Ending send_all(int socket, std::string_view bytes, std::optional<Clock::time_point> deadline) {
  return transfer(socket, POLLOUT, bytes.size(), deadline, [&](std::size_t from, std::size_t size) {
    return ::send(socket, bytes.data() + from, size, MSG_NOSIGNAL);
  });
}

Ending receive_all(int socket, char* bytes, std::size_t size,
                   std::optional<Clock::time_point> deadline) {
  return transfer(socket, POLLIN, size, deadline, [&](std::size_t from, std::size_t rest) {
    return ::recv(socket, bytes + from, rest, 0);
  });
}

Ending send_message(int socket, const std::string& bytes,
                    std::optional<Clock::time_point> deadline) {
  const std::uint64_t size = bytes.size();
  char raw[sizeof size];
  std::memcpy(raw, &size, sizeof size);
  const auto ending = send_all(socket, {raw, sizeof size}, deadline);
  return ending == Ending::none ? send_all(socket, bytes, deadline) : ending;
}

Ending receive_message(int socket, std::string& bytes, std::optional<Clock::time_point> deadline) {
  std::uint64_t size = 0;
  char raw[sizeof size];
  if (const auto ending = receive_all(socket, raw, sizeof size, deadline); ending != Ending::none)
    return ending;
  std::memcpy(&size, raw, sizeof size);
  if (size > longest_message) return Ending::gone;
  bytes.resize(size);
  return receive_all(socket, bytes.data(), size, deadline);
}

/// Address space this process has now.
std::uint64_t mapped_bytes() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t pages = 0;
  file >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limit(int resource, std::uint64_t most) {
  const rlimit value{.rlim_cur = most, .rlim_max = most};
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &value);
}

/// Keeps only the socket of what the parent had open, and ends with the parent.
void leave_parent(int socket) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGALRM}) ::signal(number, SIG_DFL);
  for (const int number : {SIGXFSZ, SIGPIPE}) ::signal(number, SIG_IGN);
  const int nothing = ::open("/dev/null", O_RDWR);
  for (const int standard : {0, 1, 2}) ::dup2(nothing, standard);
  ::dup2(socket, 3);
  ::close_range(4, ~0U, 0);
}

/// From here on no file is opened or grown, no process is begun, and memory is bounded.
void shut_in() {
  limit(RLIMIT_AS, mapped_bytes() + headroom_bytes);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, most_files);
}

/// The life of the child: fill, shut in, answer until the parent hangs up.
[[noreturn]] void serve(int given, const QueryProcess::Fill& fill) {
  leave_parent(given);
  constexpr int socket = 3;
  // The tables of a case are short: threads would mostly wait for each other, and DuckDB waits by
  // asking again and again.
  auto database = Database::in_memory(Database::Threads::one);
  Result<void> ready = database ? fill(*database) : std::unexpected(database.error());
  if (ready) ready = database->lock();
  Result<SqlTable> greeting = SqlTable{.columns = {{"ready"}}, .rows = {}};
  if (!ready) greeting = std::unexpected(ready.error());
  shut_in();
  std::string bytes;
  auto ending = send_message(socket, to_bytes(greeting), {});
  while (ready && ending == Ending::none && receive_message(socket, bytes, {}) == Ending::none) {
    const auto query = query_from(bytes);
    const auto result = query ? database->select(*query) : std::unexpected(query.error());
    ending = send_message(socket, to_bytes(result), {});
  }
  ::_exit(0);
}

[[noreturn]] void serve_or_die(int given, const QueryProcess::Fill& fill) {
  try {
    serve(given, fill);
  } catch (...) {
    // Out of memory or a fault of a library: the parent sees the socket close and says so.
    ::_exit(1);
  }
}

Error cannot_start() {
  return {.kind = Error::Kind::internal,
          .what = fmt::format("the process that runs queries cannot be started: {}.",
                              std::strerror(errno))};
}

Error stopped(Ending ending, const Query& query) {
  if (ending == Ending::late) {
    return {.kind = Error::Kind::data,
            .what = fmt::format("the query ran longer than {} s and was stopped.",
                                static_cast<double>(query.limits.time.count()) / 1000),
            .hint = "ask for less, or give it more time"};
  }
  return {.kind = Error::Kind::data,
          .what = "the query used up the memory it may have, or brought its process down.",
          .hint = "ask for less"};
}

}  // namespace

Result<QueryProcess> QueryProcess::start(Fill fill) {
  QueryProcess process(std::move(fill));
  if (auto begun = process.spawn(); !begun) return std::unexpected(begun.error());
  return process;
}

QueryProcess::QueryProcess(QueryProcess&& other) noexcept
    : fill_(std::move(other.fill_)),
      child_(std::exchange(other.child_, -1)),
      socket_(std::exchange(other.socket_, -1)) {}

QueryProcess::~QueryProcess() { end(); }

Result<void> QueryProcess::spawn() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return std::unexpected(cannot_start());
  child_ = ::fork();
  if (child_ == 0) serve_or_die(ends[1], fill_);
  ::close(ends[1]);
  socket_ = ends[0];
  if (child_ < 0) {
    const auto error = cannot_start();
    end();
    return std::unexpected(error);
  }
  std::string bytes;
  const auto ending = receive_message(socket_, bytes, Clock::now() + longest_fill);
  auto greeting = ending == Ending::none ? result_from(bytes) : std::unexpected(cannot_start());
  if (greeting) return {};
  end();
  return std::unexpected(greeting.error());
}

void QueryProcess::end() {
  if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
  child_ = -1;
}

Result<SqlTable> QueryProcess::select(const Query& query) {
  if (child_ <= 0) {
    if (auto begun = spawn(); !begun) return std::unexpected(begun.error());
  }
  const auto deadline = Clock::now() + query.limits.time + grace;
  std::string bytes;
  auto ending = send_message(socket_, to_bytes(query), deadline);
  if (ending == Ending::none) ending = receive_message(socket_, bytes, deadline);
  if (ending == Ending::none) return result_from(bytes);
  end();
  return std::unexpected(stopped(ending, query));
}

}  // namespace comity::io
