#pragma once
#include <string>
#include <vector>

#include "engine.hpp"

/// What-if: one set of rules beside another, over one inspection or over many.
namespace rubric::whatif {

/// How facts that one methodology read are numbered by another. It fits where both have the same items, levels and
/// tables, and the other has every input; then the text of the case need not be read again.
class Carrier {
 public:
  Carrier(const Methodology::Impl& from, const Methodology::Impl& to);
  bool fits() const { return fits_; }
  /// Whether facts stay as they are: both sides number alike, and nothing is left behind.
  bool leaves_as_they_are(const facts::Facts& facts) const;
  /// `facts` with the numbers of the other rules. Discretion, waivers and published values that it has no place for are
  /// left behind; `left_behind` names the records among them.
  facts::Facts facts(facts::Facts facts, std::vector<std::string>& left_behind) const;

 private:
  void match_inputs(const check::Rules& from, const check::Rules& to);
  void match_adjustments(const Methodology::Impl& from, const Methodology::Impl& to);
  bool numbers_alike() const;

  std::vector<resolve::AttributeId> attributes_;  // of the other rules; unset: it has none of this name and type
  std::vector<bool> takes_discretion_;            // by attribute of these rules
  std::vector<std::uint32_t> inputs_;             // of the other rules, by Rules::inputs of these
  std::vector<std::uint32_t> adjustments_;        // of the other rules; none: it has no such cap or floor
  std::vector<bool> may_be_unrated_;              // whether the other rules let data say so, by item
  std::vector<std::string> attribute_names_;
  std::vector<std::string> adjustment_names_;
  std::vector<std::string> item_names_;
  std::size_t other_inputs_ = 0;
  bool fits_ = false;
  bool numbers_alike_ = false;
};

/// `inspection`, read against other rules, as one of `to`, with `data` put over its facts. Nothing where these are wrong.
Read carried(const Inspection& inspection, const Methodology& to, const Carrier& carrier,
             const std::vector<Given>& data, std::vector<std::string>& left_behind);

}  // namespace rubric::whatif
