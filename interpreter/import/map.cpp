#include "import/map.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "facts/json.hpp"
#include "facts/reader.hpp"

namespace rubric::importing {

namespace {

using facts::quoted;
namespace json = facts::json;

constexpr std::string_view format_name = "rubric-import-1";

/// One mapping file on its way in.
class MapReader {
 public:
  MapReader(const json::Document& document, const resolve::Model& model, Diagnostics& diagnostics)
      : document_(document), model_(model), diagnostics_(diagnostics) {}

  Map read() {
    const json::Value& root = document_.root();
    map_.given = true;
    map_.start = document_.span(root);
    map_.start.end = map_.start.begin + 1;
    if (root.kind != json::Kind::object) {
      complain(root, fmt::format("the mapping file is {}, expected an object", written(root)),
               R"(write it as `{"headings": {…}}`; `rubric import RULES --map-template FILE.csv` writes one)");
      return std::move(map_);
    }
    each(root, known, [this](const json::Value& key, const json::Value& value) { read_key(key, value); });
    return std::move(map_);
  }

 private:
  static inline const std::vector<std::string> known{
      "format", "methodology", "rows",     "table",  "delimiter", "encoding",  "heading_line", "duplicates",
      "dates",  "percentages", "decimals", "values", "headings",  "constants", "notes"};
  static inline const std::vector<std::string> of_heading{"to", "values", "dates", "percentages", "decimals"};

  void complain(const json::Value& value, std::string message, std::string help = {},
                Code code = Code::bad_import_map) const {
    Span span = document_.span(value);
    if (value.kind == json::Kind::object || value.kind == json::Kind::list) span.end = span.begin + 1;
    diagnostics_.add({code, span, std::move(message), {}, std::move(help)});
  }

  std::string written(const json::Value& value) const {
    return value.kind == json::Kind::object ? "an object"
           : value.kind == json::Kind::list ? "a list"
                                            : quoted(document_.written(value));
  }

  /// Calls `read` for each member of `object`, but for the writer's own; a key that is not `names` is reported.
  template <class Read>
  void each(const json::Value& object, const std::vector<std::string>& names, Read read) const {
    for (std::uint32_t i = 0; i < object.count; ++i) {
      const json::Value& key = document_.key(object, i);
      const std::string_view name = document_.text(key);
      if (!names.empty()) {
        if (facts::is_private(name)) continue;
        if (std::find(names.begin(), names.end(), name) == names.end()) {
          complain(key, fmt::format("unknown key {} in the mapping file", quoted(name)),
                   facts::suggest(name, names, "known here: "));
          continue;
        }
      }
      read(key, document_.value(object, i));
    }
  }

  bool is_object(const json::Value& value, std::string_view name, std::string_view shape) const {
    if (value.kind == json::Kind::object) return true;
    complain(value, fmt::format("`{}` is {}, expected an object", name, written(value)),
             fmt::format("write it as `{}`", shape));
    return false;
  }

  std::optional<std::string> text_of(const json::Value& value, std::string_view name, std::string_view example) const {
    if (value.kind == json::Kind::text) return std::string(document_.text(value));
    complain(value, fmt::format("`{}` is {}, expected a text", name, written(value)),
             fmt::format("write it as `{}`", example));
    return std::nullopt;
  }

