// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/services/history_rows.hpp"
#include "comity/services/questions.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

Result<Answer> acts(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  auto answer = begin_answer("acts", *view);
  auto rows = act_rows(*view);
  const auto n = rows.if_array()->size();
  answer.headline = {fmt::format("{}: {} acts, {} to {}.", of.settings.title.en, n,
                                 to_text(view->since), to_text(view->until))};
  answer.body =
      Value::object({{"acts", std::move(rows)}, {"figures", Value::object({{"n_acts", n}})}});
  answer.sheets = {
      {"acts",
       {"date", "kind", "parties", "rung_before", "rung_after", "act", "sources", "title"}}};
  return answer;
}

}  // namespace comity::services
