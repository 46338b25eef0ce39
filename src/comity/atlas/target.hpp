// SPDX-License-Identifier: Apache-2.0
// What a request asks for: the path and the parameters, decoded once and strictly.
// What cannot be decoded in one way only is refused, so that nothing is read two ways.
// Knows nothing of which paths there are.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comity/base/result.hpp"

namespace comity::atlas {

using Parameters = std::vector<std::pair<std::string, std::string>>;

struct Target {
  std::string path;       ///< decoded; begins with a slash
  Parameters parameters;  ///< decoded; in the order sent
};

/// Undoes percent-encoding, once.
///
/// Errors: usage, for an escape that is not `%` and two hexadecimal digits, a control character
/// (NUL among them) or bytes that are not UTF-8 (overlong forms among them).
[[nodiscard]] Result<std::string> decode(std::string_view text, bool plus_is_blank);

/// Reads a target in origin form: `/api/v1/counts?case=china-lac&on=2012-12-31`.
///
/// Errors: usage, if it has no leading slash, a fragment, a backslash in its path, more than 32
/// parameters, or a part that `decode` refuses; `where` names the path or the parameter.
[[nodiscard]] Result<Target> parse_target(std::string_view text);

}  // namespace comity::atlas
