// SPDX-License-Identifier: Apache-2.0
// From a request to its answer: the page, its map, and a route for every question to a case.
// Serves from memory only: a path is looked up in a list, never opened.
// Knows nothing of sockets; may be asked by several threads at once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comity/atlas/cache.hpp"
#include "comity/atlas/engine.hpp"
#include "comity/atlas/http.hpp"
#include "comity/atlas/page.hpp"
#include "comity/atlas/stored.hpp"
#include "comity/atlas/target.hpp"
#include "comity/io/case.hpp"

namespace comity::atlas {

struct RouterOptions {
  std::uint16_t port = 0;  ///< the server's own, for its name in Host and Origin
  Engine engine = program_engine();
  std::size_t cache_bytes = std::size_t{64} << 20U;
};

class Router {
 public:
  /// Prepares the page, the map (empty: there is none) and the list of cases for handing out.
  Router(std::vector<io::Case> cases, std::span<const PageFile> page, std::string map,
         RouterOptions options);

  /// Answers a request. Never throws: what a service throws becomes a 500.
  ///
  /// GET and HEAD of `/`, the files of the page, `/map.json`, `/api/v1/cases` and
  /// `/api/v1/sides`, `/api/v1/compare?case=...&other=...`, `/api/v1/<word>?case=...`; everything
  /// else is a problem+json (docs/formats.md, section 7).
  [[nodiscard]] HttpResponse answer(const HttpRequest& request);

  /// The same, if nothing has to be computed for it; else nothing. Cost: well under a millisecond.
  [[nodiscard]] std::optional<HttpResponse> answer_now(const HttpRequest& request);

 private:
  /// A question that was understood: to whom, which, and the name its answer is kept under.
  struct Question {
    const io::Case* of;
    std::string word;
    Parameters parameters;
    std::string key;
    std::string first;  ///< the sides of a comparison; empty for a question to one case
    std::string second;
  };
  using Found = std::shared_ptr<const Stored>;
  enum class Effort : std::uint8_t { none, any };

  [[nodiscard]] std::optional<HttpResponse> respond(const HttpRequest& request, Effort effort);
  [[nodiscard]] std::optional<HttpResponse> look_up(const HttpRequest& request, Effort effort);
  [[nodiscard]] std::optional<Result<Found>> find(const Target& target, Effort effort);
  [[nodiscard]] Result<Question> understand(std::string_view word, const Parameters& given) const;
  [[nodiscard]] static Result<Question> understand_comparison(const Parameters& given);
  [[nodiscard]] Result<const io::Case*> find_case(const std::optional<std::string>& id) const;
  [[nodiscard]] Result<Found> compute(const Question& question);
  [[nodiscard]] Error no_such_word(std::string_view word) const;
  [[nodiscard]] Error no_such_path(std::string_view path) const;

  std::vector<io::Case> cases_;
  std::vector<std::string> case_ids_;
  std::map<std::string, Found, std::less<>> files_;
  RouterOptions options_;
  AnswerCache cache_;
};

}  // namespace comity::atlas
