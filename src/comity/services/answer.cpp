// SPDX-License-Identifier: Apache-2.0
#include "comity/services/answer.hpp"

#include "comity/base/text.hpp"
#include "comity/base/version.hpp"

namespace comity::services {

const Value* rows_of(const Value& body, const Sheet& sheet) {
  const auto* found = &body;
  for (const auto name : split(sheet.key, '.')) {
    found = found->find(name);
    if (found == nullptr) return nullptr;
  }
  return found;
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
