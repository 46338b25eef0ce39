// SPDX-License-Identifier: Apache-2.0
// Small questions about text that every room asks: split, trim, fold, nearest.
// UTF-8 in, UTF-8 out; folding is ICU's, behind this door.
// Knows nothing of names of actors or titles.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comity {

/// Splits at each `separator`; an empty text has one empty part.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// Splits at `separator`, trims each part and drops empty ones.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text, char separator);
/// Without blanks and tabs at either end.
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view separator);
/// A whole number in decimal digits, with an optional minus; nothing else.
[[nodiscard]] std::optional<std::int64_t> parse_int(std::string_view text);
/// A finite number in C notation; nothing else.
[[nodiscard]] std::optional<double> parse_real(std::string_view text);
/// At most 60 bytes of a text for a message, cut at a character, with "..." where it was cut and
/// "?" for control characters, which would command the reader's terminal.
[[nodiscard]] std::string shorten(std::string_view text);

/// Where a text stops being UTF-8: the offset of the first bad byte, or nothing.
[[nodiscard]] std::optional<std::size_t> find_bad_utf8(std::string_view text);

/// Folds a name for comparison: case, accents, width, punctuation and doubled blanks vanish.
///
/// Source: Unicode NFKD, default case folding (ICU).
[[nodiscard]] std::string fold(std::string_view text);

/// Up to `most` candidates nearest to `text` by edit distance of their folded forms, nearest first.
///
/// Candidates further away than half the length of the text are left out; one that begins with the
/// text is near. Cost: O(candidates x length^2).
[[nodiscard]] std::vector<std::string> nearest(std::string_view text,
                                               std::span<const std::string> candidates,
                                               std::size_t most = 3);
/// The same, as a message says it: "a", "b".
[[nodiscard]] std::string nearest_text(std::string_view text,
                                       std::span<const std::string> candidates,
                                       std::size_t most = 3);

}  // namespace comity
