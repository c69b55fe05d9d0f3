#pragma once
#include "publish/sentences.hpp"

namespace rubric::publish {

/// The whole of a methodology that is not amended.
Booklet contents(const Methodology::Impl& rules);
/// What an amended methodology does otherwise than its base.
Booklet differences(const Methodology& amended);

// The parts of both.

/// What `rules` are made of: name, dates, files with their hashes, the engine.
std::vector<std::pair<std::string, std::string>> facts_of(const Methodology::Impl& rules, SourceId first_file);
/// Where readers agree to the booklet, on paper.
Section agreement();
/// The text of the rules from `first` on, each line linked to the sentence about what begins there.
std::vector<RuleFile> rule_files(const Methodology::Impl& rules, const Names& names, SourceId first);
/// Of each source its title and who cites it, and what rests on background knowledge or on nothing.
Section sources(const Methodology::Impl& rules, const Names& names, const Sentences& sentences);
/// Every name, what it is, and where it is told of and written.
Section names_index(const Methodology::Impl& rules, const Names& names, const Sentences& sentences);
/// The framework as tables.
Section framework(const Methodology::Impl& rules, const Names& names, const Sentences& sentences);
/// Whether it is the rating of an item that is computed unless it is given.
bool is_rating_with_stand_in(const Methodology::Impl& rules, DeclarationRef ref);
/// What is asked for: a table, then an entry each.
Section asked(const Methodology::Impl& rules, const Names& names, const Phrases& phrases, const Sentences& sentences);

}  // namespace rubric::publish
