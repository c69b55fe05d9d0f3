#include "engine.hpp"
#include "render/diagnostics.hpp"

namespace rubric {

Messages::Messages() = default;
Messages::Messages(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

bool Messages::has_errors() const { return impl_ && impl_->diagnostics.has_errors(); }
bool Messages::empty() const { return !impl_ || impl_->diagnostics.empty(); }
std::string Messages::text(Style style) const {
  return impl_ ? render::text(*impl_->sources, impl_->diagnostics, style) : "";
}
std::string Messages::json() const { return impl_ ? render::json(*impl_->sources, impl_->diagnostics) : "[]\n"; }

std::vector<Message> Messages::list() const {
  static constexpr std::string_view words[] = {"error", "warning", "note"};
  std::vector<Message> messages;
  if (!impl_) return messages;
  for (Diagnostic& diagnostic : impl_->diagnostics.sorted()) {
    const CodeInfo& code = info(diagnostic.code);
    Location at;
    if (diagnostic.span != nowhere) {
      const Place place = impl_->sources->place(diagnostic.span);
      at = {impl_->sources->get(diagnostic.span.source).path, place.line, place.column};
    }
    messages.push_back({std::string(code.number), std::string(words[static_cast<std::size_t>(severity(diagnostic))]),
                        std::move(diagnostic.message), std::move(diagnostic.help), std::move(at)});
  }
  return messages;
}

}  // namespace rubric
