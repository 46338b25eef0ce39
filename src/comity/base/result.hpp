// SPDX-License-Identifier: Apache-2.0
// What went wrong, and how a function says so.
// Readers collect every problem before they give up; everything else returns the first.
// Knows nothing of files beyond their names.
#pragma once

#include <cstdint>
#include <expected>
#include <iosfwd>
#include <string>
#include <vector>

namespace comity {

/// Names the place a problem was found: a file, a line and a column, or a request field.
struct Origin {
  std::string file{};
  std::uint32_t line = 0;    ///< 1-based; 0 = the file as a whole
  std::uint32_t column = 0;  ///< 1-based, in bytes; 0 = the line as a whole
  std::string field{};       ///< the column's name, or the field of a request

  bool operator==(const Origin&) const = default;
};

/// What went wrong, said so that an analyst can put it right.
struct Error {
  enum class Kind : std::uint8_t { usage, data, missing, numeric, io, internal, interrupted };
  Kind kind = Kind::internal;
  std::string what{};     ///< one sentence, in the words of the glossary
  Origin where{};         ///< empty when there is none
  std::string nearest{};  ///< the nearest valid values; empty when there are none
  std::string hint{};     ///< what to try, often a command

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

/// A problem found while reading: an error stops the command, a warning does not.
struct Problem {
  enum class Severity : std::uint8_t { warning, error };
  Severity severity = Severity::error;
  Error error;

  bool operator==(const Problem&) const = default;
};

/// All problems of one reading, in the order found.
class Problems {
 public:
  /// Adds one problem; past `limit()` only counts it, so that a broken file cannot fill memory.
  void add(Problem problem);
  void error(Error error) { add({Problem::Severity::error, std::move(error)}); }
  void warning(Error error) { add({Problem::Severity::warning, std::move(error)}); }

  [[nodiscard]] const std::vector<Problem>& list() const { return list_; }
  [[nodiscard]] std::uint64_t unlisted() const { return unlisted_; }
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::uint64_t errors() const { return errors_; }
  [[nodiscard]] static std::size_t limit() { return 1000; }
  /// Whether the limit is reached; readers then stop.
  [[nodiscard]] bool is_full() const { return list_.size() >= limit(); }
  /// Sorts by file, line and column; problems of one place keep their order.
  void sort();

 private:
  std::vector<Problem> list_;
  std::uint64_t unlisted_ = 0;
  std::uint64_t errors_ = 0;
};

/// Writes an error as the lines a person reads: place, sentence, nearest value, next step.
[[nodiscard]] std::string to_text(const Error& error);
/// The word for a kind of error: "usage", "data", "missing" ...
[[nodiscard]] std::string to_word(Error::Kind kind);
/// The exit code of DESIGN section 5: 64 usage, 65 data, 66 missing, 70 internal, 74 io, 75
/// numeric, 130 interrupted.
[[nodiscard]] int exit_code(Error::Kind kind);

std::ostream& operator<<(std::ostream& out, const Error& error);

}  // namespace comity
