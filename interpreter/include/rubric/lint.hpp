#pragma once
#include <rubric/rubric.hpp>

/// The warnings about a rule file that have one certain cure, and the cure applied.
namespace rubric {

/// One warning that is cured: its code, what was done, what it said, and where that stood.
struct Cure {
  std::string code;
  std::string done;
  std::string warning;
  Location at;
};

/// A rule file with its cures.
struct Cured {
  std::optional<std::string> text;  ///< unset where nothing was cured
  std::vector<Cure> cures;          ///< in the order of the text
  bool has_methodology = true;      ///< whether the file declares or includes one, so that it can be checked by itself
  Messages left;                    ///< what `check_text` says of `text`, or of the file as it was
};

/// Cures the warnings about `text`, shown as `name`, that have one certain cure, until there is none; what it includes
/// stays as it is. The rules say the same afterwards: a cure that would change them, or lose a comment, is left out, and
/// where the rules have mistakes nothing is cured.
Cured cure_text(const std::string& name, const std::string& text, const CheckOptions& options = {},
                const FileReader& read_file = file_system());

}  // namespace rubric
