// SPDX-License-Identifier: Apache-2.0
// How long pairs stay on their rungs: by hand.
#include "comity/models/rung_spells.hpp"

#include "models/small_model.hpp"

namespace comity::models {
namespace {

using comity::testing::Files;
using comity::testing::model_of;
using comity::testing::toml_of;

struct Stay {
  int rung;
  double since, until;
  bool rose;
  bool operator==(const Stay&) const = default;
};

std::vector<Stay> stays_of(const Model& model, Node from, Node to) {
  std::vector<Stay> stays;
  for (const auto& spell : rung_spells(model, make_timeline(model)))
    if (spell.from == from && spell.to == to)
      stays.push_back({spell.rung, spell.since, spell.until, spell.rose});
  return stays;
}

const Files titles{
    {"actors.csv", "label,z\na,0\nb,1\nc,0\n"},
    {"may.csv", "time,sender,receiver,allowed\n0,b,c,0\n2,b,c,1\n3,a,c,0\n"},
    {"ties.csv", "time,sender,receiver,replace\n1,a,b,1\n4,b,a,3\n6,a,b,0\n8,a,b,1\n9,c,b,1\n"}};

TEST(RungSpells, EndInARiseOrAreCut) {
  const auto toml =
      toml_of("ladder", "~ same(z)", false) + "opportunity = \"may.csv\"\nuntil = 10\n";
  const auto model = model_of(toml, titles);
  // The model looks from the first event on; the fall to 0 begins a new spell.
  EXPECT_EQ(
      stays_of(model, 0, 1),
      (std::vector<Stay>{{1, 1, 4, true}, {3, 4, 6, false}, {0, 6, 8, true}, {1, 8, 10, false}}));
  EXPECT_EQ(stays_of(model, 1, 2), (std::vector<Stay>{{0, 2, 9, true}, {1, 9, 10, false}}));
  EXPECT_EQ(stays_of(model, 0, 2), (std::vector<Stay>{{0, 1, 3, false}}));
}

TEST(RungSpells, OfOtherOriginsAreLeftOut) {
  const auto toml = toml_of("ladder", "~ same(z)", false, "origin = [1]") + "until = 10\n";
  for (const auto& stay : stays_of(model_of(toml, titles), 0, 1)) EXPECT_EQ(stay.rung, 1);
}

}  // namespace
}  // namespace comity::models
