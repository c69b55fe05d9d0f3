#include "amendments.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "base/limits.hpp"
#include "evaluate/text.hpp"
#include "lint/settings.hpp"
#include "rule_files.hpp"

namespace rubric {

namespace {

using syntax::DeclarationKind;
using syntax::DeclarationRef;

using Rules = std::shared_ptr<Methodology::Impl>;

/// Sources that go on where those of the base end, which they keep alive.
struct Grown {
  explicit Grown(std::shared_ptr<const Methodology::Impl> from) : base(std::move(from)), sources(base->sources.get()) {}
  std::shared_ptr<const Methodology::Impl> base;
  Sources sources;
};

bool is_change(DeclarationRef ref) {
  return ref.kind == DeclarationKind::set || ref.kind == DeclarationKind::replace || ref.kind == DeclarationKind::drop;
}

/// Whether a declaration of an amendment is a change that counts: what only tells of rules is none.
bool counts(DeclarationRef ref) {
  switch (ref.kind) {
    case DeclarationKind::amend:
    case DeclarationKind::source:
    case DeclarationKind::include:
    case DeclarationKind::test:
    case DeclarationKind::claim:
    case DeclarationKind::warning_rule: return false;
    default: return true;
  }
}

void refuse(Diagnostics& diagnostics, Span span, std::string message, std::string help) {
  diagnostics.add({Code::change_outside_amendment, span, std::move(message), {}, std::move(help)});
}

/// Reports an `amend` that is not the first declaration of the first file.
void refuse_other_amends(const syntax::Ast& ast, std::size_t first_amend, const amending::Layer& layer,
                         Diagnostics& diagnostics) {
  for (std::size_t i = first_amend; i < ast.amends.size(); ++i) {
    const Span span = ast.amends[i].span;
    if (i == first_amend && span.source == layer.first) continue;
    refuse(diagnostics, span,
           i == first_amend ? "`amend` stands in an included file, expected in the first"
                            : "found a second `amend`, one was expected",
           "a file amends one methodology; to amend an amendment, name it as the base");
  }
}

/// Parses one amendment behind what `rules` holds already, and lists what it changes.
void read_layer(Methodology::Impl& rules, Sources& sources, const Amendment& amendment, const FileReader& read_file,
                Diagnostics& diagnostics) {
  syntax::Ast& ast = rules.unamended;
  const auto number = static_cast<std::uint32_t>(rules.layers.size());
  amending::Layer layer{amendment.name, static_cast<SourceId>(sources.size()), {}, true};
  const std::size_t order = ast.order.size();
  const std::size_t amends = ast.amends.size();
  const std::size_t methodologies = ast.methodologies.size();
  read_rule_files(amendment.name, amendment.text, read_file, sources, ast, diagnostics);
  if (ast.amends.size() > amends) {
    layer.is_bare = false;
    layer.head = ast.amends[amends].span;
  }
  refuse_other_amends(ast, amends, layer, diagnostics);
  rules.layers.push_back(layer);
  for (std::size_t i = order; i < ast.order.size(); ++i) {
    const DeclarationRef ref = ast.order[i];
    if (ref.kind == DeclarationKind::methodology && ref.index >= methodologies) {
      diagnostics.add({Code::two_methodologies,
                       ast.methodologies[ref.index].span,
                       "found a methodology of its own, expected changes of another one",
                       {},
                       fmt::format("begin the file with `amend \"…\" as {}`, or give it as the rules",
                                   ast.methodologies[ref.index].name.text)});
    }
    if (counts(ref)) rules.changes.push_back({ref, number});
  }
}

void forget_tests(syntax::Ast& ast) {
  ast.tests.clear();
  std::erase_if(ast.order, [](DeclarationRef ref) { return ref.kind == DeclarationKind::test; });
}

void list_files(Methodology::Impl& rules) {
  const Sources& sources = *rules.sources;
  rules.files.clear();
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const Source& source = sources.get(SourceId{i});
    rules.files.push_back({source.path, sha256(source.text)});
  }
}

Loaded loaded(const Rules& rules, Diagnostics diagnostics) {
  assemble_amended(*rules, diagnostics);
  lint::Settings(rules->ast, {}).apply(diagnostics);
  const bool sound = !diagnostics.has_errors();
  return {sound ? std::optional(Methodology(rules)) : std::nullopt,
          Messages(std::make_shared<Messages::Impl>(Messages::Impl{rules->sources, std::move(diagnostics)}))};
}

ChangeKind kind_of(DeclarationKind kind) {
  switch (kind) {
    case DeclarationKind::set: return ChangeKind::set;
    case DeclarationKind::replace: return ChangeKind::replace;
    case DeclarationKind::drop: return ChangeKind::drop;
    default: return ChangeKind::add;
  }
}

std::string place_of(const Sources& sources, const amending::Layer& layer, Span span) {
  if (layer.is_bare) return layer.name;
  const Place place = sources.place(span);
  return fmt::format("{}:{}:{}", sources.get(span.source).path, place.line, place.column);
}

}  // namespace

void refuse_changes(const syntax::Ast& ast, Diagnostics& diagnostics) {
  for (const syntax::Amend& amend : ast.amends)
    refuse(diagnostics, amend.span, "`amend` stands in an included file, expected in the first",
           "load that file itself, or include its changes in a file that begins with `amend`");
  if (ast.partial || !ast.amends.empty()) return;  // `amend` may be what could not be read
  for (const DeclarationRef ref : ast.order) {
    if (!is_change(ref)) continue;
    refuse(diagnostics, amending::span_of(ast, ref), "found a change, expected one only in an amendment or a test",
           "edit the declaration itself, or write the change in a file that begins with `amend \"…\" as name`");
  }
}

