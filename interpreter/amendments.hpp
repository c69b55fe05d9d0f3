#pragma once
#include <rubric/amendment.hpp>

#include "engine.hpp"

namespace rubric {

/// `base` (which need not be assembled) with `amendments` upon it: texts parsed, changes applied, nothing resolved yet.
std::shared_ptr<Methodology::Impl> amended_tree(std::shared_ptr<const Methodology::Impl> base,
                                                const std::vector<Amendment>& amendments, const FileReader& read_file,
                                                Diagnostics& diagnostics);

/// `assemble`, and to each error which change brought it about.
void assemble_amended(Methodology::Impl& amended, Diagnostics& diagnostics);

/// `rules`, parsed again from the texts of their files as `text_of` gives them; not assembled.
std::shared_ptr<Methodology::Impl> reread(const Methodology::Impl& rules,
                                          const std::function<std::string(SourceId)>& text_of,
                                          Diagnostics& diagnostics);

/// Reports changes that stand in rules that amend nothing.
void refuse_changes(const syntax::Ast& ast, Diagnostics& diagnostics);

/// The file that the amendment `from` names as its base may be read; else says why not.
bool is_base(const std::string& path, const syntax::Amend& amend, const std::vector<std::string>& chain,
             Diagnostics& diagnostics);

}  // namespace rubric
