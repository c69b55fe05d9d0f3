#include "import/gather.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "facts/read_case.hpp"
#include "render/glyphs.hpp"

namespace rubric::importing {

using facts::quoted;

namespace {

/// What one row says, before it is known to fit the rows before it.
struct Said {
  std::string id{};
  std::string label{};
  std::string origin{};
  std::vector<std::string> notes{};
  std::vector<DraftFact> facts{};
  std::vector<Span> places{};  // by facts
  std::vector<std::pair<std::uint32_t, std::string>> cells{};
};

/// The rows of one file on their way into inspections.
class Gatherer {
 public:
  explicit Gatherer(const Reading& reading) : it_(reading), reader_(reading.rules.rules, sink_) {}

  Gathered gather(std::uint32_t from) {
    Rows rows(it_.sources.get(it_.csv).text, it_.delimiter, from);
    while (std::optional<Row> row = rows.next()) {
      if (row->blank) {
        ++out_.blank;
        continue;
      }
      ++out_.rows;
      line_ = it_.sources.place({it_.csv, row->begin, row->begin}).line;
      sink_ = {};
      reader_.errors_before = 0;
      id_.clear();
      take(*row);
      if (sink_.has_errors()) refuse(*row);
    }
    check_drafts();
    std::sort(out_.refused.begin(), out_.refused.end(),
              [](const Refused& a, const Refused& b) { return a.line < b.line; });
    return std::move(out_);
  }

 private:
  Span whole(const Row& row) const { return {it_.csv, row.begin, row.end}; }
  Span span(const facts::csv::Cell& cell) const { return {it_.csv, cell.begin, cell.end}; }

  void complain(Code code, Span span, std::string message, std::string help) {
    sink_.add({code, span, std::move(message), {}, std::move(help)});
  }

  /// Puts the row where it belongs, or says why it cannot be used.
  void take(const Row& row) {
    const std::string_view text = it_.sources.text(whole(row));
    if (const std::optional<std::size_t> bad = utf8::first_invalid(text)) {
      const auto at = row.begin + static_cast<std::uint32_t>(*bad);
      complain(Code::not_utf8, {it_.csv, at, at + 1}, "a byte that is not UTF-8",
               it_.map.windows_1252
                   ? "Windows-1252 does not have this byte: correct the text"
                   : R"(save the file as UTF-8; or write `"encoding": "windows-1252"` in the mapping file)");
      return;
    }
    if (row.broken) {
      complain_of_row(row);
      return;
    }
    if (row.cells.size() != it_.columns.columns.size()) {
      complain(Code::csv_syntax, whole(row),
               fmt::format("the row has {}, expected {} as there are headings",
                           render::counted(row.cells.size(), "cell", "cells"), it_.columns.columns.size()),
               fmt::format("a cell that holds the delimiter, {}, or a line break is written in double quotes",
                           it_.delimiter == '\t' ? "a tab" : fmt::format("`{}`", it_.delimiter)));
      return;
    }
    Said said = read(row);
    if (sink_.has_errors()) return;
    if (it_.targets.table())
      add_case(row, std::move(said));
    else
      add_inspection(row, std::move(said));
  }

  /// Where the last quote opens in the first line of a row.
  static std::uint32_t last_opening(const Row& row, std::string_view text) {
    std::uint32_t at = row.begin;
    bool open = false;
    for (std::uint32_t i = row.begin; i < row.end; ++i) {
      if (text[i] != '"') continue;
      open = !open;
      const bool doubled = open && i > at && text[i - 1] == '"';  // a quote in the cell, which goes on
      if (open && !doubled) at = i;
    }
    return at;
  }

  void complain_of_row(const Row& row) {
    const facts::csv::Mistake& mistake = *row.broken;
    const std::string& text = it_.sources.get(it_.csv).text;
    const auto at = static_cast<std::uint32_t>(std::min(mistake.at, text.size()));
    const Span span{it_.csv, at, at + (at < text.size() ? 1U : 0U)};
    // A quote that is not closed takes the lines behind it along, up to the next one.
    const std::uint32_t opening = last_opening(row, text);
    if (mistake.unclosed || at > row.end)
      complain(Code::csv_syntax, {it_.csv, opening, opening + 1}, "a cell begins with `\"` and is not closed",
               "close it with `\"`");
    else
      complain(Code::csv_syntax, span,
               fmt::format("found {}, expected the next cell or the end of the row", quoted(text.substr(at, 1))),
               "put a cell that holds a quote in double quotes, and write the quote as `\"\"`");
  }

