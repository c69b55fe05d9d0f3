#pragma once
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "evaluate/ranges.hpp"

/// Calculations as terms, shared by any number of Programs: what is the same calculation, written in whatever way, is
/// the same term. Two equal terms give equal values, the same state included, for all data; which of several errors
/// they give, and whether a step between grows past limits::number_bits, may differ.
namespace rubric::evaluate {

using TermId = Id<struct TermTag>;

enum class TermKind : std::uint8_t {
  constant,  // numbers[0]
  symbol,    // what the data say: Terms::symbol(detail)
  rows,      // an aggregate over the rows of a table: detail is its kind, flags its parts
  sum,       // numbers[0] + numbers[1] * operands[0] + numbers[2] * operands[1] + …
  product,   // of the operands
  inverse,   // 1 / operand
  absolute,
  round,     // operands[0] to a multiple of operands[1]; detail: Rounding
  equal,     // of two
  less,      // operands[0] < operands[1]
  all_of,    // every operand is true; all are read
  negation,  // not operand
  choose,    // operands[0] ? operands[1] : operands[2]
  or_else,   // operands[0] where given, else operands[1]
  band,      // level of the operand in Terms::band(detail)
  distance,  // from the operand to the nearest edge of Terms::band(detail)
  points,    // numbers[operand]
  between,   // detail: Opcode
  fold,      // aggregate; detail: its kind; guarded: pairs (included?, value)
  rated,     // operands[0] (rated?) ? operands[1] : unrated
  permit,    // from, to, has reason, has name; Terms::discretion(detail)
  adjust     // a value, then when, level, off of each limit of Terms::limits(detail)
};

struct Term {
  TermKind kind{};
  std::uint32_t detail = 0;
  bool guarded = false;
  Type type{};
  std::vector<TermId> operands{};
  std::vector<Number> numbers{};
  Number step{};                // every value is a multiple of it; 0: nothing known
  bool may_be_unrated = false;  // what reads it then fails, what hands it on does not
};

/// What the data may say: an input, a part of a record, a cell of a row.
struct Symbol {
  enum class Kind : std::uint8_t { input, discretion, level_asked, reason, by, waiver, not_rated, cell };
  Kind kind{};
  std::string name{};  // of the attribute, item or cell
  bool may_be_absent = false;
  friend bool operator<(const Symbol& a, const Symbol& b) {
    return std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
  }
};

class Terms {
 public:
  using Parts = std::vector<std::pair<TermId, Number>>;

  const Term& operator[](TermId id) const { return terms_[id.index()]; }
  std::size_t size() const { return terms_.size(); }
  const Symbol& symbol(const Term& term) const { return symbols_[term.detail]; }
  const BandTable& band(const Term& term) const { return bands_[term.detail]; }
  const Discretion& discretion(const Term& term) const { return discretions_[term.detail]; }
  const std::vector<Limit>& limits(const Term& term) const { return limits_[term.detail]; }

  /// A scale or choice with these levels, in this order: the same for every Program.
  Type level_set(Kind kind, const std::vector<std::string>& levels);
  std::uint32_t level_count(Type type) const { return level_counts_[type.index]; }
  /// The number of a text, the same for every Program.
  std::uint32_t text(const std::string& text);
  /// The text of a number, null where no Program has one.
  const std::string* text_of(const Number& number) const;

  TermId constant(Type type, const Number& value);
  TermId truth(bool value) { return constant({Kind::boolean, 0}, Number(value ? 1 : 0)); }
  TermId number(const Number& value) { return constant({Kind::number, 0}, value); }
  TermId given(Type type, const Symbol& symbol);

  // terms_arithmetic.cpp
  TermId sum(Number constant, const Parts& parts);
  TermId multiply(TermId a, TermId b);
  TermId divide(TermId a, TermId b);
  TermId round(TermId a, TermId step, Rounding rounding);
  TermId absolute(TermId a);
  TermId points(TermId level, const std::vector<Number>& points);
  TermId between(TermId from, TermId to, Opcode unit);

  // terms_logic.cpp
  TermId equal(TermId a, TermId b);
  TermId less(TermId a, TermId b);
  TermId negation(TermId a);
  TermId all_of(const std::vector<TermId>& operands);
  TermId any_of(const std::vector<TermId>& operands);
  TermId choose(TermId condition, TermId then, TermId otherwise, Type type);
  TermId or_else(TermId given, TermId otherwise, Type type);
  TermId band(TermId a, BandTable table, Type type);
  TermId distance(TermId a, BandTable table);

  // terms_items.cpp
  /// Pairs (included?, value); of count and proportion the value is the condition.
  TermId fold(syntax::AggregateKind kind, std::vector<std::pair<TermId, TermId>> members, Type type);
  TermId rows(syntax::AggregateKind kind, const std::string& table, TermId where, TermId value, Type type);
  TermId rated(TermId rated, TermId value, Type type);
  TermId permit(TermId from, TermId to, const Discretion& rule, TermId has_reason, TermId has_by);
  struct LimitTerms {
    bool is_cap = false;
    TermId when{};
    TermId level{};
    TermId off{};
    friend bool operator==(const LimitTerms&, const LimitTerms&) = default;
    friend auto operator<=>(const LimitTerms&, const LimitTerms&) = default;
  };
  TermId adjust(TermId value, std::vector<LimitTerms> limits, Type type);

  bool is_true(TermId id) const { return is_constant(id) && (*this)[id].type.kind == Kind::boolean && raw(id) == 1; }
  bool is_false(TermId id) const { return is_constant(id) && (*this)[id].type.kind == Kind::boolean && raw(id) == 0; }
  bool may_be_unrated(TermId id) const { return (*this)[id].may_be_unrated; }
  bool is_constant(TermId id) const { return (*this)[id].kind == TermKind::constant; }
  const Number& value(TermId id) const { return (*this)[id].numbers.front(); }

 private:
  std::int64_t raw(TermId id) const { return value(id).raw(); }
  TermId intern(Term term, const std::string& more = {});
  TermId compared(TermKind kind, TermId a, TermId b);
  TermId compared_numbers(TermKind kind, TermId a, TermId b);
  TermId less_than_bound(TermId a, const Number& bound);
  TermId above_bound(const Number& bound, TermId a);
  void add_scaled(Parts& parts, Number& constant, TermId term, const Number& by) const;
  TermId linear(const Number& constant, const Parts& parts);
  std::uint32_t band_table(const BandTable& table, std::string& key);
  Number common_step(const std::vector<TermId>& ids) const;

  std::vector<Term> terms_;
  std::map<std::string, TermId, std::less<>> known_;
  std::vector<Symbol> symbols_;
  std::vector<BandTable> bands_;
  std::vector<Discretion> discretions_;
  std::vector<std::vector<Limit>> limits_;
  std::map<std::string, std::uint32_t> level_sets_, texts_;
  std::vector<std::uint32_t> level_counts_;
};

/// The greatest number of which both are multiples, or 0.
Number common_measure(Number a, Number b);

/// Works out `id` from the values of its operands, which stand at their ids in `values`.
void evaluate(const Terms& terms, TermId id, std::vector<Cell>& values);
void evaluate(const Terms& terms, TermId id, std::vector<Range>& values);
/// The same, and says `absent` of whatever may come to nothing because something below it is not given.
void evaluate_open(const Terms& terms, TermId id, std::vector<Range>& values);
/// Everything that a symbol can be.
Range open_range(const Terms& terms, const Term& symbol);

}  // namespace rubric::evaluate
