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
/// Its name in a listing: "add", "round half up".
std::string_view name_of(Opcode code);

}  // namespace rubric::compile
