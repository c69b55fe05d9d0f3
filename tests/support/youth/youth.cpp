#include "youth/youth.hpp"

namespace rubric::testing {

using handwritten::Level;

const std::vector<std::string> youth_case_rated{"2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"};
const std::vector<std::string> youth_judged{"1.1", "1.2", "1.3", "1.4", "3.4", "4.1"};
const std::vector<std::string> youth_questions{"desistance", "safety", "others"};

namespace {

const std::vector<std::string> labels{"Inadequate", "Requires improvement", "Good", "Outstanding"};

std::string label(Level level) { return '"' + labels[static_cast<std::size_t>(level)] + '"'; }

}  // namespace

handwritten::Inspection random_youth(Random& random) {
  handwritten::Inspection inspection;
  const int sample = random.between(1, 60);
  const int quality = random.between(0, 100);
  for (std::size_t q = 0; q < handwritten::questions; ++q) {
    handwritten::Question& answer = inspection.answers[q];
    answer.cases = random.chance(3) ? 0 : random.between(1, sample);
    for (int i = 0; i < answer.cases; ++i) answer.yes += random.chance(quality) ? 1 : 0;
    if (random.chance(20)) {
      inspection.decisions[q] = {true, static_cast<Level>(random.between(0, 3)), random.chance(80)};
    }
  }
  for (Level& level : inspection.judged) level = static_cast<Level>(random.between(0, 3));
  if (random.chance(20)) inspection.judged.back() = handwritten::unrated;
  inspection.governance_waived = random.chance(10);
  return inspection;
}

std::string youth_json(const handwritten::Inspection& inspection) {
  std::string standards, decisions;
  for (std::size_t s = 0; s < youth_case_rated.size(); ++s) {
    std::string answers;
    for (std::size_t q = 0; q < youth_questions.size(); ++q) {
      const handwritten::Question& answer = inspection.answers[3 * s + q];
      answers += (q == 0 ? "\"" : ", \"") + youth_questions[q] + "\": {\"yes\": " + std::to_string(answer.yes) +
                 ", \"cases\": " + std::to_string(answer.cases) + "}";
      const handwritten::Decision& decision = inspection.decisions[3 * s + q];
      if (!decision.present) continue;
      decisions += (decisions.empty() ? "" : ",\n") + std::string("  {\"on\": \"") + youth_case_rated[s] + " " +
                   youth_questions[q] + "\", \"to\": " + label(decision.to) +
                   (decision.has_reason ? ", \"reason\": \"close to an edge\"}" : "}");
    }
    standards += "  \"" + youth_case_rated[s] + "\": {\"questions\": {" + answers + "}},\n";
  }
  for (std::size_t i = 0; i < youth_judged.size(); ++i) {
    const Level level = inspection.judged[i];
    const std::string fact =
        level == handwritten::unrated ? "\"not_rated\": \"no cases\"" : "\"rating\": " + label(level);
    standards += "  \"" + youth_judged[i] + "\": {" + fact + (i + 1 < youth_judged.size() ? "},\n" : "}\n");
  }
  return "{\"methodology\": \"youth_2021\",\n \"standards\": {\n" + standards + " },\n \"discretion\": [\n" +
         decisions + "],\n \"waivers\": [" +
         (inspection.governance_waived ? "{\"cap\": \"governance\", \"reason\": \"recorded\"}" : "") + "]}\n";
}

}  // namespace rubric::testing
