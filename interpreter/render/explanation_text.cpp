#include <algorithm>

#include <rubric/rubric.hpp>

#include "render/explanation.hpp"
#include "render/glyphs.hpp"
#include "render/paint.hpp"
#include "render/words.hpp"

namespace rubric {
namespace render {
namespace {

class Tree {
 public:
  Tree(unsigned depth, Style style) : depth_(depth), style_(style) {}

  // `own` stands before the first line, `under` before every further one.
  void add(const Explanation& step, const std::string& own, const std::string& under, unsigned level) {
    head(step, own, under);
    const bool cut_here = depth_ != 0 && level >= depth_ && !step.steps.empty();
    const std::string body = cat(under, step.steps.empty() ? "  " : "│ ");
    if (!step.detail.empty()) lines(step.detail, body, Ink::plain);
    rule(step, body);
    for (const Citation& citation : step.cites) lines(cited(citation), body, Ink::faint);
    if (cut_here) {
      out_.append(cat(paint(style_.colour, Ink::gutter, cat(under, "└─ ")),
                      paint(style_.colour, Ink::faint, cat("… ", counted(count_steps(step), "step"), " hidden")),
                      "\n"));
      return;
    }
    for (std::size_t i = 0; i < step.steps.size(); ++i) {
      const bool last = i + 1 == step.steps.size();
      add(step.steps[i], cat(under, last ? "└─ " : "├─ "), cat(under, last ? "   " : "│  "), level + 1);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void head(const Explanation& step, const std::string& own, const std::string& under) {
    std::string plain = one_line(step.what);
    if (!step.value.empty()) plain.append(cat(" = ", one_line(step.value)));
    if (!step.standing.empty() && step.standing != "computed") {
      std::string standing = step.standing;
      std::replace(standing.begin(), standing.end(), '_', ' ');
      if (standing != step.value) plain.append(cat("  (", standing, ")"));
    }
    if (step.losing) plain = cat("✗ ", plain, "  (not taken)");
    const std::vector<std::string> folded = fold(plain, room(own));
    const std::string further = cat(under, step.steps.empty() ? "    " : "│   ");
    for (std::size_t i = 0; i < folded.size(); ++i) {
      out_.append(paint(style_.colour, Ink::gutter, i == 0 ? own : further));
      out_.append(paint(style_.colour, step.losing ? Ink::faint : Ink::strong, folded[i])).append("\n");
    }
  }

  void lines(std::string_view text, const std::string& before, Ink ink) {
    for (const std::string& line : fold(one_line(text), room(before))) {
      out_.append(cat(paint(style_.colour, Ink::gutter, before), paint(style_.colour, ink, line), "\n"));
    }
  }

  // Place and text on one line where they fit.
  void rule(const Explanation& step, const std::string& body) {
    const std::string place = step.rule ? cat("rule ", at(*step.rule)) : std::string{};
    const std::string both = cat(place, place.empty() || step.rule_text.empty() ? "" : "  ", one_line(step.rule_text));
    if (both.empty()) return;
    if (place.empty() || columns(both) <= room(body)) {
      lines_as_they_are(both, body);
      return;
    }
    lines(place, body, Ink::faint);
    if (!step.rule_text.empty()) lines(step.rule_text, cat(body, "  "), Ink::faint);
  }

  void lines_as_they_are(std::string_view text, const std::string& before) {
    out_.append(cat(paint(style_.colour, Ink::gutter, before), paint(style_.colour, Ink::faint, text), "\n"));
  }

  static std::string cited(const Citation& citation) {
    std::string out = cat("cites ", citation.title.empty() ? citation.source : citation.title);
    if (!citation.place.empty()) out.append(cat(", ", citation.place));
    if (!citation.certainty.empty()) out.append(cat(" (", citation.certainty, ")"));
    return out;
  }

  std::size_t room(const std::string& before) const {
    constexpr std::size_t least =
        30;  // deep in the tree a line may pass the edge rather than become a column of syllables
    const std::size_t taken = columns(before);
    return style_.width > taken + least ? style_.width - taken : least;
  }

  unsigned depth_;
  Style style_;
  std::string out_;
};

}  // namespace
}  // namespace render

std::string to_text(const Explanation& explanation, unsigned depth, Style style) {
  render::Tree tree(depth, style);
  tree.add(explanation, "", "", 0);
  return tree.take();
}

}  // namespace rubric
