#include <rubric/diff.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.hpp"
#include "whatif/rules_told.hpp"

namespace rubric {

namespace {

using comparing::Given;
using comparing::Part;
using comparing::Rule;
using comparing::Teller;
using resolve::ItemId;

/// Two methodologies side by side; a side is before or after.
class Comparison {
 public:
  Comparison(const Methodology::Impl& before, const Methodology::Impl& after)
      : before_(before), after_(after), tells_before_(before), tells_after_(after) {}

  std::vector<std::vector<ReportCell>> rows() {
    compare_rules();
    compare_givens();
    return std::move(rows_);
  }
  std::size_t count(std::string_view change) const {
    const auto at = counts_.find(std::string(change));
    return at == counts_.end() ? 0 : at->second;
  }

 private:
  void compare_rules() {
    const std::vector<Rule> before = tells_before_.rules();
    const std::vector<Rule> after = tells_after_.rules();
    const std::map<std::string, const Rule*> by_name = index(before);
    for (const Rule& rule : after) {
      const auto at = by_name.find(rule.name);
      compare(at == by_name.end() ? nullptr : at->second, &rule, {rule.name, rule.name});
    }
    const std::map<std::string, const Rule*> kept = index(after);
    for (const Rule& rule : before) {
      if (!kept.contains(rule.name)) compare(&rule, nullptr, {rule.name, rule.name});
    }
  }

  static std::map<std::string, const Rule*> index(const std::vector<Rule>& rules) {
    std::map<std::string, const Rule*> by_name;
    for (const Rule& rule : rules) by_name.emplace(rule.name, &rule);
    return by_name;
  }

  /// What items are given by one rule on either side, told in one row: "rating of standards 1.1, 1.2".
  struct Group {
    std::string name;
    std::optional<syntax::DeclarationRef> before{};
    std::optional<syntax::DeclarationRef> after{};
    std::vector<ItemId> items{};  // of the side that has them; of both, after
  };

  void compare_givens() {
    const std::vector<Given> before = tells_before_.givens();
    const std::vector<Given> after = tells_after_.givens();
    std::map<std::string, const Given*> old;
    for (const Given& given : before) old.emplace(key(before_, given), &given);
    std::vector<Group> groups;
    std::map<std::string, std::size_t> known;
    const auto note = [&](const std::string& name, const Given* was, const Given* is) {
      const auto told = [](const Given* it) {
        return it == nullptr ? std::string("-") : fmt::format("{}/{}", static_cast<int>(it->ref.kind), it->ref.index);
      };
      const auto [at, fresh] = known.emplace(fmt::format("{} {} {}", told(was), told(is), name), groups.size());
      if (fresh) {
        groups.push_back({name});
        if (was != nullptr) groups.back().before = was->ref;
        if (is != nullptr) groups.back().after = is->ref;
      }
      groups[at->second].items.push_back(is != nullptr ? is->item : was->item);
    };
    std::map<std::string, bool> seen;
    for (const Given& given : after) {
      const std::string name = key(after_, given);
      const auto at = old.find(name);
      note(given.name, at == old.end() ? nullptr : at->second, &given);
      seen.emplace(name, true);
    }
    for (const Given& given : before) {
      if (!seen.contains(key(before_, given))) note(given.name, &given, nullptr);
    }
    for (const Group& group : groups) {
      if (!follows(group, groups)) compare_group(group);
    }
  }

  /// Whether items that one side alone has are given what a rule of both sides gives: the items are told of already.
  bool follows(const Group& group, const std::vector<Group>& groups) const {
    if (group.before && group.after) return false;
    const resolve::Model& here = (group.after ? after_ : before_).rules.model;
    const resolve::Model& there = (group.after ? before_ : after_).rules.model;
    const auto is_new = [&](ItemId item) {
      for (std::uint32_t i = 0; i < there.items.size(); ++i) {
        if (there.item_name(ItemId{i}) == here.item_name(item)) return false;
      }
      return true;
    };
    const auto same = [](const std::optional<syntax::DeclarationRef>& a,
                         const std::optional<syntax::DeclarationRef>& b) {
      return a && b && a->kind == b->kind && a->index == b->index;
    };
    return std::all_of(group.items.begin(), group.items.end(), is_new) &&
           std::any_of(groups.begin(), groups.end(), [&](const Group& other) {
             return other.before && other.after &&
                    (group.after ? same(group.after, other.after) : same(group.before, other.before));
           });
  }

  static std::string key(const Methodology::Impl& side, const Given& given) {
    return fmt::format("{} of {}", given.name, side.rules.model.item_name(given.item));
  }

