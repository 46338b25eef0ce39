// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/countries.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "comity/base/text.hpp"

namespace comity::streams {
namespace {

const Countries& countries() {
  static const Countries all;
  return all;
}

std::string on(CountryId id, Ymd day, bool as_given = false) {
  return id == 0 ? "none" : countries().text(countries().label_on(id, day, as_given));
}
std::string code(std::string_view text, Ymd day = 20150101) {
  return on(countries().by_code(text), day);
}

TEST(Countries, ReadsCameoAsIso) {
  EXPECT_EQ(code("CHN"), "CHN");
  EXPECT_EQ(code("ROM"), "ROU");
  EXPECT_EQ(code("TMP"), "TLS");
  EXPECT_EQ(code("MTN"), "MNE");
  EXPECT_EQ(code("IMY"), "IMN");
  EXPECT_EQ(code("GZS"), "PSE");
  EXPECT_EQ(code("ssd"), "SSD");
  EXPECT_EQ(on(countries().by_code("ROM"), 20150101, true), "ROM");
}

TEST(Countries, UnderstandsIsoTooAndKeepsRegions) {
  EXPECT_EQ(code("ROU"), "ROU");
  EXPECT_EQ(code("TLS"), "TLS");
  EXPECT_EQ(code("AFR"), "AFR");
  EXPECT_EQ(code("WST"), "WST");
  for (const auto* text : {"", "CH", "XYZ", "C1N", "CHNX", "---"})
    EXPECT_EQ(countries().by_code(text), 0) << text;
}

TEST(Countries, MeansTheStateOfTheDay) {
  EXPECT_EQ(code("RUS", 19911225), "SUN");
  EXPECT_EQ(code("RUS", 19911226), "RUS");
  EXPECT_EQ(code("SUN", 19911226), "RUS");
  EXPECT_EQ(code("CZE", 19921231), "CSK");
  EXPECT_EQ(code("SVK", 19930101), "SVK");
  EXPECT_EQ(code("YUG", 19920426), "YUG");
  EXPECT_EQ(code("YUG", 20000101), "SCG");
  EXPECT_EQ(code("YUG", 20100101), "SRB");
  EXPECT_EQ(code("SRB", 19900101), "YUG");
  EXPECT_EQ(code("SRB", 20060604), "SCG");
  EXPECT_EQ(code("SRB", 20060605), "SRB");
  EXPECT_EQ(code("DDR", 19901002), "DDR");
  EXPECT_EQ(code("DDR", 19901003), "DEU");
  EXPECT_EQ(code("YMD", 20000101), "YEM");
  EXPECT_EQ(code("ZAR", 19800101), "COD");
  EXPECT_EQ(on(countries().by_code("RUS"), 19800101, true), "RUS");
}

TEST(Countries, ReadsPlacesAsFips) {
  const auto fips = [](std::string_view text) { return on(countries().by_fips(text), 20150101); };
  EXPECT_EQ(fips("CH"), "CHN");  // not Switzerland
  EXPECT_EQ(fips("SZ"), "CHE");
  EXPECT_EQ(fips("RS"), "RUS");  // not Serbia
  EXPECT_EQ(fips("SF"), "ZAF");
  EXPECT_EQ(fips("GM"), "DEU");
  EXPECT_EQ(fips("as"), "AUS");
  EXPECT_EQ(fips("OD"), "SSD");
  EXPECT_EQ(fips("GZ"), "PSE");
  EXPECT_EQ(countries().by_fips("OS"), 0);
  EXPECT_EQ(countries().by_fips("C1"), 0);
  EXPECT_EQ(countries().by_fips("CHN"), 0);
}

TEST(Countries, ReadsNamesAsIcewsWritesThem) {
  const auto name = [](std::string_view text) { return on(countries().by_name(text), 20180601); };
  EXPECT_EQ(name("China"), "CHN");
  EXPECT_EQ(name("russian federation"), "RUS");
  EXPECT_EQ(name("the former Yugoslav Republic of Macedonia"), "MKD");
  EXPECT_EQ(name("Cote d'Ivoire"), "CIV");
  EXPECT_EQ(name("Democratic Republic of Congo"), "COD");
  EXPECT_EQ(name("Congo"), "COG");
  EXPECT_EQ(name("Occupied Palestinian Territory"), "PSE");
  EXPECT_EQ(name("BRA"), "BRA");
  EXPECT_EQ(name("Atlantis"), "none");
}

TEST(Countries, SortsLabelsByText) {
  EXPECT_TRUE(std::ranges::is_sorted(countries().labels()));
  EXPECT_LT(countries().labels().size(), 1024U);  // they have to fit into a key
}

// Whatever the answer calls a state, the register of actors should know it.
TEST(Countries, KnowsEveryStateOfTheRegister) {
  std::ifstream file(COMITY_SOURCE_DIR "/data/actors.csv");
  std::string line;
  std::getline(file, line);
  int states = 0;
  while (std::getline(file, line)) {
    const auto cells = split(line, ',');
    if (cells.size() < 3 || cells[1] != "state") continue;
    ++states;
    const auto id = countries().by_code(cells[2]);
    const auto means = [&](Ymd day) { return on(id, day) == cells[2]; };
    EXPECT_TRUE(means(19900101) || means(20000101) || means(20250101)) << line;
  }
  EXPECT_GT(states, 190);
}

}  // namespace
}  // namespace comity::streams
