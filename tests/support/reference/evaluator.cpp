#include "reference/evaluator.hpp"

#include <algorithm>

namespace rubric::reference {

using syntax::DeclarationKind;

Evaluator::Evaluator(const syntax::Ast& ast, const CaseData& data, std::optional<Date> as_at)
    : ast_(ast), data_(data), framework_(ast), as_at_(as_at) {}

std::vector<Evaluator::Declared> Evaluator::members(std::size_t item) const {
  std::vector<Declared> all;
  const auto add = [&](const syntax::DeclarationRef& ref) { all.push_back({ref.kind, ref.index}); };
  if (item == 0) {
    for (const syntax::DeclarationRef& ref : ast_.order) add(ref);
    return all;
  }
  for (const syntax::ForBlock& block : ast_.for_blocks) {
    const std::vector<std::size_t> chosen = framework_.select(ast_[block.selection], 0);
    if (std::find(chosen.begin(), chosen.end(), item) == chosen.end()) continue;
    for (const syntax::DeclarationRef& ref : block.members) add(ref);
  }
  return all;
}

std::string Evaluator::name_of(const Declared& declared) const {
  switch (declared.kind) {
    case DeclarationKind::input: return ast_.inputs[declared.index].name.text;
    case DeclarationKind::judgement: return ast_.judgements[declared.index].name.text;
    case DeclarationKind::definition: {
      const std::string& text = ast_.definitions[declared.index].name.text;
      return text.empty() ? "rating" : text;
    }
    default: return "";
  }
}

std::optional<Evaluator::Declared> Evaluator::find(std::size_t item, const std::string& name) const {
  for (const Declared& declared : members(item)) {
    if (name_of(declared) == name) return declared;
  }
  return {};
}

std::vector<Reading> Evaluator::results() {
  std::vector<Reading> all;
  for (std::size_t item = 0; item < framework_.items().size(); ++item) {
    const bool out = item != 0 && not_rated(item).is_true();
    for (const Declared& declared : members(item)) {
      const std::string name = name_of(declared);
      if (!name.empty()) all.push_back({result_name(framework_.items()[item].key, name), attribute(item, name), out});
    }
  }
  return all;
}

Value Evaluator::in_scale(Value value, const std::string& scale) const {
  if (!value.ok() || value.sort != Sort::level || !value.scale.empty()) return value;
  for (const syntax::Scale& declared : ast_.scales) {
    if (declared.name.text != scale) continue;
    for (std::size_t i = 0; i < declared.levels.size(); ++i) {
      if (declared.levels[i].name.text == value.text) return level(scale, static_cast<std::int64_t>(i), value.text);
    }
  }
  return value;
}

Value Evaluator::given_or_defined(std::size_t item, const std::string& name) {
  const Declared declared = *find(item, name);
  if (declared.kind == DeclarationKind::definition) return eval(ast_.definitions[declared.index].value, {item});
  const bool is_input = declared.kind == DeclarationKind::input;
  const std::string& type =
      is_input ? ast_.inputs[declared.index].type.name.text : ast_.judgements[declared.index].type.name.text;
  const auto fact = data_.facts.find({framework_.items()[item].key, name});
  if (fact != data_.facts.end()) return in_scale(fact->second, type);
  const syntax::ExprId other = is_input ? ast_.inputs[declared.index].or_else : syntax::ExprId{};
  return other.valid() ? in_scale(eval(other, {item}), type) : error("missing " + name);
}

Value Evaluator::not_rated(std::size_t item) {
  Value result = boolean(data_.not_rated.count(framework_.items()[item].key) != 0);
  for (const Declared& declared : members(item)) {
    if (declared.kind != DeclarationKind::not_rated) continue;
    const syntax::ExprId when = ast_.not_rated[declared.index].when;
    if (!when.valid()) continue;
    const Value holds = eval(when, {item});
    if (holds.is_true() || (!holds.ok() && !result.is_true())) result = holds;
  }
  return result;
}

Value Evaluator::attribute(std::size_t item, const std::string& name, bool computed) {
  const std::tuple key{item, name, computed};
  if (const auto known = memo_.find(key); known != memo_.end()) return known->second;
  Value value;
  const Declared declared = *find(item, name);
  const bool rating = name == "rating" || (declared.kind == DeclarationKind::definition &&
                                           ast_.definitions[declared.index].kind == syntax::DefinitionKind::rating);
  const Value out = rating && item != 0 ? not_rated(item) : boolean(false);
  if (out.is_true()) {
    value = unrated();
  } else if (!out.ok()) {
    value = out;
  } else if (computed) {
    value = given_or_defined(item, name);
  } else {
    value = adjusted(item, name, attribute(item, name, true));
  }
  memo_[key] = value;
  return value;
}

Value Evaluator::parameter(const syntax::Parameter& parameter) {
  const syntax::ParameterValue* found = nullptr;
  for (const syntax::ParameterValue& value : parameter.values) {
    if (value.from && (!as_at_ || *as_at_ < *value.from)) continue;
    if (found == nullptr || !found->from || (value.from && *found->from < *value.from)) found = &value;
  }
  return found == nullptr ? error("no value at this date") : in_scale(eval(found->value, {}), parameter.type.name.text);
}

Value Evaluator::name(const std::string& text, const Scope& scope) {
  if (scope.arguments != nullptr) {
    const auto argument = scope.arguments->find(text);
    if (argument != scope.arguments->end()) return argument->second;
  } else {
    for (const syntax::Column& column : scope.table != nullptr ? scope.table->columns : std::vector<syntax::Column>{}) {
      if (column.name.text != text) continue;
      std::string heading = text;
      const ItemKey& question = framework_.items()[framework_.enclosing(scope.item, "question")].key;
      const ItemKey& standard = framework_.items()[framework_.enclosing(scope.item, "standard")].key;
      if (column.per == syntax::Per::question) heading += " " + question.standard + " " + question.id;
      if (column.per == syntax::Per::standard) heading += " " + standard.id;
      const auto cell = scope.row->find(heading);
      return cell == scope.row->end() ? error("missing cell") : in_scale(cell->second, column.type.name.text);
    }
    for (std::size_t item = scope.item;; item = framework_.items()[item].parent) {
      if (find(item, text)) return attribute(item, text);
      if (item == 0) break;
    }
  }
  for (const syntax::Parameter& declared : ast_.parameters) {
    if (declared.name.text == text) return parameter(declared);
  }
  // A level that one scale alone has is of that scale; another waits for what it meets.
  std::vector<std::string> owners;
  for (const syntax::Scale& scale : ast_.scales) {
    for (const syntax::LevelRow& row : scale.levels) {
      if (row.name.text == text) owners.push_back(scale.name.text);
    }
  }
  return owners.size() == 1 ? in_scale(level("", 0, text), owners[0]) : level("", 0, text);
}

}  // namespace rubric::reference
