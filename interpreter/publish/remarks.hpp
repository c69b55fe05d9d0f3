#pragma once
#include <vector>

#include "base/source.hpp"
#include "publish/document.hpp"

namespace rubric::publish {

/// What the comments above a declaration and inside it explain, as blocks; headings of parts ("# Tests") are left out.
/// The block that opens a file is no comment on what follows. Of a Markdown file, the prose above a block of rules explains the
/// first declaration in it.
std::vector<Block> remarks(const Sources& sources, Span declaration);
/// The comments that open a file; of a Markdown file the prose above its first rules.
std::vector<Block> opening(const Sources& sources, SourceId file);

}  // namespace rubric::publish
