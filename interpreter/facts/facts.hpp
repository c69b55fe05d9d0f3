#pragma once
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "check/rules.hpp"
#include "values/cell.hpp"

/// Case data read against one methodology: what is given for each input, nothing computed yet.
namespace rubric::facts {

using resolve::AttributeId;
using resolve::ItemId;

/// Where one input's value stands in the data, and what they say of its origin.
struct Provenance {
  Span span{};
  std::string origin{};
};

/// The rows of one table, row by row; `given` is false where the data leave the table out.
struct TableRows {
  bool given = false;
  std::uint32_t rows = 0;
  std::vector<Cell> cells;  // rows * Model::Table::cells
};

struct DiscretionRecord {
  AttributeId attribute{};
  std::uint32_t to = 0;  // level
  std::string reason{};
  std::string by{};
  Span span{};
};

/// A cap or floor set aside for one rating.
struct WaiverRecord {
  std::uint32_t adjustment = 0;  // Model::adjustments
  std::string reason{};
  std::string by{};
  Span span{};
};

struct NotRatedRecord {
  ItemId item{};
  std::string reason{};
  Span span{};
};

/// A printed result to compare with; never an input.
struct Published {
  AttributeId attribute{};
  Number value{};
  Span span{};
  std::string origin{};
};

/// The maximum that a score was printed out of.
struct PublishedOutOf {
  AttributeId attribute{};
  Number value{};
  Span span{};
};

/// What becomes of printed values that the rules have no place for: they are mistakes, or are kept apart.
enum class Printed : std::uint8_t { placed, any };

/// A printed value that the rules have no place for.
struct Unplaced {
  std::string path{};   // "standards.V1.rating", in `published`
  std::string value{};  // as written
  std::string why{};    // "the rules have no standard `V1`"
  Span span{};
};

struct Facts {
  std::vector<Cell> inputs;            // by Rules::inputs; missing where not given
  std::vector<Provenance> provenance;  // by Rules::inputs
  std::vector<TableRows> tables;       // by Model::tables
  std::vector<DiscretionRecord> discretion;
  std::vector<WaiverRecord> waivers;
  std::vector<NotRatedRecord> not_rated;
  std::vector<Published> published;
  std::vector<PublishedOutOf> published_out_of;
  std::vector<Unplaced> unplaced;                               // where Printed::any was asked for
  std::vector<std::pair<std::string, std::string>> inspection;  // free description, in order
  std::vector<std::string> texts;                               // text values: numbers from Rules::texts.size() on
  std::string name{};                                           // path of the case data
  std::string hash{};                                           // SHA-256 of the case data in hex, tables included
};

}  // namespace rubric::facts
