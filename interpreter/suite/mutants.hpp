#pragma once
#include <unordered_map>

#include "engine.hpp"
#include "evaluate/decisions.hpp"
#include "suite/possible.hpp"
#include "syntax/live.hpp"

/// Mutants: the rules with one thing changed. A change is an edit of the rule text, so that what is reported is just
/// what was tried, in the words of the language.
namespace rubric::suite {

/// `text` in the place of what `span` covers.
struct Edit {
  Span span{};
  std::string text{};
};

/// One thing that the rules could say instead. All edits lie in one source.
struct Change {
  std::vector<Edit> edits{};
  Span shown{};            // what a report shows, before and after
  std::string in{};        // the declaration around it: "bands case_quality"
  bool in_program = true;  // without effect where the Programs are the same
  bool of_value = false;   // the value of a parameter, and nothing else
  /// The expressions that the change is in, innermost first, where it is in one.
  std::vector<syntax::ExprId> around{};
};

/// Every change there is to be tried, in the order of their places. Tests are left alone.
std::vector<Change> changes_of(const Methodology::Impl& rules);

/// Whether it is proved that `variant`, which is `rules` with `change`, comes to the same as they do over any data, findings
/// included.
bool means_the_same(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change);

/// Whether the change is in a choice of which a part is never taken, and it is proved that the choice comes to the same over
/// all complete data. `decisions` are those of `rules`.
bool changes_what_is_never_taken(const evaluate::Decisions& decisions, const Methodology::Impl& rules,
                                 const Methodology::Impl& variant, const Change& change);

/// Where the expression that covered `span` stands after the edits, all of which lie in it.
Span moved(Span span, const std::vector<Edit>& edits);

/// Whether the outermost expression that `change` is in comes to the same in both, tried with everything that can be
/// given to it or left out; false where there is no end of that.
bool comes_to_the_same(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change,
                       std::size_t program);

/// Whether no reading of a parameter notices that its value is another in `variant`: it is compared with values that lie
/// on the same side of both, or what it is read in comes to one constant before and after.
bool readings_are_the_same(const Methodology::Impl& rules, const Methodology::Impl& variant, std::size_t program);

/// `text`, which is the source `source`, with the edits that lie in it.
std::string edited(const Source& text, SourceId source, const std::vector<Edit>& edits);
/// Where the change stands: what is taken out, or what something is put into.
Span place_of(const Change& change);
/// What the change is about, on one line, as it is and as it becomes; what both share is cut where it is long.
std::pair<std::string, std::string> before_and_after(const Sources& sources, const Change& change);

/// Where `word` first stands in `within`, outside comments and quotes.
std::optional<Span> find_word(const Sources& sources, Span within, std::string_view word);

/// Collects the changes of one methodology.
class Changes {
 public:
  explicit Changes(const Methodology::Impl& rules);

  std::vector<Change> take();

 private:
  // Declarations: mutants.cpp
  void declaration(syntax::DeclarationRef ref);
  void of(const syntax::Scale& scale);
  void of(const syntax::Parameter& parameter);
  void of(const syntax::Bands& bands);
  void of(const syntax::Adjustment& adjustment, std::uint32_t index);
  void of(const syntax::Input& input);
  void of(const syntax::ForBlock& block, std::uint32_t index);
  void move_edge(const syntax::BandRow& row, const std::vector<syntax::ExprId>& bounds, int by);
  /// Every value that is looked up in `bands`; nothing where that is not known.
  std::optional<std::vector<Number>> looked_up(const syntax::Bands& bands);
  /// The edge `bound` of the table that is being read, moved past a value that is looked up in it, where all are known.
  std::optional<std::string> stepped_edge(const syntax::BandRow& row, syntax::ExprId bound, int by);
  void move_edges(const std::vector<const syntax::BandRow*>& rows);
  void allowance(const syntax::Adjustment& adjustment);
  void requirements(const syntax::Adjustment& adjustment);
  /// The name of the level `by` steps from the one named `name`, where it is one of the scale or choice `type`.
  std::optional<std::string> level_beside(Type type, std::string_view name, int by) const;
  /// The literal `id` moved by a step: a day, a percent point, or one.
  std::optional<std::string> stepped(syntax::ExprId id, int by) const;
  std::optional<Number> number_in(syntax::ExprId id) const;
  std::string written_as(syntax::ExprId like, const Number& value) const;

  // Expressions and selections: mutants_expressions.cpp
  void expression(syntax::ExprId id);
  void literal(const syntax::Expr& expr, syntax::ExprId id);
  /// The literal `id`, with which something is compared, moved past a value of that, where all are known.
  std::optional<std::string> stepped_bound(syntax::ExprId id, int by);
  void level(const syntax::Expr& expr);
  /// What a report shows of a change of the innermost expression: what it is an operand of.
  Span shown_around() const;
  void operation(syntax::ExprId id);
  void call(const syntax::Expr& expr);
  void aggregate(syntax::ExprId id);
  /// `selection` without one item at a time.
  void leave_out_items(const syntax::Selection& selection, const std::vector<resolve::ItemId>& items);
  /// The items that the aggregate written at `span` ranges over, for whatever item.
  std::vector<resolve::ItemId> items_in(Span span) const;

  void add(Change change);
  void replace(Span span, std::string text, Span shown);
  /// `when` or `require` with a condition that always, or never, holds.
  void settle(syntax::ExprId condition, std::string_view value, Span shown);

  const Methodology::Impl& rules_;
  const syntax::Ast& ast_;
  const Sources& sources_;
  syntax::Live live_;
  Possible possible_;
  std::optional<std::vector<Number>> looked_up_{};  // every value, in the table that is being read
  bool in_replaced_block_ = false;
  std::unordered_multimap<std::uint32_t, const check::Node*> nodes_{};  // aggregates and levels, by where they begin
  std::string in_{};
  std::vector<syntax::ExprId> around_{};  // the expressions being read, outermost first
  std::vector<Change> all_{};
};

}  // namespace rubric::suite
