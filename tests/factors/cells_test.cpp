// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/cells.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <tuple>

namespace comity::factors {
namespace {

TEST(Pool, KeepsEachTextOnceAndTheEmptyOneFirst) {
  Pool pool;
  EXPECT_EQ(pool.place_of(""), 0U);
  const auto first = pool.place_of("export");
  EXPECT_EQ(pool.place_of("import"), first + 1);
  EXPECT_EQ(pool.place_of("export"), first);
  EXPECT_EQ(pool.at(first), "export");
  EXPECT_FALSE(pool.find("inward"));
  EXPECT_EQ(pool.size(), 3U);
}

TEST(Cells, ReadsAPeriodOnceAndRefusesWhatIsNoDate) {
  Cells cells;
  const auto year = cells.period_of("2012");
  ASSERT_TRUE(year);
  EXPECT_EQ(cells.period_of("2012"), year);
  EXPECT_EQ(cells.dates[*year].first(), Day{std::chrono::year{2012} / 1 / 1});
  EXPECT_EQ(cells.period_of("").value(), 0U);
  EXPECT_FALSE(cells.period_of("twelve"));
}

TEST(SeenCells, TellsWhichCellWasThereBefore) {
  SeenCells seen(1);
  std::vector<Cell> cells;
  const Cell one{.period = 1, .actor = 2, .counterpart = 3, .indicator = 4, .klass = 5};
  EXPECT_FALSE(seen.add(one, cells));
  cells.push_back(one);
  auto other = one;
  other.reporter = 1;
  EXPECT_FALSE(seen.add(other, cells));
  cells.push_back(other);
  EXPECT_EQ(seen.add(one, cells), 0U);
  EXPECT_EQ(seen.add(other, cells), 1U);
  auto revised = one;  // value, unit, source and status do not make another cell
  revised.value = 9;
  revised.source = 7;
  revised.status = CellStatus::zero;
  EXPECT_EQ(seen.add(revised, cells), 0U);
}

RC_GTEST_PROP(SeenCells, AgreeWithASetWhateverTheCells, ()) {
  using Key = std::tuple<int, int, int, int, int, int>;
  const auto keys = *rc::gen::container<std::vector<Key>>(
      rc::gen::tuple(rc::gen::inRange(0, 4), rc::gen::inRange(0, 3), rc::gen::inRange(0, 3),
                     rc::gen::inRange(0, 3), rc::gen::inRange(0, 3), rc::gen::inRange(0, 3)));
  SeenCells seen(0);
  std::map<Key, std::uint32_t> told;
  std::vector<Cell> cells;
  for (const auto& key : keys) {
    const auto [a, b, c, d, e, f] = key;
    const Cell cell{.period = static_cast<std::uint32_t>(a) << 20U,
                    .actor = b == 0 ? nobody : static_cast<std::uint32_t>(b),
                    .counterpart = c == 0 ? nobody : static_cast<std::uint32_t>(c),
                    .indicator = static_cast<std::uint16_t>(d * 21845),
                    .reporter = static_cast<std::uint16_t>(e * 21845),
                    .klass = static_cast<std::uint16_t>(f * 21845)};
    const auto next = static_cast<std::uint32_t>(cells.size());
    const auto [known, is_new] = told.emplace(key, next);
    RC_ASSERT(seen.add(cell, cells) == (is_new ? std::nullopt : std::optional(known->second)));
    if (is_new) cells.push_back(cell);
  }
}

}  // namespace
}  // namespace comity::factors
