#pragma once
#include <string_view>

#include "compile/program.hpp"

namespace rubric::compile {

/// How an operation reads a, b and c: which of them are slots, and whether a and b name a list of operands.
struct Operands {
  bool a = false;
  bool b = false;
  bool c = false;
  bool list = false;
};

/// The operands of `code`.
Operands operands_of(Opcode code);
/// Whether it stands before a segment that it may skip.
constexpr bool is_skip(Opcode code) { return code >= Opcode::skip_unless && code <= Opcode::skip_given; }
/// Whether it compares a with b.
constexpr bool is_comparison(Opcode code) { return code >= Opcode::equal && code <= Opcode::greater_equal; }
/// The comparison that holds where `comparison` does not.
Opcode opposite(Opcode comparison);
/// Its name in a listing: "add", "round half up".
std::string_view name_of(Opcode code);

}  // namespace rubric::compile
