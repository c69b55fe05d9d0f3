#include <fmt/format.h>

#include "check/checker.hpp"
#include "syntax/words.hpp"

namespace rubric::check {

using syntax::AdjustmentKind;

namespace {

void check_clauses(Checker& checker, const syntax::Adjustment& written) {
  const bool discretion = written.kind == AdjustmentKind::discretion;
  const auto missing = [&](std::string_view clause, std::string_view example) {
    checker.error(Code::clause_missing, written.name.span,
                  fmt::format("{} `{}` does not say {}", word(written.kind), written.name.text, clause),
                  fmt::format("add `{}`", example));
  };
  const auto foreign = [&](Span span, std::string_view clause, std::string_view advice) {
    checker.error(Code::clause_not_allowed, span,
                  fmt::format("`{}` does not belong to a {}", clause, word(written.kind)), std::string(advice));
  };
  if (discretion) {
    if (!written.width) missing("how far it may go", "allows 1 band up or down");
    if (written.width == 0U)
      foreign(written.allows_span, "allows 0 bands", "allow at least 1 band, or remove the discretion");
    if (written.level.valid())
      foreign(checker.ast[written.level].span, "at", "a discretion has a width: `allows 1 band up or down`");
    if (written.waivable)
      foreign(written.name.span, "waivable", "discretion is a choice already; only caps and floors are waived");
    return;
  }
  if (!written.level.valid()) missing("at which level", "at LEVEL");
  if (written.width) foreign(written.allows_span, "allows", "only a discretion has a width");
  if ((written.requires_reason || written.requires_by) && !written.waivable) {
    foreign(written.requires_span, "requires",
            fmt::format("say `waivable` first: the reason is for setting the {} aside", word(written.kind)));
  }
}

}  // namespace

void check_adjustments(Checker& checker) {
  Rules& rules = checker.rules;
  std::uint32_t last = Id<int>::none;
  for (std::size_t i = 0; i < rules.model.adjustments.size(); ++i) {
    const resolve::Adjustment& adjustment = rules.model.adjustments[i];
    const syntax::Adjustment& written = checker.ast.adjustments[adjustment.declaration];
    if (adjustment.declaration != last) check_clauses(checker, written);
    last = adjustment.declaration;
    const Type type = rules.attributes[adjustment.attribute.index()].type;
    if (!type.is_error() && type.kind != Kind::scale) {
      checker.error(Code::not_a_rating, written.attribute.span,
                    fmt::format("a {} is on a rating, and `{}` is a {}", word(written.kind),
                                rules.model.attribute_name(adjustment.attribute), checker.type_name(type)),
                    "put it on a value of a scale");
      continue;
    }
    if (rules.adjustments[i].when.valid())
      require_type(checker, rules.adjustments[i].when, {Kind::boolean, 0}, "the condition");
    if (rules.adjustments[i].level.valid())
      require_type(checker, rules.adjustments[i].level, type, fmt::format("the level of this {}", word(written.kind)));
  }
}

}  // namespace rubric::check
