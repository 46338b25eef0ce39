// SPDX-License-Identifier: Apache-2.0
#include "comity/services/answer.hpp"

#include "comity/base/text.hpp"
#include "comity/base/version.hpp"

namespace comity::services {

const Value* rows_of(const Answer& answer, const Sheet& sheet) {
  const Value* at = &answer.body;
  for (const auto key : split(sheet.key, '.')) {
    at = at->find(key);
    if (at == nullptr) return nullptr;
  }
  return at;
}

Value envelope(const Answer& answer) {
  return Value::object({{"comity", version},
                        {"command", answer.command},
                        {"case", answer.case_id},
                        {"digest", answer.digest},
                        {"on", answer.on},
                        {"ladder", answer.ladder},
                        {"dates", answer.dates},
                        {"seed", static_cast<std::int64_t>(answer.seed)},
                        {"source", answer.source},
                        {"answer", answer.body}});
}

}  // namespace comity::services
