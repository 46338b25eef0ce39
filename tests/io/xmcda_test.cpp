// SPDX-License-Identifier: Apache-2.0
// XMCDA: what is written is read again as the same problem; what is wrong is named with its place.
#include "comity/io/xmcda.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "comity/io/write_problem.hpp"
#include "comity/io/xml_tree.hpp"
#include "comity/sorting/assign.hpp"
#include "sorting/problems.hpp"

namespace comity::io {
namespace {

/// Two criteria, three categories, as a module of Decision Deck writes them: ranks from the worst,
/// a rational, an interval, an alternative that is not active.
const std::string module_text = R"(<?xml version="1.0" encoding="UTF-8"?>
<xmcda:XMCDA xmlns:xmcda="http://www.decision-deck.org/2019/XMCDA-3.1.1">
<alternatives>
  <alternative id="CHL"/><alternative id="PER"><type>real</type></alternative>
  <alternative id="URY"><active>false</active></alternative>
  <alternative id="b1"><type>fictive</type></alternative>
  <alternative id="b2"><type>fictive</type></alternative>
</alternatives>
<criteria><criterion id="votes"/><criterion id="risk"/></criteria>
<criteriaScales><criterionScale><criterionID>risk</criterionID><scales><scale><quantitative>
  <preferenceDirection>min</preferenceDirection><minimum><real>0</real></minimum>
  <maximum><real>10</real></maximum></quantitative></scale></scales></criterionScale></criteriaScales>
<criteriaValues>
  <criterionValue><criterionID>votes</criterionID><values><value><rational>
    <numerator>3</numerator><denominator>2</denominator></rational></value></values></criterionValue>
  <criterionValue><criterionID>risk</criterionID><values><value><integer>1</integer></value></values></criterionValue>
</criteriaValues>
<performanceTable>
<alternativePerformances><alternativeID>CHL</alternativeID>
  <performance><criterionID>votes</criterionID><values><value><real>66</real></value></values></performance>
  <performance><criterionID>risk</criterionID><values><value><NA/></value></values></performance>
</alternativePerformances>
<alternativePerformances><alternativeID> PER </alternativeID>
  <performance><criterionID>votes</criterionID><values><value><interval>
    <lowerBound><real>30</real></lowerBound><upperBound><real>80</real></upperBound></interval></value></values></performance>
  <performance><criterionID>risk</criterionID><values><value><real>2</real></value></values></performance>
</alternativePerformances>
<alternativePerformances><alternativeID>b1</alternativeID>
  <performance><criterionID>votes</criterionID><values><value><real>40</real></value></values></performance>
  <performance><criterionID>risk</criterionID><values><value><real>5</real></value></values></performance>
</alternativePerformances>
<alternativePerformances><alternativeID>b2</alternativeID>
  <performance><criterionID>votes</criterionID><values><value><real>70</real></value></values></performance>
  <performance><criterionID>risk</criterionID><values><value><real>3</real></value></values></performance>
</alternativePerformances>
</performanceTable>
<categories><category id="pivot"/><category id="link"/><category id="node"/></categories>
<categoriesValues>
  <categoryValue><categoryID>pivot</categoryID><values><value><integer>3</integer></value></values></categoryValue>
  <categoryValue><categoryID>link</categoryID><values><value><integer>2</integer></value></values></categoryValue>
  <categoryValue><categoryID>node</categoryID><values><value><integer>1</integer></value></values></categoryValue>
</categoriesValues>
<categoriesProfiles>
  <categoryProfile><categoryID>pivot</categoryID><bounding><lowerBound><alternativeID>b2</alternativeID></lowerBound></bounding></categoryProfile>
  <categoryProfile><categoryID>link</categoryID><bounding><lowerBound><alternativeID>b1</alternativeID></lowerBound><upperBound><alternativeID>b2</alternativeID></upperBound></bounding></categoryProfile>
  <categoryProfile><categoryID>node</categoryID><bounding><upperBound><alternativeID>b1</alternativeID></upperBound></bounding></categoryProfile>
</categoriesProfiles>
<alternativesAssignments>
  <alternativeAssignment><alternativeID>CHL</alternativeID><categoryID>pivot</categoryID></alternativeAssignment>
</alternativesAssignments>
<programParameters><parameter id="lambda"><values><value><real>0.6</real></value></values></parameter></programParameters>
</xmcda:XMCDA>
)";

std::string with_swapped(std::string text, const std::string& old, const std::string& by) {
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), by);
}

/// All that is said of a file: "line:column what" per problem.
std::string xmcda_said(const std::string& text) {
  Problems problems;
  EXPECT_FALSE(read_xmcda(text, "p.xml", problems));
  std::string said;
  for (const auto& problem : problems.list()) {
    const auto& error = problem.error;
    EXPECT_FALSE(error.hint.empty() && error.nearest.empty()) << error;
    said += std::to_string(error.where.line) + ":" + std::to_string(error.where.column) + " " +
            error.what + (error.nearest.empty() ? "" : " [" + error.nearest + "]") + "\n";
  }
  return said;
}

