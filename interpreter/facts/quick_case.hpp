#pragma once
#include <memory>
#include <string_view>

#include "check/rules.hpp"
#include "facts/quick_facts.hpp"
#include "syntax/ast.hpp"

namespace rubric::facts {

/// Reads JSON case data of the usual shape straight into facts, many times as fast as `read_case`, and leaves to that
/// whatever is unusual or wrong. Learns which key follows which; one thread each.
class QuickReader {
 public:
  QuickReader(const check::Rules& rules, const syntax::Ast& ast);
  ~QuickReader();
  QuickReader(QuickReader&&) noexcept;
  QuickReader& operator=(QuickReader&&) noexcept;

  /// Reads one case to `into`; false where `read_case` has to read it. One byte past the end of `text` must be readable
  /// and a control character.
  bool read(std::string_view text, QuickFacts& into);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rubric::facts
