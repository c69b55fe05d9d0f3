#include "render/words.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "render/glyphs.hpp"
#include "render/names.hpp"

namespace rubric::render {
namespace {

struct KindWord {
  FindingKind kind;
  std::string_view word;
};

// Gravest first: this order is the order of findings in every format for people.
constexpr std::array kinds{KindWord{FindingKind::error, "error"},
                           KindWord{FindingKind::require_failed, "require_failed"},
                           KindWord{FindingKind::differs_from_published, "differs_from_published"},
                           KindWord{FindingKind::discretion_refused, "discretion_refused"},
                           KindWord{FindingKind::waiver_refused, "waiver_refused"},
                           KindWord{FindingKind::discretion_without_effect, "discretion_without_effect"},
                           KindWord{FindingKind::waiver_without_effect, "waiver_without_effect"},
                           KindWord{FindingKind::cap_binding, "cap_binding"},
                           KindWord{FindingKind::floor_binding, "floor_binding"},
                           KindWord{FindingKind::waiver_applied, "waiver_applied"},
                           KindWord{FindingKind::discretion_applied, "discretion_applied"},
                           KindWord{FindingKind::cap_active, "cap_active"},
                           KindWord{FindingKind::floor_active, "floor_active"},
                           KindWord{FindingKind::note, "note"}};

std::size_t rank(FindingKind kind) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const KindWord& entry) { return entry.kind == kind; });
  return static_cast<std::size_t>(found - kinds.begin());
}

}  // namespace

std::string extent(const Result& result) {
  if (!result.possible.empty()) {
    const std::string first = result.possible.front().display;
    return result.possible.size() == 1 ? first : cat(first, " to ", result.possible.back().display);
  }
  if (result.low && result.high) return cat(result.low->display, " to ", result.high->display);
  if (result.low) return cat("at least ", result.low->display);
  if (result.high) return cat("at most ", result.high->display);
  return {};
}

std::string_view word(Standing standing) {
  switch (standing) {
    case Standing::given: return "given";
    case Standing::computed: return "computed";
    case Standing::settled: return "settled";
    case Standing::range: return "range";
    case Standing::missing: return "missing";
    case Standing::not_rated: return "not_rated";
    case Standing::error: return "error";
  }
  return "error";
}

std::string_view word(FindingKind kind) {
  const std::size_t at = rank(kind);
  return at < kinds.size() ? kinds[at].word : "note";
}

std::string words(FindingKind kind) {
  std::string out(word(kind));
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

Weight weight(const Finding& finding) {
  if (finding.counts) return Weight::grave;
  return rank(finding.kind) <= rank(FindingKind::floor_binding) ? Weight::notable : Weight::plain;
}

std::vector<const Finding*> by_gravity(const Outcome& outcome) {
  std::vector<const Finding*> out;
  for (const Finding& finding : outcome.findings) out.push_back(&finding);
  std::stable_sort(out.begin(), out.end(), [](const Finding* a, const Finding* b) {
    if (a->counts != b->counts) return a->counts;
    return rank(a->kind) < rank(b->kind);
  });
  return out;
}

std::string reading(const Result& result) {
  std::string out;
  switch (result.standing) {
    case Standing::not_rated: return "not rated";
    case Standing::error: return "error";
    case Standing::missing: return "missing";
    case Standing::range: out = extent(result).empty() ? "open" : extent(result); break;
    default: out = result.value ? result.value->display : "missing"; break;
  }
  return result.out_of ? cat(out, " out of ", *result.out_of) : out;
}

std::string before_adjustment(const Result& result) {
  if (!result.computed || (result.value && *result.computed == *result.value)) return {};
  return result.computed->display;
}

std::string because(const Result& result, std::size_t names) {
  switch (result.standing) {
    case Standing::not_rated:
    case Standing::error: return result.reason;
    case Standing::missing:
      return result.waits_for.empty() ? "not given" : cat("waits for ", some_of(result.waits_for, names));
    case Standing::range: return result.waits_for.empty() ? "" : cat("waits for ", some_of(result.waits_for, names));
    case Standing::settled: {
      const std::string_view why = result.because ? std::string_view(result.because->text) : std::string_view{};
      const std::string how = cat("settled ", result.reason.empty() ? "despite missing data" : result.reason);
      return why.empty() ? how : cat(why, " (", how, ")");
    }
    case Standing::given: return result.because && !result.because->text.empty() ? result.because->text : "given";
    case Standing::computed: return result.because ? result.because->text : "";
  }
  return {};
}

std::string some_of(const std::vector<std::string>& names, std::size_t limit) {
  const std::vector<NameGroup> groups = grouped(names);
  std::string out;
  std::size_t hidden = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i < limit) {
      out.append(i == 0 ? "" : "; ").append(groups[i].text);
    } else {
      hidden += groups[i].count;
    }
  }
  return hidden == 0 ? out : cat(out, " and ", std::to_string(hidden), " more");
}

std::string at(const Location& location) {
  if (location.line == 0) return location.path;
  return cat(location.path, ":", std::to_string(location.line), ":", std::to_string(location.column));
}

MissingInputs missing_inputs(const Outcome& outcome) {
  MissingInputs out;
  std::unordered_set<std::string_view> seen;
  for (const Result& result : outcome.results) {
    if (result.standing != Standing::range && result.standing != Standing::missing) continue;
    if (result.kind != "rating" && result.kind != "score") continue;
    for (const std::string& name : result.waits_for) {
      if (seen.insert(name).second) out.awaited.push_back(name);
    }
  }
  for (const Result& result : outcome.results) {
    const bool is_input = result.kind == "input" || result.kind == "judgement";
    if (is_input && result.standing == Standing::missing && seen.count(result.name) == 0) ++out.not_needed;
    const bool is_decided = result.kind == "rating" || result.kind == "score";
    if (is_decided && result.standing == Standing::settled && !result.reason.empty()) out.may_fail = true;
  }
  return out;
}

std::string not_needed_line(const MissingInputs& inputs) {
  const std::string_view them = inputs.not_needed == 1 ? "it" : "them";
  const std::string line =
      cat(counted(inputs.not_needed, "input"), " not given, and no rating or score waits for ", them);
  return inputs.may_fail ? cat(line, ", unless ", inputs.not_needed == 1 ? "it leads" : "they lead", " to an error")
                         : line;
}

}  // namespace rubric::render
