// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/problem.hpp"

#include <fmt/format.h>

#include "comity/base/value.hpp"
#include "comity/io/json.hpp"

namespace comity::atlas {

namespace {

std::string place_of(const Origin& where) {
  std::string place = where.file;
  if (where.line > 0) place += fmt::format(":{}", where.line);
  if (where.column > 0) place += fmt::format(":{}", where.column);
  if (!place.empty() && !where.field.empty()) place += ": ";
  return place + where.field;
}

}  // namespace

unsigned status_of(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::usage:
      return 400;
    case Error::Kind::missing:
      return 404;
    case Error::Kind::data:
    case Error::Kind::numeric:
      return 422;
    case Error::Kind::io:
    case Error::Kind::interrupted:
    case Error::Kind::internal:
      break;
  }
  return 500;
}

HttpResponse problem(const Error& error, unsigned status) {
  const auto tree = Value::object({{"type", "about:blank"},
                                   {"title", phrase_of(status)},
                                   {"status", status},
                                   {"kind", to_word(error.kind)},
                                   {"what", error.what},
                                   {"where", place_of(error.where)},
                                   {"nearest", error.nearest},
                                   {"hint", error.hint}});
  auto body = std::make_shared<const std::string>(io::to_json(tree) + '\n');
  const auto length = body->size();
  return {.status = status,
          .content_type = "application/problem+json",
          .headers = {{"Cache-Control", "no-store"}},
          .body = std::move(body),
          .content_length = length};
}

HttpResponse problem(const Error& error) { return problem(error, status_of(error.kind)); }

}  // namespace comity::atlas
