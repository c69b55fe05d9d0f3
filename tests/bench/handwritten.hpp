#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

/// rules/hmip/youth-2021.rubric as a C++ programmer would write it by hand, with ints: the yardstick of the benchmarks.
/// A property test holds it equal to the engine.
namespace rubric::handwritten {

enum Level : std::int8_t { inadequate, requires_improvement, good, outstanding, unrated };

inline constexpr int case_rated_standards = 7;  // 2.1 to 2.4, 3.1 to 3.3
inline constexpr int questions = 21;
inline constexpr int judged_standards = 6;  // 1.1 to 1.4, 3.4, 4.1

struct Question {
  int yes = 0;
  int cases = 0;
};

/// A recorded decision of the ratings panel on one question.
struct Decision {
  bool present = false;
  Level to = inadequate;
  bool has_reason = false;
};

struct Inspection {
  std::array<Question, questions> answers{};  // three of each case-rated standard
  std::array<Decision, questions> decisions{};
  std::array<Level, judged_standards> judged{};  // 4.1 may be `unrated`
  bool governance_waived = false;                // with a reason
};

struct Rated {
  std::array<int, questions> share{};  // whole percentages
  std::array<Level, questions> question{};
  std::array<Level, case_rated_standards> standard{};
  Level governance = inadequate;
  int total = 0;
  Level overall = inadequate;
  bool ok = true;  // false: a standard has no rated question, nothing past it counts
};

/// 100 * yes / cases to the nearest whole number, halves up.
inline int share_of(int yes, int cases) { return (200 * yes + cases) / (2 * cases); }

inline Level case_quality(int share) {
  return share < 50 ? inadequate : share < 65 ? requires_improvement : share < 80 ? good : outstanding;
}

inline Level overall_band(int total) {
  return total < 7 ? inadequate : total < 19 ? requires_improvement : total < 31 ? good : outstanding;
}

inline int distance_to_edge(int share) {
  const auto away = [share](int edge) { return share < edge ? edge - share : share - edge; };
  return std::min({away(50), away(65), away(80)});
}

/// Whether the ratings panel may move a question from `computed` as `decision` says.
inline bool allowed(const Decision& decision, Question answer, int share, Level computed) {
  const int bands = decision.to - computed;
  if (!decision.has_reason || bands < -1 || bands > 1 || bands == 0) return false;
  return distance_to_edge(share) <= 5 ||
         case_quality(share_of(std::min(answer.yes + 1, answer.cases), answer.cases)) != computed ||
         case_quality(share_of(std::max(answer.yes - 1, 0), answer.cases)) != computed;
}

/// Rates one inspection.
inline Rated rate(const Inspection& inspection) {
  Rated rated;
  int good_or_better = inspection.judged[4] >= good ? 1 : 0;  // 3.4 is one of the eight
  for (std::size_t s = 0; s < case_rated_standards; ++s) {
    Level lowest = unrated;
    for (std::size_t q = 3 * s; q < 3 * s + 3; ++q) {
      const Question answer = inspection.answers[q];
      if (answer.cases == 0) {
        rated.question[q] = unrated;
        continue;
      }
      rated.share[q] = share_of(answer.yes, answer.cases);
      Level level = case_quality(rated.share[q]);
      const Decision& decision = inspection.decisions[q];
      if (decision.present && allowed(decision, answer, rated.share[q], level)) level = decision.to;
      rated.question[q] = level;
      lowest = std::min(lowest, level);
    }
    if (lowest == unrated) {
      rated.ok = false;
      return rated;
    }
    rated.standard[s] = lowest;
    good_or_better += lowest >= good ? 1 : 0;
    rated.total += lowest;
  }
  rated.governance = inspection.judged[0];
  if (!inspection.governance_waived && 2 * good_or_better < 8)
    rated.governance = std::min(rated.governance, requires_improvement);
  rated.total +=
      rated.governance + inspection.judged[1] + inspection.judged[2] + inspection.judged[3] + inspection.judged[4];
  rated.overall = overall_band(rated.total);
  return rated;
}

}  // namespace rubric::handwritten
