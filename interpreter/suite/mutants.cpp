#include "suite/mutants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.hpp"
#include "syntax/words.hpp"

namespace rubric::suite {

namespace {

using syntax::DeclarationKind;
using syntax::Edge;
using syntax::ExprId;
using syntax::ExprKind;

Span end_of(Span span) { return {span.source, span.end, span.end}; }

std::string called(std::string_view kind, const syntax::Name& name) { return fmt::format("{} {}", kind, name.text); }

/// More points for `level`: one more, or half way to the next level where one more would reach it.
Number more_points(const syntax::Scale& scale, std::size_t level) {
  const Number& here = *scale.levels[level].points;
  const bool last = level + 1 == scale.levels.size();
  if (last || !scale.levels[level + 1].points || here + Number(1) < *scale.levels[level + 1].points)
    return here + Number(1);
  return (here + *scale.levels[level + 1].points) / Number(2);
}

}  // namespace

std::vector<Change> changes_of(const Methodology::Impl& rules) { return Changes(rules).take(); }

Changes::Changes(const Methodology::Impl& rules)
    : rules_(rules), ast_(rules.ast), sources_(*rules.sources), live_(rules.ast), possible_(rules) {
  for (const check::Node& node : rules.rules.nodes) {
    if (node.kind == check::NodeKind::aggregate || (node.kind == check::NodeKind::constant && node.type.is_level()))
      nodes_.emplace(node.span.begin, &node);
  }
}

std::vector<Change> Changes::take() {
  for (const syntax::DeclarationRef ref : ast_.order) declaration(ref);
  std::stable_sort(all_.begin(), all_.end(), [](const Change& a, const Change& b) {
    const Span x = place_of(a);
    const Span y = place_of(b);
    return std::pair(x.source, x.begin) < std::pair(y.source, y.begin);
  });
  return std::move(all_);
}

void Changes::declaration(syntax::DeclarationRef ref) {
  if (!live_(ref.kind, ref.index) && !in_replaced_block_) return;
  switch (ref.kind) {
    case DeclarationKind::scale: return of(ast_.scales[ref.index]);
    case DeclarationKind::parameter: return of(ast_.parameters[ref.index]);
    case DeclarationKind::bands: return of(ast_.bands[ref.index]);
    case DeclarationKind::adjustment: return of(ast_.adjustments[ref.index], ref.index);
    case DeclarationKind::function:
      in_ = called("function", ast_.functions[ref.index].name);
      return expression(ast_.functions[ref.index].body);
    case DeclarationKind::input: return of(ast_.inputs[ref.index]);
    case DeclarationKind::definition: {
      const syntax::Definition& it = ast_.definitions[ref.index];
      in_ = called(syntax::word(it.kind), it.name);
      return expression(it.value);
    }
    case DeclarationKind::require: {
      const syntax::Require& it = ast_.requires_[ref.index];
      in_ = "require";
      settle(it.condition, "true", it.span);
      return expression(it.condition);
    }
    case DeclarationKind::not_rated: {
      const syntax::NotRated& it = ast_.not_rated[ref.index];
      if (!it.when.valid()) return;
      in_ = "not rated";
      settle(it.when, "false", join(it.span, ast_[it.when].span));
      return expression(it.when);
    }
    case DeclarationKind::for_block: return of(ast_.for_blocks[ref.index], ref.index);
    case DeclarationKind::replace: {
      // What replaces a whole declaration is met where that one stood; a block replaces item by item.
      const syntax::DeclarationRef block = ast_.replaces[ref.index].declaration;
      if (block.kind != DeclarationKind::for_block) return;
      in_replaced_block_ = true;
      declaration(block);
      in_replaced_block_ = false;
      return;
    }
    default: return;
  }
}

void Changes::of(const syntax::Input& input) {
  in_ = called("input", input.name);
  if (!input.or_else.valid()) return;
  const Span value = ast_[input.or_else].span;
  const auto word = find_word(sources_, {input.span.source, input.type.name.span.end, value.begin}, "or");
  if (word) replace(join(*word, value), "", join(*word, value));
  expression(input.or_else);
}

void Changes::of(const syntax::ForBlock& block, std::uint32_t index) {
  in_ = "for";
  leave_out_items(ast_[block.selection], rules_.rules.model.block_items[index]);
  for (const syntax::DeclarationRef member : block.members) declaration(member);
}

void Changes::of(const syntax::Scale& scale) {
  in_ = called("scale", scale.name);
  for (std::size_t i = 0; i < scale.levels.size(); ++i) {
    const syntax::LevelRow& row = scale.levels[i];
    if (!row.points) continue;
    const std::string_view text = sources_.text(row.span);
    const auto digits = static_cast<std::uint32_t>(text.find_last_not_of("-.0123456789") + 1);
    replace({row.span.source, row.span.begin + digits, row.span.end}, more_points(scale, i).display(), row.span);
  }
}

void Changes::of(const syntax::Parameter& parameter) {
  in_ = called("parameter", parameter.name);
  const auto type = rules_.rules.model.parameter_by_name.find(parameter.name.text);
  if (type == rules_.rules.model.parameter_by_name.end()) return;
  for (const syntax::ParameterValue& value : parameter.values) {
    const syntax::Expr& expr = ast_[value.value];
    const bool set = value.span.source != parameter.span.source || value.span.begin < parameter.span.begin ||
                     value.span.end > parameter.span.end;  // by a change, which stands elsewhere
    const Span shown = value.from || set ? value.span : parameter.name.span;
    for (const int by : {-1, 1}) {
      const Type of = rules_.rules.model.parameters[type->second].type;
      const auto text =
          expr.kind == ExprKind::name ? level_beside(of, ast_.names[expr.payload].text, by) : stepped(value.value, by);
      if (!text) continue;
      replace(expr.span, *text, join(shown, expr.span));
      all_.back().of_value = true;
    }
  }
}

void Changes::of(const syntax::Bands& bands) {
  in_ = called("bands", bands.name);
  looked_up_ = looked_up(bands);
  std::vector<const syntax::BandRow*> rows;
  for (const syntax::BandRow& row : bands.rows) {
    if (row.edge != Edge::unused) rows.push_back(&row);
  }
  move_edges(rows);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Span lower = rows[i - 1]->level.span;
    const Span upper = rows[i]->level.span;
    add({{{lower, rows[i]->level.text}, {upper, rows[i - 1]->level.text}}, join(lower, upper)});
  }
}

