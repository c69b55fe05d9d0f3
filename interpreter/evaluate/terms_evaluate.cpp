#include "evaluate/terms.hpp"

namespace rubric::evaluate {

namespace {

Cell of(const compile::Cells*, Type, const Number& number) { return Cell::of(number); }
Range of(const Ranges*, Type type, const Number& number) { return Range::of(type, number); }

/// One term over one domain, as the Executor does one operation.
template <class Domain>
class Step {
 public:
  using Value = typename Domain::Value;
  Step(const Terms& terms, const Term& term, std::vector<Value>& values)
      : terms_(terms), term_(term), values_(values) {}

  void run(Value& dest) {
    switch (term_.kind) {
      case TermKind::constant: dest = constant(term_.type, term_.numbers.front()); return;
      case TermKind::symbol: return;
      case TermKind::rows: return rows(dest);
      case TermKind::sum: return sum(dest);
      case TermKind::product:
        return each(dest, [](Value& to, const Value& a, const Value& b) { Domain::multiply(to, a, b); });
      case TermKind::all_of:
        return each(dest, [](Value& to, const Value& a, const Value& b) { Domain::logical_and(to, a, b); });
      case TermKind::inverse: {
        const Kind divisor = term_.detail == 1 ? Kind::count : Kind::number;
        return Domain::divide(dest, constant({Kind::number, 0}, Number(1)), at(0), {divisor, 0});
      }
      case TermKind::absolute: return Domain::absolute(dest, at(0));
      case TermKind::round: return Domain::round(dest, at(0), at(1), static_cast<Rounding>(term_.detail));
      case TermKind::equal: return Domain::compare(dest, at(0), at(1), Opcode::equal);
      case TermKind::less: return Domain::compare(dest, at(0), at(1), Opcode::less);
      case TermKind::negation: return Domain::logical_not(dest, at(0));
      case TermKind::choose: return Domain::choose(dest, at(0), at(1), at(2));
      case TermKind::or_else: return Domain::or_else(dest, at(0), at(1));
      case TermKind::band: return Domain::band(dest, at(0), terms_.band(term_));
      case TermKind::distance: return Domain::distance(dest, at(0), terms_.band(term_));
      case TermKind::points: return Domain::points(dest, at(0), term_.numbers);
      case TermKind::between: return Domain::between(dest, at(0), at(1), static_cast<Opcode>(term_.detail));
      case TermKind::fold: return fold(dest);
      case TermKind::rated: return Domain::rated(dest, at(0), at(1));
      case TermKind::permit: {
        const std::vector<Value> operands = gathered();
        return Domain::permit(dest, operands[0], operands[1], terms_.discretion(term_), operands.data());
      }
      case TermKind::adjust: {
        const std::vector<Value> operands = gathered();
        return Domain::adjust(dest, operands[0], terms_.limits(term_), operands.data());
      }
    }
  }

 private:
  const Value& at(std::size_t i) const { return values_[term_.operands[i].index()]; }
  static Value constant(Type type, const Number& number) {
    return of(static_cast<const Domain*>(nullptr), type, number);
  }
  std::vector<Value> gathered() const {
    std::vector<Value> operands;
    for (const TermId id : term_.operands) operands.push_back(values_[id.index()]);
    return operands;
  }
  template <class Work>
  void each(Value& dest, const Work& work) {
    Value total = at(0);
    if (term_.operands.size() == 1) return work(dest, at(0), at(0));
    for (std::size_t i = 1; i < term_.operands.size(); ++i) {
      Value next{};
      work(next, total, at(i));
      total = std::move(next);
    }
    dest = std::move(total);
  }
  void sum(Value& dest) {
    const Type number{Kind::number, 0};
    Value total = constant(number, term_.numbers.front());
    for (std::size_t i = 0; i < term_.operands.size(); ++i) {
      Value scaled{};
      Value next{};
      Domain::multiply(scaled, constant(number, term_.numbers[i + 1]), at(i));
      Domain::add(next, total, scaled);
      total = std::move(next);
    }
    dest = std::move(total);
  }
  void fold(Value& dest) {
    typename Domain::Fold fold(static_cast<syntax::AggregateKind>(term_.detail));
    const std::size_t stride = term_.guarded ? 2 : 1;
    for (std::size_t i = 0; i < term_.operands.size(); i += stride) {
      if (term_.guarded) {
        fold.add(&at(i), &at(i + 1));
      } else {
        fold.add(nullptr, &at(i));
      }
    }
    fold.finish(dest);
  }
  /// Over any rows at all.
  void rows(Value& dest) {
    const auto kind = static_cast<syntax::AggregateKind>(term_.detail);
    const bool counts = kind == syntax::AggregateKind::count || kind == syntax::AggregateKind::proportion;
    const Value* const where = term_.guarded ? &at(0) : nullptr;
    const std::size_t place = term_.guarded ? 1 : 0;
    const Value* const value = place < term_.operands.size() ? &at(place) : nullptr;
    typename Domain::Fold fold(kind);
    fold.add_any_number(counts ? nullptr : where, counts ? where : value);
    fold.finish(dest);
  }

  const Terms& terms_;
  const Term& term_;
  std::vector<Value>& values_;
};

}  // namespace

void evaluate(const Terms& terms, TermId id, std::vector<Cell>& values) {
  Step<compile::Cells>(terms, terms[id], values).run(values[id.index()]);
}

void evaluate(const Terms& terms, TermId id, std::vector<Range>& values) {
  Step<Ranges>(terms, terms[id], values).run(values[id.index()]);
}

void evaluate_open(const Terms& terms, TermId id, std::vector<Range>& values) {
  const Term& term = terms[id];
  evaluate(terms, id, values);
  Range& result = values[id.index()];
  // These hand on what is not given, or give something else, by themselves; of a choice the condition is read.
  const bool hands_on = term.kind == TermKind::or_else || term.kind == TermKind::choose || term.kind == TermKind::rated;
  const std::size_t read = !hands_on ? term.operands.size() : term.kind == TermKind::or_else ? 0 : 1;
  for (std::size_t i = 0; i < read; ++i) result.absent = result.absent || values[term.operands[i].index()].absent;
  if (!result.has_value && !result.may_fail && !result.may_be_unrated) result.absent = true;
}

Range open_range(const Terms& terms, const Term& symbol) {
  Range range = Range::all(symbol.type, symbol.type.is_level() ? terms.level_count(symbol.type) : 0);
  range.absent = terms.symbol(symbol).may_be_absent;
  return range;
}

}  // namespace rubric::evaluate
