#pragma once
#include "engine.hpp"
#include "syntax/live.hpp"

/// A methodology taken apart into rules that can be set beside those of another, whatever order they are written in.
namespace rubric::comparing {

/// One thing that a rule says: the edge of a band, the value of a parameter from a date, the condition of a cap.
struct Part {
  std::string name;
  std::string canonical;  // equal where the same is said
  std::string text;       // as it is written
  Span span = nowhere;
};

/// A rule by its name ("cap governance"), all of it as it is written, and part by part.
struct Rule {
  std::string name;
  std::string text;
  Span span = nowhere;
  std::vector<Part> parts{};
};

/// What an item of the framework is given: an attribute, or a clause.
struct Given {
  std::string name;  // "share", "not rated", "require yes <= cases"
  resolve::ItemId item{};
  syntax::DeclarationRef ref{};
};

/// Tells the rules of one methodology.
class Teller {
 public:
  explicit Teller(const Methodology::Impl& rules);

  /// The rules that stand for themselves: all but what items are given.
  std::vector<Rule> rules() const;
  /// What items are given, in the order of the framework.
  std::vector<Given> givens() const;
  /// The rule that gives it, without a name: it depends on the items.
  Rule rule(syntax::DeclarationRef ref) const;
  /// "every question", "standards 1.1, 1.2", "question safety in standard 2.1"; of many the first, unless `whole`.
  std::string items_text(const std::vector<resolve::ItemId>& items, bool whole = false) const;

 private:
  Rule begin(std::string name, const syntax::Declaration& declaration) const;
  Part part(std::string name, syntax::ExprId value) const;
  Part part(std::string name, std::string canonical, Span span) const;
  void add(Rule& rule, std::string name, syntax::ExprId value) const;
  static void add(Rule& rule, std::string name, const std::optional<syntax::Text>& text);
  static void add(Rule& rule, std::string name, std::string text);
  void cites(Rule& rule, const std::vector<syntax::Cite>& cites) const;
  std::string canonical(syntax::ExprId value) const;

  Rule of(const syntax::Methodology& it) const;
  Rule of(const syntax::SourceNote& it) const;
  Rule of(const syntax::Scale& it) const;
  Rule of(const syntax::Table& it) const;
  Rule of(const syntax::Parameter& it) const;
  Rule of(const syntax::Function& it) const;
  Rule of(const syntax::Bands& it) const;
  Rule of(const syntax::Adjustment& it, const std::vector<resolve::ItemId>& items) const;
  Rule of(const syntax::Claim& it) const;
  Rule of(resolve::ItemId item) const;

  const Methodology::Impl& impl_;
  const syntax::Ast& ast_;
  const resolve::Model& model_;
  const Sources& sources_;
  syntax::Live live_;
};

}  // namespace rubric::comparing
