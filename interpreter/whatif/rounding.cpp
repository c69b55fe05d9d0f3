#include "whatif/rounding.hpp"

#include <algorithm>

namespace rubric::audit {

namespace {

using check::Builtin;
using syntax::ExprKind;

struct Family {
  Mode mode;
  std::string_view function;
  Builtin builtin;
};

constexpr std::array<Family, 4> family{{{Mode::half_up, "round_half_up", Builtin::round_half_up},
                                        {Mode::half_even, "round_half_even", Builtin::round_half_even},
                                        {Mode::down, "round_down", Builtin::round_down},
                                        {Mode::up, "round_up", Builtin::round_up}}};

const Family* find(Builtin builtin) {
  const auto* at = std::find_if(family.begin(), family.end(), [&](const Family& it) { return it.builtin == builtin; });
  return at == family.end() ? nullptr : at;
}

class Change {
 public:
  Change(const Methodology::Impl& rules, Mode mode) : model_(rules.rules.model), ast_(rules.ast), mode_(mode) {}

  syntax::Ast take() {
    for (std::uint32_t i = 0; i < ast_.exprs.size(); ++i) change(i);
    std::erase_if(ast_.order, [](syntax::DeclarationRef ref) { return ref.kind == syntax::DeclarationKind::test; });
    ast_.tests.clear();
    return std::move(ast_);
  }

 private:
  bool rounds(const syntax::Expr& expr) const {
    if (expr.kind != ExprKind::call || expr.child_count == 0) return false;
    const std::string& name = ast_.names[expr.payload].text;
    return !model_.function_by_name.contains(name) &&
           std::any_of(family.begin(), family.end(), [&](const Family& it) { return it.function == name; });
  }

  void change(std::uint32_t number) {
    // The value of a rounding may be one itself.
    while (rounds(ast_.exprs[number])) {
      if (mode_ != Mode::exact) return rename(ast_.exprs[number]);
      ast_.exprs[number] = syntax::Expr(ast_[ast_.child(ast_.exprs[number], 0)]);
    }
  }

  void rename(syntax::Expr& call) {
    const auto* to = std::find_if(family.begin(), family.end(), [&](const Family& it) { return it.mode == mode_; });
    syntax::Name name = ast_.names[call.payload];
    name.text = to->function;
    call.payload = static_cast<std::uint32_t>(ast_.names.size());
    ast_.names.push_back(std::move(name));
  }

  const resolve::Model& model_;
  syntax::Ast ast_;
  Mode mode_;
};

}  // namespace

std::string_view word(Mode mode) {
  switch (mode) {
    case Mode::exact: return "exact";
    case Mode::half_up: return "half up";
    case Mode::half_even: return "half even";
    case Mode::down: return "truncated";
    case Mode::up: break;
  }
  return "up";
}

std::vector<RoundingCall> roundings_of(const Methodology::Impl& rules) {
  std::vector<RoundingCall> calls;
  for (const check::Node& node : rules.rules.nodes) {
    if (node.kind != check::NodeKind::builtin) continue;
    if (const Family* it = find(Builtin(node.ref))) calls.push_back({node.span, it->mode});
  }
  const auto place = [](const RoundingCall& call) {
    return std::pair(static_cast<std::uint32_t>(call.span.source), std::pair(call.span.begin, call.span.end));
  };
  std::sort(calls.begin(), calls.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  calls.erase(std::unique(calls.begin(), calls.end(), [](const auto& a, const auto& b) { return a.span == b.span; }),
              calls.end());
  return calls;
}

std::shared_ptr<const Methodology::Impl> rounded(const Methodology::Impl& rules, Mode mode, Diagnostics& diagnostics) {
  const auto variant = std::make_shared<Methodology::Impl>();
  variant->sources = rules.sources;
  variant->files = rules.files;
  variant->first_file = rules.first_file;
  variant->ast = Change(rules, mode).take();
  assemble(*variant, diagnostics);
  return variant;
}

}  // namespace rubric::audit
