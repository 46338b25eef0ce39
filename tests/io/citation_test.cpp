// SPDX-License-Identifier: Apache-2.0
#include "comity/io/citation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "comity/io/json.hpp"

namespace comity::io {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Reference awkward() {
  return {.id = "o'neil & sons",
          .kind = Reference::Kind::article,
          .author = "O'Neil",
          .title = "50% of {all} acts_\\ cost $1 & ~2^3 #4",
          .container = "Journal\nof Lines",
          .year = "2024",
          .doi = "10.1/a_b",
          .url = "https://example.org/a_b?c={d}",
          .note = {}};
}

std::string bibtex_of(const Reference& of) { return to_bibtex(std::array{of}); }
std::string ris_of(const Reference& of) { return to_ris(std::array{of}); }

TEST(ParseCitation, ReadsTheUsualFormApart) {
  const auto read =
      parse_citation("Zhang et al. (2024). Strategic Enhancement: A Title. Revista 97(2).");
  EXPECT_EQ(read.author, "Zhang et al.");
  EXPECT_EQ(read.year, "2024");
  EXPECT_EQ(read.title, "Strategic Enhancement: A Title");
  EXPECT_EQ(read.container, "Revista 97(2)");
}

TEST(ParseCitation, KeepsAnyOtherFormAsATitle) {
  for (const auto* text : {"China Daily.", "Xinhua (n.d.). Pages.", "(2024). No author.",
                           "A (20245). B.", "A (2024).", ""}) {
    EXPECT_EQ(parse_citation(text).title, text);
    EXPECT_EQ(parse_citation(text).year, "");
  }
}

TEST(Bibtex, EscapesForTex) {
  const auto text = bibtex_of(awkward());
  EXPECT_THAT(
      text,
      HasSubstr(
          R"(title = {{50\% of \{all\} acts\_\textbackslash{} cost \$1 \& \textasciitilde{}2\textasciicircum{}3 \#4}})"));
  EXPECT_THAT(text, HasSubstr("@article{o_neil___sons,"));
  EXPECT_THAT(text, HasSubstr("journal = {Journal of Lines}"));
}

TEST(Bibtex, KeepsAddressesReadable) {
  const auto text = bibtex_of(awkward());
  EXPECT_THAT(text, HasSubstr("doi = {10.1/a_b}"));
  EXPECT_THAT(text, HasSubstr("url = {https://example.org/a_b?c=%7Bd%7D}"));
}

TEST(Bibtex, BalancesItsBraces) {
  const auto text = bibtex_of(awkward());
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
      continue;
    }
    depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
    EXPECT_GE(depth, 0);
  }
  EXPECT_EQ(depth, 0);
}

TEST(Ris, HoldsEachValueOnOneLine) {
  EXPECT_EQ(ris_of(awkward()),
            "TY  - JOUR\r\nID  - o'neil & sons\r\nAU  - O'Neil\r\nTI  - 50% of {all} acts_\\ cost "
            "$1 & ~2^3 #4\r\nT2  - Journal of Lines\r\n"
            "PY  - 2024\r\nDO  - 10.1/a_b\r\nUR  - https://example.org/a_b?c={d}\r\nER  - \r\n");
}

TEST(Ris, CannotBeEndedByAValue) {
  auto reference = awkward();
  reference.title = "harmless\r\nER  - \r\nTY  - BOOK";
  EXPECT_THAT(ris_of(reference), Not(HasSubstr("\nTY  - BOOK")));
}

TEST(Csl, HasTypesAndYears) {
  const auto items = to_csl(std::array{awkward()});
  const auto& item = items.if_array()->at(0);
  EXPECT_EQ(*item.find("type"), Value("article-journal"));
  EXPECT_EQ(to_cell(*item.find("issued")), R"({"date-parts":[[2024]]})");
}

TEST(Csl, LeavesAYearThatIsNoneOut) {
  auto reference = awkward();
  reference.year = "2024?";
  EXPECT_EQ(to_csl(std::array{reference}).if_array()->at(0).find("issued"), nullptr);
}

TEST(Sentence, EndsEachPartOnce) {
  EXPECT_EQ(to_sentence({.id = "a",
                         .author = "Zhang et al.",
                         .title = "A title.",
                         .container = "Revista 97(2)",
                         .year = "2024",
                         .version = {},
                         .doi = "10.1/x",
                         .url = "https://x",
                         .note = {}}),
            "Zhang et al. (2024). A title. Revista 97(2). https://doi.org/10.1/x");
}

}  // namespace
}  // namespace comity::io
