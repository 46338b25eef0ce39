// SPDX-License-Identifier: Apache-2.0
#include "comity/exchanges/merge.hpp"

#include <gmock/gmock.h>

#include "support/contacts.hpp"

namespace comity::exchanges {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::lines_of;
using testing::met_of;

TEST(Merge, TakesAStayAndTheMeetingWithinItForOneExchange) {
  const auto met = met_of(R"(
    2022-02-02..2022-02-09 visit CHN ARG:head_of_state CHN:head_of_state | from=ARG
    2022-02-05 state_visit CHN CHN:head_of_state ARG:head_of_state | source=1 from=ARG
  )");
  const auto merged = met.merged();
  EXPECT_THAT(lines_of(met, merged), ElementsAre("ARG 2022-02-05 state_visit K1 K2"));
  EXPECT_THAT(merged[0].forms, ElementsAre(Form::visit, Form::state_visit));
  EXPECT_EQ(merged[0].travellers.size(), 1U);
  EXPECT_EQ(merged[0].id, "ARG-K1");
  EXPECT_TRUE(merged[0].is_certain());
  EXPECT_THAT(sources_of(merged[0], met.contacts), ElementsAre(0U, 1U));
  EXPECT_THAT(why_one(merged[0], met.contacts),
              HasSubstr("2 contacts: the same leaders, at one place, on days that overlap "
                        "(2022-02-02 to 2022-02-09)"));
}

TEST(Merge, KeepsApartOtherPlacesLeadersModesAndDays) {
  const auto met = met_of(R"(
    2014-07-15 visit BRA CHN:head_of_state BRA:head_of_state
    2014-07-15 visit CHN CHN:head_of_state BRA:head_of_state
    2014-07-15 visit BRA CHN:foreign_minister BRA:head_of_state
    2014-07-15 telephone - CHN:head_of_state BRA:head_of_state
    2014-07-18 visit BRA CHN:head_of_state BRA:head_of_state
    2014-07-15 visit BRA CHN:head_of_state PER:head_of_state
  )");
  EXPECT_EQ(met.merged().size(), 6U);
}

TEST(Merge, JoinsDaysAtMostTwoApart) {
  const auto met = met_of(R"(
    2014-07-15 visit BRA CHN:head_of_state BRA:head_of_state
    2014-07-17 visit BRA CHN:head_of_state BRA:head_of_state
  )");
  const auto merged = met.merged();
  EXPECT_THAT(lines_of(met, merged), ElementsAre("BRA 2014-07-15..2014-07-17 visit K1 K2"));
  EXPECT_EQ(merged[0].parts, 2U) << "a day lies between them, so they may be two";
  EXPECT_THAT(why_one(merged[0], met.contacts), HasSubstr("on days at most two apart"));
}

TEST(Merge, SaysThatExchangesWithinAWeekMayBeOne) {
  const auto met = met_of(R"(
    2014-07-01 visit BRA CHN:head_of_state BRA:head_of_state
    2014-07-08 visit BRA CHN:head_of_state BRA:head_of_state
    2014-07-16 visit BRA CHN:head_of_state BRA:head_of_state
  )");
  const auto merged = met.merged();
  ASSERT_EQ(merged.size(), 3U);
  EXPECT_EQ(merged[0].cluster, merged[1].cluster);
  EXPECT_NE(merged[1].cluster, merged[2].cluster);
  EXPECT_FALSE(merged[0].is_certain());
  EXPECT_TRUE(merged[2].is_certain());
}

TEST(Merge, TellsPeopleOfOneOfficeApartByName) {
  const auto met = met_of(R"(
    2006-04-02 visit AUS CHN:head_of_government AUS:head_of_government:John_Howard
    2006-04-02 visit AUS CHN:head_of_government AUS:head_of_government:Alan_Carpenter
    2006-04-03 visit AUS CHN:head_of_government AUS:head_of_government:J._Howard
  )");
  EXPECT_THAT(lines_of(met, met.merged()),
              ElementsAre("AUS 2006-04-02..2006-04-03 visit K1 K3", "AUS 2006-04-02 visit K2"));
  EXPECT_TRUE(may_be_one_person("Luis Lacalle Pou", "Luis Alberto LACALLE POU"));
  EXPECT_TRUE(may_be_one_person("", "Evo Morales"));
  EXPECT_FALSE(may_be_one_person("Wang Yi", "Yang Jiechi"));
}

TEST(Merge, CountsAMeetingOfSeveralOncePerPartnerAndPairOfLeaders) {
  const auto met = met_of(R"(
    2014-07-17 multilateral_meeting BRA CHN:head_of_state CRI:head_of_state CUB:head_of_state
    2005-01-01 visit CHN CHN:head_of_state CHN:foreign_minister PER:head_of_state
  )");
  EXPECT_THAT(lines_of(met, met.merged()),
              ElementsAre("PER 2005-01-01 visit K2", "PER 2005-01-01 visit K2",
                          "CRI 2014-07-17 multilateral_meeting K1",
                          "CUB 2014-07-17 multilateral_meeting K1"));
  EXPECT_EQ(met.merged()[0].id, "PER-K2");
  EXPECT_EQ(met.merged()[1].id, "PER-K2-2");
}

TEST(Merge, PutsASummitBesideTheMeetingThere) {
  const auto met = met_of(R"(
    2014-07-15..2014-07-16 co_presence BRA CHN:head_of_state BRA:head_of_state PER:head_of_state
    2014-07-17 multilateral_meeting BRA CHN:head_of_state BRA:head_of_state
    2022-06-23 co_presence - CHN:head_of_state BRA:head_of_state
  )");
  EXPECT_THAT(
      lines_of(met, met.merged()),
      ElementsAre("PER 2014-07-15..2014-07-16 co_presence K1",
                  "BRA 2014-07-17 multilateral_meeting K2 (K1)", "BRA 2022-06-23 co_presence K3"));
}

TEST(Merge, DoubtsAStayAtASummitWithoutADay) {
  const auto met = met_of(R"(
    2016-03-31..2016-04-02 multilateral_meeting USA CHL:head_of_state CHN:head_of_state
    2017-03-31..2017-04-02 multilateral_meeting USA CHL:head_of_state CHN:head_of_state
    2017-04-01 multilateral_meeting USA CHL:head_of_state CHN:head_of_state
  )");
  const auto merged = met.merged();
  ASSERT_EQ(merged.size(), 2U);
  EXPECT_TRUE(merged[0].summit_stay);
  EXPECT_FALSE(merged[0].is_certain());
  EXPECT_FALSE(merged[1].summit_stay);
}

TEST(Merge, DoesNotLetALowConfidenceStayHoldTwoVisitsTogether) {
  const auto met = met_of(R"(
    2009-11-02 visit CHN CHN:head_of_state PER:head_of_state
    2009-11-01..2009-11-30 visit CHN CHN:head_of_state PER:head_of_state | low
    2009-11-25 visit CHN CHN:head_of_state PER:head_of_state
    2010-11 visit CHN CHN:head_of_state PER:head_of_state | low
  )");
  const auto merged = met.merged();
  ASSERT_EQ(merged.size(), 2U);
  EXPECT_EQ(merged[0].parts, 2U);
  EXPECT_TRUE(merged[1].low_confidence);
  EXPECT_THAT(why_one(merged[1], met.contacts), HasSubstr("rests on low confidence alone"));
}

TEST(Merge, TakesTheMostFormalFormAndEachWordOnce) {
  EXPECT_EQ(more_formal(Form::visit, Form::multilateral_meeting), Form::multilateral_meeting);
  EXPECT_EQ(more_formal(Form::state_visit, Form::multilateral_meeting), Form::state_visit);
  EXPECT_EQ(more_formal(Form::telephone, Form::video), Form::video);
  for (const auto& word : form_words()) EXPECT_EQ(to_word(parse_form(word).value()), word);
  EXPECT_FALSE(parse_form("tea"));
  EXPECT_EQ(class_of(Form::visit), FormClass::visits);
  EXPECT_EQ(class_of(Form::meeting), FormClass::meetings);
  EXPECT_EQ(class_of(Form::video), FormClass::calls);
}

}  // namespace
}  // namespace comity::exchanges
