#include "evaluate/prove.hpp"

#include <map>

#include "evaluate/open.hpp"

namespace rubric::evaluate {

namespace {

std::string shown(const Number& value, Type type) { return value.display() + (type.kind == Kind::percent ? "%" : ""); }

struct Finding {
  Code code{};
  resolve::AttributeId attribute{};
  std::optional<Number> most{};  // unset: without bound
  Number out_of{};
};

/// Whether `a` lies further from its `out of` than `b`; a score that can be higher counts before one that falls short.
bool worse(const Finding& a, const Finding& b) {
  if (a.code != b.code) return a.code == Code::out_of_not_proved;
  if (!a.most || !b.most) return !a.most && b.most;
  return a.code == Code::out_of_not_proved ? *a.most > *b.most : *a.most < *b.most;
}

Diagnostic describe(const syntax::Ast& ast, const check::Rules& rules, const Finding& finding) {
  const resolve::Attribute& attribute = rules.model[finding.attribute];
  const syntax::Definition& score = ast.definitions[attribute.declaration];
  const Type type = rules.attributes[finding.attribute.index()].type;
  const std::string name = rules.model.attribute_name(finding.attribute);
  const std::string out_of = shown(finding.out_of, type);
  Diagnostic diagnostic{finding.code, score.name.span, "", {}, ""};
  if (score.out_of.valid()) diagnostic.labels.push_back({ast[score.out_of].span, "the stated maximum"});
  if (!finding.most) {
    diagnostic.message = "nothing bounds `" + name + "` from above, but it is stated as out of " + out_of;
    diagnostic.help = "bound it with `min(…, " + out_of + ")`, or define it by `let` instead of `score`";
    return diagnostic;
  }
  const std::string most = shown(*finding.most, type);
  diagnostic.message = finding.code == Code::out_of_not_proved
                           ? "`" + name + "` can reach " + most + ", but it is stated as out of " + out_of
                           : "`" + name + "` can never be above " + most + ", but it is stated as out of " + out_of;
  diagnostic.help = "write `out of " + most + "`, or change what is added up";
  return diagnostic;
}

}  // namespace

void prove_scores(const syntax::Ast& ast, const check::Rules& rules, const compile::Program& program,
                  Diagnostics& diagnostics) {
  const RangeFrame frame = run_open(rules, program);
  std::map<std::uint32_t, Finding> findings;  // by Ast::definitions
  for (std::uint32_t i = 0; i < rules.attributes.size(); ++i) {
    const check::Attribute& attribute = rules.attributes[i];
    if (!attribute.out_of.valid()) continue;
    const Range& score = frame.slots[program.final_[i]];
    const std::optional<Number> out_of = frame.slots[program.node_slots[attribute.out_of.index()]].single();
    if (!score.has_value || !out_of) continue;
    Finding finding{Code::out_of_not_proved, resolve::AttributeId{i}, score.high, *out_of};
    if (score.high && *score.high == *out_of) continue;
    if (score.high && *score.high < *out_of) finding.code = Code::out_of_unreachable;
    const auto [at, is_new] = findings.try_emplace(rules.model.attributes[i].declaration, finding);
    if (!is_new && worse(finding, at->second)) at->second = finding;
  }
  for (const auto& [declaration, finding] : findings) diagnostics.add(describe(ast, rules, finding));
}

}  // namespace rubric::evaluate
