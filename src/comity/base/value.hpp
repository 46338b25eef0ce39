// SPDX-License-Identifier: Apache-2.0
// The tree an answer is made of: numbers, words, lists and named members, in order.
// Services build it; `io` writes it as JSON, CSV or text. One answer, many doors.
// Knows nothing of any format.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "comity/base/day.hpp"

namespace comity {

struct Member;

/// One value of an answer: nothing, a truth, a whole number, a real, a text, a list or an object.
class Value {
 public:
  using Array = std::vector<Value>;
  using Object = std::vector<Member>;

  Value();
  Value(std::nullptr_t);
  Value(bool truth);
  template <class Int>
    requires std::is_integral_v<Int>
  Value(Int number);
  Value(double number);
  Value(std::string text);
  Value(std::string_view text);
  Value(const char* text);
  Value(Day day);
  Value(Array items);
  Value(Object members);
  Value(const std::vector<std::string>& texts);
  template <class T>
  Value(const std::optional<T>& maybe);

  /// An object with these members, in this order.
  [[nodiscard]] static Value object(std::initializer_list<Member> members);
  [[nodiscard]] static Value array();

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  [[nodiscard]] const bool* if_bool() const { return std::get_if<bool>(&data_); }
  [[nodiscard]] const std::int64_t* if_int() const { return std::get_if<std::int64_t>(&data_); }
  [[nodiscard]] const double* if_real() const { return std::get_if<double>(&data_); }
  [[nodiscard]] const std::string* if_text() const { return std::get_if<std::string>(&data_); }
  [[nodiscard]] const Array* if_array() const { return std::get_if<Array>(&data_); }
  [[nodiscard]] const Object* if_object() const { return std::get_if<Object>(&data_); }
  [[nodiscard]] Array* if_array() { return std::get_if<Array>(&data_); }

  /// Appends to a list; a null value becomes a list first.
  void push(Value item);
  /// Sets a member of an object; a null value becomes an object first.
  void set(std::string name, Value value);
  /// The member of that name, or nullptr.
  [[nodiscard]] const Value* find(std::string_view name) const;
  [[nodiscard]] Value* find(std::string_view name);

  bool operator==(const Value& other) const;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> data_;
};

struct Member {
  std::string name;
  Value value;
  bool operator==(const Member&) const = default;
};

// Below Member, because a variant of an unfinished type cannot be made or destroyed (clang
// insists).
// NOLINTNEXTLINE(readability-redundant-inline-specifier): defaulted after the class, so not implied
inline Value::Value() = default;
inline Value::Value(std::nullptr_t) {}
inline Value::Value(bool truth) : data_(truth) {}
template <class Int>
  requires std::is_integral_v<Int>
Value::Value(Int number) : data_(static_cast<std::int64_t>(number)) {}
inline Value::Value(double number) : data_(number) {}
inline Value::Value(std::string text) : data_(std::move(text)) {}
inline Value::Value(std::string_view text) : data_(std::string(text)) {}
inline Value::Value(const char* text) : data_(std::string(text)) {}
inline Value::Value(Day day) : data_(to_text(day)) {}
inline Value::Value(Array items) : data_(std::move(items)) {}
inline Value::Value(Object members) : data_(std::move(members)) {}
inline Value::Value(const std::vector<std::string>& texts)
    : data_(Array(texts.begin(), texts.end())) {}
template <class T>
Value::Value(const std::optional<T>& maybe) {
  if (maybe) *this = Value(*maybe);
}
inline Value Value::array() { return Value(Array{}); }

}  // namespace comity
