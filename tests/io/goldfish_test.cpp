// SPDX-License-Identifier: Apache-2.0
#include "comity/io/goldfish.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "models/small_model.hpp"

namespace comity::io {
namespace {

using comity::testing::Files;
using comity::testing::messages;
using comity::testing::source_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const Files lists{
    {"actors.csv", "label,present,z,Z,in,my name\nNA,1,1,,0,2\nb,0,2,,1,\nc,1,,,1,4\n"},
    {"z.csv", "time,node,replace\n5,b,\n"},
    {"here.csv", "time,node,replace\n3,b,1\n"},
    {"ties0.csv", "sender,receiver,value\nNA,b,2\n"},
    {"ties.csv", "time,sender,receiver,increment\n1,NA,b,1\n2,b,c,0.25\n3,c,NA,1\n4,NA,c,1\n"},
    {"pact.csv", "time,sender,receiver,replace\n1,NA,b,1\n2,b,c,1\n"}};

std::string bundle_toml(const std::string& kind, const std::string& formula,
                        const std::string& more = "", const std::string& events = "",
                        const std::string& network = "ties") {
  return fmt::format(R"(kind = "{}"
formula = "{}"
{}
[actors]
file = "actors.csv"
presence = "here.csv"
[attributes.z]
changes = "z.csv"
[networks.ties]
initial = "ties0.csv"
changes = "ties.csv"
[networks.pact]
directed = false
changes = "pact.csv"
[networks."never read"]
changes = "ties.csv"
[events]
network = "{}"
{})",
                     kind, formula, more, network, events);
}

ModelFile read_bundle(const std::string& toml) {
  Problems problems;
  auto file = read_model(toml, "model.toml", source_of(lists), problems);
  EXPECT_TRUE(file) << messages(problems);
  return file ? std::move(*file) : ModelFile{};
}

std::vector<std::string> effects_of(const std::string& toml) {
  const auto file = read_bundle(toml);
  Problems problems;
  const auto model = to_goldfish(file, problems);
  EXPECT_FALSE(problems.has_errors()) << messages(problems);
  std::vector<std::string> effects;
  for (const auto& term : model.terms) effects.push_back(term.effect);
  return effects;
}

std::string refusals_of(const std::string& toml) {
  const auto file = read_bundle(toml);
  Problems problems;
  (void)to_goldfish(file, problems);
  return messages(problems);
}

std::string list_of(const std::vector<GoldfishFile>& files, std::string_view name) {
  const auto found = std::ranges::find(files, name, &GoldfishFile::name);
  return found == files.end() ? "none" : found->bytes;
}

TEST(Goldfish, WritesAChoiceInItsWords) {
  EXPECT_THAT(
      effects_of(bundle_toml(
          "choice",
          "~ inertia + recip(weighted, transform = log1p) + tie(pact, window = '1 day') + "
          "indeg(ties, weighted) + cycle + mixed_common_receiver(ties, pact) + alter(z) + sim(z) + "
          "diff(z, transform = identity) + ego_alter(z, in)")),
      ElementsAre("inertia(ties_network)",
                  "recip(ties_network, weighted = TRUE, transformer_fn = log1p)",
                  "tie(pact_network, window = 86400)", "indeg(ties_network, weighted = TRUE)",
                  "cycle(ties_network)", "mixed_trans(list(ties_network, pact_network))",
                  "alter(actors$z)", "sim(actors$z)", "diff(actors$z, transformer_fn = identity)",
                  "ego_alter_interaction(list(actors$z, actors$in.))"));
}

TEST(Goldfish, NamesTheSideInRelationalModelsOnly) {
  EXPECT_THAT(
      effects_of(bundle_toml("relational",
                             "~ 1 + inertia + reciprocity + indeg(ego) + outdeg + send(z) + "
                             "receive(z)",
                             "timed = true")),
      ElementsAre("1", "inertia(ties_network, weighted = TRUE)",
                  "recip(ties_network, weighted = TRUE)", R"(indeg(ties_network, type = "ego"))",
                  R"(outdeg(ties_network, type = "alter"))", "ego(actors$z)", "alter(actors$z)"));
  EXPECT_THAT(effects_of(bundle_toml("rate", "~ indeg + ego(z)")),
              ElementsAre("indeg(ties_network)", "ego(actors$z)"));
}

TEST(Goldfish, SaysEveryReasonAtOnceWithItsPlace) {
  const auto said =
      refusals_of(bundle_toml("choice", "~ same(z) + otp + inertia(decay = '1 day') + tie:alter(z)",
                              "missing = \"carry\"\npenalty = \"firth\"\ncontrols = 1"));
  EXPECT_THAT(said, HasSubstr("model.toml: missing:"));
  EXPECT_THAT(said, HasSubstr("model.toml: penalty:"));
  EXPECT_THAT(said, HasSubstr("model.toml: controls:"));
  EXPECT_THAT(said, HasSubstr("model.toml:2:24: formula: otp takes"));
  EXPECT_THAT(said, HasSubstr("inertia(decay = '1 day') fades"));
  EXPECT_THAT(said, HasSubstr("tie:alter(z) is a product"));
  EXPECT_THAT(said, Not(HasSubstr("same(z)")));
}

TEST(Goldfish, RefusesWhatACoordinationLacksThere) {
  EXPECT_THAT(refusals_of(bundle_toml("coordination", "~ inertia + outdeg(ties)", "", "", "pact")),
              HasSubstr("outdeg(ties) is outdeg"));
  EXPECT_THAT(effects_of(bundle_toml("coordination", "~ inertia + mixed_cycle(pact, pact)", "", "",
                                     "pact")),
              ElementsAre("inertia(pact_network)", "trans(pact_network)"));
}

TEST(Goldfish, TakesUnknownValuesThatDoNotOccurForCarriedOnes) {
  EXPECT_EQ(refusals_of(bundle_toml("choice", "~ inertia + same(in)", "missing = \"drop\"")), "");
}

TEST(Goldfish, WritesTheListsOfWhatIsRead) {
  const auto file =
      read_bundle(bundle_toml("choice", "~ tie(pact) + alter(z) + same(in)", "", "since = 3"));
  Problems problems;
  const auto files = goldfish_lists(to_goldfish(file, problems));
  EXPECT_EQ(list_of(files, "actors.csv"), "label,present,z,in.\nNA,1,1,0\nb,0,2,1\nc,1,,1\n");
  EXPECT_EQ(list_of(files, "presence.csv"), "time,node,replace\n3,b,1\n");
  EXPECT_EQ(list_of(files, "z_values.csv"), "time,node,replace\n5,b,\n");
  EXPECT_EQ(list_of(files, "ties_initial.csv"), "label,NA,b,c\nNA,0,2,0\nb,0,0,0\nc,0,0,0\n");
  EXPECT_THAT(list_of(files, "ties_ties.csv"), HasSubstr("2,b,c,0.25\n"));
  EXPECT_EQ(list_of(files, "pact_ties.csv"), "time,sender,receiver,replace\n1,NA,b,1\n2,b,c,1\n");
  EXPECT_EQ(list_of(files, "dependent_events.csv"),
            "time,sender,receiver,increment\n3,c,NA,1\n4,NA,c,1\n");
  EXPECT_EQ(list_of(files, "pact_initial.csv"), "none");
  EXPECT_EQ(files.size(), 7);
}

TEST(Goldfish, TellsNamesApartThatOnlyCapitalsTellApart) {
  auto file = read_bundle(bundle_toml("choice", "~ inertia"));
  auto& attributes = file.model.history.attributes;
  attributes.push_back({.name = "naïve 2", .initial = {}, .changes = {}});
  attributes.push_back({.name = "2nd", .initial = {}, .changes = {}});
  Problems problems;
  EXPECT_THAT(to_goldfish(file, problems).attribute_names,
              ElementsAre("z", "Z_2", "in.", "my_name", "na__ve_2", "x2nd"));
}

}  // namespace
}  // namespace comity::io
