#include "publish/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/text.hpp"
#include "publish/remarks.hpp"
#include "syntax/words.hpp"

namespace rubric::publish {

using syntax::AdjustmentKind;
using syntax::DefinitionKind;
using syntax::ExprKind;

Block paragraph(Prose text) { return {BlockKind::paragraph, std::move(text)}; }

Prose Sentences::cited(const std::vector<syntax::Cite>& cites) const {
  Prose out;
  const std::vector<Citation> citations = evaluate::citations_of(ast_, cites);
  for (std::size_t i = 0; i < citations.size(); ++i) {
    const Citation& it = citations[i];
    out.text(i == 0 ? (citations.size() == 1 ? "Source: " : "Sources: ") : "; ");
    std::string id;
    for (std::uint32_t s = 0; s < ast_.sources.size(); ++s) {
      if (ast_.sources[s].name.text == it.source) id = names_.of({DeclarationKind::source, s});
    }
    out.link(it.title.empty() ? it.source : it.title, id);
    if (!it.place.empty()) out.text(", “").text(it.place).text("”");
    if (!it.certainty.empty()) out.text(" (").strong(it.certainty).text(")");
  }
  return out.empty() ? out : out.text(".");
}

Prose Sentences::of(DeclarationRef ref) const {
  const syntax::ForBlock* const block = names_.block(ref);
  return block == nullptr ? Prose() : phrases_.each(ast_[block->selection]);
}

Prose Sentences::heading(DeclarationRef ref) const {
  const std::string& name = names_.head(ref).name.text;
  const auto of_items = [&](Prose out, std::string_view between = " of ") {
    const Prose its = of(ref);
    return its.empty() ? out : out.text(between).text(its.words());
  };
  switch (ref.kind) {
    case DeclarationKind::source: return Prose("Source ").code(name);
    case DeclarationKind::scale: return Prose(ast_.scales[ref.index].ordered ? "Scale " : "Choice ").code(name);
    case DeclarationKind::table: return Prose("Table ").code(name);
    case DeclarationKind::parameter: return Prose("Parameter ").code(name);
    case DeclarationKind::function: return Prose("Function ").code(name);
    case DeclarationKind::bands: return Prose("Bands ").code(name);
    case DeclarationKind::adjustment: {
      Prose out(syntax::word(ast_.adjustments[ref.index].kind));
      return out.capital().text(" ").code(name);
    }
    case DeclarationKind::claim: {
      const syntax::Claim& it = ast_.claims[ref.index];
      Prose out(it.rising ? "Never lower: " : "Never higher: ");
      return out.text(phrases_.attribute(it.result, {}).words()).text(" by ").text(it.cause.text);
    }
    case DeclarationKind::require: return of_items(Prose("Requirement on the data"), ": ");
    case DeclarationKind::not_rated:
      return of_items(Prose(ast_.not_rated[ref.index].when.valid() ? "Not rated" : "May be not rated"), ": ");
    case DeclarationKind::definition: {
      const syntax::Definition& it = ast_.definitions[ref.index];
      if (name == "rating") return of_items(Prose("Rating"));
      return of_items(Prose(it.kind == DefinitionKind::score    ? "Score "
                            : it.kind == DefinitionKind::rating ? "Rating "
                                                                : "Value ")
                          .code(name));
    }
    case DeclarationKind::judgement: return of_items(Prose("Judgement ").code(name));
    default: return of_items(Prose("Input ").code(name));
  }
}

std::vector<Block> Sentences::entry(DeclarationRef ref) const {
  Blocks out{{BlockKind::entry, heading(ref), names_.of(ref)}};
  const auto append = [&out](Blocks more) {
    for (Block& block : more) out.push_back(std::move(block));
  };
  append(said(ref));
  const syntax::ForBlock* const block = names_.block(ref);
  if (block != nullptr && block->members.front().kind == ref.kind && block->members.front().index == ref.index) {
    Span head = block->span;
    head.end = head.begin + 1;
    append(remarks(*rules_.sources, head));
  }
  append(remarks(*rules_.sources, names_.span(ref)));
  Prose small = cited(names_.head(ref).cites);
  small.text(small.empty() ? "Rule: " : " Rule: ");
  small.link(names_.line_words(names_.span(ref)), names_.line(names_.span(ref))).text(".");
  out.push_back({BlockKind::small, std::move(small)});
  return out;
}

std::vector<Block> Sentences::said(DeclarationRef ref) const {
  switch (ref.kind) {
    case DeclarationKind::scale: return told(ast_.scales[ref.index]);
    case DeclarationKind::table: return told(ast_.tables[ref.index]);
    case DeclarationKind::parameter: return told(ast_.parameters[ref.index]);
    case DeclarationKind::function: return told(ast_.functions[ref.index]);
    case DeclarationKind::bands: return told(ast_.bands[ref.index]);
    case DeclarationKind::input: return told(ast_.inputs[ref.index], ref);
    case DeclarationKind::judgement: return told(ast_.judgements[ref.index], ref);
    case DeclarationKind::definition: return told(ast_.definitions[ref.index], ref);
    case DeclarationKind::require: return told(ast_.requires_[ref.index], ref);
    case DeclarationKind::not_rated: return told(ast_.not_rated[ref.index], ref);
    case DeclarationKind::adjustment: return told(ast_.adjustments[ref.index], ref);
    case DeclarationKind::claim: return told(ast_.claims[ref.index], ref);
    default: return {};
  }
}

std::vector<Block> Sentences::defined(Prose lead, syntax::ExprId value, const Scope& scope, const Prose& end) const {
  const syntax::Expr& expr = ast_[value];
  Blocks out;
  if (expr.kind == ExprKind::first_of) {
    out.push_back(paragraph(lead.text("the first of these that applies:")));
    Block steps{BlockKind::steps};
    for (std::size_t i = 0; i + 1 < expr.child_count; i += 2) {
      Prose step = phrases_.value(ast_.child(expr, i), scope);
      step.text(" when ").add(phrases_.condition(ast_.child(expr, i + 1), scope)).text(";");
      steps.points.push_back(std::move(step));
    }
    Prose last("otherwise ");
    last.add(phrases_.value(ast_.child(expr, expr.child_count - 1), scope)).text(".");
    steps.points.push_back(std::move(last));
    out.push_back(std::move(steps));
  } else if (expr.kind == ExprKind::choose) {
    out.push_back(paragraph(lead.text(lead.words().back() == ' ' ? "one of these:" : " one of these:")));
    Block steps{BlockKind::steps};
    syntax::ExprId at = value;
    while (ast_[at].kind == ExprKind::choose) {
      Prose step = phrases_.value(ast_.child(ast_[at], 1), scope);
      step.text(" if ").add(phrases_.condition(ast_.child(ast_[at], 0), scope)).text(";");
      steps.points.push_back(std::move(step));
      at = ast_.child(ast_[at], 2);
    }
    Prose last("otherwise ");
    last.add(phrases_.value(at, scope)).text(".");
    steps.points.push_back(std::move(last));
    out.push_back(std::move(steps));
  } else {
    lead.add(phrases_.value(value, scope));
    if (end.empty()) lead.text(".");
    out.push_back(paragraph(lead.add(end)));
    return out;
  }
  if (!end.empty()) out.push_back(paragraph(Prose("It").add(end)));
  return out;
}

std::vector<Block> Sentences::conditional(const Prose& before, std::string_view when, syntax::ExprId condition,
                                          const Scope& scope) const {
  for (const auto& [op, lead] : {std::pair(syntax::Operator::logical_or, "at least one of these holds:"),
                                 std::pair(syntax::Operator::logical_and, "all of these hold:")}) {
    std::vector<Prose> parts = phrases_.parts(condition, op, scope);
    if (parts.size() < 2) continue;
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].text(i + 1 == parts.size() ? "." : ";");
    return {paragraph(Prose().add(before).text(when).text(lead)), {BlockKind::points, {}, {}, std::move(parts)}};
  }
  return {paragraph(Prose().add(before).text(when).add(phrases_.condition(condition, scope)).text("."))};
}

