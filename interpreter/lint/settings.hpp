#pragma once
#include <rubric/rubric.hpp>

#include "base/diagnostic.hpp"
#include "syntax/ast.hpp"

namespace rubric::lint {

/// How warnings are taken: by `allow` and `deny` in the rules, and by those of the command line. What is allowed
/// stays allowed where it is denied too, for its reason is written down.
class Settings {
 public:
  Settings(const syntax::Ast& ast, const CheckOptions& options);
  /// Whether `code` is an error wherever it is not allowed.
  bool denies(Code code) const;
  /// Leaves out of `diagnostics` what is allowed, and makes errors of what is denied.
  void apply(Diagnostics& diagnostics);
  /// Each `allow` of the rules that nothing was left out for.
  void report_unused(Diagnostics& diagnostics) const;

 private:
  bool allows(const Diagnostic& diagnostic);
  bool stands_on(const syntax::Name& name, Span span) const;

  const syntax::Ast& ast_;
  const CheckOptions& options_;
  std::vector<bool> used_;  // by Ast::warning_rules
};

}  // namespace rubric::lint
