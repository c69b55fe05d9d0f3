#pragma once
#include <rubric/rubric.hpp>

#include "base/diagnostic.hpp"
#include "syntax/ast.hpp"

namespace rubric {

/// Parses the rule file `text` and every file it includes into `ast`, each file once. Paths are relative to the file
/// that names them and stay in the folder of the first one or below it.
void read_rule_files(std::string name, std::string text, const FileReader& read_file, Sources& sources,
                     syntax::Ast& ast, Diagnostics& diagnostics);

/// The folder that the file `path` lies in; empty for the current one.
std::string folder_of(const std::string& path);
/// Whether `path` lies in `folder` or below it, by its text alone.
bool is_inside(const std::string& folder, const std::string& path);
/// `path` as seen from the folder of `from`, without `.` and `..` where they cancel out.
std::string beside(const std::string& from, const std::string& path);

/// Reads files as `from` names them, of its own folder and below only: case data may come from strangers.
FileReader reader_beside(const std::string& from, const FileReader& read_file);

}  // namespace rubric
