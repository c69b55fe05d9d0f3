#include <rubric/lint.hpp>

#include <algorithm>

#include "amendments.hpp"
#include "engine.hpp"
#include "lint/fixes.hpp"
#include "lint/lint.hpp"
#include "rule_files.hpp"
#include "syntax/dump.hpp"

namespace rubric {

namespace {

/// One text with what there is to say about it.
struct Checked {
  std::shared_ptr<Sources> sources = std::make_shared<Sources>();
  Methodology::Impl rules{};
  Diagnostics diagnostics{};
  bool sound = false;  // no mistakes, denied warnings aside
};

/// Fixes in one round at most: what one removal makes idle is removed in the next.
constexpr std::size_t rounds = 100;

class Curing {
 public:
  Curing(const std::string& name, const CheckOptions& options, const FileReader& read_file)
      : name_(name), options_(options), read_file_(read_file) {}

  Cured cure(const std::string& original) {
    Cured cured;
    std::string text = original;
    origin_.resize(text.size() + 1);
    for (std::size_t i = 0; i < origin_.size(); ++i) origin_[i] = static_cast<std::uint32_t>(i);
    Checked checked = load(text, true);
    if (!checked.rules.ast.amends.empty()) {  // what it changes lies in another file
      cured.left = check_text(name_, original, options_, read_file_).messages;
      return cured;
    }
    const Checked first = checked;
    for (std::size_t round = 0; round < rounds && checked.sound; ++round) {
      const std::vector<lint::Fix> applied = certain(checked, text);
      if (applied.empty()) break;
      for (const lint::Fix& fix : applied) cured.cures.push_back(told(fix, *first.sources));
      apply(applied, text);
      checked = load(text, true);
    }
    std::sort(cured.cures.begin(), cured.cures.end(), [](const Cure& a, const Cure& b) {
      return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
    });
    if (!cured.cures.empty()) cured.text = std::move(text);
    cured.has_methodology = !checked.rules.ast.methodologies.empty();
    cured.left =
        Messages(std::make_shared<Messages::Impl>(Messages::Impl{checked.sources, std::move(checked.diagnostics)}));
    return cured;
  }

 private:
  Checked load(const std::string& text, bool with_warnings) const {
    Checked checked;
    checked.rules.sources = checked.sources;
    read_rule_files(name_, text, read_file_, *checked.sources, checked.rules.ast, checked.diagnostics);
    if (!checked.rules.ast.amends.empty()) return checked;
    refuse_changes(checked.rules.ast, checked.diagnostics);
    assemble(checked.rules, checked.diagnostics);
    checked.sound = !checked.diagnostics.has_errors();
    if (with_warnings)
      lint::check(*checked.sources, checked.rules.ast, checked.rules.rules, checked.rules.programs, options_,
                  checked.diagnostics);
    return checked;
  }

  /// The cures that leave the rules as they are, all together or else those that do one by one.
  std::vector<lint::Fix> certain(const Checked& checked, const std::string& text) const {
    std::vector<lint::Fix> fixes =
        lint::fixes(*checked.sources, checked.rules.ast, checked.diagnostics.sorted(), SourceId{0});
    if (fixes.empty() || says_the_same(checked, text, fixes)) return fixes;
    std::vector<lint::Fix> safe;
    for (lint::Fix& fix : fixes) {
      safe.push_back(std::move(fix));
      if (!says_the_same(checked, text, safe)) safe.pop_back();
    }
    return safe;
  }

  /// Whether the text without what `fixes` take out says what it says now, but for the declarations that go.
  bool says_the_same(const Checked& before, const std::string& text, const std::vector<lint::Fix>& fixes) const {
    const Checked after = load(without(text, cuts(fixes)), false);
    if (!after.sound) return false;
    syntax::Ast rest = before.rules.ast;
    std::erase_if(rest.order, [&](syntax::DeclarationRef ref) {
      return std::any_of(fixes.begin(), fixes.end(), [&](const lint::Fix& fix) {
        return fix.removed && fix.removed->kind == ref.kind && fix.removed->index == ref.index;
      });
    });
    return syntax::dump(*before.sources, rest, syntax::Places::left_out) ==
           syntax::dump(*after.sources, after.rules.ast, syntax::Places::left_out);
  }

  static std::vector<Cut> cuts(const std::vector<lint::Fix>& fixes) {
    std::vector<Cut> all;
    std::transform(fixes.begin(), fixes.end(), std::back_inserter(all), [](const lint::Fix& fix) { return fix.cut; });
    return all;
  }

  Cure told(const lint::Fix& fix, const Sources& original) const {
    Span span = fix.warning.span;
    span.begin = origin_[span.begin];
    span.end = span.begin;
    const Place place = original.place(span);
    return {std::string(info(fix.warning.code).number),
            fix.done,
            fix.warning.message,
            {original.get(span.source).path, place.line, place.column}};
  }

  void apply(const std::vector<lint::Fix>& fixes, std::string& text) {
    std::vector<bool> goes(text.size() + 1);
    for (const lint::Fix& fix : fixes)
      std::fill(goes.begin() + static_cast<std::ptrdiff_t>(fix.cut.begin),
                goes.begin() + static_cast<std::ptrdiff_t>(fix.cut.end), true);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < origin_.size(); ++i)
      if (!goes[i]) origin_[kept++] = origin_[i];
    origin_.resize(kept);
    text = without(text, cuts(fixes));
  }

  const std::string& name_;
  const CheckOptions& options_;
  const FileReader& read_file_;
  std::vector<std::uint32_t> origin_{};  // by byte of the text: where it stood at first
};

}  // namespace

Cured cure_text(const std::string& name, const std::string& text, const CheckOptions& options,
                const FileReader& read_file) {
  return Curing(name, options, read_file).cure(text);
}

}  // namespace rubric
