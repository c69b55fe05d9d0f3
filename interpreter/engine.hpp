#pragma once
#include <rubric/rubric.hpp>

#include "amend/amend.hpp"
#include "base/diagnostic.hpp"
#include "compile/program.hpp"
#include "facts/facts.hpp"
#include "facts/small_facts.hpp"

namespace rubric {

struct Messages::Impl {
  std::shared_ptr<const Sources> sources;
  Diagnostics diagnostics;
};

struct Methodology::Impl {
  std::shared_ptr<const Sources> sources;  // of an amended one: goes on where its base's ends
  syntax::Ast ast;
  check::Rules rules;
  std::vector<compile::Program> programs;  // by Rules::intervals
  std::vector<Receipt::File> files;
  SourceId first_file{};  // the one that was loaded

  // Of an amended methodology.
  std::shared_ptr<const Impl> base{};
  syntax::Ast unamended{};  // the base, and what the amendments say, with no change made
  std::vector<amending::Layer> layers{};
  std::vector<amending::Change> changes{};  // in order

  /// Whether the date decides which program holds.
  bool intervals_matter() const { return rules.intervals.front().from.has_value(); }
};

struct Inspection::Impl {
  facts::SmallFacts small;  // of `facts`; first, beside the count of holders that a run touches too
  std::shared_ptr<const Methodology::Impl> methodology;
  std::shared_ptr<const Sources> sources;  // goes on where the methodology's ends
  facts::Facts facts;
};

/// The inside of `methodology`, which it keeps alive.
inline std::shared_ptr<const Methodology::Impl> share(const Methodology& methodology) {
  return {std::make_shared<Methodology>(methodology), &methodology.impl()};
}

/// Reads case data by `read_into`, which adds to the sources and complains to the diagnostics it gets.
Read read_facts(const Methodology& methodology, const std::function<facts::Facts(Sources&, Diagnostics&)>& read_into);

/// That the file at `path` cannot be read, and what to do.
Messages unreadable(const std::string& path, std::string_view help);

/// From the tree in `methodology`, whose sources are set, to its Programs. Nothing is compiled that has an error.
void assemble(Methodology::Impl& methodology, Diagnostics& diagnostics);

/// Which of the programs holds for this inspection: by `as_at`, else by the input of `dated by`, else the only one.
/// Reports a date that is wrong, missing or too early.
std::optional<std::size_t> program_for(const Methodology::Impl& methodology, const facts::Facts* facts,
                                       const RunOptions& options, Diagnostics& diagnostics);

/// The date that `program_for` went by, or nothing.
std::optional<Date> date_of(const Methodology::Impl& methodology, const facts::Facts* facts, const RunOptions& options);

}  // namespace rubric
