// SPDX-License-Identifier: Apache-2.0
#include "comity/base/value.hpp"

#include <algorithm>
#include <cassert>

namespace comity {

Value Value::object(std::initializer_list<Member> members) { return Value(Object(members)); }

bool Value::operator==(const Value& other) const { return data_ == other.data_; }

void Value::push(Value item) {
  if (is_null()) data_ = Array{};
  assert(if_array() != nullptr && "push needs a list");
  std::get<Array>(data_).push_back(std::move(item));
}

void Value::set(std::string name, Value value) {
  if (is_null()) data_ = Object{};
  assert(if_object() != nullptr && "set needs an object");
  if (auto* const present = find(name)) {
    *present = std::move(value);
  } else {
    std::get<Object>(data_).push_back({std::move(name), std::move(value)});
  }
}

const Value* Value::find(std::string_view name) const {
  const auto* const members = if_object();
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, name, &Member::name);
  return found == members->end() ? nullptr : &found->value;
}

Value* Value::find(std::string_view name) {
  auto* const members = std::get_if<Object>(&data_);
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, name, &Member::name);
  return found == members->end() ? nullptr : &found->value;
}

}  // namespace comity
