// SPDX-License-Identifier: Apache-2.0
#include "comity/services/cite.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "comity/base/version.hpp"
#include "support/paper.hpp"

namespace comity::services {
namespace {

using comity::testing::ask;
using comity::testing::cell;
using ::testing::HasSubstr;
using ::testing::Not;

std::string citation_file() {
  std::ifstream in(COMITY_SOURCE_DIR "/CITATION.cff");
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Cite, NamesTheProgramAsCitationCffDoes) {
  const auto file = citation_file();
  const auto software = software_reference();
  EXPECT_THAT(file, HasSubstr("\ntitle: " + software.title + "\n"));
  EXPECT_THAT(file, HasSubstr("\n  - name: " + software.author + "\n"));
  EXPECT_THAT(file, HasSubstr("\nversion: " + software.version + "\n"));
  EXPECT_THAT(file, HasSubstr("\nlicense: Apache-2.0\n"));
  EXPECT_THAT(software.note, HasSubstr("Apache-2.0"));
}

TEST(Cite, NamesTheSnapshot) {
  const auto answer = ask("cite");
  const auto& digest = comity::testing::paper_case().digest;
  EXPECT_EQ(cell(*answer.body.find("snapshot"), "digest"), digest);
  for (const auto* form : {"text", "bibtex", "ris"})
    EXPECT_THAT(cell(answer.body, form), HasSubstr(digest)) << form;
}

TEST(Cite, ListsAllSources) {
  const auto answer = ask("cite");
  const auto n = comity::testing::paper_case().log.sources.size();
  EXPECT_EQ(answer.body.find("sources")->if_array()->size(), n);
  EXPECT_EQ(answer.body.find("csl")->if_array()->size(), n + 2);
}

TEST(Cite, CitesOneSourceAlone) {
  const auto answer = ask("cite", {{"source", "zhang2024"}});
  EXPECT_EQ(answer.body.find("sources")->if_array()->size(), 1U);
  EXPECT_THAT(cell(answer.body, "bibtex"), HasSubstr("@article{zhang2024,"));
  EXPECT_THAT(cell(answer.body, "text"), HasSubstr("https://doi.org/10.15359/97-2.3"));
  EXPECT_THAT(cell(answer.body, "ris"), HasSubstr("DO  - 10.15359/97-2.3\r\n"));
  EXPECT_THAT(cell(answer.body, "ris"), Not(HasSubstr("xwlb")));
}

TEST(Cite, RefusesASourceTheCaseDoesNotHave) {
  Request request;
  request.source = "zhang2023";
  const auto answer = services::ask(comity::testing::paper_case(), "cite", request);
  ASSERT_FALSE(answer);
  EXPECT_THAT(answer.error().nearest, HasSubstr("zhang2024"));
}

}  // namespace
}  // namespace comity::services