std::vector<Block> Sentences::told(const syntax::Definition& it, DeclarationRef ref) const {
  const Prose its = of(ref);
  Prose lead;
  if (its.empty())
    lead.text(it.kind == DefinitionKind::score    ? "The score "
              : it.kind == DefinitionKind::rating ? "The rating "
                                                  : "The value ")
        .code(it.name.text)
        .text(" is ");
  else
    lead.text("The ").code(it.name.text).text(" of ").add(its).text(" is ");
  Prose end;
  if (it.out_of.valid()) end.text(", out of ").add(phrases_.value(it.out_of, scope(ref))).text(".");
  Blocks out = defined(std::move(lead), it.value, scope(ref), end);
  return out;
}

std::vector<Block> Sentences::told(const syntax::Input& it, DeclarationRef ref) const {
  Blocks out;
  Prose asked;
  if (it.question) asked.text("“").text(it.question->text).text("” ");
  asked.text("It is ").add(phrases_.type(it.type)).text(", given in the case data");
  const Prose its = of(ref);
  if (!its.empty()) asked.text(" for ").add(its);
  out.push_back(paragraph(asked.text(it.changeable ? "; it is open to change." : ".")));
  if (it.or_else.valid()) {
    const Blocks otherwise = defined(Prose("Where it is not given, it is "), it.or_else, scope(ref), {});
    out.insert(out.end(), otherwise.begin(), otherwise.end());
  }
  return out;
}