  void compare_group(const Group& group) {
    std::optional<Rule> before;
    std::optional<Rule> after;
    if (group.before) before = tells_before_.rule(*group.before);
    if (group.after) after = tells_after_.rule(*group.after);
    const Teller& teller = group.after ? tells_after_ : tells_before_;
    const auto named = [&](bool all) {
      if (group.items.front().value != 0)
        return fmt::format("{} of {}", group.name, teller.items_text(group.items, all));
      const Rule& rule = after ? *after : *before;
      return rule.name == "require" ? group.name : fmt::format("{} {}", rule.name, group.name);
    };
    compare(before ? &*before : nullptr, after ? &*after : nullptr, {named(false), named(true)});
  }

  /// The name of a rule as people read it, and in full.
  struct Called {
    std::string name;
    std::string exact;
  };

  void compare(const Rule* before, const Rule* after, const Called& called) {
    if (before == nullptr || after == nullptr) {
      const Rule& rule = before == nullptr ? *after : *before;
      const Methodology::Impl& side = before == nullptr ? after_ : before_;
      return add(before == nullptr ? "added" : "removed", called, "", before == nullptr ? "" : rule.text,
                 before == nullptr ? rule.text : "", place(side, rule.span));
    }
    const Part* kind = find(*before, "kind");
    const Part* new_kind = find(*after, "kind");
    if (kind != nullptr && new_kind != nullptr && kind->canonical != new_kind->canonical)
      return add("changed", called, "", before->text, after->text, place(after_, after->span));
    for (const Part& part : after->parts) {
      const Part* was = find(*before, part.name);
      if (was != nullptr && was->canonical == part.canonical) continue;
      add("changed", called, part.name, was == nullptr ? "" : was->text, part.text, place(after_, part.span));
    }
    for (const Part& part : before->parts) {
      if (find(*after, part.name) == nullptr)
        add("changed", called, part.name, part.text, "", place(after_, after->span));
    }
  }

  static const Part* find(const Rule& rule, std::string_view name) {
    const auto at = std::find_if(rule.parts.begin(), rule.parts.end(), [&](const Part& it) { return it.name == name; });
    return at == rule.parts.end() ? nullptr : &*at;
  }

  /// The file by its last name and the line; exactly: its path, line and column.
  static ReportCell place(const Methodology::Impl& side, Span span) {
    if (span == nowhere) return {""};
    const Place place = side.sources->place(span);
    const std::string& path = side.sources->get(span.source).path;
    return {fmt::format("{}:{}", path.substr(path.rfind('/') + 1), place.line),
            fmt::format("{}:{}:{}", path, place.line, place.column), Emphasis::faint};
  }

  void add(const std::string& change, const Called& called, const std::string& part, const std::string& was,
           const std::string& is, ReportCell at) {
    ++counts_[change];
    rows_.push_back({{change},
                     {called.name, called.name == called.exact ? "" : called.exact, Emphasis::strong},
                     {part},
                     {was},
                     {is},
                     std::move(at)});
  }

  const Methodology::Impl& before_;
  const Methodology::Impl& after_;
  Teller tells_before_;
  Teller tells_after_;
  std::vector<std::vector<ReportCell>> rows_{};
  std::map<std::string, std::size_t> counts_{};
};

void tell_rules(Report& report, const Methodology::Impl& rules, const std::string& key, const std::string& name) {
  const Source& file = rules.sources->get(rules.first_file);
  report.facts.push_back({key, name, rules.rules.model.name});
  report.facts.push_back({key + "_file", name + ", file", file.path});
  report.facts.push_back({key + "_sha256", name + ", SHA-256", sha256(file.text)});
}

}  // namespace

Report diff(const Methodology& before, const Methodology& after) {
  Comparison comparison(before.impl(), after.impl());
  Report report{"diff", fmt::format("{} beside {}", after.name(), before.name()), "differences"};
  tell_rules(report, before.impl(), "before", "Rules before");
  tell_rules(report, after.impl(), "after", "Rules after");
  report.facts.push_back({"engine", "Engine", fmt::format("rubric {}", version())});
  ReportSection section{"differences", "Differences"};
  ReportTable table{{{"change", "Change"},
                     {"rule", "Rule"},
                     {"part", "Part"},
                     {"before", "Before"},
                     {"after", "After"},
                     {"place", "Place"}},
                    comparison.rows()};
  const std::size_t count = table.rows.size();
  if (count == 0) {
    section.text.emplace_back("No difference: both have the same rules.");
  } else {
    section.text.push_back(fmt::format("{} {}: {} changed, {} added, {} removed.", count,
                                       count == 1 ? "difference" : "differences", comparison.count("changed"),
                                       comparison.count("added"), comparison.count("removed")));
  }
  section.table = std::move(table);
  report.sections.push_back(std::move(section));
  return report;
}

}  // namespace rubric
