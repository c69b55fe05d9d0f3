#include "compile/opcodes.hpp"

namespace rubric::compile {

Operands operands_of(Opcode code) {
  switch (code) {
    case Opcode::rows:
    case Opcode::pass_given: return {};
    case Opcode::copy:
    case Opcode::negate:
    case Opcode::absolute:
    case Opcode::floor:
    case Opcode::ceiling:
    case Opcode::logical_not:
    case Opcode::band:
    case Opcode::distance:
    case Opcode::points:
    case Opcode::adjust: return {.a = true};
    case Opcode::skip_unless:
    case Opcode::skip_moot:
    case Opcode::skip_given: return {.a = true, .c = true};
    case Opcode::choose: return {.a = true, .b = true, .c = true};
    case Opcode::minimum:
    case Opcode::maximum:
    case Opcode::sum:
    case Opcode::mean:
    case Opcode::lowest:
    case Opcode::highest:
    case Opcode::count:
    case Opcode::proportion:
    case Opcode::some:
    case Opcode::every: return {.list = true};
    default: return {.a = true, .b = true};
  }
}

Opcode opposite(Opcode comparison) {
  switch (comparison) {
    case Opcode::equal: return Opcode::not_equal;
    case Opcode::not_equal: return Opcode::equal;
    case Opcode::less: return Opcode::greater_equal;
    case Opcode::less_equal: return Opcode::greater;
    case Opcode::greater: return Opcode::less_equal;
    default: return Opcode::less;
  }
}

std::string_view name_of(Opcode code) {
  switch (code) {
    case Opcode::copy: return "copy";
    case Opcode::add: return "add";
    case Opcode::subtract: return "subtract";
    case Opcode::multiply: return "multiply";
    case Opcode::divide: return "divide";
    case Opcode::negate: return "negate";
    case Opcode::absolute: return "absolute";
    case Opcode::floor: return "floor";
    case Opcode::ceiling: return "ceiling";
    case Opcode::round_half_up: return "round_half_up";
    case Opcode::round_half_even: return "round_half_even";
    case Opcode::round_down: return "round_down";
    case Opcode::round_up: return "round_up";
    case Opcode::equal: return "equal";
    case Opcode::not_equal: return "not_equal";
    case Opcode::less: return "less";
    case Opcode::less_equal: return "less_equal";
    case Opcode::greater: return "greater";
    case Opcode::greater_equal: return "greater_equal";
    case Opcode::logical_and: return "and";
    case Opcode::logical_or: return "or";
    case Opcode::logical_not: return "not";
    case Opcode::choose: return "choose";
    case Opcode::or_else: return "or_else";
    case Opcode::band: return "band";
    case Opcode::distance: return "distance";
    case Opcode::points: return "points";
    case Opcode::years_between: return "years_between";
    case Opcode::months_between: return "months_between";
    case Opcode::days_between: return "days_between";
    case Opcode::minimum: return "minimum";
    case Opcode::maximum: return "maximum";
    case Opcode::sum: return "sum";
    case Opcode::mean: return "mean";
    case Opcode::lowest: return "lowest";
    case Opcode::highest: return "highest";
    case Opcode::count: return "count";
    case Opcode::proportion: return "proportion";
    case Opcode::some: return "some";
    case Opcode::every: return "every";
    case Opcode::rated: return "rated";
    case Opcode::permit: return "permit";
    case Opcode::reach: return "reach";
    case Opcode::adjust: return "adjust";
    case Opcode::rows: return "rows";
    case Opcode::round_quotient: return "round_quotient";
    case Opcode::rise_quotient: return "rise_quotient";
    case Opcode::pass_given: return "pass_given";
    case Opcode::skip_unless: return "skip_unless";
    case Opcode::skip_moot: return "skip_moot";
    case Opcode::skip_given: return "skip_given";
  }
  return "";
}

}  // namespace rubric::compile
