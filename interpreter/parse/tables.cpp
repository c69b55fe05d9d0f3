#include "parse/builder.hpp"

namespace rubric::parsing {

using namespace syntax;

void Builder::type(Piece piece) {
  // A type other than `count` was read as a name.
  Span where = span(piece);
  if (!names_.empty() && names_.back().span == where)
    types_.push_back(take_name());
  else
    types_.push_back({std::string(at({where.begin, where.end})), where});
}

namespace {

Name take(std::vector<Name>& names) {
  Name name = std::move(names.back());
  names.pop_back();
  return name;
}

}  // namespace

void Builder::fixed_value(Piece piece) {
  ParameterValue value;
  value.value = take_expr();
  value.span = span(piece);
  values_.push_back(std::move(value));
}

void Builder::dated_value(Piece piece) {
  ParameterValue value;
  value.from = from_;
  value.value = take_expr();
  value.cites = take_cites(row_cites_);
  value.span = span(piece);
  values_.push_back(std::move(value));
}

void Builder::parameter(Piece piece) {
  Parameter parameter;
  head(parameter, piece);
  parameter.type = {take(types_)};
  parameter.values = std::move(values_);
  add(DeclarationKind::parameter, ast_.parameters, std::move(parameter));
}

void Builder::dated_by(Piece piece) {
  add(DeclarationKind::dated_by, ast_.dated_by, DatedBy{take_name(), span(piece)});
}

void Builder::function_argument(Piece) { arguments_.push_back({take_name(), {take(types_)}}); }

void Builder::function(Piece piece) {
  Function function;
  function.body = take_expr();
  function.result = {take(types_)};
  function.parameters = std::move(arguments_);
  head(function, piece);
  add(DeclarationKind::function, ast_.functions, std::move(function));
}

void Builder::column(Piece piece) {
  Column column;
  column.name = take_name();
  column.span = span(piece);
  column.cites = take_cites(row_cites_);
  column.per = per_;
  column.type = {take(types_)};
  per_ = {};
  columns_.push_back(std::move(column));
}

void Builder::table(Piece piece) {
  Table table;
  head(table, piece);
  table.title = std::move(title_);
  table.columns = std::move(columns_);
  add(DeclarationKind::table, ast_.tables, std::move(table));
}

void Builder::band_row(Piece piece) {
  BandRow row;
  row.edge = edge_;
  row.level = take_name();
  if (edge_ == Edge::between) row.upper = take_expr();
  if (edge_ != Edge::unused) row.bound = take_expr();
  row.label = std::move(label_);
  row.span = span(piece);
  label_.reset();
  bands_.push_back(std::move(row));
}

void Builder::bands(Piece piece) {
  Bands bands;
  head(bands, piece);
  bands.to = {take(types_)};
  bands.from = {take(types_)};
  bands.rows = std::move(bands_);
  add(DeclarationKind::bands, ast_.bands, std::move(bands));
}

}  // namespace rubric::parsing