  Said read(const Row& row) {
    Said said;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = it_.columns.columns[i];
      const Role role = column.target.role;
      if (role == Role::ignored) continue;
      const facts::csv::Cell& cell = row.cells[i];
      std::optional<std::string> value = value_of(reader_, column.target, cell.text, span(cell), it_.map, column.entry);
      if (!value || value->empty()) continue;
      switch (role) {
        case Role::methodology:
          if (!it_.rules.rules.model.answers_to(*value))
            complain(Code::other_methodology, span(cell),
                     fmt::format("`methodology` is {}, expected `{}`", quoted(*value), it_.rules.rules.model.name),
                     "import the row with the rules it names, or correct the name");
          break;
        case Role::origin: said.origin = *std::move(value); break;
        case Role::note: said.notes.push_back(fmt::format("{}: {}", column.heading, *value)); break;
        case Role::label: said.label = *std::move(value); break;
        case Role::cell: said.cells.emplace_back(column.target.cell, *std::move(value)); break;
        default:
          if (column.target.is_id()) said.id = id_ = *value;
          said.facts.push_back({column.target, *std::move(value), line_});
          said.places.push_back(span(cell));
      }
    }
    if (it_.columns.id && said.id.empty()) {
      const facts::csv::Cell& cell = row.cells[*it_.columns.id];
      complain(Code::missing_key, span(cell), "the row has no id of an inspection", "fill the cell in");
    }
    return said;
  }

