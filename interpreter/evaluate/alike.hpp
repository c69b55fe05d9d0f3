#pragma once
#include <map>

#include "evaluate/cut.hpp"

namespace rubric::evaluate {

/// Names for the terms of a cut within a box, from what their ranges there have settled: two terms of one name come to
/// the same, their state included, whatever the data in the box are. A choice that is made is the branch taken, a part
/// that is one value is that value; so terms are found equal over counts without end.
class Alike {
 public:
  Alike(const Terms& terms, const Cut& cut);
  bool same(const std::vector<Range>& ranges, TermId a, TermId b);

 private:
  using Name = std::uint32_t;
  using Key = std::vector<std::uint32_t>;
  struct Linear {
    Number constant{};
    std::vector<std::pair<Name, Number>> parts{};
  };
  struct Collected {
    Linear linear{};
    std::map<Name, bool> may_be_nothing{};  // by part: it may come to no value
  };

  Name named(Key key);
  Name constant(const Number& value);
  std::uint32_t number(const Number& value);
  Name of(TermId id, const std::vector<Range>& ranges);
  Name chosen(const Term& term, const std::vector<Range>& ranges);
  Name product(const Term& term, const std::vector<Range>& ranges);
  Name conjunction(const Term& term, const std::vector<Range>& ranges);
  Name fold(const Term& term, const std::vector<Range>& ranges);
  Name adjusted(const Term& term, const std::vector<Range>& ranges);
  Name plain(const Term& term);
  void add(Collected& to, Name name, const Number& by, bool is_value) const;
  Name sum(const Collected& collected);
  Name at(TermId id) const { return names_[id.index()]; }

  const Terms& terms_;
  const Cut& cut_;
  std::vector<Name> names_;  // by term, in the box looked at last
  std::map<Key, Name> known_{};
  std::map<Number, std::uint32_t> numbers_{};
  std::map<Name, Linear> linear_{};
};

}  // namespace rubric::evaluate
