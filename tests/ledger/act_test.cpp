// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/act.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::ledger {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::world_of;

TEST(Words, OfActsGoInBothDirections) {
  for (const auto& word : act_kind_words()) EXPECT_EQ(to_word(parse_act_kind(word).value()), word);
  for (const auto& word : layer_words()) EXPECT_EQ(to_word(parse_layer(word).value()), word);
  for (const auto& word : status_words()) EXPECT_EQ(to_word(parse_status(word).value()), word);
  for (const auto binding : {Binding::star, Binding::all})
    EXPECT_EQ(parse_binding(to_word(binding)), binding);
  EXPECT_EQ(act_kind_words().size(), 8U) << "propose is a word of evidence, not of acts";
  EXPECT_FALSE(parse_act_kind("Establish"));
}

TEST(IndexEvidence, GroupsByActAndKeepsTheOrderOfTheFile) {
  auto world = world_of(R"(
    2001 establish CHN VEN strategic partnership
    2002 establish CHN PER strategic partnership
    2003 establish CHN CHL strategic partnership
  )");
  for (const ActIndex act : {2U, 0U, 2U})
    world.log.evidence.push_back(
        {.act = act, .locator = std::to_string(world.log.evidence.size())});
  index_evidence(world.log);
  EXPECT_EQ(world.log.evidence_of(0).size(), 1U);
  EXPECT_EQ(world.log.evidence_of(1).size(), 0U);
  ASSERT_EQ(world.log.evidence_of(2).size(), 2U);
  EXPECT_EQ(world.log.evidence_of(2)[0].locator, "0");
  EXPECT_EQ(world.log.evidence_of(2)[1].locator, "2");
}

TEST(SupersedesCircles, AreAllFoundAndBeginWithTheirFirstAct) {
  const auto world = world_of(R"(
    2001 establish CHN VEN strategic partnership | id=A supersedes=B
    2001 establish CHN VEN strategic partnership | id=B supersedes=C
    2001 establish CHN VEN strategic partnership | id=C supersedes=A
    2001 establish CHN VEN strategic partnership | id=D supersedes=A
    2001 establish CHN VEN strategic partnership | id=E supersedes=E
    2001 establish CHN VEN strategic partnership | id=F
  )");
  EXPECT_THAT(supersedes_circles(world.log), ElementsAre(ElementsAre(0U, 1U, 2U), ElementsAre(4U)));
}

TEST(SupersedesCircles, AreNotSeenInALongChain) {
  Log log;
  for (int i = 0; i < 200000; ++i)
    log.acts.push_back({.id = std::to_string(i), .supersedes = std::to_string(i + 1)});
  EXPECT_THAT(supersedes_circles(log), IsEmpty());
}

}  // namespace
}  // namespace comity::ledger
