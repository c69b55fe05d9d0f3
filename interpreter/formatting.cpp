#include <rubric/rubric.hpp>

#include "engine.hpp"
#include "format/format.hpp"

namespace rubric {

Formatted format_text(const std::string& name, std::string text) {
  const auto sources = std::make_shared<Sources>();
  const SourceId source = sources->add(name, std::move(text));
  Diagnostics diagnostics;
  std::optional<std::string> laid_out = format::format(*sources, source, diagnostics);
  return {std::move(laid_out),
          Messages(std::make_shared<Messages::Impl>(Messages::Impl{sources, std::move(diagnostics)}))};
}

}  // namespace rubric
