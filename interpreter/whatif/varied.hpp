#pragma once
#include <set>

#include "engine.hpp"
#include "evaluate/view.hpp"

/// What a sweep varies.
namespace rubric::whatif {

/// A parameter or an input.
struct Varied {
  std::optional<std::uint32_t> parameter{};  // Model::parameters
  resolve::AttributeId input{};              // where it is no parameter
  Type type{};
};

/// The one of this name, if there is one.
std::optional<Varied> varied_by(const Methodology::Impl& rules, std::string_view name);

/// A copy of `rules` for `set_value`; the text of the rules stays as it was, so that messages about them would not fit.
std::shared_ptr<Methodology::Impl> copy_of(const Methodology::Impl& rules);
/// Gives the parameter of such a copy `value` on every date. The bounds of bands may then no longer rise: says so.
std::string set_value(Methodology::Impl& rules, std::uint32_t parameter, const Number& value);

/// Whether every result for `facts` can change only where the parameter equals a value that it is compared with: it stands
/// in comparisons and as a bound of bands, and in no arithmetic that these facts lead to.
bool is_only_compared(const Methodology::Impl& rules, std::uint32_t parameter,
                      const std::vector<const facts::Facts*>& facts);

/// The numbers of `type` strictly between `low` and `high` that stand anywhere in a run: what a parameter can be compared
/// with. Where none lies between, every comparison comes out the same at every value there.
void add_compared(const evaluate::View& view, Type type, const Number& low, const Number& high,
                  std::set<Number>& numbers);

}  // namespace rubric::whatif