  /// Which of `choices` the value is; nothing, and a complaint, where it is none.
  std::optional<std::size_t> choice(const json::Value& value, std::string_view name,
                                    const std::vector<std::string>& choices, std::string_view why = {}) const {
    const std::string_view text = value.kind == json::Kind::text ? document_.text(value) : std::string_view{};
    const auto found = std::find(choices.begin(), choices.end(), text);
    if (value.kind == json::Kind::text && found != choices.end())
      return static_cast<std::size_t>(found - choices.begin());
    std::string expected;
    for (std::size_t i = 0; i < choices.size(); ++i)
      expected += (i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ") + fmt::format("`\"{}\"`", choices[i]);
    complain(value, fmt::format("`{}` is {}, expected {}", name, written(value), expected), std::string(why));
    return std::nullopt;
  }

  bool read_formats(std::string_view name, const json::Value& value, Formats& formats) const {
    if (name == "dates") {
      const std::optional<std::string> text = text_of(value, name, R"("dates": "DD/MM/YYYY")");
      if (!text) return true;
      formats.dates = DateFormat::parse(*text);
      if (!formats.dates)
        complain(value, fmt::format("`dates` is {}, expected the form of a date", written(value)),
                 "write `YYYY` for the year, `MM`, `M` or `MMM` for the month and `DD` or `D` for the day: "
                 "`\"DD/MM/YYYY\"`; or `\"excel\"` for day numbers");
      return true;
    }
    if (name == "percentages") {
      if (const auto found = choice(value, name, {"64.5%", "64.5", "0.645"}, "it names the form by an example"))
        formats.percentages = static_cast<Percentages>(*found);
      return true;
    }
    if (name == "decimals") {
      if (const auto found = choice(value, name, {".", ","})) formats.decimal_comma = *found == 1;
      return true;
    }
    return false;
  }

  void read_key(const json::Value& key, const json::Value& value) {
    const std::string_view name = document_.text(key);
    if (read_formats(name, value, map_.formats)) return;
    if (name == "format") {
      choice(value, name, {std::string(format_name)}, "this version reads no other");
    } else if (name == "methodology") {
      read_methodology(value);
    } else if (name == "rows") {
      map_.shape_span = document_.span(value);
      if (const auto found = choice(value, name, {"inspections", "cases"}, "it says what one row is"))
        map_.shape = *found == 0 ? Shape::inspections : Shape::cases;
    } else if (name == "table") {
      if (auto text = text_of(value, name, R"("table": "inspected_cases")"))
        map_.table = {std::move(*text), document_.span(value)};
    } else if (name == "delimiter") {
      read_delimiter(value);
    } else if (name == "encoding") {
      const auto found = choice(value, name, {"utf-8", "windows-1252"}, "save a file in any other as UTF-8");
      map_.windows_1252 = found && *found == 1;
    } else if (name == "heading_line") {
      read_heading_line(value);
    } else if (name == "duplicates") {
      const auto found = choice(value, name, {"report", "keep"});
      map_.keep_duplicates = found && *found == 1;
    } else if (name == "values") {
      read_replacements(value, map_.values);
    } else if (name == "headings") {
      if (!is_object(value, name, R"("headings": {"Q1": "2.1 safety yes"})")) return;
      each(value, {}, [this](const json::Value& heading, const json::Value& it) { read_heading(heading, it); });
    } else if (name == "constants") {
      if (!is_object(value, name, R"("constants": {"inspection region": "West"})")) return;
      each(value, {}, [this](const json::Value& to, const json::Value& it) { read_constant(to, it); });
    }
  }

  void read_methodology(const json::Value& value) const {
    const std::optional<std::string> text =
        text_of(value, "methodology", fmt::format(R"("methodology": "{}")", model_.name));
    if (!text || model_.answers_to(*text)) return;
    complain(value, fmt::format("`methodology` is {}, expected `{}`", quoted(*text), model_.name),
             "import with the rules that the mapping file names, or correct the name", Code::other_methodology);
  }

  void read_delimiter(const json::Value& value) {
    const std::string_view text = value.kind == json::Kind::text ? document_.text(value) : std::string_view{};
    const bool sound = text.size() == 1 && std::string_view(",;\t|:").find(text.front()) != std::string_view::npos;
    if (sound) {
      map_.delimiter = text.front();
      return;
    }
    complain(value, fmt::format("`delimiter` is {}, expected what separates cells", written(value)),
             R"(write `","`, `";"`, `"\t"`, `"|"` or `":"`)");
  }

  void read_heading_line(const json::Value& value) {
    const std::string_view text = document_.written(value);
    const bool whole = value.kind == json::Kind::number && text.size() < 8 && text != "0" &&
                       text.find_first_not_of("0123456789") == std::string_view::npos;
    if (whole) {
      map_.heading_line = static_cast<std::uint32_t>(std::stoul(std::string(text)));
      return;
    }
    complain(value, fmt::format("`heading_line` is {}, expected the number of a line, from 1", written(value)),
             "write it as `\"heading_line\": 3`; what stands above that line is not read");
  }

  void read_replacements(const json::Value& object, std::vector<Replacement>& to) const {
    if (!is_object(object, "values", R"("values": {"Y": "Yes", "n/a": null})")) return;
    each(object, {}, [&](const json::Value& found, const json::Value& written_as) {
      Replacement replacement{{std::string(document_.text(found)), document_.span(found)}, std::nullopt};
      if (written_as.kind != json::Kind::null) {
        if (written_as.kind == json::Kind::object || written_as.kind == json::Kind::list) {
          complain(written_as, fmt::format("the value for {} is {}, expected a text, or `null` for a missing value",
                                           quoted(replacement.found.text), written(written_as)));
          return;
        }
        replacement.written = {std::string(document_.text(written_as)), document_.span(written_as)};
      }
      to.push_back(std::move(replacement));
    });
  }

  void read_heading(const json::Value& heading, const json::Value& value) {
    HeadingEntry entry{{std::string(document_.text(heading)), document_.span(heading)}, {}, {}, {}};
    if (value.kind == json::Kind::text) {
      entry.to = {std::string(document_.text(value)), document_.span(value)};
    } else if (value.kind == json::Kind::object) {
      entry.to.span = document_.span(heading);
      each(value, of_heading, [&](const json::Value& key, const json::Value& it) {
        const std::string_view name = document_.text(key);
        if (read_formats(name, it, entry.formats)) return;
        if (name == "values") return read_replacements(it, entry.values);
        if (auto to = text_of(it, name, R"("to": "2.1 safety yes")")) entry.to = {std::move(*to), document_.span(it)};
      });
    } else {
      complain(value,
               fmt::format("the heading {} has {}, expected its target", quoted(entry.heading.text), written(value)),
               R"(write a target, as `"2.1 safety yes"`, or `"ignore"`)");
      return;
    }
    map_.headings.push_back(std::move(entry));
  }

  void read_constant(const json::Value& to, const json::Value& value) {
    if (value.kind == json::Kind::object || value.kind == json::Kind::list || value.kind == json::Kind::null) {
      complain(value,
               fmt::format("the constant for {} is {}, expected a text", quoted(document_.text(to)), written(value)),
               R"(write the value as a cell would hold it: `"Good"`)");
      return;
    }
    map_.constants.push_back({{std::string(document_.text(to)), document_.span(to)},
                              {std::string(document_.text(value)), document_.span(value)}});
  }

  const json::Document& document_;
  const resolve::Model& model_;
  Diagnostics& diagnostics_;
  Map map_{};
};

}  // namespace

Map read_map(std::string_view text, SourceId id, const resolve::Model& model, Diagnostics& diagnostics) {
  Map none;
  none.given = true;
  if (const std::optional<std::size_t> bad = utf8::first_invalid(text)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    diagnostics.add({Code::not_utf8,
                     {id, at, at + 1},
                     "a byte that is not UTF-8 in the mapping file",
                     {},
                     "save the file as UTF-8"});
    return none;
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    diagnostics.add({Code::bad_import_map,
                     {id, 0, 0},
                     "the mapping file is empty, expected an object: `{ … }`",
                     {},
                     "`rubric import RULES --map-template FILE.csv` writes one to fill in"});
    return none;
  }
  const std::optional<json::Document> document = json::parse(text, id, diagnostics);
  return document ? MapReader(*document, model, diagnostics).read() : none;
}

}  // namespace rubric::importing
