#pragma once
#include <set>
#include <string>
#include <vector>

#include "engine.hpp"
#include "render/json.hpp"

/// The parts of a schema of case data.
namespace rubric::publish {

/// The definition of a type's values: "count", "level_Rating".
std::string definition_of(const resolve::Model& model, Type type);
/// Writes the definitions of all types, as members of `$defs`.
void write_types(const resolve::Model& model, render::Json& json);
/// `"$ref": "#/$defs/NAME"`.
void refer(render::Json& json, const std::string& definition);
/// Ends an object whose other keys are the writer's own: they begin `x-`.
void close_keys(render::Json& json);
/// A pattern of all the ways in which case data may name one of `attributes`; empty where there is none.
std::string pattern_of(const resolve::Model& model, const std::vector<resolve::AttributeId>& attributes);

}  // namespace rubric::publish