bool is_base(const std::string& path, const syntax::Amend& amend, const std::vector<std::string>& chain,
             Diagnostics& diagnostics) {
  const auto error = [&](std::string message, std::string help) {
    diagnostics.add({Code::amendment_base, amend.base.span, std::move(message), {}, std::move(help)});
    return false;
  };
  const auto ends_in = [&](std::string_view end) {
    return path.size() > end.size() && path.compare(path.size() - end.size(), end.size(), end) == 0;
  };
  if (!ends_in(".rubric") && !ends_in(".rubric.md"))
    return error(fmt::format("the base `{}` is no rule file", amend.base.text),
                 "name a file that ends in `.rubric` or `.rubric.md`");
  if (const auto at = std::find(chain.begin(), chain.end(), path); at != chain.end()) {
    std::vector<std::string> circle(at, chain.end());
    circle.push_back(path);
    return error(fmt::format("amendments change each other: {}", fmt::join(circle, " → ")),
                 "one of them must amend a methodology that is no amendment");
  }
  if (chain.size() > limits::amendment_depth)
    return error(fmt::format("more than {} amendments lie upon each other", limits::amendment_depth),
                 "join some of them in one file");
  return true;
}

Rules amended_tree(std::shared_ptr<const Methodology::Impl> base, const std::vector<Amendment>& amendments,
                   const FileReader& read_file, Diagnostics& diagnostics) {
  const auto grown = std::make_shared<Grown>(base);
  auto rules = std::make_shared<Methodology::Impl>();
  rules->sources = std::shared_ptr<const Sources>(grown, &grown->sources);
  rules->first_file = static_cast<SourceId>(grown->sources.size());
  rules->unamended = base->ast;
  rules->base = std::move(base);
  forget_tests(rules->unamended);
  for (const Amendment& amendment : amendments) read_layer(*rules, grown->sources, amendment, read_file, diagnostics);
  list_files(*rules);
  rules->ast = amending::amended(*rules->sources, rules->unamended, rules->layers, rules->changes,
                                 std::vector<bool>(rules->changes.size(), true), diagnostics);
  return rules;
}

void assemble_amended(Methodology::Impl& amended, Diagnostics& diagnostics) {
  // What a change does not find would only bring about more errors.
  if (diagnostics.has_errors() && !amended.ast.partial) return;
  assemble(amended, diagnostics);
  amending::tell_of_changes(*amended.sources, amended.unamended, amended.layers, amended.changes, diagnostics);
}

Rules reread(const Methodology::Impl& rules, const std::function<std::string(SourceId)>& text_of,
             Diagnostics& diagnostics) {
  const std::size_t first = rules.base == nullptr ? 0 : rules.base->sources->size();
  const auto read_file = [&](const std::string& path) -> std::optional<std::string> {
    for (std::size_t i = first; i < rules.sources->size(); ++i) {
      const auto id = static_cast<SourceId>(i);
      if (rules.sources->get(id).path == path) return text_of(id);
    }
    return std::nullopt;
  };
  if (rules.base != nullptr) {
    std::vector<Amendment> amendments;
    for (const amending::Layer& layer : rules.layers) amendments.push_back({layer.name, text_of(layer.first)});
    return amended_tree(reread(*rules.base, text_of, diagnostics), amendments, read_file, diagnostics);
  }
  const auto sources = std::make_shared<Sources>();
  auto copy = std::make_shared<Methodology::Impl>();
  copy->sources = sources;
  copy->files = rules.files;
  read_rule_files(rules.sources->get(rules.first_file).path, text_of(rules.first_file), read_file, *sources, copy->ast,
                  diagnostics);
  return copy;
}

Loaded amend(const Methodology& base, const std::vector<Amendment>& amendments, const FileReader& read_file) {
  Diagnostics diagnostics;
  const Rules rules = amended_tree(share(base), amendments, read_file, diagnostics);
  return loaded(rules, std::move(diagnostics));
}

std::vector<RuleChange> changes(const Methodology& methodology) {
  const Methodology::Impl& rules = methodology.impl();
  std::vector<RuleChange> all;
  for (const amending::Change& change : rules.changes) {
    const Span span = amending::span_of(rules.unamended, change.ref);
    all.push_back({kind_of(change.ref.kind), amending::target_of(*rules.sources, rules.unamended, change.ref),
                   evaluate::written(*rules.sources, span, std::string::npos),
                   place_of(*rules.sources, rules.layers[change.layer], span)});
  }
  return all;
}

Methodology base_of(const Methodology& methodology) {
  return methodology.impl().base == nullptr ? methodology : Methodology(methodology.impl().base);
}

Loaded with_changes(const Methodology& amended, const std::vector<std::size_t>& kept) {
  const Methodology::Impl& all = amended.impl();
  if (all.base == nullptr) return {amended, Messages()};
  std::vector<bool> keeps(all.changes.size(), false);
  for (const std::size_t number : kept) {
    if (number < keeps.size()) keeps[number] = true;
  }
  const auto rules = std::make_shared<Methodology::Impl>();
  rules->sources = all.sources;
  rules->first_file = all.first_file;
  rules->files = all.files;
  rules->base = all.base;
  rules->unamended = all.unamended;
  rules->layers = all.layers;
  Diagnostics diagnostics;
  rules->ast = amending::amended(*rules->sources, rules->unamended, rules->layers, all.changes, keeps, diagnostics);
  for (std::size_t i = 0; i < keeps.size(); ++i) {
    if (keeps[i])
      rules->changes.push_back(all.changes[i]);
    else
      amending::take_out(rules->unamended, all.changes[i].ref);
  }
  // The tests are those of all changes together.
  forget_tests(rules->ast);
  forget_tests(rules->unamended);
  return loaded(rules, std::move(diagnostics));
}

}  // namespace rubric
