#include "format/plan.hpp"

#include <algorithm>

#include "format/planner.hpp"

namespace rubric::format {

Planner::Planner(Tokens& tokens, const syntax::Ast& ast) : tokens_(tokens), ast_(ast), plan_(tokens.all.size()) {
  run_tables_.fill(none);
  for (Index i = 0; i < plan_.size(); ++i) {
    if (is(i, ",") || is(i, ")") || (i > 0 && is(i - 1, "("))) plan_[i].spaces = 0;
    if (is(i, ",") && i + 1 < plan_.size()) move_break(i, i + 1);
  }
}

Plan Planner::take() {
  declarations(ast_.order, 0);
  // What a comment stands before begins a line wherever it is.
  for (Index i = 0; i < plan_.size(); ++i)
    if (tokens_.held(i) || tokens_.all[i].begins_block) plan_[i].broken = true;
  return std::move(plan_);
}

Planner::Index Planner::at(std::uint32_t offset) const {
  const auto found =
      std::lower_bound(tokens_.all.begin(), tokens_.all.end(), offset,
                       [](const Token& token, std::uint32_t begin) { return token.piece.begin < begin; });
  return static_cast<Index>(found - tokens_.all.begin());
}

void Planner::move_break(Index from, Index to) {
  Token& token = tokens_.all[from];
  if (!token.newline_before || tokens_.held(from)) return;
  token.newline_before = token.blank_before = false;
  tokens_.all[to].newline_before = true;
}

void Planner::line(Index token, int indent, bool is_first) {
  Place& place = plan_[token];
  place.broken = place.group = true;
  place.first_of_group = is_first;
  place.from = From::margin;
  place.offset = indent;
}

void Planner::clause(Index token, int indent, std::uint8_t spaces) {
  Place& place = plan_[token];
  place.broken = begins_line(token);
  place.from = From::margin;
  place.offset = indent + 2;
  place.spaces = spaces;
  place.urgency = urgency::clause;
}

void Planner::hang(Index token, Index anchor, int offset, std::uint8_t urgency) {
  Place& place = plan_[token];
  place.broken = begins_line(token);
  place.from = From::column_of;
  place.anchor = anchor;
  place.offset = offset;
  place.urgency = urgency;
}

bool Planner::rows(const std::vector<Index>& starts, int indent) {
  const bool broken = std::any_of(starts.begin(), starts.end(), [&](Index start) { return begins_line(start); });
  for (const Index start : starts) {
    if (broken) {
      line(start, indent, start == starts.front());
    } else {
      clause(start, indent - 2, is(start - 1, ",") ? 1 : 2);
    }
  }
  return broken;
}

void Planner::cell(Index token, std::uint32_t table, std::uint8_t number, std::uint8_t spaces) {
  plan_[token].spaces = spaces;
  plan_[token].cell = number;
  plan_[token].table = table;
}

void Planner::cites(const std::vector<syntax::Cite>& cites, int indent, std::uint32_t table, std::uint8_t number) {
  Index word = none;
  for (const syntax::Cite& cite : cites) {
    const Index source = at(cite.span.begin);
    if (!is(source - 1, ",")) {
      word = source - 1;
      clause(word, indent);
      if (table != none) cell(word, table, number, 2);
    } else {
      hang(source, word, static_cast<int>(std::string_view("cites ").size()), urgency::list);
    }
  }
}

Plan plan(Tokens& tokens, const syntax::Ast& ast) { return Planner(tokens, ast).take(); }

}  // namespace rubric::format
