// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::streams {
namespace {

const Codes& codes() {
  static const Codes all;
  return all;
}

std::string class_of(std::string_view code, Scheme scheme) {
  const auto id = codes().cameo(code);
  return id ? codes().class_text(codes().class_of(*id, scheme)) : "none";
}

TEST(Codes, KnowsTheCodesOfCameo) {
  for (const auto* code : {"010", "042", "0874", "1014", "2042", "203"})
    EXPECT_TRUE(codes().cameo(code)) << code;
  for (const auto* code : {"", "1", "10", "04", "04a", "210", "999", "0429", "01234", "---", "-10"})
    EXPECT_FALSE(codes().cameo(code)) << code;
}

TEST(Codes, TakesNoCodeThatLostItsZeroForAnother) {
  EXPECT_EQ(class_of("010", Scheme::root), "01");
  EXPECT_EQ(class_of("100", Scheme::root), "10");
  EXPECT_FALSE(codes().cameo("10"));
}

TEST(Codes, ClassesOfAVisit) {
  EXPECT_EQ(class_of("042", Scheme::root), "04");
  EXPECT_EQ(class_of("042", Scheme::code), "042");
  EXPECT_EQ(class_of("042", Scheme::plover), "CONSULT");
  EXPECT_EQ(class_of("043", Scheme::form), "visit");
  EXPECT_EQ(class_of("041", Scheme::form), "call");
  EXPECT_EQ(class_of("044", Scheme::form), "meeting");
  EXPECT_EQ(class_of("0841", Scheme::code), "0841");
  EXPECT_EQ(class_of("010", Scheme::plover), "-");
  EXPECT_EQ(class_of("190", Scheme::form), "other");
}

TEST(Codes, ReadsPloverWithItsModes) {
  const auto visit = codes().plover("CONSULT", "visit");
  ASSERT_TRUE(visit);
  EXPECT_EQ(codes().form_of(*visit), Form::visit);
  EXPECT_EQ(codes().text(*visit), "CONSULT");
  EXPECT_EQ(codes().class_text(codes().class_of(*visit, Scheme::form)), "visit");
  EXPECT_EQ(codes().form_of(*codes().plover("consult", "phone")), Form::call);
  EXPECT_EQ(codes().form_of(*codes().plover("CONSULT", "multilateral")), Form::meeting);
  EXPECT_EQ(codes().form_of(*codes().plover("CONSULT", "")), Form::none);
  EXPECT_EQ(codes().form_of(*codes().plover("PROTEST", "visit")), Form::none);
  EXPECT_FALSE(codes().plover("VISIT", ""));
  EXPECT_EQ(codes().plover_events().size(), 16U);  // [PLOVER] has sixteen
}

// Counts are sorted by number and written as texts.
RC_GTEST_PROP(Codes, AreOrderedAsTheirTexts, ()) {
  std::vector<CodeId> all;
  for (CodeId id = 0; id < Codes::n_codes; ++id)
    if (codes().exists(id)) all.push_back(id);
  const auto a = *rc::gen::elementOf(all);
  const auto b = *rc::gen::elementOf(all);
  for (const auto scheme : {Scheme::root, Scheme::code, Scheme::plover, Scheme::form}) {
    const auto x = codes().class_of(a, scheme);
    const auto y = codes().class_of(b, scheme);
    RC_ASSERT((x < y) == (codes().class_text(x) < codes().class_text(y)));
  }
}

TEST(Forms, HaveWords) {
  EXPECT_EQ(parse_form("visit"), Form::visit);
  EXPECT_EQ(to_word(Form::call), "call");
  EXPECT_FALSE(parse_form("other"));
  EXPECT_FALSE(parse_form("summit"));
}

}  // namespace
}  // namespace comity::streams
