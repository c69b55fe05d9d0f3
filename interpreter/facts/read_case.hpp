#pragma once
#include <functional>
#include <optional>

#include "facts/facts.hpp"

namespace rubric::facts {

/// Fetches the text of a file that case data name (a table's CSV), or nothing; the path is as written there.
using FileReader = std::function<std::optional<std::string>(const std::string& path)>;

/// Reads one inspection's JSON strictly against `rules`, whose caps and floors are named in `ast`. Every mistake is
/// reported with path, line and column; after an error the facts are not to be evaluated. `sources` gets the texts of
/// tables read through `read_file`.
Facts read_case(const check::Rules& rules, const syntax::Ast& ast, Sources& sources, SourceId source,
                const FileReader& read_file, Diagnostics& diagnostics, Printed printed = Printed::placed);

/// Reports that the data of source `source`, of which nothing need be kept, are `bytes` long and too long.
void complain_too_large(SourceId source, std::size_t bytes, Diagnostics& diagnostics);
/// Whether `text` is UTF-8; reports where it is not.
bool is_utf8(std::string_view text, SourceId source, Diagnostics& diagnostics);

}  // namespace rubric::facts
