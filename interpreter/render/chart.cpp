#include "render/chart.hpp"

namespace rubric::render {

void figure(html::Node parent, const ReportSection& section, const std::string& id) {
  const html::Node figure = html::add(parent, "figure");
  html::set(figure, "id", id);
  html::prose(html::add(figure, "figcaption"), section.chart->caption);
}

}  // namespace rubric::render
