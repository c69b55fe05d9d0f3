#include <fmt/format.h>

#include <algorithm>

#include "facts/case_row.hpp"
#include "facts/csv_mistakes.hpp"
#include "facts/read_case.hpp"
#include "facts/targets.hpp"

namespace rubric::facts {

namespace {

using Column = RowHeadings::Column;
using Kind = RowHeadings::Kind;

constexpr ItemId inspection{0};
constexpr std::string_view before_published = "published ";
constexpr std::string_view after_unrated = " not_rated";

/// The headings of one file on their way to columns.
class Lookup {
 public:
  Lookup(Reader& reader, SourceId id) : reader_(reader), id_(id) {}

  /// The column under `heading`; nothing, and a complaint, where it is none.
  std::optional<Column> column(const csv::Cell& heading) {
    Column found{heading.text, Kind::skipped, {}, 0, {id_, heading.begin, heading.end}, {}};
    if (heading.text.empty()) {
      reader_.complain(Code::unknown_key, found.span, "a column has no heading", "name the column, or remove it");
      return std::nullopt;
    }
    if (!classify(found)) return std::nullopt;
    return is_new(found) ? std::optional(std::move(found)) : std::nullopt;
  }

 private:
  bool classify(Column& column) const {
    if (const std::string_view name = name_in_heading(column.heading); !name.empty()) {
      const Target target = find_target(reader_.model, name);
      if (target.attribute.valid()) {
        column.heading = name;
        return gives(column, target);
      }
    }
    const std::string_view text = column.heading;
    if (is_private(text)) return true;
    const bool is_input = reader_.model.attribute(inspection, text).valid();
    if (!is_input && text == "notes") return true;
    if (!is_input && (text == "methodology" || text == "origin")) {
      column.kind = text == "origin" ? Kind::origin : Kind::methodology;
      return true;
    }
    if (text.substr(0, before_published.size()) == before_published) {
      return is_printed(column, text.substr(before_published.size()));
    }
    if (text.size() > after_unrated.size() && text.substr(text.size() - after_unrated.size()) == after_unrated)
      return leaves_unrated(column, find_target(reader_.model, text.substr(0, text.size() - after_unrated.size())));
    const Target target = find_target(reader_.model, text);
    if (target.attribute.valid()) return gives(column, target);
    if (target.partly || !is_plainly_different(text)) return refuse(column, target);
    column.kind = Kind::description;
    return true;
  }

  bool is_printed(Column& column, std::string_view name) const {
    column.kind = Kind::published;
    const Target target = find_target(reader_.model, name);
    if (!target.attribute.valid()) {
      const std::string_view of = before_out_of(name);
      const AttributeId score = of.empty() ? AttributeId{} : find_target(reader_.model, of).attribute;
      if (score.valid() && reader_.model[score].kind == resolve::AttributeKind::score) {
        column.kind = Kind::out_of;
        column.attribute = score;
        return true;
      }
      if (reader_.printed == Printed::any) {
        column.kind = Kind::unplaced;
        column.why = target.complaint;
        return true;
      }
    }
    return take(column, target);
  }

  bool take(Column& column, const Target& target) const {
    if (!target.attribute.valid()) return refuse(column, target);
    column.attribute = target.attribute;
    return true;
  }

  bool gives(Column& column, const Target& target) const {
    column.kind = Kind::input;
    column.attribute = target.attribute;
    column.input = reader_.rules.attributes[target.attribute.index()].input;
    if (column.input != Id<int>::none) return true;
    reader_.complain(Code::unknown_key, column.span,
                     fmt::format("heading {}: {} is computed by the rules, expected an input or a judgement",
                                 quoted(column.heading), quoted(reader_.model.attribute_name(target.attribute))),
                     fmt::format("write `published {}` above printed values", shown(column.heading)));
    return false;
  }

  bool leaves_unrated(Column& column, const Target& target) const {
    column.kind = Kind::not_rated;
    if (!take(column, target)) return false;
    const ItemId item = reader_.model[target.attribute].item;
    if (item != inspection && reader_.may_be_said_unrated(item)) return true;
    reader_.complain(Code::not_rated_not_allowed, column.span,
                     fmt::format("heading {}: {} must be rated", quoted(column.heading),
                                 item == inspection ? "the inspection" : reader_.model.item_name(item)),
                     "remove the column; or the rules say `may be not rated` for it");
    return false;
  }

  /// Whether `heading` describes the inspection in words of its own: it is no name written wrongly, nor a part of one.
  bool is_plainly_different(std::string_view heading) const {
    const std::string_view first = heading.substr(0, heading.find(' '));
    const auto& items = reader_.model.items;
    if (std::any_of(items.begin(), items.end(), [&](const resolve::Item& item) { return item.id == first; }))
      return false;
    std::vector<std::string> names{"methodology", "origin", "notes"};
    for (std::uint32_t i = 0; i < reader_.model.attributes.size(); ++i) {
      if (reader_.model.attributes[i].name == heading) return false;
      names.push_back(reader_.model.attribute_name(AttributeId{i}));
    }
    return all_but(heading, names).empty();
  }

  bool refuse(const Column& column, const Target& target) const {
    std::string help = has_other_separator(column.heading) ? with_commas : target.help;
    if (help.empty())
      help =
          fmt::format("headings are named as results are: `2.1 safety yes`; `x-{}` is skipped", shown(column.heading));
    reader_.complain(target.code == Code::bad_record ? Code::unknown_key : target.code, column.span,
                     fmt::format("heading {}: {}", quoted(column.heading), target.complaint), std::move(help));
    return false;
  }

  bool is_new(const Column& column) {
    if (column.kind == Kind::skipped) return true;
    const auto before = std::find_if(seen_.begin(), seen_.end(), [&](const Column& it) {
      const bool by_name = it.kind == Kind::description || it.kind == Kind::unplaced;
      return it.kind == column.kind && (by_name ? it.heading == column.heading : it.attribute == column.attribute);
    });
    if (before == seen_.end()) {
      seen_.push_back(column);
      return true;
    }
    reader_.diagnostics.add({Code::given_twice,
                             column.span,
                             fmt::format("the heading {} means what {} means, expected it once", quoted(column.heading),
                                         quoted(before->heading)),
                             {{before->span, "first here"}},
                             "remove one of the two columns"});
    return false;
  }

  Reader& reader_;
  SourceId id_;
  std::vector<Column> seen_{};
};

}  // namespace

RowHeadings::RowHeadings(const check::Rules& rules, std::string_view text, SourceId id, Diagnostics& diagnostics,
                         Printed printed) {
  Reader reader(rules, diagnostics);
  reader.printed = printed;
  if (!is_utf8(text, id, diagnostics)) return;
  Lookup lookup(reader, id);
  const std::size_t errors = diagnostics.error_count();
  const std::optional<csv::Mistake> mistake = csv::read(text, [&](const std::vector<csv::Cell>& row) {
    if (!columns_.empty()) {
      reader.complain(Code::csv_syntax, {id, row.front().begin, row.back().end},
                      "a row ends in a carriage return alone, expected a line feed", "save the file with line feeds");
      return false;
    }
    for (const csv::Cell& heading : row) {
      if (std::optional<Column> column = lookup.column(heading)) columns_.push_back(std::move(*column));
    }
    return true;
  });
  if (mistake) complain_of_csv(reader, *mistake, text, id, "the headings");
  sound_ = diagnostics.error_count() == errors;
}

}  // namespace rubric::facts
