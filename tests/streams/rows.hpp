// SPDX-License-Identifier: Apache-2.0
// Small rows of our own in the shape of GDELT and ICEWS.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

namespace comity::streams::testing {

/// The fields of a row that are used.
struct GdeltRow {
  std::string date = "20150218";
  std::string country1 = "CHN";
  std::string country2 = "BRA";
  std::string code = "042";
  std::string base = "042";
  std::string root = "04";
  std::string name1 = "CHNGOV";
  std::string name2 = "BRA";
  std::string place = "CH";
  std::string url = "http://example.org/1";
  std::size_t columns = 61;
};

/// A row without its line feed.
inline std::string gdelt(const GdeltRow& row, char separator = '\t') {
  std::vector<std::string> fields(row.columns);
  fields[0] = "410412347";
  fields[1] = row.date;
  fields[5] = row.name1;
  fields[7] = row.country1;
  fields[15] = row.name2;
  fields[17] = row.country2;
  fields[26] = row.code;
  fields[27] = row.base;
  fields[28] = row.root;
  fields[row.columns == 61 ? 53 : 51] = row.place;
  if (row.columns != 57) fields.back() = row.url;
  return fmt::format("{}", fmt::join(fields, std::string(1, separator)));
}

inline constexpr const char* icews_header =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t"
    "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude";

struct IcewsRow {
  std::string date = "2018-06-01";
  std::string name1 = "Xi Jinping";
  std::string country1 = "China";
  std::string code = "042";
  std::string name2 = "Brazil";
  std::string country2 = "Brazil";
  std::string story = "1";
  std::string sentence = "2";
};

inline std::string icews(const IcewsRow& row) {
  return fmt::format(
      "1\t{}\t{}\tGovernment\t{}\ttext\t{}\t1\t{}\tGovernment\t{}\t{}\t{}\tP\tC\tNA\tP\t{}\t1\t2",
      row.date, row.name1, row.country1, row.code, row.name2, row.country2, row.story, row.sentence,
      row.country2);
}

}  // namespace comity::streams::testing
