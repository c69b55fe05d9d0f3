#include <fmt/format.h>

#include "check/checker.hpp"

namespace rubric::check {

using resolve::AttributeKind;

void lower_attributes(Checker& checker) {
  const syntax::Ast& ast = checker.ast;
  Rules& rules = checker.rules;
  for (std::uint32_t i = 0; i < rules.model.attributes.size(); ++i) {
    const resolve::Attribute& attribute = rules.model.attributes[i];
    const Scope scope{attribute.item};
    Attribute lowered;
    if (attribute.declared) lowered.type = *attribute.declared;
    switch (attribute.kind) {
      case AttributeKind::input:
        lowered.input = static_cast<std::uint32_t>(rules.inputs.size());
        rules.inputs.push_back(AttributeId{i});
        lowered.changeable = ast.inputs[attribute.declaration].changeable.has_value();
        if (ast.inputs[attribute.declaration].or_else.valid())
          lowered.definition = lower(checker, ast.inputs[attribute.declaration].or_else, scope);
        break;
      case AttributeKind::judgement:
        lowered.input = static_cast<std::uint32_t>(rules.inputs.size());
        rules.inputs.push_back(AttributeId{i});
        lowered.changeable = ast.judgements[attribute.declaration].changeable.has_value();
        break;
      case AttributeKind::let:
      case AttributeKind::rating:
      case AttributeKind::score: {
        const syntax::Definition& definition = ast.definitions[attribute.declaration];
        lowered.definition = lower(checker, definition.value, scope);
        if (definition.out_of.valid()) lowered.out_of = lower(checker, definition.out_of, scope);
        break;
      }
    }
    rules.attributes.push_back(lowered);
  }
}

void lower_clauses(Checker& checker) {
  const syntax::Ast& ast = checker.ast;
  Rules& rules = checker.rules;
  for (const resolve::Clause& clause : rules.model.requires_) {
    rules.requires_.push_back(lower(checker, ast.requires_[clause.declaration].condition, Scope{clause.item}));
  }
  for (const resolve::Clause& clause : rules.model.not_rated) {
    const syntax::NotRated& written = ast.not_rated[clause.declaration];
    rules.not_rated.push_back(written.when.valid() ? lower(checker, written.when, Scope{clause.item}) : NodeId{});
    if (!rules.model.attribute(clause.item, "rating").valid()) {
      checker.error(Code::clause_missing, written.span,
                    fmt::format("{} has no rating that could be left out", rules.model.item_name(clause.item)),
                    "define `rating` for it, or remove this clause");
    }
  }
  for (const resolve::Adjustment& adjustment : rules.model.adjustments) {
    const syntax::Adjustment& written = ast.adjustments[adjustment.declaration];
    const Scope scope{rules.model[adjustment.attribute].item};
    Adjustment lowered;
    lowered.kind = written.kind;
    lowered.width = written.width.value_or(0);
    lowered.up = written.up;
    lowered.down = written.down;
    lowered.waivable = written.waivable;
    lowered.requires_reason = written.requires_reason;
    lowered.requires_by = written.requires_by;
    if (written.when.valid()) lowered.when = lower(checker, written.when, scope);
    if (written.level.valid()) lowered.level = lower(checker, written.level, scope);
    rules.adjustments.push_back(lowered);
  }
}

void infer_types(Checker& checker) {
  Rules& rules = checker.rules;
  const resolve::Model& model = rules.model;
  const Type boolean{Kind::boolean, 0};
  for (std::uint32_t i = 0; i < rules.functions.size(); ++i) {
    require_type(checker, rules.functions[i], model.functions[i].result,
                 fmt::format("the value of `{}`", model.functions[i].name), Code::function_result);
  }
  for (const AttributeId id : rules.order) {
    const resolve::Attribute& attribute = model[id];
    Attribute& typed = rules.attributes[id.index()];
    if (attribute.kind == AttributeKind::input || attribute.kind == AttributeKind::judgement) {
      if (typed.definition.valid())
        require_type(checker, typed.definition, typed.type, fmt::format("the `or else` of `{}`", attribute.name));
      continue;
    }
    typed.type = infer(checker, typed.definition);
    const Type type = typed.type;
    if (type.is_error()) continue;
    if (attribute.kind == AttributeKind::rating && type.kind != Kind::scale) {
      checker.error(Code::type_mismatch, rules[typed.definition].span,
                    fmt::format("a rating is a level of a scale, found a {}", model.type_name(type)),
                    "look the value up in a bands table, or use `let` or `score`");
    }
    if (attribute.kind == AttributeKind::score && !type.is_number() && type.kind != Kind::percent) {
      checker.error(Code::type_mismatch, rules[typed.definition].span,
                    fmt::format("a score is a number, found a {}", model.type_name(type)), "use `points(…)`, or `let`");
    }
    if (typed.out_of.valid()) {
      require_type(checker, typed.out_of, type.is_number() ? Type{Kind::number, 0} : type,
                   "the maximum behind `out of`");
      if (!checker.is_constant(typed.out_of)) {
        checker.error(Code::not_constant, rules[typed.out_of].span, "the maximum behind `out of` is not constant",
                      "write a number");
      }
    }
  }
  for (const NodeId condition : rules.requires_) require_type(checker, condition, boolean, "what is required");
  for (const NodeId condition : rules.not_rated) {
    if (condition.valid()) require_type(checker, condition, boolean, "the condition");
  }
}

}  // namespace rubric::check
