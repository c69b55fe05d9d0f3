#pragma once
#include "facts/read_case.hpp"
#include "facts/reader.hpp"

/// The sections of a case file, each read by one function; order among them means nothing.
namespace rubric::facts {

/// `inspection`: free description, in which the name of a top-level input is that input.
void read_inspection(CaseReader& reader, const json::Value& section, const Path& path);
/// `inputs`: top-level inputs only.
void read_inputs(CaseReader& reader, const json::Value& section, const Path& path);
/// `domains`, `standards`: inputs by item, and what is not rated.
void read_items(CaseReader& reader, syntax::ItemKind kind, ItemId parent, const json::Value& section, const Path& path);
/// `tables`: rows, here or in a CSV file; the texts of those files are appended to `csv_texts`.
void read_tables(CaseReader& reader, const json::Value& section, const Path& path, Sources& sources,
                 const FileReader& read_file, std::string& csv_texts);
/// `discretion`
void read_discretion(CaseReader& reader, const json::Value& section, const Path& path);
/// `waivers`
void read_waivers(CaseReader& reader, const json::Value& section, const Path& path);
/// `published`
void read_published(CaseReader& reader, const json::Value& section, const Path& path);

}  // namespace rubric::facts
