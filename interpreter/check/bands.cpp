#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "check/checker.hpp"

namespace rubric::check {

using syntax::Edge;

namespace {

class BandsCheck {
 public:
  BandsCheck(Checker& checker, std::uint32_t index)
      : checker_(checker), bands_(checker.model().bands[index]), written_(checker.ast.bands[bands_.declaration]) {}

  Bands run() {
    if (!types_fit()) return {};
    for (const syntax::BandRow& row : written_.rows) (row.edge == Edge::unused ? unused_ : rows_).push_back(&row);
    if (rows_.empty()) {
      error(Code::bands_open_end, written_.name.span, fmt::format("`{}` has no rows", bands_.name),
            "add rows such as `below 50% inadequate`");
      return {};
    }
    Bands result;
    if (!(has(Edge::between) ? whole_rows(result) : edge_rows(result))) return {};
    check_levels(result);
    check_rising(result);
    return result;
  }

 private:
  bool types_fit() {
    if (bands_.from.is_error() || bands_.to.is_error()) return false;
    if (!bands_.from.is_ordered() || bands_.from.kind == Kind::scale) {
      error(Code::type_mismatch, written_.from.name.span,
            fmt::format("a bands table looks up a number, percent or date, not a {}", checker_.type_name(bands_.from)),
            "use `first of`");
      return false;
    }
    if (!bands_.to.is_level()) {
      error(Code::type_mismatch, written_.to.name.span,
            fmt::format("a bands table gives levels of a scale or choice, not a {}", checker_.type_name(bands_.to)),
            "declare a scale");
      return false;
    }
    return true;
  }

