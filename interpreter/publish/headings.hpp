#pragma once
#include "engine.hpp"
#include "facts/columns.hpp"

/// The headings that an empty case has as CSV, and what is said of each input.
namespace rubric::publish {

/// How a value of a type is written: "a whole number", "one of: Yes; No".
std::string written_as(const resolve::Model& model, Type type);
/// An input or judgement by the shortest name that case data take: `2.1 safety yes`.
std::string short_name(const resolve::Model& model, resolve::AttributeId input);
/// The question that the rules ask for an input or judgement, which may be empty.
std::string question(const Methodology::Impl& rules, resolve::AttributeId input);
/// The title of its item, and the question.
std::string asked(const Methodology::Impl& rules, resolve::AttributeId input);
/// Whether case data may say that `item` is not rated.
bool may_be_unrated(const check::Rules& rules, resolve::ItemId item);
/// `4.1 not_rated`; empty where the item has no rating.
std::string unrated_heading(const resolve::Model& model, resolve::ItemId item);
/// A cell of a table's rows by the shortest name that case data take: `2.1 safety`.
std::string cell_heading(const resolve::Model& model, const facts::Columns& columns, const resolve::Column& column,
                         resolve::ItemId item);

}  // namespace rubric::publish
