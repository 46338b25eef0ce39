// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table of examples: refused with a way out, or examples in which every row has a
// finite value on every criterion and every category has a row.
//
// A first line such as `#low,high;cost;cost,speed` gives the options --categories, --min and
// --criteria; without it the categories are low and high.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "comity/base/text.hpp"
#include "comity/io/read_examples.hpp"

namespace {

using namespace comity;

void must(bool holds) {
  if (!holds) std::abort();
}

io::ExampleColumns options_in(std::string_view& bytes) {
  io::ExampleColumns columns{.categories = {"low", "high"}, .min = {}, .criteria = {}};
  if (!bytes.starts_with('#')) return columns;
  const auto end = std::min(bytes.find('\n'), bytes.size());
  const auto parts = split(bytes.substr(1, end - 1), ';');
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  columns.categories = split_list(parts[0], ',');
  if (parts.size() > 1) columns.min = split_list(parts[1], ',');
  if (parts.size() > 2) columns.criteria = split_list(parts[2], ',');
  return columns;
}

void are_whole(const learning::Examples& examples) {
  std::set<std::string> ids;
  for (const auto& row : examples.rows) {
    must(row.values.size() == examples.criteria.size());
    must(std::ranges::all_of(row.values, [](double value) { return std::isfinite(value); }));
    must(!row.category || *row.category < examples.categories.size());
    must(ids.insert(row.id).second && row.line > 1);
  }
  const auto ranked = learning::rank(examples);
  for (std::size_t k = 0; k < examples.categories.size(); ++k) must(ranked.n_in(k) > 0);
  for (const auto& levels : ranked.levels) must(levels.size() > 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto columns = options_in(bytes);
  Problems problems;
  const auto examples = io::read_examples(bytes, "examples.csv", columns, problems);
  for (const auto& found : problems.list()) {
    must(!found.error.what.empty());
    must(!found.error.hint.empty() || !found.error.nearest.empty());
  }
  if (!problems.has_errors() && !examples.rows.empty()) are_whole(examples);
  return 0;
}
