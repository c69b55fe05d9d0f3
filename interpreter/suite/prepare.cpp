#include <fmt/format.h>

#include <filesystem>

#include "amend/amend.hpp"
#include "facts/read_case.hpp"
#include "rule_files.hpp"
#include "suite/trial.hpp"

namespace rubric::suite {

namespace {

namespace fs = std::filesystem;
using syntax::GivenKind;

/// The rules as the test changes them, with this test alone, checked and compiled in full.
std::shared_ptr<const Methodology::Impl> changed(const Methodology::Impl& rules, const syntax::Test& test,
                                                 Diagnostics& diagnostics) {
  syntax::Ast ast = amending::amended(rules.ast, test.changes, diagnostics);
  std::erase_if(ast.order, [](syntax::DeclarationRef ref) { return ref.kind == syntax::DeclarationKind::test; });
  ast.tests = {test};
  ast.tests.front().changes.clear();
  auto variant = std::make_shared<Methodology::Impl>();
  variant->sources = rules.sources;
  variant->files = rules.files;
  variant->ast = std::move(ast);
  if (!diagnostics.has_errors()) assemble(*variant, diagnostics);
  return diagnostics.has_errors() ? nullptr : variant;
}

/// Where the tree of case files lies when links are followed: at the root. Where the rule file itself stands behind a link
/// out of it, the tree is there, from as far up as the names on the way are the same.
std::string tree_behind_links(const TestOptions& options, const std::string& rules_path) {
  std::string root = options.follow(options.root);
  fs::path at = options.follow(rules_path);
  if (is_inside(root, at.generic_string())) return root;
  const std::string folder = at.parent_path().generic_string();
  const fs::path written = fs::path(rules_path).lexically_relative(options.root.empty() ? "." : options.root);
  for (auto name = written.end(); name != written.begin() && *std::prev(name) == at.filename(); --name)
    at = at.parent_path();
  const bool is_a_tree = at.has_relative_path() && at != fs::path(options.follow(rules_path));
  return is_a_tree ? at.generic_string() : folder;
}

/// Whether `path` lies in the tree of case files, as it is written and where its links lead to.
bool is_in_tree(const TestOptions& options, const std::string& rules_path, const std::string& path) {
  return is_inside(options.root, path) &&
         (!options.follow || is_inside(tree_behind_links(options, rules_path), options.follow(path)));
}

/// Reads what lies in the tree.
FileReader reader_in_tree(const TestOptions& options, const std::string& rules_path) {
  return [&options, &rules_path](const std::string& path) {
    return is_in_tree(options, rules_path, path) ? options.read_file(path) : std::nullopt;
  };
}

std::string text_of(const std::optional<syntax::Text>& text) { return text ? text->text : ""; }

/// Puts what the test gives over the facts of its case.
void give(const check::Rules& rules, const syntax::Given& written, const check::TestGiven& given, facts::Facts& facts) {
  const std::string reason = text_of(written.reason);
  const std::string by = text_of(written.by);
  switch (written.kind) {
    case GivenKind::value:
    case GivenKind::missing: {
      const std::uint32_t input = rules.attributes[given.attribute.index()].input;
      facts.inputs[input] = given.value ? Cell::of(*given.value) : Cell{};
      facts.provenance[input] = {written.span, "the test"};
      const resolve::ItemId item = rules.model[given.attribute].item;
      std::erase_if(facts.not_rated, [item](const facts::NotRatedRecord& record) { return record.item == item; });
      return;
    }
    case GivenKind::not_rated:
      facts.not_rated.push_back({rules.model[given.attribute].item, reason, written.span});
      return;
    case GivenKind::discretion:
      std::erase_if(facts.discretion, [&](const auto& record) { return record.attribute == given.attribute; });
      facts.discretion.push_back({given.attribute, static_cast<std::uint32_t>(given.value ? given.value->raw() : 0),
                                  reason, by, written.span});
      return;
    case GivenKind::waiver:
      for (const std::uint32_t adjustment : given.waived)
        facts.waivers.push_back({adjustment, reason, by, written.span});
      return;
  }
}

}  // namespace

facts::Facts case_facts(const Methodology::Impl& rules, const syntax::Test& test, const TestOptions& options,
                        Sources& sources, Diagnostics& diagnostics) {
  const std::string& rules_path = rules.sources->get(test.span.source).path;
  if (!test.case_path) {
    facts::Facts none;
    none.inputs.resize(rules.rules.inputs.size());
    none.provenance.resize(rules.rules.inputs.size());
    none.tables.resize(rules.rules.model.tables.size());
    none.name = "test";
    return none;
  }
  const std::string path = beside(rules_path, test.case_path->text);
  if (!is_in_tree(options, rules_path, path)) {
    const bool by_link = is_inside(options.root, path);
    diagnostics.add({Code::case_outside,
                     test.case_path->span,
                     fmt::format("`{}` {} {}", path, by_link ? "is a link that leads out of" : "lies outside",
                                 options.root.empty() ? "the current folder" : "`" + options.root + "`"),
                     {},
                     "run the tests from a folder above it, or give that folder with --root"});
    return {};
  }
  std::optional<std::string> text = options.read_file(path);
  if (!text) {
    diagnostics.add({Code::file_unreadable,
                     test.case_path->span,
                     fmt::format("`{}` cannot be read", path),
                     {},
                     "give the path of the case file from the folder of the rule file"});
    return {};
  }
  const SourceId source = sources.add(path, std::move(*text));
  return facts::read_case(rules.rules, rules.ast, sources, source,
                          reader_beside(path, reader_in_tree(options, rules_path)), diagnostics);
}

Trial prepare(const std::shared_ptr<const Methodology::Impl>& rules, std::uint32_t test, const TestOptions& options) {
  Trial trial;
  trial.rules = rules;
  trial.test = test;
  const auto sources = std::make_shared<Sources>(rules->sources.get());
  trial.data.sources = sources;
  const syntax::Test& written = rules->ast.tests[test];
  if (!written.changes.empty()) {
    trial.rules = changed(*rules, written, trial.diagnostics);
    trial.test = 0;
    if (trial.rules == nullptr) {
      trial.rules = rules;
      trial.test = test;
      return trial;
    }
  }
  trial.data.methodology = trial.rules;
  trial.data.facts = case_facts(*trial.rules, trial.written(), options, *sources, trial.diagnostics);
  if (trial.diagnostics.has_errors()) return trial;
  for (std::size_t i = 0; i < trial.written().givens.size(); ++i)
    give(trial.rules->rules, trial.written().givens[i], trial.checked().givens[i], trial.data.facts);
  const std::optional<std::size_t> program = program_for(*trial.rules, &trial.data.facts, {}, trial.diagnostics);
  if (!program) return trial;
  trial.program = *program;
  trial.ready = true;
  return trial;
}

}  // namespace rubric::suite
