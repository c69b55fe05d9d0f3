#include "import/columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"

namespace rubric::importing {

using facts::quoted;
using facts::shown;

namespace {

/// The columns of one file on their way to their targets.
class Lookup {
 public:
  Lookup(facts::Reader& reader, const Targets& targets, const Above& above)
      : reader_(reader), targets_(targets), above_(above), used_(above.map.headings.size()) {}

  Columns read() {
    for (std::size_t i = 0; i < above_.headings.size(); ++i) read_heading(i);
    for (const Constant& constant : above_.map.constants) read_constant(constant);
    refuse_unused();
    if (targets_.table()) demand_id();
    return std::move(out_);
  }

 private:
  Span span(const facts::csv::Cell& cell) const { return {above_.csv, cell.begin, cell.end}; }

  /// The entry of the mapping file for a heading: by its very words, or the only one that differs in case and space.
  const HeadingEntry* entry_of(std::string_view heading) {
    const std::vector<HeadingEntry>& entries = above_.map.headings;
    auto found = std::find_if(entries.begin(), entries.end(),
                              [&](const HeadingEntry& it) { return it.heading.text == heading; });
    if (found == entries.end()) {
      const auto alike = [wanted = plain(heading)](const HeadingEntry& it) { return plain(it.heading.text) == wanted; };
      found = std::find_if(entries.begin(), entries.end(), alike);
      if (found != entries.end() && std::find_if(found + 1, entries.end(), alike) != entries.end())
        found = entries.end();
    }
    if (found == entries.end()) return nullptr;
    used_[static_cast<std::size_t>(found - entries.begin())] = true;
    return &*found;
  }

  void read_heading(std::size_t i) {
    const facts::csv::Cell& cell = above_.headings[i];
    Column column{cell.text, span(cell), {}, entry_of(cell.text), false};
    if (column.entry != nullptr) {
      if (const std::optional<Target> target = mapped(*column.entry)) column.target = *target;
      check_values(column);
    } else if (facts::is_private(cell.text)) {
      column.ours = true;
    } else if (Found found = targets_.of_heading(cell.text); found.target) {
      column.target = *std::move(found.target);
    } else {
      refuse(cell, i, found);
    }
    claim(column.target, column.span, fmt::format("the heading {}", quoted(cell.text)));
    if (column.target.is_id()) out_.id = i;
    if (column.target.role == Role::label) out_.label = i;
    out_.columns.push_back(std::move(column));
  }

  std::optional<Target> mapped(const HeadingEntry& entry) {
    if (entry.to.text.empty()) {
      reader_.complain(Code::heading_without_target, entry.to.span,
                       fmt::format("the heading {} has no target yet", quoted(entry.heading.text)),
                       near_or(entry.heading.text, "name its target, or write `\"ignore\"`"));
      return std::nullopt;
    }
    return target_of(entry.to, fmt::format("the heading {} goes to", quoted(entry.heading.text)));
  }

  std::optional<Target> target_of(const Said& to, const std::string& what) const {
    Found found = targets_.find(to.text);
    if (found.target) return std::move(found.target);
    if (found.help.empty()) found.help = near_or(to.text, "`--map-template` lists the targets");
    reader_.complain(Code::unknown_import_target, to.span,
                     fmt::format("{} {}: {}", what, quoted(to.text), found.complaint), std::move(found.help));
    return std::nullopt;
  }

  std::string near_or(std::string_view text, std::string_view otherwise) const {
    const std::vector<std::string> near = targets_.near(text);
    return near.empty() ? std::string(otherwise) : fmt::format("did you mean `{}`?", near.front());
  }

