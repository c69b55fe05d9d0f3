#pragma once
#include "compile/opcodes.hpp"

namespace rubric::compile {

/// Calls `read(slot)` for each slot that `op` reads, through its tables and rows too.
template <class Read>
void for_each_read(const Program& program, const Op& op, const Read& read) {
  const auto at = [&read](Slot slot) {
    if (slot != no_slot) read(slot);
  };
  const Operands reads = operands_of(op.code);
  if (reads.a) at(op.a);
  if (reads.b) at(op.b);
  if (reads.c) at(op.c);
  for (std::uint32_t i = 0; reads.list && i < op.b; ++i) at(program.operands[op.a + i]);
  switch (op.code) {
    case Opcode::permit: {
      const Discretion& rule = program.discretions[op.c];
      for (const Slot slot : {rule.has_reason, rule.has_by}) at(slot);
      return;
    }
    case Opcode::adjust:
      for (const Limit& limit : program.adjustments[op.b]) {
        for (const Slot slot : {limit.when, limit.level, limit.off}) at(slot);
      }
      return;
    case Opcode::rows: {
      const RowProgram& rows = program.rows[op.a];
      for (const Op& inner : rows.ops) for_each_read(program, inner, read);
      at(rows.where);
      at(rows.value);
      return;
    }
    default: return;
  }
}

}  // namespace rubric::compile
