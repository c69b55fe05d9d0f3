#pragma once
#include <string>

namespace rubric::testing {

/// A sound rule file of about `lines` lines: one methodology with ever more standards, each with its own inputs, share
/// and rating, a cap, and a score over all of them.
inline std::string long_rules(std::size_t lines) {
  std::string text =
      "methodology long \"A long methodology\"\n"
      "scale Rating\n  poor \"Poor\" 0\n  fair \"Fair\" 1\n  fine \"Fine\" 2\n"
      "parameter margin : percent = 5%\n"
      "bands quality from percent to Rating\n  below 50% poor\n  from 50% fair\n  from 80% fine\n"
      "function share_of(yes : number, cases : count) : percent = round_half_up(100% * yes / max(cases, 1), 1%)\n"
      "domain 1 \"All of it\"\n";
  const std::size_t standards = lines / 10 + 1;
  for (std::size_t i = 1; i <= standards; ++i) {
    const std::string id = "1." + std::to_string(i);
    text += "  standard " + id + " \"Standard " + id + "\"\n";
  }
  for (std::size_t i = 1; i <= standards; ++i) {
    const std::string id = "1." + std::to_string(i);
    text += "for standard " + id +
            "  # one block a standard\n"
            "  input yes   : count \"How many yes?\"\n"
            "  input cases : count \"How many cases?\"\n"
            "  require yes <= cases \"more yes answers than cases\"\n"
            "  let share = share_of(yes, cases)\n"
            "  rating = first of\n"
            "    poor when share < 20% and cases > 10\n"
            "    otherwise quality(share + margin)\n";
    if (i > 1)
      text += "cap cap_" + std::to_string(i) + " on rating of standard " + id + " at fair when rating of standard 1." +
              std::to_string(i - 1) + " = poor\n";
  }
  return text + "score total = sum of points(rating) of standards out of " + std::to_string(2 * standards) + "\n";
}

}  // namespace rubric::testing