  /// Whether another row that is used says the very same; what an import wrote beside the row does not count.
  bool is_again(const Row& row) {
    if (it_.map.keep_duplicates) return false;
    std::string all;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!it_.columns.columns[i].ours) all += fmt::format("{}:{}", row.cells[i].text.size(), row.cells[i].text);
    }
    const auto [before, is_new] = rows_.emplace(std::move(all), line_);
    if (is_new) return false;
    complain(
        Code::given_twice, whole(row), fmt::format("the row is the same as line {}", before->second),
        it_.targets.table()
            ? R"(remove it; or map a heading to `case` that tells the rows apart, or write `"duplicates": "keep"` in the mapping file)"
            : R"(remove it; or write `"duplicates": "keep"` in the mapping file)");
    return true;
  }

  void add_inspection(const Row& row, Said said) {
    if (!said.id.empty()) {
      if (const auto before = drafts_.find(said.id); before != drafts_.end()) {
        complain(Code::given_twice, span(row.cells[it_.columns.id.value_or(0)]),
                 fmt::format("the inspection {} stands in line {} already", quoted(said.id),
                             out_.drafts[before->second].lines.front()),
                 "remove one of the two rows, or correct its id");
        return;
      }
    } else if (is_again(row)) {
      return;
    }
    if (!said.id.empty()) drafts_.emplace(said.id, out_.drafts.size());
    Draft draft{said.id, {line_}, {}, {}, std::move(said.notes), std::move(said.origin), {}};
    for (const Fixed& constant : it_.columns.constants) add_constant(draft, constant);
    draft.facts.insert(draft.facts.end(), std::make_move_iterator(said.facts.begin()),
                       std::make_move_iterator(said.facts.end()));
    keep(row, std::move(draft));
  }

  void add_constant(Draft& draft, const Fixed& constant) const {
    switch (constant.target.role) {
      case Role::origin: draft.origin = constant.value; break;
      case Role::note: draft.notes.push_back(constant.value); break;
      case Role::methodology:
      case Role::cell: break;
      default: draft.facts.push_back({constant.target, constant.value, 0});
    }
  }

  /// The constant id of every row, or none.
  std::string constant_id() const {
    for (const Fixed& constant : it_.columns.constants) {
      if (constant.target.is_id()) return constant.value;
    }
    return {};
  }

  void add_case(const Row& row, Said said) {
    const std::string id = said.id.empty() ? constant_id() : said.id;
    id_ = id;
    const auto at = drafts_.find(id);
    Draft* const known = at == drafts_.end() ? nullptr : &out_.drafts[at->second];
    if (known != nullptr && contradicts(*known, said)) return;
    if (known != nullptr && known->rows.size() >= limits::table_rows) {
      complain(Code::too_many_rows, whole(row),
               fmt::format("inspection {} has more than {} rows", quoted(id), limits::table_rows),
               "give counts instead of rows");
      return;
    }
    if (said.label.empty()) {
      if (is_again(row)) return;
    } else {
      const auto [before, is_new] = labels_.emplace(fmt::format("{}:{}{}", id.size(), id, said.label), line_);
      if (!is_new) {
        complain(Code::given_twice, span(row.cells[it_.columns.label.value_or(0)]),
                 fmt::format("the case {} of inspection {} stands in line {} already", quoted(said.label), quoted(id),
                             before->second),
                 "remove one of the two rows, or correct its label");
        return;
      }
    }
    DraftRow draft_row{line_, std::move(said.label), std::move(said.cells)};
    for (const Fixed& constant : it_.columns.constants) {
      if (constant.target.role == Role::cell) draft_row.cells.emplace_back(constant.target.cell, constant.value);
    }
    if (known == nullptr) {
      drafts_.emplace(id, out_.drafts.size());
      Draft draft{id, {}, {}, {}, {}, {}, {}};
      for (const Fixed& constant : it_.columns.constants) add_constant(draft, constant);
      keep(row, std::move(draft));
    } else {
      begins_[at->second].push_back(row.begin);
    }
    Draft& draft = out_.drafts[drafts_.at(id)];
    draft.lines.push_back(line_);
    draft.rows.push_back(std::move(draft_row));
    for (DraftFact& fact : said.facts) {
      const bool there = std::any_of(draft.facts.begin(), draft.facts.end(),
                                     [&](const DraftFact& it) { return it.target.same_place(fact.target); });
      if (!there) draft.facts.push_back(std::move(fact));
    }
    if (draft.origin.find(said.origin) == std::string::npos)
      draft.origin += (draft.origin.empty() ? "" : "; ") + said.origin;
    for (std::string& note : said.notes) draft.notes.push_back(fmt::format("line {}, {}", line_, note));
  }

  /// Reports where a row says other facts of its inspection than the rows before.
  bool contradicts(const Draft& draft, const Said& said) {
    bool differs = false;
    for (std::size_t i = 0; i < said.facts.size(); ++i) {
      const DraftFact& fact = said.facts[i];
      for (const DraftFact& before : draft.facts) {
        if (!before.target.same_place(fact.target) || before.value == fact.value) continue;
        differs = true;
        complain(Code::rows_differ, said.places[i],
                 fmt::format("`{}` of inspection {} is {}, and {} in line {}", fact.target.name, quoted(draft.id),
                             quoted(fact.value), quoted(before.value), before.line),
                 "correct one of them: the rows of one inspection say the same of it");
      }
    }
    return differs;
  }

  void keep(const Row& row, Draft draft) {
    out_.drafts.push_back(std::move(draft));
    begins_.push_back({row.begin});
  }

  void refuse(const Row& row) {
    Refused refused{row.begin, line_, {}};
    for (Diagnostic& it : sink_.sorted()) refused.problems.push_back(problem(row, std::move(it)));
    if (id_.empty())
      of_unknown_.push_back(line_);
    else
      left_out_[id_].push_back(line_);
    out_.refused.push_back(std::move(refused));
  }

  Problem problem(const Row& row, Diagnostic diagnostic) const {
    const Place place = it_.sources.place(diagnostic.span);
    Problem out;
    out.code = diagnostic.code;
    out.line = place.line;
    out.column = place.column;
    out.message = std::move(diagnostic.message);
    out.help = std::move(diagnostic.help);
    const bool by_heading = row.cells.size() == it_.columns.columns.size();
    for (std::size_t i = 0; by_heading && i < row.cells.size(); ++i) {
      if (diagnostic.span != span(row.cells[i])) continue;
      out.heading = it_.columns.columns[i].heading;
      out.value = row.cells[i].text;
    }
    return out;
  }

  /// Says in an inspection which of its rows are not in it, and keeps those that are beside them, as it takes all of
  /// them to correct it.
  void note_left_out(std::size_t number, Draft& draft) {
    draft.of_unknown = of_unknown_;
    const auto at = left_out_.find(draft.id);
    if (at != left_out_.end()) draft.left_out = at->second;
    if (draft.left_out.empty() && draft.of_unknown.empty()) return;
    for (std::size_t row = 0; row < begins_[number].size(); ++row)
      out_.beside.push_back({begins_[number][row], draft.lines[row], {}});
  }

  /// Each inspection must read as case data; the rows of one that does not are refused.
  void check_drafts() {
    std::vector<Draft> sound;
    for (std::size_t i = 0; i < out_.drafts.size(); ++i) {
      Draft& draft = out_.drafts[i];
      if (it_.targets.table()) note_left_out(i, draft);
      draft.json = case_json(it_.rules, it_.targets, draft, it_.from);
      draft.rows.clear();
      Sources sources;
      Diagnostics diagnostics;
      const SourceId id = sources.add("case data", draft.json);
      facts::read_case(it_.rules.rules, it_.rules.ast, sources, id, {}, diagnostics);
      if (!diagnostics.has_errors()) {
        sound.push_back(std::move(draft));
        continue;
      }
      const std::vector<Diagnostic> mistakes = diagnostics.sorted();
      std::erase_if(out_.beside, [&](const Refused& row) {
        return std::find(draft.lines.begin(), draft.lines.end(), row.line) != draft.lines.end();
      });
      for (std::size_t row = 0; row < begins_[i].size(); ++row) {
        Refused& refused = out_.refused.emplace_back(Refused{begins_[i][row], draft.lines[row], {}});
        for (const Diagnostic& it : mistakes)
          refused.problems.push_back({it.code, refused.line, 1, {}, {}, it.message, it.help});
      }
    }
    out_.drafts = std::move(sound);
  }

  const Reading& it_;
  Diagnostics sink_{};  // of the row being read
  facts::Reader reader_;
  std::uint32_t line_ = 1;
  std::string id_{};                                         // of the inspection that the row says it is of
  std::unordered_map<std::string, std::size_t> drafts_{};    // by id
  std::unordered_map<std::string, std::uint32_t> rows_{};    // whole rows, and their lines
  std::unordered_map<std::string, std::uint32_t> labels_{};  // id and label, and their lines
  std::unordered_map<std::string, std::vector<std::uint32_t>> left_out_{};
  std::vector<std::uint32_t> of_unknown_{};
  std::vector<std::vector<std::uint32_t>> begins_{};  // of the rows of each draft, in case the whole cannot be used
  Gathered out_{};
};

}  // namespace

Gathered gather(const Reading& reading, std::uint32_t from) { return Gatherer(reading).gather(from); }

}  // namespace rubric::importing
