#include "format/write.hpp"

#include <algorithm>

#include "format/columns.hpp"

namespace rubric::format {
namespace {

struct Line {
  std::string text{};
  std::size_t width = 0;
  std::size_t unaligned = 0;  // its width if it were no row of a table
  std::optional<Piece> comment{};
  std::uint32_t table = none;
  std::uint32_t first = none;  // its tokens; none for a comment or a blank line
  std::uint32_t last = none;
};

/// Writes one block.
class Writer {
 public:
  Writer(const Tokens& tokens, const Plan& plan, const std::vector<std::size_t>& cells,
         std::vector<std::size_t>& columns, std::vector<std::size_t>& indents)
      : tokens_(tokens), plan_(plan), cells_(cells), columns_(columns), indents_(indents) {}

  Written write(const Block& block, std::string_view newline) {
    for (std::uint32_t i = static_cast<std::uint32_t>(block.first); i < block.last; ++i) token(i);
    comments(block.tail, 0, true, false, false);
    align_comments();
    Written written;
    for (const Line& line : lines_) {
      if (!line.text.empty()) written.text.append(block.indent).append(line.text);
      written.text += newline;
      if (line.first == none || line.width <= line_width) continue;
      break_up(line, line.unaligned > line_width ? written.breaks : written.aligned_breaks);
    }
    return written;
  }

 private:
  void token(std::uint32_t i) {
    const Place& place = plan_[i];
    if (place.broken)
      begin_line(i);
    else
      pad(i);
    Line& line = lines_.back();
    columns_[i] = line.width;
    indents_[i] = indent_;
    line.text += tokens_[i];
    const std::size_t wide = width(tokens_, tokens_.all[i].piece);
    line.width += wide;
    line.unaligned += wide;
    line.last = i;
    line.comment = tokens_.all[i].comment;
  }

  void pad(std::uint32_t i) {
    Line& line = lines_.back();
    std::size_t spaces = plan_[i].spaces;
    if (cells_[i] != 0 && cells_[i] + indent_ > line.width) spaces = std::max(spaces, cells_[i] + indent_ - line.width);
    line.text.append(spaces, ' ');
    line.width += spaces;
    line.unaligned += plan_[i].spaces;
  }

  void begin_line(std::uint32_t i) {
    const Place& place = plan_[i];
    const Token& token = tokens_.all[i];
    const std::size_t column = column_of(place);
    bool any_blank = token.blank_before;
    for (const Comment& comment : token.above) any_blank = any_blank || comment.blank_before;
    const bool top = place.group && column == 0;
    const bool room = top && !token.begins_block && !any_blank && (place.roomy || roomy_above_);
    if (top) roomy_above_ = place.roomy;
    if (room) blank();
    const bool is_first = place.first_of_group || token.begins_block;
    comments(token.above, column + (place.closes ? 2 : 0), place.group, is_first, !token.blank_before);
    if (place.group && token.blank_before && !(token.above.empty() && is_first)) blank();
    lines_.push_back({std::string(column, ' '), column, column});
    lines_.back().first = i;
    if (place.cell == 0) lines_.back().table = place.table;
    indent_ = column;
    if (place.from == From::margin) structure_ = column;
  }

  std::size_t column_of(const Place& place) const {
    const int offset = place.offset;
    switch (place.from) {
      case From::line_above: return structure_ + 4;
      case From::margin: return static_cast<std::size_t>(offset);
      case From::line_of: return indents_[place.anchor] + static_cast<std::size_t>(offset);
      case From::column_of: break;
    }
    const int wanted = static_cast<int>(columns_[place.anchor]) + offset;
    return static_cast<std::size_t>(std::max(wanted, static_cast<int>(structure_) + 2));
  }

  /// Comments above what begins in `column`. At the margin those that are indented, with a blank line below them, belong
  /// to the declaration above.
  void comments(const std::vector<Comment>& comments, std::size_t column, bool keeps_blanks, bool is_first,
                bool last_attached) {
    const std::size_t body = indent_ == 0 ? 0 : 2;
    std::size_t indent = column;
    for (std::size_t i = 0; i < comments.size(); ++i) {
      bool attached = last_attached;
      for (std::size_t k = i + 1; k < comments.size(); ++k) attached = attached && !comments[k].blank_before;
      const bool new_paragraph = i == 0 || comments[i].blank_before;
      if (new_paragraph) indent = column == 0 && !attached && comments[i].indented ? body : column;
      if (keeps_blanks && comments[i].blank_before && !(is_first && i == 0)) blank();
      const Piece piece = comments[i].piece;
      lines_.push_back({std::string(indent, ' ').append(tokens_.of(piece)), indent + width(tokens_, piece)});
    }
  }

  void blank() {
    if (!lines_.empty()) lines_.push_back({});
  }

  /// Comments at the ends of lines stand in one column: in a table, and on lines that follow each other.
  void align_comments() {
    std::size_t run = 0;
    std::vector<std::pair<std::uint32_t, std::size_t>> groups(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool follows = i > 0 && lines_[i - 1].comment && lines_[i - 1].table == none && lines_[i].table == none;
      if (!follows) run = i;
      groups[i] = {lines_[i].table, lines_[i].table == none ? run : 0};
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].comment) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return groups[a] < groups[b]; });
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
      std::size_t widest = 0;
      for (; end < order.size() && groups[order[end]] == groups[order[begin]]; ++end)
        widest = std::max(widest, lines_[order[end]].width);
      for (std::size_t i = begin; i < end; ++i) {
        Line& line = lines_[order[i]];
        line.text.append(widest + 2 - line.width, ' ').append(tokens_.of(*line.comment));
      }
    }
  }

  /// The breaks of the lowest urgency: the last clause, or every `or` of one chain.
  void break_up(const Line& line, std::vector<std::uint32_t>& breaks) const {
    std::uint32_t best = none;
    for (std::uint32_t i = line.first + 1; i <= line.last; ++i) {
      const std::uint8_t urgency = plan_[i].urgency;
      if (urgency == urgency::never) continue;
      const bool last_counts = urgency == urgency::clause;
      if (best == none || urgency < plan_[best].urgency || (last_counts && urgency == plan_[best].urgency)) best = i;
    }
    if (best == none) return;
    for (std::uint32_t i = best; i <= line.last; ++i) {
      const bool same_chain = plan_[best].from == From::column_of && plan_[i].from == From::column_of &&
                              plan_[i].anchor == plan_[best].anchor && plan_[i].urgency == plan_[best].urgency;
      if (i == best || same_chain) breaks.push_back(i);
    }
  }

  const Tokens& tokens_;
  const Plan& plan_;
  const std::vector<std::size_t>& cells_;
  std::vector<std::size_t>& columns_;  // of tokens
  std::vector<std::size_t>& indents_;  // of their lines
  std::vector<Line> lines_{};
  std::size_t indent_ = 0;     // of the line being written
  std::size_t structure_ = 0;  // of the last line that begins something
  bool roomy_above_ = false;   // the declaration above takes several lines
};

}  // namespace

std::vector<Written> write(const Tokens& tokens, const Plan& plan, std::string_view newline) {
  const std::vector<std::size_t> cells = cell_columns(tokens, plan);
  std::vector<std::size_t> columns(plan.size(), 0);
  std::vector<std::size_t> indents(plan.size(), 0);
  std::vector<Written> written;
  for (const Block& block : tokens.blocks)
    written.push_back(Writer(tokens, plan, cells, columns, indents).write(block, newline));
  return written;
}

}  // namespace rubric::format
