#include "render/view.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;  // kind, id, standard

Key key(const Result& result) { return {result.item_kind, result.item_id, result.standard}; }

// An input or judgement may itself be the rating of its item.
bool is_rating(const Result& result) { return result.kind == "rating" || result.attribute == "rating"; }

bool is_conclusion(const Result& result) { return is_rating(result) || result.kind == "score"; }

bool is_percent(const Result& result) {
  return (result.value && result.value->type == "percent") || (result.low && result.low->type == "percent");
}

bool says_something(const Result& result) {
  if (is_conclusion(result)) return result.standing != Standing::missing;
  return (result.kind == "input" || result.kind == "judgement") && result.standing == Standing::given;
}

// Of the percentages of questions and standards one name is shown: `share`, else the name of the first `let`.
std::string shown_percentage(const Outcome& outcome) {
  std::string first;
  for (const Result& result : outcome.results) {
    if (result.item_kind != "question" && result.item_kind != "standard") continue;
    if (!is_percent(result) || is_conclusion(result)) continue;
    if (result.attribute == "share") return result.attribute;
    if (first.empty() && result.kind == "let") first = result.attribute;
  }
  return first;
}

struct Group {
  Row head;
  std::vector<Row> questions;
};

class Arranger {
 public:
  explicit Arranger(const Outcome& outcome) : percentage_(shown_percentage(outcome)) {
    for (const Result& result : outcome.results) {
      if (result.item_kind != "inspection" && is_conclusion(result)) row(result);
    }
    for (const Result& result : outcome.results) {
      if (result.item_kind != "inspection") fill(result);
    }
  }

  std::vector<Row> rows() const {
    std::vector<Row> out;
    for (const Group& group : groups_) {
      out.push_back(group.head);
      const bool is_given = group.head.rating != nullptr && group.head.rating->standing == Standing::given;
      if (!is_given || telling_.count(group.head.id) != 0)
        out.insert(out.end(), group.questions.begin(), group.questions.end());
    }
    return out;
  }

 private:
  Group& group(const std::string& kind, const std::string& id) {
    const auto [found, added] = places_.try_emplace(Key{kind, id, ""}, groups_.size());
    if (added) groups_.push_back({Row{kind, id, {}}, {}});
    return groups_[found->second];
  }

  void row(const Result& result) {
    if (result.item_kind != "question") {
      group(result.item_kind, result.item_id);
      return;
    }
    std::vector<Row>& questions = group("standard", result.standard).questions;
    if (places_.try_emplace(key(result), questions.size()).second) {
      questions.push_back(Row{"question", result.item_id, result.title, nullptr, nullptr, true});
    }
  }

  void fill(const Result& result) {
    const auto found = places_.find(key(result));
    if (found == places_.end()) return;
    const bool is_question = result.item_kind == "question";
    Row& place =
        is_question ? group("standard", result.standard).questions[found->second] : groups_[found->second].head;
    if (place.title.empty()) place.title = result.title;
    if (is_rating(result)) {
      place.rating = &result;
    } else if (result.kind == "score" || (is_shown_percentage(result) && place.figure == nullptr)) {
      place.figure = &result;
    }
    if (is_question && says_something(result)) telling_.insert(result.standard);
  }

  bool is_shown_percentage(const Result& result) const {
    return result.attribute == percentage_ && result.item_kind != "domain" && is_percent(result);
  }

  std::string percentage_;
  std::vector<Group> groups_;
  std::map<Key, std::size_t> places_;
  std::set<std::string> telling_;
};

void capitalise(std::string& text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
}

void add_inspection(const Outcome& outcome, View& view) {
  for (const Result& result : outcome.results) {
    if (result.item_kind != "inspection") continue;
    if (is_conclusion(result)) {
      view.conclusions.push_back(&result);
    } else if (result.kind == "let") {
      view.values.push_back(&result);
    }
  }
  std::stable_partition(view.conclusions.begin(), view.conclusions.end(),
                        [](const Result* result) { return !is_rating(*result); });
}

}  // namespace

View view(const Outcome& outcome) {
  View out;
  out.rows = Arranger(outcome).rows();
  add_inspection(outcome, out);
  if (out.rows.empty() && out.conclusions.empty()) {
    out.values.clear();
    for (const Result& result : outcome.results) out.values.push_back(&result);
  } else if (out.rows.empty()) {
    for (const Result& result : outcome.results) {
      if (result.item_kind != "inspection") out.values.push_back(&result);
    }
  }
  out.adjusted = std::any_of(out.rows.begin(), out.rows.end(), [](const Row& row) {
    return row.rating != nullptr && row.rating->computed && row.rating->value &&
           *row.rating->computed != *row.rating->value;
  });
  return out;
}

std::string name_of(const Row& row) {
  if (row.title.empty()) return row.id;
  return row.kind == "question" ? row.title : cat(row.id, " ", row.title);
}

std::string heading_of(const View& view) {
  std::string kind;
  for (const Row& row : view.rows) {
    if (kind.empty() || row.kind == "standard") kind = row.kind;
  }
  capitalise(kind);
  return kind;
}

std::string figure_heading(const View& view) {
  std::vector<std::string> names;
  for (const Row& row : view.rows) {
    if (row.figure == nullptr) continue;
    std::string name = row.figure->attribute;
    std::replace(name.begin(), name.end(), '_', ' ');
    capitalise(name);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return join(names, " / ");
}

}  // namespace rubric::render
