#include "publish/phrases.hpp"

#include <algorithm>

#include "evaluate/text.hpp"
#include "syntax/words.hpp"

namespace rubric::publish {

using syntax::Expr;
using syntax::ExprId;
using syntax::ExprKind;
using syntax::Operator;

namespace {

// How tightly an expression holds together; a looser one inside a tighter one stands in parentheses.
enum Strength : int { loosest, either, both, denied, compared, summed, multiplied, tightest };

Strength strength(Operator op) {
  switch (op) {
    case Operator::logical_or: return either;
    case Operator::logical_and: return both;
    case Operator::add:
    case Operator::subtract: return summed;
    case Operator::multiply:
    case Operator::divide: return multiplied;
    case Operator::none: return tightest;
    default: return compared;
  }
}

std::string_view sign(Operator op) {
  switch (op) {
    case Operator::add: return " + ";
    case Operator::subtract: return " − ";
    case Operator::multiply: return " × ";
    case Operator::divide: return " ÷ ";
    case Operator::logical_or: return " or ";
    case Operator::logical_and: return " and ";
    case Operator::equal: return " is ";
    case Operator::not_equal: return " is not ";
    case Operator::less: return " is below ";
    case Operator::less_equal: return " is at most ";
    case Operator::greater: return " is above ";
    case Operator::greater_equal: return " is at least ";
    case Operator::none: break;
  }
  return " ";
}

Prose in_parentheses(const Prose& inner, bool wanted) { return wanted ? Prose("(").add(inner).text(")") : inner; }

}  // namespace

Phrases::Phrases(const Methodology::Impl& rules, const Names& names)
    : rules_(rules), ast_(rules.ast), model_(rules.rules.model), names_(names) {}

Prose Phrases::value(ExprId id, const Scope& scope) const { return phrase(id, scope, loosest); }

std::vector<Prose> Phrases::parts(ExprId id, Operator op, const Scope& scope) const {
  const Expr& expr = ast_[id];
  if (expr.kind != ExprKind::binary || expr.op != op) return {asserted(id, scope, loosest)};
  std::vector<Prose> out = parts(ast_.child(expr, 0), op, scope);
  const std::vector<Prose> right = parts(ast_.child(expr, 1), op, scope);
  out.insert(out.end(), right.begin(), right.end());
  return out;
}

Prose Phrases::asserted(ExprId id, const Scope& scope, int around) const {
  const ExprKind kind = ast_[id].kind;
  Prose out = phrase(id, scope, around);
  if (kind == ExprKind::name || kind == ExprKind::attribute_of || kind == ExprKind::call) out.text(" is yes");
  return out;
}

Prose Phrases::phrase(ExprId id, const Scope& scope, int around) const {
  const Expr& expr = ast_[id];
  switch (expr.kind) {
    case ExprKind::number:
    case ExprKind::percent:
    case ExprKind::date: return Prose(rules_.sources->text(expr.span));
    case ExprKind::text: return Prose("“").text(ast_.texts[expr.payload].text).text("”");
    case ExprKind::boolean: return Prose(expr.payload != 0 ? "yes" : "no");
    case ExprKind::name: return name(ast_.names[expr.payload].text, scope);
    case ExprKind::call: return call(expr, scope);
    case ExprKind::negate: return Prose("−").add(phrase(ast_.child(expr, 0), scope, tightest));
    case ExprKind::logical_not: {
      const Expr& inner = ast_[ast_.child(expr, 0)];
      if (inner.kind == ExprKind::is_rated)
        return Prose().add(item(ast_.item_refs[inner.payload])).text(" is not rated");
      if (inner.kind == ExprKind::name || inner.kind == ExprKind::attribute_of || inner.kind == ExprKind::call)
        return phrase(ast_.child(expr, 0), scope, tightest).text(" is no");
      return in_parentheses(Prose("not ").add(phrase(ast_.child(expr, 0), scope, tightest)), around > denied);
    }
    case ExprKind::binary: return binary(expr, scope, around);
    case ExprKind::choose: {
      const Prose out = phrase(ast_.child(expr, 1), scope, either)
                            .text(" if ")
                            .add(asserted(ast_.child(expr, 0), scope, loosest))
                            .text(", otherwise ")
                            .add(phrase(ast_.child(expr, 2), scope, loosest));
      return in_parentheses(out, around > loosest);
    }
    case ExprKind::first_of: return in_parentheses(choices(expr, scope), around > loosest);
    case ExprKind::attribute_of: return attribute(ast_.attribute_refs[expr.payload], scope);
    case ExprKind::is_rated: return item(ast_.item_refs[expr.payload]).text(" is rated");
    case ExprKind::aggregate: return aggregate(expr, scope, around);
  }
  return {};
}

Prose Phrases::choices(const Expr& expr, const Scope& scope) const {
  Prose out("the first of these that applies: ");
  for (std::size_t i = 0; i + 1 < expr.child_count; i += 2) {
    out.add(phrase(ast_.child(expr, i), scope, either)).text(" when ");
    out.add(asserted(ast_.child(expr, i + 1), scope, loosest)).text("; ");
  }
  return out.text("otherwise ").add(phrase(ast_.child(expr, expr.child_count - 1), scope, either));
}

Prose Phrases::binary(const Expr& expr, const Scope& scope, int around) const {
  const int mine = strength(expr.op);
  const ExprId left = ast_.child(expr, 0);
  const ExprId right = ast_.child(expr, 1);
  if (expr.op == Operator::logical_or || expr.op == Operator::logical_and) {
    const Prose both_sides = asserted(left, scope, mine).text(sign(expr.op)).add(asserted(right, scope, mine));
    // In words "a and b or c" can be heard in two ways.
    return in_parentheses(both_sides, around > mine || (around == either && mine == both));
  }
  Prose out = phrase(left, scope, mine);
  const bool ordered = expr.op == Operator::less || expr.op == Operator::less_equal || expr.op == Operator::greater ||
                       expr.op == Operator::greater_equal;
  if (ordered && is_level(right, scope)) {
    const std::string_view with = expr.op == Operator::less      ? " is lower than "
                                  : expr.op == Operator::greater ? " is higher than "
                                                                 : " is ";
    out.text(with).add(phrase(right, scope, mine));
    if (expr.op == Operator::less_equal) out.text(" or lower");
    if (expr.op == Operator::greater_equal) out.text(" or higher");
  } else {
    // a − (b − c), a ÷ (b × c): the right side of these holds together
    const bool tighter = expr.op == Operator::subtract || expr.op == Operator::divide;
    out.text(sign(expr.op)).add(phrase(right, scope, tighter ? mine + 1 : mine));
  }
  return in_parentheses(out, around > mine);
}

Prose Phrases::call(const Expr& expr, const Scope& scope) const {
  const std::string& word = ast_.names[expr.payload].text;
  std::vector<Prose> arguments;
  for (std::size_t i = 0; i < expr.child_count; ++i) arguments.push_back(phrase(ast_.child(expr, i), scope, loosest));
  if (const auto bands = model_.bands_by_name.find(word);
      bands != model_.bands_by_name.end() && arguments.size() == 1) {
    const DeclarationRef ref{DeclarationKind::bands, model_.bands[bands->second].declaration};
    return Prose("the level that ").code(word, names_.of(ref)).text(" gives for ").add(arguments.front());
  }
  if (const auto function = model_.function_by_name.find(word); function != model_.function_by_name.end()) {
    const DeclarationRef ref{DeclarationKind::function, model_.functions[function->second].declaration};
    Prose out;
    out.code(word, names_.of(ref)).text("(");
    for (std::size_t i = 0; i < arguments.size(); ++i) out.text(i == 0 ? "" : ", ").add(arguments[i]);
    return out.text(")");
  }
  if (word == "distance" && expr.child_count == 2) {
    const std::string& bands = ast_.names[ast_[ast_.child(expr, 1)].payload].text;
    const auto at = model_.bands_by_name.find(bands);
    if (at != model_.bands_by_name.end()) {
      const DeclarationRef ref{DeclarationKind::bands, model_.bands[at->second].declaration};
      return Prose("the distance of ").add(arguments[0]).text(" from the nearest edge of ").code(bands, names_.of(ref));
    }
  }
  // What is rounded, or takes a place in a sentence of its own, holds together.
  const bool whole = word != "min" && word != "max";
  if (whole && !arguments.empty()) arguments[0] = phrase(ast_.child(expr, 0), scope, tightest);
  return built_in(word, arguments);
}

Prose Phrases::built_in(const std::string& word, const std::vector<Prose>& arguments) const {
  const auto steps = [&](std::string_view how) {
    Prose out;
    out.add(arguments[0]).text(" rounded ").text(how);
    if (arguments.size() > 1) out.text(" a multiple of ").add(arguments[1]);
    return out;
  };
  if (word == "points") return Prose("the points of ").add(arguments[0]);
  if (word == "min") return Prose("the lowest of ").add(listed(arguments));
  if (word == "max") return Prose("the highest of ").add(listed(arguments));
  if (word == "abs") return Prose("the size of ").add(arguments[0]).text(" without its sign");
  if (word == "floor") return steps("down to a whole number");
  if (word == "ceiling") return steps("up to a whole number");
  if (word == "round_down") return steps("down to");
  if (word == "round_up") return steps("up to");
  if (word == "round_half_up") return steps("(a half up) to");
  if (word == "round_half_even") return steps("(a half to the even one) to");
  for (const std::string_view unit : {"years", "months", "days"}) {
    if (word == std::string(unit) + "_between" && arguments.size() == 2)
      return Prose("the whole ").text(unit).text(" from ").add(arguments[0]).text(" to ").add(arguments[1]);
  }
  Prose out;
  out.code(word).text("(");
  for (std::size_t i = 0; i < arguments.size(); ++i) out.text(i == 0 ? "" : ", ").add(arguments[i]);
  return out.text(")");
}

Prose Phrases::aggregate(const Expr& expr, const Scope& scope, int around) const {
  using syntax::AggregateKind;
  const syntax::Aggregate& it = ast_.aggregates[expr.payload];
  const syntax::Selection& of = ast_[it.selection];
  const Scope members = inside(of, scope);
  const auto told = [&](std::string_view before) {
    return Prose(before).add(phrase(it.value, members, multiplied)).text(" of ").add(selection(of, true, scope));
  };
  Prose out;
  switch (it.kind) {
    case AggregateKind::count: out = Prose("the number of ").add(selection(of, false, scope)); break;
    case AggregateKind::proportion: {
      out.text("the proportion of ").add(selection(of, false, scope));
      break;
    }
    case AggregateKind::sum: out = told("the sum of "); break;
    case AggregateKind::mean: out = told("the mean of "); break;
    case AggregateKind::lowest: out = told("the lowest "); break;
    case AggregateKind::highest: out = told("the highest "); break;
    case AggregateKind::some:
      out = Prose("for at least one of ").add(selection(of, true, scope)).text(", ");
      out.add(asserted(it.value, members, compared));
      break;
    case AggregateKind::every:
      out = Prose("for every one of ").add(selection(of, true, scope)).text(", ");
      out.add(asserted(it.value, members, compared));
      break;
  }
  const bool open = of.where.valid() || it.kind == AggregateKind::some || it.kind == AggregateKind::every;
  return in_parentheses(out, open && around > loosest);
}

}  // namespace rubric::publish
