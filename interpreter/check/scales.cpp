#include <fmt/format.h>

#include "base/limits.hpp"
#include "check/checker.hpp"

namespace rubric::check {

namespace {

void check_names(Checker& checker, const syntax::Scale& scale) {
  std::unordered_map<std::string, Span> seen;
  for (const syntax::LevelRow& row : scale.levels) {
    std::vector<std::string> words{row.name.text};
    if (row.label && row.label->text != row.name.text) words.push_back(row.label->text);
    for (const std::string& word : words) {
      const auto [at, fresh] = seen.emplace(word, row.span);
      if (fresh) continue;
      checker.diagnostics.add({Code::scale_levels,
                               row.span,
                               fmt::format("`{}` names two levels of `{}`", word, scale.name.text),
                               {{at->second, "the other is here"}},
                               "give each level a name and label of its own"});
    }
  }
}

void check_points(Checker& checker, const syntax::Scale& scale) {
  const syntax::LevelRow* previous = nullptr;
  for (const syntax::LevelRow& row : scale.levels) {
    if (row.points.has_value() != scale.levels.front().points.has_value()) {
      checker.error(Code::scale_levels, row.span,
                    fmt::format("some levels of `{}` have points and some have none", scale.name.text),
                    "give points to all levels, or to none");
      return;
    }
    if (previous != nullptr && row.points && *row.points <= *previous->points) {
      checker.diagnostics.add(
          {Code::scale_levels,
           row.span,
           fmt::format("`{}` has {} points, not more than the level before it", row.name.text, row.points->display()),
           {{previous->span, fmt::format("{} points here", previous->points->display())}},
           "list the levels lowest first, with rising points"});
    }
    previous = &row;
  }
}

}  // namespace

void check_scales(Checker& checker) {
  for (const resolve::LevelSet& set : checker.model().level_sets) {
    const syntax::Scale& scale = checker.ast.scales[set.declaration];
    if (scale.levels.size() > limits::levels) {
      checker.error(Code::scale_levels, scale.name.span,
                    fmt::format("`{}` has {} levels, more than {}", set.name, scale.levels.size(), limits::levels),
                    "use fewer levels");
    }
    check_names(checker, scale);
    if (set.ordered) check_points(checker, scale);
  }
}

}  // namespace rubric::check
