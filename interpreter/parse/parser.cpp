#include "parse/parser.hpp"

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "parse/actions.hpp"
#include "parse/markdown.hpp"

namespace rubric {
namespace {

// The text to parse: of the same length as the file, with what is no rule turned to spaces.
std::string rules_of(const Source& source) {
  std::string rules = parsing::is_markdown(source.path) ? parsing::blank_prose(source.text) : source.text;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (rules.compare(0, byte_order_mark.size(), byte_order_mark) == 0) rules.replace(0, byte_order_mark.size(), "   ");
  return rules;
}

std::optional<Diagnostic> unreadable(const Source& source, SourceId id) {
  if (source.text.size() > limits::rule_file_bytes)
    return Diagnostic{Code::file_too_large,
                      {id, 0, 0},
                      "found a rule file of " + std::to_string(source.text.size()) + " bytes, expected at most " +
                          std::to_string(limits::rule_file_bytes),
                      {},
                      "split the file and join its parts with `include`"};
  if (std::optional<std::size_t> bad = utf8::first_invalid(source.text)) {
    auto at = static_cast<std::uint32_t>(*bad);
    return Diagnostic{Code::not_utf8,
                      {id, at, at + 1},
                      "found a byte that is not UTF-8",
                      {},
                      "save the file with the encoding UTF-8"};
  }
  return std::nullopt;
}

}  // namespace

void parse(const Sources& sources, SourceId id, syntax::Ast& ast, Diagnostics& diagnostics) {
  const Source& source = sources.get(id);
  if (std::optional<Diagnostic> problem = unreadable(source, id)) {
    diagnostics.add(std::move(*problem));
    ast.partial = true;
    return;
  }
  const std::string rules = rules_of(source);
  const std::size_t before = ast.order.size();
  const bool was_partial = std::exchange(ast.partial, false);
  parsing::Builder builder(rules, id, ast, diagnostics);
  parsing::Input in(rules.data(), rules.data() + rules.size(), "");
  tao::pegtl::parse<grammar::file, parsing::action, parsing::control>(in, builder);
  if (ast.order.size() == before && !ast.partial)
    diagnostics.add({Code::no_rules,
                     {id, 0, 0},
                     "found no declaration in the file, expected at least one",
                     {},
                     parsing::is_markdown(source.path)
                         ? "write the rules in blocks that begin with ```rubric"
                         : "begin with `methodology`, or with `amend` to change another one"});
  ast.partial = ast.partial || was_partial;
}

}  // namespace rubric
