// SPDX-License-Identifier: Apache-2.0
// Criteria with their directions, and the performances of alternatives and profiles, from XMCDA.
// Knows nothing of categories.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "comity/io/xmcda_fields.hpp"

namespace comity::io {

/// What a file says of one performance; `place` is nullptr where it says nothing.
struct XmcdaCell {
  const XmlTree* place = nullptr;
  sorting::Performance value{};
};

/// The performances of one alternative or profile.
struct XmcdaRow {
  const XmlTree* place = nullptr;
  std::vector<XmcdaCell> cells{};  ///< one per criterion
};

struct XmcdaTable {
  XmcdaIds criteria;
  std::vector<sorting::Criterion> kinds{};  ///< id, direction and scale of each criterion
  XmcdaIds alternatives;                    ///< those that are real and active
  std::map<std::string, XmcdaRow> rows{};   ///< by id, profiles among them
};

/// Reads criteria, their scales, alternatives and all performance tables.
/// What is wrong is said through `fields`.
[[nodiscard]] XmcdaTable read_xmcda_table(const XmlTree& root, const XmcdaFields& fields);

}  // namespace comity::io