void Changes::move_edges(const std::vector<const syntax::BandRow*>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const syntax::BandRow& row = *rows[i];
    const syntax::BandRow* before = i == 0 ? nullptr : rows[i - 1];
    // The edge at which `row` begins; the row before it may name it too.
    std::vector<ExprId> bounds;
    if (row.edge == Edge::from && before != nullptr) bounds = {row.bound};
    if (row.edge == Edge::up_to) bounds = {row.bound};
    if (row.edge == Edge::between && before != nullptr) bounds = {row.bound};
    if (before != nullptr && before->edge == Edge::below) bounds.push_back(before->bound);
    if (before != nullptr && before->edge == Edge::between) bounds.push_back(before->upper);
    if (i + 2 == rows.size() && rows[i + 1]->edge == Edge::above) bounds.push_back(rows[i + 1]->bound);
    if (bounds.empty()) continue;
    for (const int by : {-1, 1}) move_edge(row, bounds, by);
  }
}

void Changes::move_edge(const syntax::BandRow& row, const std::vector<ExprId>& bounds, int by) {
  const ExprId last = row.edge == Edge::between ? row.upper : row.bound;
  Change change;
  change.shown = join(row.span, ast_[last].span);
  for (const ExprId bound : bounds) {
    const bool is_one_number = row.edge != Edge::between && number_in(bound) == number_in(bounds.front());
    std::optional<std::string> text = is_one_number ? stepped_edge(row, bound, by) : std::nullopt;
    if (!text) text = stepped(bound, by);
    if (!text) return;  // a parameter: changed where it is declared
    change.edits.push_back({ast_[bound].span, *text});
  }
  add(std::move(change));
}

void Changes::of(const syntax::Adjustment& adjustment, std::uint32_t index) {
  in_ = called(syntax::word(adjustment.kind), adjustment.name);
  if (adjustment.selection.valid()) {
    std::vector<resolve::ItemId> items;
    for (const resolve::Adjustment& bound : rules_.rules.model.adjustments) {
      if (bound.declaration == index) items.push_back(rules_.rules.model[bound.attribute].item);
    }
    leave_out_items(ast_[adjustment.selection], items);
  }
  if (adjustment.when.valid()) {
    settle(adjustment.when, "false", adjustment.when_span);
    expression(adjustment.when);
  } else {
    const Span last = adjustment.level.valid() ? ast_[adjustment.level].span : adjustment.allows_span;
    add({{{end_of(last), " when false"}}, join(adjustment.span, last)});
  }
  if (adjustment.level.valid() && ast_[adjustment.level].kind == ExprKind::name) {
    const std::vector<resolve::Adjustment>& bound = rules_.rules.model.adjustments;
    const auto at = std::find_if(bound.begin(), bound.end(), [&](const auto& it) { return it.declaration == index; });
    const syntax::Expr& level = ast_[adjustment.level];
    for (const int by : {-1, 1}) {
      if (at == bound.end()) break;
      const Type type = rules_.rules.attributes[at->attribute.index()].type;
      const auto text = level_beside(type, ast_.names[level.payload].text, by);
      if (text) replace(level.span, *text, level.span);
    }
  }
  if (adjustment.width) allowance(adjustment);
  requirements(adjustment);
}

