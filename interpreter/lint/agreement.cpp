#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lint/lint.hpp"

namespace rubric::lint {

namespace {

using resolve::AttributeKind;

/// Ratings, scores and `let`s by their declaration: two agree where on each item, in each date interval, they are worked
/// out from the same data by the same operations.
class Agreement {
 public:
  explicit Agreement(const Lint& lint) : lint_(lint), model_(lint.rules.model) {
    for (std::uint32_t i = 0; i < model_.attributes.size(); ++i) {
      const AttributeKind kind = model_.attributes[i].kind;
      if (kind != AttributeKind::input && kind != AttributeKind::judgement)
        attributes_[model_.attributes[i].declaration].push_back(i);
    }
  }

  void check() const {
    std::map<std::vector<compile::Slot>, std::uint32_t> earlier;
    for (const auto& [declaration, attributes] : attributes_) {
      if (is_plain(declaration) || is_constant(attributes)) continue;
      const auto [at, fresh] = earlier.try_emplace(slots(attributes), declaration);
      if (!fresh) report(declaration, at->second);
    }
  }

 private:
  /// A name given to a constant or to another value says that they are the same.
  bool is_plain(std::uint32_t declaration) const {
    const syntax::ExprKind kind = lint_.ast[lint_.ast.definitions[declaration].value].kind;
    return kind != syntax::ExprKind::binary && kind != syntax::ExprKind::call && kind != syntax::ExprKind::choose &&
           kind != syntax::ExprKind::first_of && kind != syntax::ExprKind::aggregate;
  }

  /// Of constants that are equal today one may be another tomorrow.
  bool is_constant(const std::vector<std::uint32_t>& attributes) const {
    return std::any_of(lint_.programs.begin(), lint_.programs.end(), [&](const compile::Program& program) {
      return std::any_of(program.constants.begin(), program.constants.end(),
                         [&](const auto& constant) { return constant.first == program.final_[attributes.front()]; });
    });
  }

  std::vector<compile::Slot> slots(const std::vector<std::uint32_t>& attributes) const {
    std::vector<compile::Slot> all;
    for (const compile::Program& program : lint_.programs) {
      for (const std::uint32_t attribute : attributes) all.push_back(program.final_[attribute]);
    }
    return all;
  }

  void report(std::uint32_t declaration, std::uint32_t other) const {
    const syntax::Name& name = lint_.ast.definitions[declaration].name;
    const syntax::Name& first = lint_.ast.definitions[other].name;
    lint_.diagnostics.add({Code::rules_agree,
                           name.span,
                           fmt::format("`{}` always is what `{}` is", name.text, first.text),
                           {{first.span, "the other"}},
                           fmt::format("correct one of them, or read `{}` in its place", first.text)});
  }

  const Lint& lint_;
  const resolve::Model& model_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> attributes_{};  // by Ast::definitions
};

}  // namespace

void check_agreement(const Lint& lint) { Agreement(lint).check(); }

}  // namespace rubric::lint