std::vector<Block> Sentences::told(const syntax::Judgement& it, DeclarationRef ref) const {
  Prose asked;
  if (it.question) asked.text("“").text(it.question->text).text("” ");
  asked.text("It is judged as ").add(phrases_.type(it.type));
  const Prose its = of(ref);
  if (!its.empty()) asked.text(" for ").add(its);
  if (it.by) asked.text(" by the ").text(it.by->text);
  return {paragraph(asked.text(it.changeable ? "; it is open to change." : "."))};
}

std::vector<Block> Sentences::told(const syntax::Require& it, DeclarationRef ref) const {
  const Prose its = of(ref);
  Prose lead;
  if (its.empty())
    lead.text("It must hold that ");
  else
    lead.text("For ").add(its).text(" it must hold that ");
  Blocks out = conditional(lead, "", it.condition, scope(ref));
  if (it.message)
    out.push_back(paragraph(Prose("Where it does not, this is reported: “").text(it.message->text).text("”.")));
  return out;
}

std::vector<Block> Sentences::told(const syntax::NotRated& it, DeclarationRef ref) const {
  Prose lead;
  const Prose its = of(ref);
  if (its.empty())
    lead.text("The inspection");
  else
    lead.add(its).capital();
  if (!it.when.valid())
    return {paragraph(lead.text(" may be left without a rating, with the reason in the case data."))};
  Blocks out = conditional(lead.text(" is not rated"), " when ", it.when, scope(ref));
  if (it.reason) out.push_back(paragraph(Prose("The reason given is: “").text(it.reason->text).text("”.")));
  return out;
}

std::vector<Block> Sentences::told(const syntax::Adjustment& it, DeclarationRef ref) const {
  Prose rated(it.selection.valid() ? "The " : "The rating ");
  ItemId first{0};
  for (const resolve::Adjustment& bound : rules_.rules.model.adjustments) {
    if (bound.declaration != ref.index) continue;
    first = rules_.rules.model[bound.attribute].item;
    rated.code(it.attribute.text, names_.of(bound.attribute));
    break;
  }
  if (it.selection.valid()) rated.text(" of ").add(phrases_.each(ast_[it.selection]));
  const Scope scope{first};
  Blocks out;
  if (it.kind == AdjustmentKind::discretion) {
    const std::uint32_t width = it.width.value_or(1);
    const std::string_view way = it.up && it.down ? "up or down" : it.up ? "up" : "down";
    rated.text(fmt::format(" may be moved {} by {}{}", way,
                           width == 1 ? "1 band" : fmt::format("up to {} bands", width), it.when.valid() ? "" : "."));
    if (it.when.valid())
      out = conditional(rated, ", where ", it.when, scope);
    else
      out.push_back(paragraph(std::move(rated)));
    Prose needs;
    if (it.requires_reason) needs.text("A reason must be given");
    if (it.requires_by) needs.text(needs.empty() ? "Who decided must be named" : ", and who decided must be named");
    needs.text(needs.empty() ? "" : ". ").text("A move that these rules do not allow is refused and reported.");
    out.push_back(paragraph(std::move(needs)));
    return out;
  }
  const bool cap = it.kind == AdjustmentKind::cap;
  rated.text(cap ? " is at most " : " is at least ").add(phrases_.value(it.level, scope));
  if (it.when.valid())
    out = conditional(rated, it.when.valid() ? " when " : "", it.when, scope);
  else
    out.push_back(paragraph(rated.text(".")));
  if (it.waivable || it.requires_reason || it.requires_by) {
    Prose waived(fmt::format("The {} may be set aside for an inspection", syntax::word(it.kind)));
    if (it.requires_reason) waived.text(", with a reason");
    if (it.requires_by) waived.text(", naming who decided");
    out.push_back(paragraph(waived.text("; that is reported with the rating.")));
  }
  return out;
}

std::vector<Block> Sentences::told(const syntax::Claim& it, DeclarationRef ref) const {
  Prose out("Where ");
  const auto& claims = rules_.rules.model.claims;
  const auto at = std::find_if(claims.begin(), claims.end(),
                               [&](const resolve::Claim& claim) { return claim.declaration == ref.index; });
  const bool known = at != claims.end() && !at->causes.empty();
  out.code(it.cause.text, known ? names_.of(at->causes.front()) : "");
  if (it.selection.valid()) out.text(" of ").add(phrases_.each(ast_[it.selection]));
  out.text(" rises and all else stays as it is, ").add(phrases_.attribute(it.result, {}));
  out.text(it.rising ? " never falls." : " never rises.");
  if (it.message) out.text(" “").text(it.message->text).text("”");
  return {paragraph(std::move(out))};
}

}  // namespace rubric::publish
