// SPDX-License-Identifier: Apache-2.0
// An error as an answer of the web: the four fields of docs/formats.md as problem+json.
// One table says which kind of error has which status.
// Knows nothing of where the error came from.
#pragma once

#include <string>

#include "comity/atlas/http.hpp"
#include "comity/base/result.hpp"

namespace comity::atlas {

/// The status of an error: 400 usage, 404 missing, 422 data and numeric, 500 for the rest.
[[nodiscard]] unsigned status_of(Error::Kind kind);

/// An error as `application/problem+json` with that status; never to be stored by a cache.
///
/// What went wrong inside (io, internal) is told as it is: the reader sits at the same machine.
/// Source: [RFC9457].
[[nodiscard]] HttpResponse problem(const Error& error, unsigned status);
[[nodiscard]] HttpResponse problem(const Error& error);

}  // namespace comity::atlas
