#include <algorithm>

#include "publish/sentences.hpp"

namespace rubric::publish {

using syntax::BandRow;
using syntax::Edge;

std::vector<Block> Sentences::told(const syntax::Scale& it) const {
  Block table{BlockKind::table};
  table.table.caption = (it.ordered ? "Levels of " : "Answers of ") + it.name.text;
  const bool points = std::any_of(it.levels.begin(), it.levels.end(), [](const auto& row) { return row.points; });
  table.table.columns = {{it.ordered ? "Level" : "Answer"}, {"Name in the rules"}};
  if (points) table.table.columns.push_back({"Points", true});
  for (const syntax::LevelRow& row : it.levels) {
    Row cells{{Prose(row.label ? row.label->text : row.name.text), Prose().code(row.name.text)}};
    if (points) cells.cells.emplace_back(row.points ? row.points->display(6) : "");
    table.table.rows.push_back(std::move(cells));
  }
  return {paragraph(Prose(it.ordered ? "Lowest first." : "In no order.")), std::move(table)};
}

std::vector<Block> Sentences::told(const syntax::Table& it) const {
  Block table{BlockKind::table};
  table.table.caption = "Columns of " + it.name.text;
  table.table.columns = {{"Column"}, {"One value for each"}, {"Value"}};
  for (const syntax::Column& column : it.columns) {
    const std::string_view per = column.per == syntax::Per::question   ? "row and question"
                                 : column.per == syntax::Per::standard ? "row and standard"
                                                                       : "row";
    table.table.rows.push_back({{Prose().code(column.name.text), Prose(per), phrases_.type(column.type)}});
  }
  Blocks out;
  if (it.title) out.push_back(paragraph(Prose(it.title->text).text(".")));
  out.push_back(std::move(table));
  return out;
}

std::vector<Block> Sentences::told(const syntax::Parameter& it) const {
  const bool dated = std::any_of(it.values.begin(), it.values.end(), [](const auto& value) { return value.from; });
  if (!dated && it.values.size() == 1) {
    Prose out;
    out.code(it.name.text).text(" is ").add(phrases_.value(it.values.front().value, {})).text(".");
    const Prose source = cited(it.values.front().cites);
    if (!source.empty()) out.text(" ").add(source);
    return {paragraph(std::move(out))};
  }
  std::vector<syntax::ParameterValue> values = it.values;
  std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  Block table{BlockKind::table};
  table.table.caption = "Values of " + it.name.text;
  table.table.columns = {{"From"}, {"Value", true}, {"Source"}};
  for (const syntax::ParameterValue& value : values) {
    table.table.rows.push_back(
        {{Prose(value.from ? to_string(*value.from) : "always"), phrases_.value(value.value, {}), cited(value.cites)}});
  }
  return {paragraph(Prose("Each value holds from its date until the next.")), std::move(table)};
}

std::vector<Block> Sentences::told(const syntax::Function& it) const {
  Prose lead;
  lead.code(it.name.text).text("(");
  for (std::size_t i = 0; i < it.parameters.size(); ++i) {
    lead.text(i == 0 ? "" : ", ").code(it.parameters[i].name.text).text(" : ");
    lead.add(phrases_.type(it.parameters[i].type));
  }
  lead.text(") gives ").add(phrases_.type(it.result)).text(": ");
  Scope scope;
  scope.function = &it;
  return defined(std::move(lead), it.body, scope, {});
}

std::vector<Block> Sentences::told(const syntax::Bands& it) const {
  Prose lead;
  lead.code(it.name.text)
      .text(" turns ")
      .add(phrases_.type(it.from))
      .text(" into ")
      .add(phrases_.type(it.to))
      .text(":");
  Block table{BlockKind::table};
  table.table.caption = "Bands of " + it.name.text;
  table.table.columns = {{"Value"}, {"Level"}};
  const bool words = std::any_of(it.rows.begin(), it.rows.end(), [](const BandRow& row) { return row.label; });
  if (words) table.table.columns.push_back({"In words"});
  std::vector<const BandRow*> rows;
  std::vector<Prose> unused;
  for (const BandRow& row : it.rows) {
    if (row.edge == Edge::unused)
      unused.push_back(Prose().strong(phrases_.level(row.level.text)));
    else
      rows.push_back(&row);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const BandRow& row = *rows[i];
    const Prose bound = row.bound.valid() ? phrases_.value(row.bound, {}) : Prose();
    Prose range;
    if (row.edge == Edge::between) {
      range.add(bound).text(" to ").add(phrases_.value(row.upper, {}));
    } else if (row.edge == Edge::below) {
      range.text("below ").add(bound);
    } else if (row.edge == Edge::from) {
      range.add(bound).text(" or more");
      if (i + 1 < rows.size()) range.text(", below ").add(phrases_.value(rows[i + 1]->bound, {}));
    } else if (row.edge == Edge::above) {
      range.text("above ").add(bound);
    } else {
      if (i != 0) range.text("above ").add(phrases_.value(rows[i - 1]->bound, {})).text(", ");
      range.text("up to ").add(bound);
    }
    Row cells{{std::move(range), Prose(phrases_.level(row.level.text))}};
    if (words) cells.cells.emplace_back(row.label ? row.label->text : "");
    table.table.rows.push_back(std::move(cells));
  }
  Blocks out{paragraph(std::move(lead)), std::move(table)};
  if (!unused.empty()) out.push_back(paragraph(Prose("No value leads to ").add(listed(unused)).text(".")));
  return out;
}

}  // namespace rubric::publish
