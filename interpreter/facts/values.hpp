#pragma once
#include <optional>

#include "facts/reader.hpp"

namespace rubric::facts {

/// The value of `type` that `text` writes as a table's cell does; empty text is a missing value. Nothing, and a
/// complaint at `span`, where it writes none.
std::optional<Cell> read_text(Reader& reader, Type type, std::string_view text, Span span, const Path& path);

/// The value of `type` that a JSON value is; `null` is a missing value.
std::optional<Cell> read_json(CaseReader& reader, Type type, const json::Value& value, const Path& path);

}  // namespace rubric::facts
