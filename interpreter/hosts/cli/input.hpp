#pragma once
#include <rubric/population.hpp>

#include "hosts/cli/console.hpp"

namespace rubric::cli {

/// Loads the rules at `path` (`-`: standard input) and says what there is to say; `exit` becomes what that means for the process.
std::optional<Methodology> load_rules(const std::string& path, Console& console, Exit& exit);
/// The same without saying anything.
Loaded load_rules(const std::string& path);
/// Loads and checks the rules at `path` (`-`: standard input) without saying anything.
Loaded check_rules(const std::string& path, const CheckOptions& options);
/// Reads case data at `path` (`-`: standard input) and says what there is to say; where they have mistakes, `exit` becomes what
/// that means for the process.
std::optional<Inspection> read_case(const Methodology& methodology, const std::string& path, Console& console,
                                    Exit& exit);
/// The same without saying anything.
Read read_case(const Methodology& methodology, const std::string& path);
/// The text of the file at `path` (`-`: standard input), or nothing where it cannot be read.
std::optional<std::string> read_plain(const std::string& path);
/// What `load_rules` and `read_case` have read for a console: rules with what they include, case data with their tables.
const std::vector<std::string>& files_read();
/// Opens files, and standard input in place of the file that `shown` calls it where `stdin_too`.
FileOpener open_cases(bool stdin_too);
/// The exit code of messages whose errors mean `mistake`, a file that cannot be read apart.
Exit exit_of(const Messages& messages, Exit mistake);
/// How a path is shown: `-` as "stdin".
std::string shown(const std::string& path);

}  // namespace rubric::cli
