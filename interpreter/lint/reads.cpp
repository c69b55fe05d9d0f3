#include <fmt/format.h>

#include "lint/lint.hpp"
#include "syntax/live.hpp"

namespace rubric::lint {

namespace {

using check::NodeKind;
using resolve::AttributeKind;
using syntax::DeclarationKind;

/// What is read somewhere in the rules, by the index of its declaration. What only unread definitions read counts as
/// read: once they are removed, it is told in its turn.
class Reads {
 public:
  explicit Reads(const check::Rules& rules, const syntax::Ast& ast)
      : rules_(rules),
        inputs_(ast.inputs.size()),
        definitions_(ast.definitions.size()),
        parameters_(ast.parameters.size()),
        functions_(ast.functions.size()),
        bands_(ast.bands.size()),
        tables_(ast.tables.size()),
        scales_(ast.scales.size()) {
    for (const check::Node& node : rules.nodes) read(node);
    for (const check::RowAggregate& rows : rules.row_aggregates)
      tables_[rules.model.tables[rows.table].declaration] = true;
    if (rules.model.dated_by) read(*rules.model.dated_by);
    conclusions();
    types();
    if (!ast.overrides.empty()) replaced_for_every_item();
  }

  bool input(std::size_t i) const { return inputs_[i]; }
  bool definition(std::size_t i) const { return definitions_[i]; }
  bool parameter(std::size_t i) const { return parameters_[i]; }
  bool function(std::size_t i) const { return functions_[i]; }
  bool bands(std::size_t i) const { return bands_[i]; }
  bool table(std::size_t i) const { return tables_[i]; }
  bool scale(std::size_t i) const { return scales_[i]; }

 private:
  void read(resolve::AttributeId id) {
    const resolve::Attribute& attribute = rules_.model[id];
    if (attribute.kind == AttributeKind::input) inputs_[attribute.declaration] = true;
    if (attribute.kind == AttributeKind::let) definitions_[attribute.declaration] = true;
  }

  void read(const check::Node& node) {
    const resolve::Model& model = rules_.model;
    use(node.type);
    switch (node.kind) {
      case NodeKind::attribute:
      case NodeKind::computed: return read(resolve::AttributeId{node.ref});
      case NodeKind::parameter: parameters_[model.parameters[node.ref].declaration] = true; return;
      case NodeKind::call: functions_[model.functions[node.ref].declaration] = true; return;
      case NodeKind::bands:
      case NodeKind::distance: bands_[model.bands[node.ref].declaration] = true; return;
      default: return;
    }
  }

  /// Ratings and scores are what the rules are for, whether calculated or given.
  void conclusions() {
    for (const resolve::Attribute& attribute : rules_.model.attributes) {
      if (attribute.kind == AttributeKind::input && attribute.name == "rating") inputs_[attribute.declaration] = true;
      if (attribute.kind == AttributeKind::rating || attribute.kind == AttributeKind::score)
        definitions_[attribute.declaration] = true;
    }
  }

  /// What `replace for …` put others in the place of for all its items is read no more, and that is no mistake.
  void replaced_for_every_item() {
    std::vector<bool> defined(definitions_.size());
    std::vector<bool> given(inputs_.size());
    for (const resolve::Attribute& attribute : rules_.model.attributes) {
      if (attribute.kind == AttributeKind::input)
        given[attribute.declaration] = true;
      else if (attribute.kind != AttributeKind::judgement)
        defined[attribute.declaration] = true;
    }
    for (std::size_t i = 0; i < definitions_.size(); ++i) definitions_[i] = definitions_[i] || !defined[i];
    for (std::size_t i = 0; i < inputs_.size(); ++i) inputs_[i] = inputs_[i] || !given[i];
  }

  void use(Type type) {
    if (type.is_level()) scales_[rules_.model.level_sets[type.index].declaration] = true;
  }

  void types() {
    const resolve::Model& model = rules_.model;
    for (const check::Attribute& attribute : rules_.attributes) use(attribute.type);
    for (const resolve::Parameter& parameter : model.parameters) use(parameter.type);
    for (const resolve::Bands& bands : model.bands) use(bands.to);
    for (const resolve::Function& function : model.functions) {
      use(function.result);
      for (const Type type : function.parameters) use(type);
    }
    for (const resolve::Table& table : model.tables) {
      for (const resolve::Column& column : table.columns) use(column.type);
    }
  }

  const check::Rules& rules_;
  std::vector<bool> inputs_;
  std::vector<bool> definitions_;
  std::vector<bool> parameters_;
  std::vector<bool> functions_;
  std::vector<bool> bands_;
  std::vector<bool> tables_;
  std::vector<bool> scales_;
};

}  // namespace

void check_reads(const Lint& lint) {
  const Reads reads(lint.rules, lint.ast);
  const syntax::Live live(lint.ast);
  const auto check = [&](const auto& declarations, DeclarationKind kind, bool (Reads::*is_read)(std::size_t) const,
                         std::string_view help) {
    for (std::size_t i = 0; i < declarations.size(); ++i) {
      const syntax::Name& name = declarations[i].name;
      if ((reads.*is_read)(i) || !live(kind, i)) continue;
      lint.diagnostics.add(
          {Code::never_read, name.span, fmt::format("nothing reads `{}`", name.text), {}, std::string(help)});
    }
  };
  check(lint.ast.inputs, DeclarationKind::input, &Reads::input,
        "read it in a rule, or remove it and what the case data give for it");
  check(lint.ast.definitions, DeclarationKind::definition, &Reads::definition,
        "read it in a rule, make a `score` of it, or remove it");
  check(lint.ast.parameters, DeclarationKind::parameter, &Reads::parameter, "read it in a rule, or remove it");
  check(lint.ast.functions, DeclarationKind::function, &Reads::function, "call it in a rule, or remove it");
  check(lint.ast.bands, DeclarationKind::bands, &Reads::bands, "look a value up in it, or remove it");
  check(lint.ast.tables, DeclarationKind::table, &Reads::table, "take an aggregate of its rows, or remove it");
  check(lint.ast.scales, DeclarationKind::scale, &Reads::scale, "give a value this type, or remove it");
}

}  // namespace rubric::lint
