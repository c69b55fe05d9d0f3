#pragma once
#include <rubric/outcome.hpp>

namespace rubric::render {

/// One domain, standard or question with what is shown of it; a question stands under its standard.
struct Row {
  std::string kind;
  std::string id;
  std::string title;
  const Result* rating = nullptr;
  const Result* figure = nullptr;  // its score, else the percentage that the outcome shows: see `view`
  bool nested = false;
};

/// An outcome arranged for people; pointers lead into the outcome.
struct View {
  std::vector<Row> rows;
  std::vector<const Result*> conclusions;  // scores, then ratings, of the whole inspection
  std::vector<const Result*> values;       // what else is worth a line: see `view`
  bool adjusted = false;                   // whether any row's rating differs from what was computed
};

/// Arranges the results. Questions are left out under a standard whose rating is given while nothing is known of them.
/// Beside scores, the figures are of one name: the percentages called `share`, else the first `let` that is one. `values`
/// are the inspection's own, and every result where there is no rating or score to show (after a filter).
View view(const Outcome& outcome);

/// "1.1" and a title, or a title, or an id.
std::string name_of(const Row& row);
/// What to call the first column: "Standard", "Question", …
std::string heading_of(const View& view);
/// What the figures are called, as "Share" or "Points / Share"; empty where there is none.
std::string figure_heading(const View& view);

}  // namespace rubric::render