void Changes::allowance(const syntax::Adjustment& adjustment) {
  const Span span = adjustment.allows_span;
  const std::string width = std::to_string(*adjustment.width);
  const auto digits = find_word(sources_, span, width);
  auto bands = find_word(sources_, span, "bands");
  if (!bands) bands = find_word(sources_, span, "band");
  for (const std::uint32_t other : {*adjustment.width - 1, *adjustment.width + 1}) {
    if (digits && bands && other != 0)
      replace(join(*digits, *bands), fmt::format("{} {}", other, other == 1 ? "band" : "bands"), span);
  }
  const auto up = find_word(sources_, span, "up");
  const auto down = find_word(sources_, span, "down");
  if (!up || !down) return;
  replace(join(*up, *down), "up", span);
  replace(join(*up, *down), "down", span);
}

void Changes::requirements(const syntax::Adjustment& adjustment) {
  // Findings read these clauses, not the Program.
  const bool reason = adjustment.requires_reason;
  const bool by = adjustment.requires_by;
  const auto change = [&](Span span, std::string text) { add({{{span, std::move(text)}}, span, "", false}); };
  if (reason && by) {
    change(adjustment.requires_span, "requires by");
    change(adjustment.requires_span, "requires reason");
  } else if (reason || by) {
    change(adjustment.requires_span, "");
  }
  if (!adjustment.waivable) return;
  const auto waivable = find_word(sources_, adjustment.span, "waivable");
  if (!waivable) return;
  Change none{{{*waivable, ""}}, *waivable, "", false};
  if (reason || by) none.edits.push_back({adjustment.requires_span, ""});
  add(std::move(none));
}

std::optional<std::string> Changes::level_beside(Type type, std::string_view name, int by) const {
  if (type.kind != Kind::scale) return std::nullopt;
  const std::vector<resolve::Level>& levels = rules_.rules.model.level_sets[type.index].levels;
  const auto at =
      std::find_if(levels.begin(), levels.end(), [&](const resolve::Level& level) { return level.name == name; });
  if (at == levels.end()) return std::nullopt;
  const std::ptrdiff_t beside = at - levels.begin() + by;
  if (beside < 0 || beside >= static_cast<std::ptrdiff_t>(levels.size())) return std::nullopt;
  return levels[static_cast<std::size_t>(beside)].name;
}

std::optional<std::vector<Number>> Changes::looked_up(const syntax::Bands& bands) {
  const auto table = rules_.rules.model.bands_by_name.find(bands.name.text);
  if (table == rules_.rules.model.bands_by_name.end()) return std::nullopt;
  std::vector<Number> all;
  for (const check::Node& node : rules_.rules.nodes) {
    if (node.kind != check::NodeKind::bands || node.ref != table->second) continue;
    const std::optional<evaluate::Values> values = possible_.values(rules_.rules.child(node, 0));
    if (!values) return std::nullopt;
    all.insert(all.end(), values->all.begin(), values->all.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::optional<std::string> Changes::stepped_edge(const syntax::BandRow& row, ExprId bound, int by) {
  const std::optional<Number> edge = number_in(bound);
  if (!looked_up_ || !edge) return std::nullopt;
  const bool belongs_below = row.edge == Edge::up_to || row.edge == Edge::above;
  const auto moved = bound_beside(*looked_up_, *edge, belongs_below, by);
  return moved ? std::optional(written_as(bound, *moved)) : std::nullopt;
}

std::optional<Number> Changes::number_in(ExprId id) const {
  const syntax::Expr& expr = ast_[id];
  const bool negated = expr.kind == ExprKind::negate;
  const syntax::Expr& literal = negated ? ast_[ast_.child(expr, 0)] : expr;
  if (literal.kind != ExprKind::number && literal.kind != ExprKind::percent) return std::nullopt;
  const Number& written = ast_.numbers[literal.payload];
  return negated ? -written : written;
}

std::string Changes::written_as(ExprId like, const Number& value) const {
  const syntax::Expr& expr = ast_[like];
  const syntax::Expr& literal = expr.kind == ExprKind::negate ? ast_[ast_.child(expr, 0)] : expr;
  return value.display(limits::number_digits) + (literal.kind == ExprKind::percent ? "%" : "");
}

std::optional<std::string> Changes::stepped(ExprId id, int by) const {
  const syntax::Expr& expr = ast_[id];
  if (expr.kind == ExprKind::boolean)
    return expr.payload != 0 ? (by < 0 ? std::optional("false") : std::nullopt)
                             : (by > 0 ? std::optional("true") : std::nullopt);
  if (expr.kind == ExprKind::date)
    return to_string(Date{static_cast<std::int32_t>((ast_.numbers[expr.payload] + Number(by)).raw())});
  const std::optional<Number> written = number_in(id);
  return written ? std::optional(written_as(id, *written + Number(by))) : std::nullopt;
}

void Changes::add(Change change) {
  change.in = in_;
  change.around.assign(around_.rbegin(), around_.rend());
  all_.push_back(std::move(change));
}

void Changes::replace(Span span, std::string text, Span shown) { add({{{span, std::move(text)}}, shown}); }

void Changes::settle(ExprId condition, std::string_view value, Span shown) {
  const Span span = ast_[condition].span;
  if (sources_.text(span) == value) return;
  around_.push_back(condition);
  replace(span, std::string(value), shown);
  around_.pop_back();
}

}  // namespace rubric::suite