TEST(Xmcda, ReadsWhatAModuleWrites) {
  Problems problems;
  const auto problem = read_xmcda(module_text, "p.xml", problems);
  ASSERT_TRUE(problem) << problems.list().front().error;
  EXPECT_EQ(problem->method, sorting::Method::mr_sort);
  EXPECT_EQ(problem->categories, (std::vector<std::string>{"node", "link", "pivot"}));
  EXPECT_EQ(problem->criteria[0].weight, 1.5);
  EXPECT_EQ(problem->criteria[1].direction, sorting::Direction::min);
  EXPECT_EQ(problem->criteria[1].scale, (sorting::Interval{0, 10}));
  EXPECT_EQ(problem->cutting_level, sorting::Interval(0.6));
  ASSERT_EQ(problem->alternatives.size(), 2U);  // URY is not active
  EXPECT_FALSE(problem->alternatives[0].performances[1]);
  EXPECT_EQ(problem->alternatives[1].performances[0], (sorting::Interval{30, 80}));
  EXPECT_EQ(problem->boundaries[1].performances[0], sorting::Interval(70));
}

TEST(Xmcda, ReadsTheNamesOfVersionFour) {
  auto text = module_text;
  text = with_swapped(text,
                      "<xmcda:XMCDA xmlns:xmcda=\"http://www.decision-deck.org/2019/XMCDA-3.1.1\"",
                      "<xmcda xmlns=\"http://www.decision-deck.org/2021/XMCDA-4.0.0\"");
  text = with_swapped(text, "</xmcda:XMCDA>", "</xmcda>");
  text = with_swapped(text, "<criterionScale>", "<criterionScales>");
  text = with_swapped(text, "</criterionScale>", "</criterionScales>");
  Problems problems;
  Problems others;
  EXPECT_EQ(read_xmcda(text, "p.xml", problems), read_xmcda(module_text, "p.xml", others));
  EXPECT_FALSE(problems.has_errors());
}

TEST(Xmcda, NamesWhatIsWrongWithItsPlace) {
  EXPECT_EQ(xmcda_said(with_swapped(module_text,
                                    "<criterionID>votes</criterionID><values><value><real>66",
                                    "<criterionID>vote</criterionID><values><value><real>66")),
            "19:1 \"CHL\" has no performance on \"votes\".\n"
            "20:16 there is no criterion \"vote\". [\"votes\"]\n");
  EXPECT_EQ(xmcda_said(with_swapped(module_text, "<real>66</real>", "<real>many</real>")),
            "20:63 \"many\" is not a number.\n");
  EXPECT_EQ(xmcda_said(with_swapped(module_text, "<real>66</real>", "<label>many</label>")),
            "20:63 <label> is not a number.\n");
  EXPECT_EQ(
      xmcda_said(with_swapped(module_text, "<criterionID>risk</criterionID><values><value><NA/>",
                              "<criterionID>votes</criterionID><values><value><NA/>")),
      "19:1 \"CHL\" has no performance on \"risk\".\n"
      "21:3 the performance of \"CHL\" on \"votes\" stands twice.\n");
  EXPECT_EQ(xmcda_said(with_swapped(module_text, "id=\"PER\"", "id=\"CHL\"")),
            "4:26 the id \"CHL\" stands twice.\n"
            "9:34 nobody has a performance on \"risk\".\n"
            "23:1 there is no alternative \"PER\".\n");
  EXPECT_EQ(
      xmcda_said(with_swapped(module_text, "<alternativeID>CHL</alternativeID><categoryID>pivot",
                              "<alternativeID>CHL</alternativeID><categoryID>pivots")),
      "49:60 there is no category \"pivots\". [\"pivot\"]\n");
  EXPECT_EQ(xmcda_said(with_swapped(module_text, "id=\"lambda\"", "id=\"level\"")),
            "2:1 there is no parameter \"cutting_level\".\n");
}

TEST(Xmcda, HoldsRanksAgainstProfiles) {
  const auto best = "<categoryID>pivot</categoryID><values><value><integer>";
  EXPECT_EQ(xmcda_said(with_swapped(
                with_swapped(module_text, std::string(best) + "3", std::string(best) + "2"),
                "<categoryID>link</categoryID><values><value><integer>2",
                "<categoryID>link</categoryID><values><value><integer>3")),
            "40:3 the rank of \"link\" does not agree with the profiles.\n");
  EXPECT_EQ(xmcda_said(with_swapped(module_text, std::string(best) + "3", std::string(best) + "2")),
            "40:3 \"link\" has the rank 2 of \"pivot\".\n");
  EXPECT_EQ(
      xmcda_said(with_swapped(module_text, std::string(best) + "3", std::string(best) + "2.5")),
      "39:3 a rank is not a whole number.\n");
  // Without ranks the profiles say it all; without one of them nothing does.
  const auto start = module_text.find("<categoriesValues>");
  const auto end = module_text.find("<categoriesProfiles>");
  const auto unranked = module_text.substr(0, start) + module_text.substr(end);
  Problems problems;
  EXPECT_TRUE(read_xmcda(unranked, "p.xml", problems));
  EXPECT_EQ(xmcda_said(with_swapped(unranked, "<upperBound><alternativeID>b1",
                                    "<upperBound><alternativeID>b0")),
            "38:1 the profiles do not say the order of the categories.\n");
}

