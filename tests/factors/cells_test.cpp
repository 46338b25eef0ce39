// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/cells.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
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
  const Cell one{.period = 1, .actor = 2, .counterpart = 3, .indicator = 4, .klass = 5};
  EXPECT_FALSE(seen.add(one, 0));
  auto other = one;
  other.reporter = 1;
  EXPECT_FALSE(seen.add(other, 1));
  EXPECT_EQ(seen.add(one, 2), 0U);
  auto revised = one;  // value, unit, source and status do not make another cell
  revised.value = 9;
  revised.source = 7;
  revised.status = CellStatus::zero;
  EXPECT_EQ(seen.add(revised, 3), 0U);
}

RC_GTEST_PROP(SeenCells, AgreeWithASetWhateverTheCells, ()) {
  using Key = std::tuple<int, int, int, int, int, int>;
  const auto keys = *rc::gen::container<std::vector<Key>>(
      rc::gen::tuple(rc::gen::inRange(0, 4), rc::gen::inRange(0, 3), rc::gen::inRange(0, 3),
                     rc::gen::inRange(0, 3), rc::gen::inRange(0, 3), rc::gen::inRange(0, 3)));
  SeenCells seen(0);
  std::set<Key> told;
  std::uint32_t number = 0;
  for (const auto& key : keys) {
    const auto [a, b, c, d, e, f] = key;
    const Cell cell{.period = static_cast<std::uint32_t>(a) << 20U,
                    .actor = b == 0 ? nobody : static_cast<std::uint32_t>(b),
                    .counterpart = c == 0 ? nobody : static_cast<std::uint32_t>(c),
                    .indicator = static_cast<std::uint16_t>(d * 21845),
                    .reporter = static_cast<std::uint16_t>(e * 21845),
                    .klass = static_cast<std::uint16_t>(f * 21845)};
    RC_ASSERT(seen.add(cell, number++).has_value() == !told.insert(key).second);
  }
}

}  // namespace
}  // namespace comity::factors
