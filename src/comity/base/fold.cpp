// SPDX-License-Identifier: Apache-2.0
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "comity/base/text.hpp"

namespace comity {

namespace {

/// Plain ASCII needs no tables: most codes and English titles take this way.
bool fold_ascii(std::string_view text, std::string& folded) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return false;
    const bool upper = byte >= 'A' && byte <= 'Z';
    const bool kept = upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (kept) {
      folded += static_cast<char>(upper ? byte + ('a' - 'A') : byte);
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  return true;
}

std::string fold_unicode(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const nfkd = icu::Normalizer2::getNFKDInstance(status);
  auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  if (U_SUCCESS(status)) wide = nfkd->normalize(wide, status);
  wide.foldCase();
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    if (u_isalnum(c) != 0) {
      kept.append(c);
    } else if (u_charType(c) != U_NON_SPACING_MARK && !kept.isEmpty() &&
               kept.charAt(kept.length() - 1) != u' ') {
      kept.append(u' ');
    }
  }
  std::string folded;
  kept.toUTF8String(folded);
  return folded;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  if (!fold_ascii(text, folded)) folded = fold_unicode(text);
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

}  // namespace comity
