#include "evaluate/terms_of.hpp"

#include <fmt/format.h>

#include "compile/reads.hpp"

namespace rubric::evaluate {

using compile::no_slot;
using Aggregate = syntax::AggregateKind;

namespace {

/// What a cell of a row is called in case data: the column, and the item it is for.
std::string cell_name(const resolve::Model& model, const resolve::Table& table, std::uint32_t cell) {
  for (const resolve::Column& column : table.columns) {
    if (column.items.empty() ? cell == column.first_cell
                             : cell >= column.first_cell && cell < column.first_cell + column.items.size()) {
      const std::string item = column.items.empty() ? "" : model.item_name(column.items[cell - column.first_cell]);
      return fmt::format("{}/{}/{}", table.name, column.name, item);
    }
  }
  return table.name;
}

bool counts(Aggregate kind) { return kind == Aggregate::count || kind == Aggregate::proportion; }

}  // namespace

std::string adjustment_name(const RulesView& view, std::size_t adjustment) {
  const syntax::Adjustment& declared = view.ast.adjustments[view.rules.model.adjustments[adjustment].declaration];
  const std::string_view kind = declared.kind == syntax::AdjustmentKind::cap     ? "cap"
                                : declared.kind == syntax::AdjustmentKind::floor ? "floor"
                                                                                 : "discretion";
  return fmt::format("{} {}", kind, declared.name.text);
}

TermsOf::TermsOf(Terms& terms, const RulesView& view)
    : terms_(terms), view_(view), known_(view.program.slot_count), written_(view.program.slot_count, nullptr) {
  for (const resolve::LevelSet& set : view.rules.model.level_sets) {
    std::vector<std::string> names;
    for (const resolve::Level& level : set.levels) names.push_back(level.name);
    level_sets_.push_back(terms.level_set(set.ordered ? Kind::scale : Kind::choice, names));
  }
  for (const auto& [slot, value] : view.program.constants) {
    const Type of = view.program.slot_types[slot];
    const auto at = static_cast<std::size_t>(value.raw());
    known_[slot] = of.kind == Kind::text ? terms.constant(of, Number(terms.text(view.rules.texts[at])))
                                         : terms.constant(type(of), value);
  }
  for (const Slot flag : view.program.flags) known_[flag] = terms.truth(false);
  name_inputs();
  name_records();
  name_cells();
  for (const compile::RowProgram& rows : view.program.rows) {
    for (const Op& op : rows.ops) written_[op.dest] = &op;
  }
  for (const Op& op : view.program.ops) {
    if (!compile::is_skip(op.code)) written_[op.dest] = &op;
  }
}

Type TermsOf::type(Type type) const { return type.is_level() ? level_sets_[type.index] : type; }

void TermsOf::symbol(Slot slot, Symbol::Kind kind, std::string name, bool may_be_absent) {
  if (slot != no_slot)
    known_[slot] = terms_.given(type(view_.program.slot_types[slot]), {kind, std::move(name), may_be_absent});
}

void TermsOf::name_inputs() {
  for (std::uint32_t i = 0; i < view_.rules.inputs.size(); ++i) {
    symbol(view_.program.first_input + i, Symbol::Kind::input, view_.rules.model.attribute_name(view_.rules.inputs[i]),
           view_.program.input_has_else[i]);
  }
}

void TermsOf::name_records() {
  const resolve::Model& model = view_.rules.model;
  for (std::uint32_t i = 0; i < view_.program.discretion_slots.size(); ++i) {
    const compile::DiscretionSlots& slots = view_.program.discretion_slots[i];
    if (slots.present == no_slot) continue;
    const std::string name = model.attribute_name(resolve::AttributeId{i});
    symbol(slots.present, Symbol::Kind::discretion, name);
    symbol(slots.to, Symbol::Kind::level_asked, name);
    symbol(slots.has_reason, Symbol::Kind::reason, name);
    symbol(slots.has_by, Symbol::Kind::by, name);
  }
  for (std::size_t i = 0; i < view_.program.adjustment_off.size(); ++i) {
    const check::Adjustment& rule = view_.rules.adjustments[i];
    if (!rule.waivable) continue;
    // A waiver counts where it is complete, so that other requirements make it another thing.
    symbol(view_.program.adjustment_off[i], Symbol::Kind::waiver,
           fmt::format("{} on {}{}{}", adjustment_name(view_, i), model.attribute_name(model.adjustments[i].attribute),
                       rule.requires_reason ? " reason" : "", rule.requires_by ? " by" : ""));
  }
  for (std::uint32_t i = 0; i < view_.program.not_rated_input.size(); ++i)
    symbol(view_.program.not_rated_input[i], Symbol::Kind::not_rated, model.item_name(resolve::ItemId{i}));
}

void TermsOf::name_cells() {
  const resolve::Model& model = view_.rules.model;
  for (const compile::RowProgram& rows : view_.program.rows) {
    for (const auto& [cell, slot] : rows.cells)
      symbol(slot, Symbol::Kind::cell, cell_name(model, model.tables[rows.table], cell));
  }
}

TermId TermsOf::of(Slot slot) {
  std::vector<Slot> open{slot};
  while (!open.empty()) {
    const Slot at = open.back();
    if (known_[at].valid()) {
      open.pop_back();
      continue;
    }
    const Op& op = *written_[at];
    const std::size_t before = open.size();
    compile::for_each_read(view_.program, op, [&](Slot read) {
      if (!known_[read].valid() && written_[read] != nullptr) open.push_back(read);
    });
    if (open.size() != before) continue;
    known_[at] = built(op);
    open.pop_back();
  }
  return known_[slot];
}

bool TermsOf::is_reached(Slot slot) const {
  for (const Op* op = written_[slot]; op != nullptr; op = written_[op->c]) {
    if (op->code == Opcode::reach) return true;
    if (op->code != Opcode::choose || written_[op->b] == nullptr || written_[op->b]->code != Opcode::reach) break;
  }
  return false;
}

TermId TermsOf::built(const Op& op) {
  const compile::Program& program = view_.program;
  const auto a = [&] { return known(op.a); };
  const auto b = [&] { return known(op.b); };
  const Type to = type(program.slot_types[op.dest]);
  switch (op.code) {
    case Opcode::copy: return a();
    case Opcode::reach: return b();
    case Opcode::add: return terms_.sum(Number(0), {{a(), Number(1)}, {b(), Number(1)}});
    case Opcode::subtract: return terms_.sum(Number(0), {{a(), Number(1)}, {b(), Number(-1)}});
    case Opcode::negate: return terms_.sum(Number(0), {{a(), Number(-1)}});
    case Opcode::multiply: return terms_.multiply(a(), b());
    case Opcode::divide: return terms_.divide(a(), b());
    case Opcode::absolute: return terms_.absolute(a());
    case Opcode::floor: return terms_.round(a(), terms_.number(Number(1)), Rounding::down);
    case Opcode::ceiling: return terms_.round(a(), terms_.number(Number(1)), Rounding::up);
    case Opcode::round_half_up: return terms_.round(a(), b(), Rounding::half_up);
    case Opcode::round_half_even: return terms_.round(a(), b(), Rounding::half_even);
    case Opcode::round_down: return terms_.round(a(), b(), Rounding::down);
    case Opcode::round_up: return terms_.round(a(), b(), Rounding::up);
    case Opcode::equal: return terms_.equal(a(), b());
    case Opcode::not_equal: return terms_.negation(terms_.equal(a(), b()));
    case Opcode::less: return terms_.less(a(), b());
    case Opcode::greater: return terms_.less(b(), a());
    case Opcode::less_equal: return terms_.negation(terms_.less(b(), a()));
    case Opcode::greater_equal: return terms_.negation(terms_.less(a(), b()));
    case Opcode::logical_and: return terms_.all_of({a(), b()});
    case Opcode::logical_or: return terms_.any_of({a(), b()});
    case Opcode::logical_not: return terms_.negation(a());
    case Opcode::choose:
      // What one of several discretion rules allows is the level asked for, as with the others; it is read only where
      // all of them are settled.
      if (is_reached(op.b) && is_reached(op.c)) return b();
      return terms_.choose(a(), b(), known(op.c), to);
    case Opcode::or_else: return terms_.or_else(a(), b(), to);
    case Opcode::band: return terms_.band(a(), program.bands[op.b], to);
    case Opcode::distance: return terms_.distance(a(), program.bands[op.b]);
    case Opcode::points: return terms_.points(a(), program.points[op.b]);
    case Opcode::years_between:
    case Opcode::months_between:
    case Opcode::days_between: return terms_.between(a(), b(), op.code);
    case Opcode::rated: return terms_.rated(a(), b(), to);
    case Opcode::permit: {
      const Discretion& rule = program.discretions[op.c];
      return terms_.permit(a(), b(), rule, known(rule.has_reason), known(rule.has_by));
    }
    case Opcode::adjust: return adjusted(op);
    case Opcode::rows: return rows(op);
    default: return folded(op);
  }
}

TermId TermsOf::folded(const Op& op) {
  const auto kind = [&op] {
    switch (op.code) {
      case Opcode::minimum:
      case Opcode::lowest: return Aggregate::lowest;
      case Opcode::maximum:
      case Opcode::highest: return Aggregate::highest;
      case Opcode::sum: return Aggregate::sum;
      case Opcode::mean: return Aggregate::mean;
      case Opcode::count: return Aggregate::count;
      case Opcode::proportion: return Aggregate::proportion;
      case Opcode::some: return Aggregate::some;
      default: return Aggregate::every;
    }
  }();
  std::vector<std::pair<TermId, TermId>> members;
  const Slot* const operands = view_.program.operands.data() + op.a;
  for (std::uint32_t i = 0; i < op.b; i += op.guarded ? 2 : 1)
    members.emplace_back(op.guarded ? known(operands[i]) : terms_.truth(true),
                         known(operands[i + (op.guarded ? 1 : 0)]));
  return terms_.fold(kind, std::move(members), type(view_.program.slot_types[op.dest]));
}

TermId TermsOf::rows(const Op& op) {
  const compile::RowProgram& rows = view_.program.rows[op.a];
  const TermId where = rows.where == no_slot ? TermId{} : known(rows.where);
  const TermId value = rows.value == no_slot || counts(rows.kind) ? TermId{} : known(rows.value);
  return terms_.rows(rows.kind, view_.rules.model.tables[rows.table].name, where, value,
                     type(view_.program.slot_types[op.dest]));
}

TermId TermsOf::adjusted(const Op& op) {
  std::vector<Terms::LimitTerms> limits;
  for (const Limit& limit : view_.program.adjustments[op.b]) {
    limits.push_back({limit.is_cap, limit.when == no_slot ? terms_.truth(true) : known(limit.when), known(limit.level),
                      limit.off == no_slot ? terms_.truth(false) : known(limit.off)});
  }
  return terms_.adjust(known(op.a), std::move(limits), type(view_.program.slot_types[op.dest]));
}

}  // namespace rubric::evaluate