  bool has(Edge edge) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const syntax::BandRow* row) { return row->edge == edge; });
  }

  /// `below … from …` or `up to … above …`.
  bool edge_rows(Bands& result) {
    result.edge_belongs_above = has(Edge::from) || has(Edge::below);
    if (result.edge_belongs_above && (has(Edge::up_to) || has(Edge::above))) {
      const auto odd = std::find_if(rows_.begin(), rows_.end(), [](const syntax::BandRow* row) {
        return row->edge == Edge::up_to || row->edge == Edge::above;
      });
      error(Code::bands_mixed_edges, (*odd)->span,
            "this table mixes `below`/`from` with `up to`/`above`, so one edge belongs to both bands or to neither",
            "use `below … from …` (the edge belongs to the upper band) or `up to … above …` (to the lower)");
      return false;
    }
    return result.edge_belongs_above ? from_rows(result) : up_to_rows(result);
  }

  bool from_rows(Bands& result) {
    const bool open = rows_.front()->edge == Edge::below;
    if (!open && !starts_at_zero(*rows_.front())) {
      error(Code::bands_open_end, rows_.front()->span,
            fmt::format("values below `{}` have no row", bound_text(rows_.front()->bound)),
            fmt::format("begin the table with `below {} LEVEL`", bound_text(rows_.front()->bound)));
      return false;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const syntax::BandRow& row = *rows_[i];
      if (i > 0 && row.edge == Edge::below) {
        error(Code::bands_mixed_edges, row.span, "`below` begins a table, and stands here inside it",
              fmt::format("write `from {} …`", bound_text(row.bound)));
        return false;
      }
      add(result, i == 0 ? NodeId{} : bound(row.bound), row);
    }
    if (open && rows_.size() == 1) {
      error(Code::bands_open_end, rows_.front()->span,
            fmt::format("values from `{}` up have no row", bound_text(rows_.front()->bound)),
            fmt::format("add `from {} LEVEL`", bound_text(rows_.front()->bound)));
      return false;
    }
    return !open || meets(*rows_[0], *rows_[1], "below", "from");
  }

  bool up_to_rows(Bands& result) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if ((i + 1 == rows_.size()) == (rows_[i]->edge == Edge::above)) continue;
      if (i + 1 == rows_.size()) {
        error(Code::bands_open_end, rows_[i]->span,
              fmt::format("values above `{}` have no row", bound_text(rows_[i]->bound)),
              fmt::format("end the table with `above {} LEVEL`", bound_text(rows_[i]->bound)));
      } else {
        error(Code::bands_mixed_edges, rows_[i]->span, "`above` ends a table, and stands here inside it",
              fmt::format("write `up to {} …`", bound_text(rows_[i]->bound)));
      }
      return false;
    }
    if (rows_.size() == 1) {
      error(Code::bands_open_end, rows_[0]->span,
            fmt::format("values up to `{}` have no row", bound_text(rows_[0]->bound)),
            fmt::format("begin the table with `up to {} LEVEL`", bound_text(rows_[0]->bound)));
      return false;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i)
      add(result, i == 0 ? NodeId{} : bound(rows_[i - 1]->bound), *rows_[i]);
    return meets(*rows_[rows_.size() - 2], *rows_.back(), "up to", "above");
  }

  /// `50 to 64` rows: only whole values leave no gap between 64 and 65.
  bool whole_rows(Bands& result) {
    if (bands_.from.kind != Kind::count) {
      return report_whole_rows();
    }
    std::optional<Number> next(0);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const syntax::BandRow& row = *rows_[i];
      const bool last_open = row.edge == Edge::from && i + 1 == rows_.size();
      if (row.edge != Edge::between && !last_open) {
        error(Code::bands_mixed_edges, row.span, "a table of `X to Y` rows ends with one `from X` row and has no other",
              "use one form of row throughout");
        return false;
      }
      const std::optional<Number> low = constant_value(checker_, row.bound, bands_.from);
      const std::optional<Number> high = last_open ? std::nullopt : constant_value(checker_, row.upper, bands_.from);
      if (!low || (!last_open && !high)) return false;
      if (*low != *next || (high && *high < *low)) {
        error(Code::bands_gap, row.span,
              fmt::format("this row begins at {}, and the one before it leaves off so that {} is next", low->display(),
                          next->display()),
              fmt::format("begin it at {}", next->display()));
        return false;
      }
      add(result, i == 0 ? NodeId{} : bound(row.bound), row);
      if (high) next = *high + Number(1);
    }
    if (rows_.back()->edge == Edge::between) {
      error(Code::bands_open_end, rows_.back()->span, fmt::format("values from {} up have no row", next->display()),
            fmt::format("add `from {} LEVEL`", next->display()));
      return false;
    }
    return true;
  }

  /// Only counts are whole: between 64% and 65% lies 64.5%.
  bool report_whole_rows() {
    const auto at =
        std::find_if(rows_.begin(), rows_.end(), [](const syntax::BandRow* r) { return r->edge == Edge::between; });
    const syntax::BandRow& row = **at;
    const syntax::BandRow* next = at + 1 == rows_.end() ? nullptr : *(at + 1);
    const std::optional<Number> upper = constant_value(checker_, row.upper, bands_.from);
    const std::optional<Number> lower =
        next == nullptr ? std::nullopt : constant_value(checker_, next->bound, bands_.from);
    const std::string why = fmt::format("a {} need not be whole: ", checker_.type_name(bands_.from));
    const bool gap = upper && lower && *upper < *lower && bands_.from.kind != Kind::date;
    error(Code::bands_gap, row.span,
          gap ? fmt::format("{}{} lies between `{}` and `{}` and falls in no band", why,
                            shown((*upper + *lower) / Number(2)), bound_text(row.upper), bound_text(next->bound))
              : fmt::format("{}rows such as `{}` are for counts", why, checker_.quoted(row.span)),
          fmt::format("write `from {} {}`, and so on up", bound_text(row.bound), row.level.text));
    return false;
  }

  bool starts_at_zero(const syntax::BandRow& row) {
    if (bands_.from.kind != Kind::count || row.edge != Edge::from) return false;
    const syntax::Expr& expr = checker_.ast[row.bound];
    return expr.kind == syntax::ExprKind::number && checker_.ast.numbers[expr.payload].is_zero();
  }

  /// The closing row repeats the bound of the row beside it.
  bool meets(const syntax::BandRow& a, const syntax::BandRow& b, std::string_view a_word, std::string_view b_word) {
    for (const Interval& interval : checker_.rules.intervals) {
      const std::optional<Number> x = value(bound(a.bound), interval);
      const std::optional<Number> y = value(bound(b.bound), interval);
      if (!x || !y || *x == *y) continue;
      const bool gap = *x < *y;
      checker_.diagnostics.add({Code::bands_gap,
                                b.span,
                                fmt::format("`{} {}` and `{} {}` {}", a_word, bound_text(a.bound), b_word,
                                            bound_text(b.bound), gap ? "leave a gap" : "overlap"),
                                {{a.span, gap ? fmt::format("values between `{}` and `{}` have no row",
                                                            bound_text(a.bound), bound_text(b.bound))
                                              : std::string("this row overlaps it")}},
                                fmt::format("write `{} {}`", b_word, bound_text(a.bound))});
      return false;
    }
    return true;
  }

  void add(Bands& result, NodeId lower_bound, const syntax::BandRow& row) {
    const std::optional<std::uint32_t> level = level_named(checker_, row.level, bands_.to);
    if (!level) failed_ = true;
    result.rows.push_back({lower_bound, level.value_or(0), row.label ? row.label->text : "", row.span});
  }

  /// The node of a bound, typed: a literal or a parameter.
  NodeId bound(syntax::ExprId id) {
    if (const auto at = bounds_.find(id); at != bounds_.end()) return at->second;
    const syntax::Expr& expr = checker_.ast[id];
    NodeId node{};
    if (expr.kind == syntax::ExprKind::name) {
      const syntax::Name& name = checker_.ast.names[expr.payload];
      const auto& parameters = checker_.model().parameter_by_name;
      if (const auto at = parameters.find(name.text); at != parameters.end()) {
        Node parameter{NodeKind::parameter};
        parameter.ref = at->second;
        parameter.span = name.span;
        node = checker_.add(parameter);
        require_type(checker_, node, bands_.from, "this bound");
      } else {
        std::vector<std::string> known;
        for (const auto& [other, index] : parameters) known.push_back(other);
        std::string help = did_you_mean(name.text, known);
        if (help.empty()) help = "a bound is a literal or a parameter";
        error(Code::unknown_name, name.span, fmt::format("no parameter is called `{}`", name.text), help);
      }
    } else if (const auto constant = constant_value(checker_, id, bands_.from)) {
      node = checker_.constant(*constant, bands_.from, expr.span);
    }
    bounds_.emplace(id, node);
    if (!node.valid()) failed_ = true;
    return node;
  }

  std::optional<Number> value(NodeId node, const Interval& interval) const {
    if (!node.valid()) return std::nullopt;
    const Node& it = checker_.rules[node];
    return it.kind == NodeKind::parameter ? interval.parameters[it.ref] : checker_.rules.constants[it.ref];
  }

  void check_levels(const Bands& result) {
    if (failed_) return;
    const resolve::LevelSet& set = checker_.model().level_sets[bands_.to.index];
    const bool falls = result.rows.size() > 1 && result.rows[1].level < result.rows[0].level;
    for (std::size_t i = 1; set.ordered && i < result.rows.size(); ++i) {
      const std::uint32_t before = result.rows[i - 1].level;
      const std::uint32_t here = result.rows[i].level;
      if (falls ? here < before : here > before) continue;
      checker_.diagnostics.add({Code::bands_level_order,
                                result.rows[i].span,
                                fmt::format("`{}` follows `{}`, against the order of {}", set.levels[here].name,
                                            set.levels[before].name, set.name),
                                {{result.rows[i - 1].span, "the row before it"}},
                                "put the levels in the order of the scale, each once"});
      return;
    }
    std::uint64_t given = 0;
    for (const BandRow& row : result.rows) given |= std::uint64_t{1} << row.level;
    for (const syntax::BandRow* row : unused_) {
      const std::optional<std::uint32_t> level = level_named(checker_, row->level, bands_.to);
      if (!level) return;
      const std::uint64_t bit = std::uint64_t{1} << *level;
      if ((given & bit) != 0)
        error(Code::bands_level_missing, row->span,
              fmt::format("`{}` is said to be unused, but a row gives it", row->level.text),
              "remove this line, or that row");
      given |= bit;
    }
    for (std::uint32_t i = 0; i < set.levels.size(); ++i) {
      if (((given >> i) & 1U) != 0) continue;
      error(Code::bands_level_missing, written_.name.span,
            fmt::format("`{}` never gives `{}`", bands_.name, set.levels[i].name),
            fmt::format("add a row for it, or say `unused {}`", set.levels[i].name));
    }
  }

  void check_rising(const Bands& result) {
    for (const Interval& interval : checker_.rules.intervals) {
      for (std::size_t i = 2; i < result.rows.size(); ++i) {
        const std::optional<Number> before = value(result.rows[i - 1].bound, interval);
        const std::optional<Number> here = value(result.rows[i].bound, interval);
        if (!before || !here || *before < *here) continue;
        const std::string when = interval.from && checker_.rules.intervals.size() > 1
                                     ? fmt::format(" from {}", to_string(*interval.from))
                                     : "";
        checker_.diagnostics.add(
            {Code::bands_not_rising,
             result.rows[i].span,
             fmt::format("this bound is {}{}, not above the {} before it", shown(*here), when, shown(*before)),
             {{result.rows[i - 1].span, "the row before it"}},
             "put the rows in rising order of their bounds"});
        return;
      }
    }
  }

  std::string shown(const Number& number) const {
    if (bands_.from.kind == Kind::date) return to_string(Date{static_cast<std::int32_t>(number.raw())});
    return number.display(6) + (bands_.from.kind == Kind::percent ? "%" : "");
  }

  std::string bound_text(syntax::ExprId id) const { return checker_.quoted(checker_.ast[id].span); }

  void error(Code code, Span span, std::string message, std::string help) const {
    checker_.error(code, span, std::move(message), std::move(help));
  }

  Checker& checker_;
  const resolve::Bands& bands_;
  const syntax::Bands& written_;
  std::vector<const syntax::BandRow*> rows_{};
  std::vector<const syntax::BandRow*> unused_{};
  std::unordered_map<syntax::ExprId, NodeId> bounds_{};
  bool failed_ = false;
};

}  // namespace

void check_bands(Checker& checker) {
  for (std::uint32_t i = 0; i < checker.model().bands.size(); ++i)
    checker.rules.bands.push_back(BandsCheck(checker, i).run());
}

}  // namespace rubric::check
