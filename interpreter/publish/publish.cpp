#include <rubric/amendment.hpp>
#include <rubric/booklet.hpp>

#include "publish/booklet.hpp"
#include "publish/contents.hpp"
#include "publish/diagram.hpp"

namespace rubric {

namespace {

publish::Booklet told(const Methodology& methodology) {
  return methodology.impl().base ? publish::differences(methodology) : publish::contents(methodology.impl());
}

}  // namespace

std::string booklet(const Methodology& methodology, BookletFormat format) {
  const publish::Booklet booklet = told(methodology);
  return format == BookletFormat::html ? publish::to_html(booklet) : publish::to_markdown(booklet, "");
}

std::vector<NamedText> booklet_files(const Methodology& methodology, BookletFormat format) {
  const publish::Booklet booklet = told(methodology);
  if (format == BookletFormat::html) return {{booklet.name + ".html", publish::to_html(booklet)}};
  if (booklet.steps.empty()) return {{booklet.name + ".md", publish::to_markdown(booklet, "")}};
  const std::string picture = booklet.name + ".svg";
  return {{booklet.name + ".md", publish::to_markdown(booklet, picture)},
          {picture, publish::diagram_file(booklet.steps, booklet.title)}};
}

std::vector<std::string> table_names(const Methodology& methodology) {
  std::vector<std::string> names;
  for (const resolve::Table& table : methodology.impl().rules.model.tables) names.push_back(table.name);
  return names;
}

}  // namespace rubric
