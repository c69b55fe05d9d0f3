#include "engine.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "amendments.hpp"
#include "base/hash.hpp"
#include "base/nearest.hpp"
#include "base/side_by_side.hpp"
#include "check/check.hpp"
#include "compile/compile.hpp"
#include "compile/dump.hpp"
#include "evaluate/conclude.hpp"
#include "evaluate/prove.hpp"
#include "facts/read_case.hpp"
#include "facts/read_values.hpp"
#include "follow_ups.hpp"
#include "lint/lint.hpp"
#include "lint/settings.hpp"
#include "resolve/dump.hpp"
#include "resolve/resolve.hpp"
#include "rule_files.hpp"
#include "syntax/dump.hpp"

namespace rubric {

namespace {

Messages messages(std::shared_ptr<const Sources> sources, Diagnostics diagnostics) {
  return Messages(std::make_shared<Messages::Impl>(Messages::Impl{std::move(sources), std::move(diagnostics)}));
}

std::shared_ptr<Methodology::Impl> read_rules(const std::string& name, std::string text, const FileReader& read_file,
                                              std::vector<std::string>& chain, Diagnostics& diagnostics);

/// The amendment `text`, whose first declaration `amend` is, upon its base. Without a sound base, the base is returned
/// with its errors, or `head` with what keeps the base from being read.
std::shared_ptr<Methodology::Impl> read_amendment(const std::shared_ptr<Methodology::Impl>& head,
                                                  const Amendment& amendment, const FileReader& read_file,
                                                  std::vector<std::string>& chain, Diagnostics& diagnostics) {
  const syntax::Amend& amend = head->ast.amends.front();
  const std::string path = beside(amendment.name, amend.base.text);
  chain.push_back(beside("", amendment.name));
  if (!is_base(path, amend, chain, diagnostics)) return head;
  std::optional<std::string> text = read_file(path);
  if (!text) {
    diagnostics.add({Code::file_unreadable,
                     amend.base.span,
                     fmt::format("`{}` cannot be read", path),
                     {},
                     "correct the path of the base; it is relative to this file"});
    return head;
  }
  Diagnostics of_base;
  auto base = read_rules(path, std::move(*text), read_file, chain, of_base);
  if (of_base.has_errors()) {
    diagnostics = std::move(of_base);
    return base;
  }
  diagnostics = {};
  auto amended = amended_tree(std::move(base), {amendment}, read_file, diagnostics);
  assemble_amended(*amended, diagnostics);
  return amended;
}

/// Rule text and what it includes or amends, from parsing to Programs.
std::shared_ptr<Methodology::Impl> read_rules(const std::string& name, std::string text, const FileReader& read_file,
                                              std::vector<std::string>& chain, Diagnostics& diagnostics) {
  const auto sources = std::make_shared<Sources>();
  auto rules = std::make_shared<Methodology::Impl>();
  rules->sources = sources;
  read_rule_files(name, std::move(text), read_file, *sources, rules->ast, diagnostics);
  if (!rules->ast.amends.empty() && rules->ast.amends.front().span.source == rules->first_file)
    return read_amendment(rules, {name, sources->get(rules->first_file).text}, read_file, chain, diagnostics);
  refuse_changes(rules->ast, diagnostics);
  assemble(*rules, diagnostics);
  for (std::uint32_t i = 0; i < sources->size(); ++i) {
    const Source& source = sources->get(SourceId{i});
    rules->files.push_back({source.path, sha256(source.text)});
  }
  return rules;
}

/// Looks for warnings; of an amended methodology, for those that its base does not give already.
void lint_rules(const Methodology::Impl& rules, const CheckOptions& options, Diagnostics& diagnostics) {
  lint::check(*rules.sources, rules.ast, rules.rules, rules.programs, options, diagnostics);
  if (rules.base == nullptr) return;
  Diagnostics of_base;
  lint::check(*rules.base->sources, rules.base->ast, rules.base->rules, rules.base->programs, options, of_base);
  const std::vector<Diagnostic> known = of_base.sorted();
  const std::size_t first = rules.base->sources->size();
  diagnostics.revise([&](const Diagnostic& diagnostic) {
    if (info(diagnostic.code).severity == Severity::error) return true;
    const bool in_base = static_cast<std::size_t>(diagnostic.span.source) < first;
    // A source of the base that only a changed rule cited is still a source of the base.
    if (in_base && diagnostic.code == Code::never_cited) return false;
    return !in_base || std::none_of(known.begin(), known.end(), [&](const Diagnostic& other) {
      return other.code == diagnostic.code && other.span == diagnostic.span;
    });
  });
}

/// The path of data: rule text in, Programs out; with `check_options` warnings are looked for too.
Loaded load(const std::string& name, std::string text, const FileReader& read_file,
            const CheckOptions* check_options = nullptr) {
  Diagnostics diagnostics;
  std::vector<std::string> chain;
  const std::shared_ptr<Methodology::Impl> loaded = read_rules(name, std::move(text), read_file, chain, diagnostics);
  if (check_options != nullptr)
    lint_rules(*loaded, *check_options, diagnostics);
  else
    lint::Settings(loaded->ast, {}).apply(diagnostics);
  const bool sound = !diagnostics.has_errors();
  return {sound ? std::optional(Methodology(loaded)) : std::nullopt, messages(loaded->sources, std::move(diagnostics))};
}

void note_if_not_in_force(const Methodology::Impl& methodology, std::optional<Date> date, Outcome& outcome) {
  const resolve::Model& model = methodology.rules.model;
  if (!date || (!(model.from && *date < *model.from) && !(model.to && *date >= *model.to))) return;
  Finding finding;
  finding.kind = FindingKind::note;
  finding.code = info(Code::not_in_force).number;
  finding.message =
      model.from && *date < *model.from
          ? fmt::format("{} lies before {}, when the methodology came into force", to_string(*date),
                        to_string(*model.from))
          : fmt::format("{} lies at or after {}, when the methodology ended", to_string(*date), to_string(*model.to));
  outcome.findings.push_back(std::move(finding));
}

struct Ready {
  std::optional<std::size_t> program;
  std::optional<Date> date;
  Messages messages;
};

Ready prepare(const Inspection::Impl& inspection, const RunOptions& options) {
  Diagnostics diagnostics;
  Ready ready;
  ready.program = program_for(*inspection.methodology, &inspection.facts, options, diagnostics);
  ready.date = date_of(*inspection.methodology, &inspection.facts, options);
  ready.messages = messages(inspection.sources, std::move(diagnostics));
  return ready;
}

}  // namespace

Messages unreadable(const std::string& path, std::string_view help) {
  const auto sources = std::make_shared<Sources>();
  sources->add(path, "");
  Diagnostics diagnostics;
  diagnostics.add({Code::file_unreadable, Span{}, fmt::format("`{}` cannot be read", path), {}, std::string(help)});
  return messages(sources, std::move(diagnostics));
}

Read read_facts(const Methodology& methodology, const std::function<facts::Facts(Sources&, Diagnostics&)>& read_into) {
  const auto inspection = std::allocate_shared<Inspection::Impl>(SideBySide<Inspection::Impl>());
  inspection->methodology = share(methodology);
  const auto sources = std::make_shared<Sources>(methodology.impl().sources.get());
  inspection->sources = sources;
  Diagnostics diagnostics;
  inspection->facts = read_into(*sources, diagnostics);
  inspection->small = facts::SmallFacts(inspection->facts);
  const bool sound = !diagnostics.has_errors();
  // The messages may outlive the methodology, whose sources lie under their own.
  std::shared_ptr<const Sources> kept(inspection, sources.get());
  return {sound ? std::optional(Inspection(inspection)) : std::nullopt,
          messages(std::move(kept), std::move(diagnostics))};
}

void assemble(Methodology::Impl& methodology, Diagnostics& diagnostics) {
  // Each stage goes on past mistakes that leave it something to check.
  const Sources& sources = *methodology.sources;
  LostText lost(sources, methodology.ast);

  Diagnostics of_names;
  resolve::Model model = resolve::resolve(sources, methodology.ast, of_names);
  lost.merge(of_names, diagnostics);
  lost.add_declarations_with_errors(of_names);

  Diagnostics of_checks;
  methodology.rules = check::check(sources, methodology.ast, std::move(model), of_checks);
  lost.merge(of_checks, diagnostics);

  if (diagnostics.has_errors()) return;
  for (std::uint32_t i = 0; i < methodology.rules.intervals.size(); ++i) {
    methodology.programs.push_back(compile::compile(methodology.rules, i, diagnostics));
    if (diagnostics.has_errors()) return;
    evaluate::prove_scores(methodology.ast, methodology.rules, methodology.programs.back(), diagnostics);
  }
}

std::string_view version() { return RUBRIC_VERSION; }

Methodology::Methodology(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Inspection::Inspection(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
std::string_view Methodology::name() const { return impl_->rules.model.name; }
std::string_view Methodology::title() const { return impl_->rules.model.title; }

std::size_t Methodology::test_count() const { return impl_->ast.tests.size(); }

std::string Methodology::dump(std::string_view stage) const {
  if (stage == "ast") return syntax::dump(*impl_->sources, impl_->ast);
  if (stage == "names") return resolve::dump(impl_->rules.model);
  if (stage == "program") return compile::dump(impl_->rules, impl_->programs.front());
  return "";
}

Loaded load_file(const std::string& path, const FileReader& read_file) {
  std::optional<std::string> text = read_file(path);
  if (!text) return {std::nullopt, unreadable(path, "give the path of a rule file")};
  return load(path, std::move(*text), read_file);
}

Loaded check_file(const std::string& path, const CheckOptions& options, const FileReader& read_file) {
  std::optional<std::string> text = read_file(path);
  if (!text) return {std::nullopt, unreadable(path, "give the path of a rule file")};
  return load(path, std::move(*text), read_file, &options);
}

Loaded load_text(const std::string& name, std::string text, const FileReader& read_file) {
  return load(name, std::move(text), read_file);
}

Loaded check_text(const std::string& name, std::string text, const CheckOptions& options, const FileReader& read_file) {
  return load(name, std::move(text), read_file, &options);
}

std::vector<std::string> warning_codes() {
  std::vector<std::string> codes;
  for (const CodeInfo& code : all_codes()) {
    if (is_about_rules(code)) codes.emplace_back(code.number);
  }
  return codes;
}

Read read_text(const Methodology& methodology, const std::string& name, std::string text, const FileReader& read_file) {
  const Methodology::Impl& rules = methodology.impl();
  return read_facts(methodology, [&](Sources& sources, Diagnostics& diagnostics) {
    const SourceId source = sources.add(name, std::move(text));
    return facts::read_case(rules.rules, rules.ast, sources, source, reader_beside(name, read_file), diagnostics);
  });
}

Read read_file(const Methodology& methodology, const std::string& path, const FileReader& read_file) {
  std::optional<std::string> text = read_file(path);
  if (!text) return {std::nullopt, unreadable(path, "give the path of a case file")};
  return read_text(methodology, path, std::move(*text), read_file);
}

Read read_values(const Methodology& methodology, const std::vector<Given>& values) {
  return read_facts(methodology, [&](Sources& sources, Diagnostics& diagnostics) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const Given& given : values) pairs.emplace_back(given.name, given.value);
    return facts::read_values(methodology.impl().rules, sources, pairs, diagnostics);
  });
}

Evaluated run(const Methodology& methodology, const Inspection& inspection, const RunOptions& options) {
  const Methodology::Impl& rules = methodology.impl();
  const Inspection::Impl& data = inspection.impl();
  Ready ready = prepare(data, options);
  if (!ready.program) return {std::nullopt, std::move(ready.messages)};
  const evaluate::Inputs inputs{*data.sources, rules.ast, rules.rules, rules.programs[*ready.program], data.facts};
  const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
  Outcome outcome = evaluate::conclude(inputs, evaluation);
  outcome.receipt = {fmt::format("rubric {}", version()),
                     rules.files,
                     {data.facts.name, data.facts.hash},
                     ready.date ? to_string(*ready.date) : ""};
  note_if_not_in_force(rules, ready.date, outcome);
  return {std::move(outcome), std::move(ready.messages)};
}

Explained explain(const Methodology& methodology, const Inspection& inspection, std::string_view name,
                  const RunOptions& options) {
  const Methodology::Impl& rules = methodology.impl();
  const Inspection::Impl& data = inspection.impl();
  const resolve::Model& model = rules.rules.model;
  std::vector<std::string> names;
  resolve::AttributeId wanted{};
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i) {
    names.push_back(model.attribute_name(resolve::AttributeId{i}));
    if (names.back() == name) wanted = resolve::AttributeId{i};
  }
  if (!wanted.valid()) {
    Diagnostics diagnostics;
    std::string help = did_you_mean(name, names);
    if (help.empty()) help = "results are named as `overall` or `rating of standard 1.1`";
    diagnostics.add({Code::unknown_name, nowhere, fmt::format("no result is called `{}`", name), {}, help});
    return {std::nullopt, messages(data.sources, std::move(diagnostics))};
  }
  Ready ready = prepare(data, options);
  if (!ready.program) return {std::nullopt, std::move(ready.messages)};
  const evaluate::Inputs inputs{*data.sources, rules.ast, rules.rules, rules.programs[*ready.program], data.facts};
  return {evaluate::explain(inputs, evaluate::evaluate(inputs), wanted), std::move(ready.messages)};
}

}  // namespace rubric
