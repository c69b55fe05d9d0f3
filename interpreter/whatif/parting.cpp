#include <rubric/whatif.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace rubric {

namespace {

using Steps = std::vector<Explanation>;

// How an adjustment stands: two of one value may still differ in this.
bool is_fate(std::string_view standing) {
  constexpr std::array<std::string_view, 7> fates{"applied", "not needed", "refused", "binding",
                                                  "active",  "inactive",   "waived"};
  return std::find(fates.begin(), fates.end(), standing) != fates.end();
}

bool differ(const Explanation& a, const Explanation& b) {
  return a.value != b.value || ((is_fate(a.standing) || is_fate(b.standing)) && a.standing != b.standing);
}

bool same_place(const Explanation& a, const Explanation& b) {
  return a.rule && b.rule && a.rule->path == b.rule->path && a.rule->line == b.rule->line &&
         a.rule->column == b.rule->column;
}

// What a step is about with the values left out that stand in it in parentheses.
std::string_view subject(const Explanation& step) {
  const std::string_view what = step.what;
  return what.substr(0, what.find(" ("));
}

using Matched = std::vector<std::pair<const Explanation*, const Explanation*>>;

// Steps side by side in their order; null where one side has no such step.
Matched match(const Steps& before, const Steps& after) {
  Matched matched;
  std::vector<bool> taken(after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    const Explanation& step = before[i];
    const auto find = [&](const auto& fits) {
      for (std::size_t j = 0; j < after.size(); ++j) {
        if (!taken[j] && fits(after[j])) return j;
      }
      return after.size();
    };
    std::size_t at = find([&](const Explanation& other) { return other.what == step.what; });
    if (at == after.size()) at = find([&](const Explanation& other) { return subject(other) == subject(step); });
    if (at == after.size()) at = find([&](const Explanation& other) { return same_place(step, other); });
    if (at == after.size() && before.size() == after.size() && !taken[i] && !is_fate(step.standing) &&
        !is_fate(after[i].standing))
      at = i;
    if (at < after.size()) taken[at] = true;
    matched.emplace_back(&step, at < after.size() ? &after[at] : nullptr);
  }
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (!taken[j]) matched.emplace_back(nullptr, &after[j]);
  }
  return matched;
}

PartingSide side(const Explanation& step) {
  const bool fate = is_fate(step.standing);
  return {fate ? step.standing : step.value, step.detail, step.rule_text, step.rule};
}

// A step that the base has and the scenario has not, or the other way round: what stands around it there.
Parting only_one(const Explanation* before, const Explanation* after) {
  Parting out;
  out.what = (before != nullptr ? before : after)->what;
  if (before != nullptr) out.before = side(*before);
  if (after != nullptr) out.after = side(*after);
  return out;
}

// The same step by another rule. A look-up of another value names that value, and is another step.
bool rules_differ(const Explanation& a, const Explanation& b) {
  return a.what == b.what && a.rule && b.rule && a.rule_text != b.rule_text;
}

}  // namespace

Parting parting(const Explanation& before, const Explanation& after) {
  const Explanation* a = &before;
  const Explanation* b = &after;
  while (!rules_differ(*a, *b)) {
    const Matched steps = match(a->steps, b->steps);
    const auto parted = std::find_if(steps.begin(), steps.end(), [](const auto& pair) {
      return pair.first != nullptr && pair.second != nullptr && differ(*pair.first, *pair.second);
    });
    if (parted == steps.end()) {
      const auto single = std::find_if(steps.begin(), steps.end(), [](const auto& pair) {
        return (pair.first == nullptr || pair.second == nullptr) &&
               is_fate((pair.first != nullptr ? pair.first : pair.second)->standing);
      });
      if (single != steps.end()) return only_one(single->first, single->second);
      break;
    }
    a = parted->first;
    b = parted->second;
  }
  Parting out;
  out.what = a->what == b->what ? a->what : a->what + ", then " + b->what;
  out.before = side(*a);
  out.after = side(*b);
  return out;
}

}  // namespace rubric