TEST(Xmcda, RefusesWhatIsNotXmlOrNotXmcda) {
  EXPECT_EQ(xmcda_said(module_text.substr(0, 900)).substr(0, 30), "15:57 this is not well-formed ");
  EXPECT_EQ(xmcda_said("<a/>"), "1:1 the root is <a>, not that of XMCDA. [XMCDA]\n");
  EXPECT_EQ(xmcda_said(with_swapped(module_text, "2019/XMCDA-3.1.1", "2009/XMCDA-2.1.0")),
            "2:1 the namespace \"http://www.decision-deck.org/2009/XMCDA-2.1.0\" is not of XMCDA 3 "
            "or 4. [http://www.decision-deck.org/2019/XMCDA-3.1.1]\n");
  EXPECT_EQ(xmcda_said("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
            "1:13 a document type is not read.\n");
  std::string deep;
  for (int i = 0; i < 70; ++i) deep += "<a>";
  EXPECT_EQ(xmcda_said(deep), "1:193 elements are nested more than 64 deep.\n");
}

TEST(Xmcda, ReadsAssignmentsAsExamples) {
  Problems problems;
  auto text = with_swapped(module_text, "<NA/>", "<real>4</real>");
  text = with_swapped(text,
                      "<interval>\n    <lowerBound><real>30</real></lowerBound><upperBound><real>80"
                      "</real></upperBound></interval>",
                      "<real>30</real>");
  const std::string more =
      "<alternativeAssignment><alternativeID>PER</alternativeID><categoryID>link</categoryID>"
      "</alternativeAssignment></alternativesAssignments>";
  text = with_swapped(text, "</alternativesAssignments>", more);
  const auto examples = read_xmcda_examples(
      text, "p.xml", {.categories = {"link", "pivot"}, .min = {}, .criteria = {}}, problems);
  ASSERT_FALSE(problems.has_errors()) << problems.list().front().error;
  ASSERT_EQ(examples.rows.size(), 2U);
  EXPECT_TRUE(examples.criteria[1].less_is_better);
  EXPECT_EQ(examples.rows[0].category, 1U);
  EXPECT_EQ(examples.rows[1].values, (std::vector<double>{30, 2}));
  // As the file has it: rank 3 is said to be pivot's, the profiles say it is the best.
  Problems missing;
  (void)read_xmcda_examples(text, "p.xml", {}, missing);
  ASSERT_TRUE(missing.has_errors());
  EXPECT_EQ(missing.list().front().error.what, "no example has the category \"node\".");
}

TEST(Xmcda, CannotCarryEverything) {
  auto problem = comity::testing::peer_problem("scholarship.json");
  EXPECT_EQ(write_xmcda(problem).error().kind, Error::Kind::usage);
  problem = comity::testing::peer_problem("transport.json");
  problem.criteria[0].q = sorting::Interval{1, 2};
  EXPECT_EQ(write_xmcda(problem).error().kind, Error::Kind::usage);
  problem.criteria[0].q.reset();
  problem.alternatives[0].id = "b1";  // as the first profile would be called
  const auto text = write_xmcda(problem);
  ASSERT_TRUE(text);
  Problems problems;
  EXPECT_EQ(read_xmcda(*text, "p.xml", problems), problem);
}

/// Blurs a problem as far as XMCDA can carry it.
sorting::Problem blurred(sorting::Problem problem) {
  for (auto& alternative : problem.alternatives) {
    for (auto& known : alternative.performances) {
      const auto way = *rc::gen::inRange(0, 5);
      if (way == 0) known.reset();
      if (way == 1) known = sorting::Interval{known->low, known->low + 1.0 / 3};
    }
  }
  for (auto& criterion : problem.criteria) {
    if (*rc::gen::arbitrary<bool>()) criterion.scale = sorting::Interval{-1, 25};
  }
  if (*rc::gen::arbitrary<bool>())
    problem.robustness = sorting::Robustness{.draws = 77, .weights = sorting::Weights::uniform};
  if (problem.method == sorting::Method::electre_tri && *rc::gen::arbitrary<bool>())
    problem.rule = sorting::Rule::optimistic;
  return problem;
}

RC_GTEST_PROP(Xmcda, ReadsWhatItWrote, ()) {
  const auto method = *rc::gen::element(sorting::Method::mr_sort, sorting::Method::electre_tri);
  const auto problem = blurred(comity::testing::any_problem(method));
  const auto text = write_xmcda(problem);
  RC_ASSERT(text.has_value());
  Problems problems;
  const auto again = read_xmcda(*text, "p.xml", problems);
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == problem);
  RC_ASSERT(to_problem_json(*again) == to_problem_json(problem));
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i) {
    const auto before = assign(problem, sorting::fixed(problem), problem.alternatives[i]);
    const auto after = assign(*again, sorting::fixed(*again), again->alternatives[i]);
    RC_ASSERT(before.lowest == after.lowest);
    RC_ASSERT(before.highest == after.highest);
  }
}

}  // namespace
}  // namespace comity::io
