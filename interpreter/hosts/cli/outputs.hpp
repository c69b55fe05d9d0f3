#pragma once
#include "hosts/cli/console.hpp"

namespace rubric::cli {

/// A file to be written, and the option that names it or its folder.
struct OutputFile {
  std::string option;
  std::string path;
};

/// The files that the command line lets the command write; what goes into a folder is not among them.
std::vector<OutputFile> outputs_of(const Options& options);

/// Whether each of these is a file of its own: none that is read, by the command line or by the rules loaded so far,
/// and none that another option names; else it has said so. The files of one option stand together.
bool outputs_are_apart(const std::vector<OutputFile>& outputs, const Options& options, Console& console);

}  // namespace rubric::cli
