// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file of XMCDA, as a problem and as examples: refused with a way out, or a problem
// that is written and read again as the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "comity/io/xmcda.hpp"

namespace {

using namespace comity;

void require_it(bool holds) {
  if (!holds) std::abort();
}

void have_ways_out(const Problems& problems) {
  for (const auto& found : problems.list()) {
    require_it(!found.error.what.empty());
    require_it(!found.error.hint.empty() || !found.error.nearest.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Problems problems;
  const auto problem = io::read_xmcda(bytes, "problem.xml", problems);
  require_it(problem.has_value() || problems.has_errors());
  have_ways_out(problems);
  if (problem) {
    // Names may hold what XML cannot carry back, such as a blank at an end written as a reference.
    if (const auto text = io::write_xmcda(*problem)) {
      Problems again;
      require_it(io::read_xmcda(*text, "problem.xml", again) == *problem);
    }
  }
  Problems of_examples;
  const auto examples = io::read_xmcda_examples(bytes, "problem.xml", {}, of_examples);
  have_ways_out(of_examples);
  for (const auto& row : examples.rows)
    require_it(of_examples.has_errors() || row.values.size() == examples.criteria.size());
  return 0;
}
