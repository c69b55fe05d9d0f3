#include <rubric/rubric.hpp>

#include "fuzz/fuzz.hpp"

/// Rule text: loaded, and where it is sound, run on a case that gives nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rubric;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const FileReader nothing = [](const std::string&) { return std::optional<std::string>(); };
  const Loaded loaded = load_text("fuzz.rubric", text, nothing);
  if (loaded.messages.text().empty() != loaded.messages.empty()) __builtin_trap();
  if (loaded.methodology.has_value() == loaded.messages.has_errors()) __builtin_trap();
  load_text("fuzz.rubric.md", text, nothing);
  const Loaded checked = check_text("fuzz.rubric", text, {}, nothing);
  if (loaded.messages.has_errors() && !checked.messages.has_errors()) __builtin_trap();
  if (!loaded.methodology) return 0;
  const Read read = read_values(*loaded.methodology, {});
  if (!read.inspection) return 0;
  const Evaluated evaluated = run(*loaded.methodology, *read.inspection);
  if (!evaluated.outcome) return 0;
  to_text(*evaluated.outcome);
  to_json(*evaluated.outcome);
  for (const Result& result : evaluated.outcome->results) {
    const Explained explained = explain(*loaded.methodology, *read.inspection, result.name);
    if (explained.explanation) to_text(*explained.explanation);
  }
  return 0;
}
