#pragma once
#include <rubric/rubric.hpp>

namespace rubric::sample {

inline Value level(std::size_t index) {
  static const std::vector<std::string> names{"inadequate", "requires_improvement", "good", "outstanding"};
  static const std::vector<std::string> labels{"Inadequate", "Requires improvement", "Good", "Outstanding"};
  return {"Rating", names[index], labels[index], std::to_string(index)};
}

inline Value percent(const std::string& points) { return {"percent", points, points + "%"}; }

inline Result standard(const std::string& id, const std::string& title, std::size_t rating, const std::string& why) {
  Result result{"rating of standard " + id, "rating",     "standard", id, "", title, "rating",
                Standing::computed,         level(rating)};
  if (!why.empty()) result.because = Because{"question", "", why};
  return result;
}

inline Result question(const std::string& id, const std::string& title, std::size_t rating, const std::string& why) {
  Result result{"rating of question " + id + " in standard 2.1",
                "rating",
                "question",
                id,
                "2.1",
                title,
                "rating",
                Standing::computed,
                level(rating)};
  result.because = Because{"band", "", why};
  return result;
}

inline Result share(const std::string& id, const std::string& points) {
  return {"share of question " + id + " in standard 2.1",
          "share",
          "question",
          id,
          "2.1",
          "",
          "let",
          Standing::computed,
          percent(points)};
}

// An inspection with a cap, a refused discretion, a standard still open and a difference from what was published.
inline Outcome outcome() {
  Outcome out;
  out.methodology = "youth_2021";
  out.title = "HMIP youth justice inspection, 2021 standards";
  out.inspection = {{"service", "Stoke-on-Trent"}, {"fieldwork", "2022-06-27"}};
  Result capped = standard("1.1", "Governance and leadership", 1, "");
  capped.because = Because{"cap", "governance", "cap governance: 37.5% (3 of 8 standards) is below 50%"};
  capped.computed = level(2);
  Result judged = standard("1.2", "Staff", 2, "");
  judged.kind = "judgement";
  judged.standing = Standing::given;
  Result open = standard("2.2", "Planning", 0, "");
  open.standing = Standing::range;
  open.value.reset();
  open.possible = {level(0), level(1), level(2)};
  open.waits_for = {"yes of question safety in standard 2.2", "cases of question safety in standard 2.2"};
  Result unrated{"rating of standard 4.1", "rating",    "standard",         "4.1", "",
                 "Policy and provision",   "judgement", Standing::not_rated};
  unrated.reason = "no resettlement cases in the sample";
  Result settled = standard("3.1", "Assessment", 0, "the lowest of its questions: safety");
  settled.standing = Standing::settled;
  Result total{"total", "total", "inspection", "", "", "", "score", Standing::range};
  total.low = Value{"number", "16", "16"};
  total.high = Value{"number", "18", "18"};
  total.waits_for = open.waits_for;
  total.out_of = "36";
  Result overall{"overall", "overall", "inspection", "", "", "", "rating", Standing::settled, level(1)};
  overall.because = Because{"band", "requires_improvement", "16 to 18 is from 7 and below 19"};
  out.results = {capped,
                 judged,
                 standard("2.1", "Assessment", 0, "the lowest of its questions: safety"),
                 question("desistance", "Supporting desistance", 2, "Reasonable majority"),
                 question("safety", "Keeping the child safe", 0, "Minority"),
                 open,
                 settled,
                 unrated,
                 overall,
                 total,
                 share("desistance", "69"),
                 share("safety", "46")};
  Result spare{
      "yes of question others in standard 3.1", "yes", "question", "others", "3.1", "", "input", Standing::missing};
  out.results.push_back(spare);

  Finding binding{FindingKind::cap_binding, "R707", false, "rating of standard 1.1",
                  "cap governance holds Good down to Requires improvement"};
  binding.rule = Location{"rules/youth-2021.rubric", 74, 1};
  binding.consequences = {"without it: total 17 to 19, overall Requires improvement to Good"};
  Finding refused{FindingKind::discretion_refused, "R702", true, "rating of question safety in standard 2.1",
                  "from Inadequate to Good is 2 bands, and discretion ratings_panel allows 1"};
  refused.rule = Location{"rules/youth-2021.rubric", 66, 1};
  refused.data = Location{"examples/stoke.json", 31, 5};
  Finding differs{FindingKind::differs_from_published, "R710", true, "rating of standard 2.1",
                  "Inadequate here, Good as published"};
  out.findings = {binding, refused, differs};
  out.receipt = {"rubric 0.1.0",
                 {{"rules/youth-2021.rubric", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}},
                 {"examples/stoke.json", "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"},
                 "2022-06-27"};
  return out;
}

inline Explanation explanation() {
  Explanation share_step{"share of question safety in standard 2.1", "46%", "computed", "round_half_up(46.15%, 1%)",
                         Location{"youth.rubric", 60, 3}};
  share_step.steps = {{"yes", "6", "given", "examples/stoke.json:18:20"}, {"cases", "13", "given", ""}};
  Explanation minority{"below 50%",
                       "Inadequate",
                       "computed",
                       "46% is below 50%",
                       Location{"youth.rubric", 41, 3},
                       "below 50% inadequate \"Minority\""};
  minority.cites = {{"stoke", "Stoke-on-Trent inspection report, September 2022", "footnotes 2 to 8", "seen"}};
  Explanation rating{"rating of question safety in standard 2.1",
                     "Inadequate",
                     "computed",
                     "",
                     Location{"youth.rubric", 61, 3},
                     "rating = case_quality(share)"};
  rating.steps = {minority, share_step};
  Explanation other{"rating of question desistance in standard 2.1", "Good", "computed", "above the lowest"};
  other.losing = true;
  Explanation top{"rating of standard 2.1", "Inadequate", "settled", "the lowest of 2",
                  Location{"youth.rubric", 64, 3}};
  top.steps = {rating, other};
  return top;
}

}  // namespace rubric::sample
