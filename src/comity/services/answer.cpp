// SPDX-License-Identifier: Apache-2.0
#include "comity/services/answer.hpp"

#include "comity/base/text.hpp"
#include "comity/base/version.hpp"

namespace comity::services {

namespace {

const Value* follow(const Value& from, const std::string& path) {
  const Value* at = &from;
  for (const auto key : split(path, '.')) {
    at = at->find(key);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace

const Value* rows_of(const Answer& answer, const Sheet& sheet) {
  const auto* const rows = follow(answer.body, sheet.key);
  return rows != nullptr ? rows : follow(answer.aside, sheet.key);
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