  void refuse(const facts::csv::Cell& cell, std::size_t i, const Found& found) const {
    const std::string ignore =
        fmt::format(R"(write `"{}": "ignore"` under `headings` of the mapping file)", shown(cell.text));
    if (cell.text.empty()) {
      reader_.complain(Code::heading_without_target, {above_.csv, cell.begin, cell.begin},
                       fmt::format("column {} has no heading", i + 1), "name the column; or " + ignore);
      return;
    }
    const bool separated = above_.headings.size() == 1 && cell.text.find('|') != std::string::npos;
    const std::vector<std::string> near = targets_.near(cell.text);
    std::string help = "give it a target in the mapping file; or " + ignore;
    if (separated)
      help = R"(say what separates the cells in the mapping file: `"delimiter": "|"`)";
    else if (!near.empty())
      help = fmt::format("did you mean `{}`? a mapping file gives a heading its target, or ignores it", near.front());
    else if (!found.help.empty())
      help = found.help;
    reader_.complain(
        Code::heading_without_target, span(cell),
        fmt::format("the heading {} is neither mapped nor ignored: {}", quoted(cell.text), found.complaint),
        std::move(help));
  }

  /// Notes what fills a place; a second one is reported.
  void claim(const Target& target, Span span, const std::string& what) {
    const auto before =
        std::find_if(taken_.begin(), taken_.end(), [&](const Taken& it) { return it.target.same_place(target); });
    if (before == taken_.end()) {
      taken_.push_back({target, span, what});
      return;
    }
    reader_.diagnostics.add(
        {Code::given_twice,
         span,
         fmt::format("{} fills `{}`, and so does {}; expected one of the two", what, target.name, before->what),
         {{before->span, "first here"}},
         "map one of them to another target, or to `ignore`"});
  }

  /// What the mapping file puts in the place of values must be values of the target.
  void check_values(const Column& column) {
    if (column.target.role == Role::ignored) return;
    for (const Replacement& it : column.entry->values) {
      if (it.written) value_of(reader_, column.target, it.written->text, it.written->span, Map{}, nullptr);
    }
  }

  void read_constant(const Constant& constant) {
    std::optional<Target> target = target_of(constant.to, "a constant goes to");
    if (!target) return;
    const bool names_row = !targets_.table() && target->is_id();
    if (target->role == Role::ignored || target->role == Role::label || names_row) {
      reader_.complain(Code::unknown_import_target, constant.to.span,
                       fmt::format("{} cannot be the same in every row", quoted(constant.to.text)), "remove it");
      return;
    }
    std::optional<std::string> value =
        value_of(reader_, *target, constant.value.text, constant.value.span, Map{}, nullptr);
    if (target->role == Role::methodology && value && !reader_.model.answers_to(*value))
      reader_.complain(Code::other_methodology, constant.value.span,
                       fmt::format("`methodology` is {}, expected `{}`", quoted(*value), reader_.model.name),
                       "import with the rules that it names, or correct the name");
    claim(*target, constant.to.span, fmt::format("the constant {}", quoted(constant.to.text)));
    if (value && !value->empty()) out_.constants.push_back({*std::move(target), *std::move(value)});
  }

  void refuse_unused() const {
    std::vector<std::string> headings;
    for (const facts::csv::Cell& cell : above_.headings) headings.push_back(cell.text);
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (used_[i]) continue;
      const Said& heading = above_.map.headings[i].heading;
      std::string help = did_you_mean(heading.text, headings);
      if (help.empty()) help = "remove it, or correct it; the file's headings are " + facts::listed(headings);
      reader_.complain(Code::heading_not_in_file, heading.span,
                       fmt::format("{} has no heading {}", above_.file, quoted(heading.text)), std::move(help));
    }
  }

  void demand_id() const {
    const bool constant =
        std::any_of(out_.constants.begin(), out_.constants.end(), [](const Fixed& it) { return it.target.is_id(); });
    if (out_.id || constant) return;
    const Span at = above_.map.given ? above_.map.start
                                     : Span{above_.csv, above_.headings.front().begin, above_.headings.back().end};
    reader_.complain(Code::missing_key, at, "no heading says which inspection a case row belongs to",
                     R"(map one to `inspection id`; or, where all rows are of one inspection, write )"
                     R"(`"constants": {"inspection id": "…"}`)");
  }

  struct Taken {
    Target target;
    Span span;
    std::string what;
  };

  facts::Reader& reader_;
  const Targets& targets_;
  const Above& above_;
  std::vector<bool> used_;
  std::vector<Taken> taken_{};
  Columns out_{};
};

}  // namespace

Columns columns_of(facts::Reader& reader, const Targets& targets, const Above& above) {
  return Lookup(reader, targets, above).read();
}

}  // namespace rubric::importing
