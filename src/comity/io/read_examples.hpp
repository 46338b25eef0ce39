// SPDX-License-Identifier: Apache-2.0
// Reads a table of examples: an id, one column per criterion, the category last.
// Which columns count, which are better when smaller and how the categories are ordered is said
// beside it. Knows nothing of what is learned from them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/learning/examples.hpp"

namespace comity::io {

/// What the file cannot say by itself.
struct ExampleColumns {
  std::vector<std::string> categories;  ///< worst first
  std::vector<std::string> min;         ///< criteria where less is better
  std::vector<std::string> criteria;    ///< those that count; empty = all
};

/// The examples in a CSV file. A row with an empty category is sorted, not learned from.
///
/// All problems go to `problems`: numbers that are none, categories that are not in the list (with
/// the nearest), ids that stand twice, a criterion with one value, a category without an example.
[[nodiscard]] learning::Examples read_examples(std::string_view bytes, const std::string& file,
                                               const ExampleColumns& columns, Problems& problems);

/// What is wrong with examples as a whole, whatever file they come from: too many of them or of
/// their criteria, a category without an example, a criterion with one value.
void check_examples(const learning::Examples& examples, const std::string& file,
                    Problems& problems);

}  // namespace comity::io
