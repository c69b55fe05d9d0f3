#include <rubric/import.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/sheet.hpp"
#include "import/targets.hpp"
#include "render/json.hpp"

namespace rubric {

namespace importing {

namespace {

constexpr std::size_t most_values = 12;

/// A mapping file being proposed for one spreadsheet.
class Proposal {
 public:
  Proposal(const Methodology::Impl& rules, const Sheet& sheet)
      : rules_(rules), sheet_(sheet), targets_(rules, sheet.table) {}

  std::string write() {
    for (const facts::csv::Cell& heading : sheet_.headings.cells) proposed_.push_back(target_for(heading.text));
    json_.begin_object();
    json_.member("format", "rubric-import-1");
    json_.member("methodology", rules_.rules.model.name);
    json_.member("rows", sheet_.table ? "cases" : "inspections");
    if (sheet_.table) json_.member("table", rules_.rules.model.tables[*sheet_.table].name);
    json_.member("delimiter", std::string(1, sheet_.delimiter));
    const Span at{sheet_.csv, sheet_.headings.begin, sheet_.headings.begin};
    if (const std::uint32_t line = sheet_.sources->place(at).line; line > 1)
      json_.member("heading_line", std::uint64_t{line});
    headings();
    values();
    open_targets();
    json_.end_object();
    return json_.take();
  }

 private:
  /// The target that a heading can only mean, and none that another heading has already.
  const Known* target_for(const std::string& heading) const {
    const Known* known = targets_.certain(heading);
    if (known == nullptr) {
      const Found named = targets_.of_heading(heading);
      for (const Known& it : targets_.known()) {
        if (named.target && it.target.same_place(*named.target)) known = &it;
      }
    }
    if (known == nullptr) return nullptr;
    const bool taken = std::any_of(proposed_.begin(), proposed_.end(), [known](const Known* it) {
      return it != nullptr && it->target.same_place(known->target);
    });
    return taken ? nullptr : known;
  }

  void headings() {
    json_.key("headings");
    json_.begin_object();
    std::set<std::string> seen;
    for (std::size_t i = 0; i < proposed_.size(); ++i) {
      const std::string& heading = sheet_.headings.cells[i].text;
      if (!seen.insert(heading).second) continue;
      json_.key(heading);
      const std::string to = proposed_[i] != nullptr ? proposed_[i]->name : named_otherwise(heading);
      const std::vector<std::string> unread = proposed_[i] != nullptr ? unread_values(i) : std::vector<std::string>{};
      const std::vector<std::string> near = to.empty() ? targets_.near(heading) : std::vector<std::string>{};
      if (unread.empty() && near.empty()) {
        json_.text(to);
        continue;
      }
      json_.begin_object();
      json_.member("to", to);
      if (!near.empty()) json_.member("x-nearest", near);
      if (!unread.empty()) json_.member("x-unread", unread);
      json_.end_object();
    }
    json_.end_object();
  }

  /// What a heading names that is no target of the list: `service`, `published overall`.
  std::string named_otherwise(const std::string& heading) const {
    const Found named = targets_.of_heading(heading);
    if (!named.target) return {};
    const Role role = named.target->role;
    if (role == Role::description) return "inspection " + named.target->name;
    const bool is_named = role == Role::published || role == Role::out_of || role == Role::methodology;
    return is_named ? named.target->name : std::string{};
  }

  /// The first values below a heading that its target does not take, each once.
  std::vector<std::string> unread_values(std::size_t column) const {
    std::vector<std::string> out;
    const Target& target = proposed_[column]->target;
    const std::string& text = sheet_.sources->get(sheet_.csv).text;
    Rows rows(text, sheet_.delimiter, sheet_.below);
    while (const std::optional<Row> row = rows.next()) {
      if (row->cells.size() != proposed_.size()) continue;
      const std::string& value = row->cells[column].text;
      Diagnostics sink;
      facts::Reader reader(rules_.rules, sink);
      const bool known = std::find(out.begin(), out.end(), value) != out.end();
      if (known || value_of(reader, target, value, {}, Map{}, nullptr)) continue;
      out.push_back(value);
      if (out.size() == most_values) break;
    }
    return out;
  }

  void values() {
    json_.key("values");
    json_.begin_object();
    json_.end_object();
  }

  /// Every target that no heading meets, with how its values are written.
  void open_targets() {
    json_.key("x-targets");
    json_.begin_object();
    for (const Known& it : targets_.known()) {
      const bool met = std::any_of(proposed_.begin(), proposed_.end(), [&](const Known* other) {
        return other != nullptr && other->target.same_place(it.target);
      });
      if (!met) json_.member(it.name, it.asked.empty() ? it.written : fmt::format("{} ({})", it.asked, it.written));
    }
    json_.member("ignore", "the column is not read");
    json_.end_object();
  }

  const Methodology::Impl& rules_;
  const Sheet& sheet_;
  Targets targets_;
  std::vector<const Known*> proposed_{};  // by heading
  render::Json json_{};
};

}  // namespace

}  // namespace importing

ImportMap import_map_template(const Methodology& methodology, const ImportFile& file, std::string_view rows) {
  const Methodology::Impl& rules = methodology.impl();
  importing::Sheet sheet =
      importing::read_sheet(rules, file, {std::nullopt, std::string(rows)}, importing::HeadingsIn::first_full_row);
  ImportMap out;
  if (sheet.sound) out.json = importing::Proposal(rules, sheet).write();
  out.messages =
      Messages(std::make_shared<Messages::Impl>(Messages::Impl{sheet.sources, std::move(sheet.diagnostics)}));
  return out;
}

}  // namespace rubric
