#include "base/diagnostic.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "base/limits.hpp"

namespace rubric {

namespace {

bool same_place(const Diagnostic& a, const Diagnostic& b) { return a.code == b.code && a.span == b.span; }

bool is_error(const Diagnostic& diagnostic) { return severity(diagnostic) == Severity::error; }

// Two rounds of a 64-bit mix; equal hashes are confirmed by comparing, so only speed hangs on it.
std::uint64_t place_hash(const Diagnostic& diagnostic) {
  const auto mix = [](std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xbf58'476d'1ce4'e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d0'49bb'1331'11ebU;
    return value ^ (value >> 31U);
  };
  const auto where = (std::uint64_t{diagnostic.span.begin} << 32U) | diagnostic.span.end;
  const auto source = static_cast<std::uint64_t>(diagnostic.span.source);
  const auto what = (static_cast<std::uint64_t>(diagnostic.code) << 32U) | source;
  return mix(mix(where) + what);
}

}  // namespace

const std::vector<CodeInfo>& all_codes() {
  static const std::vector<CodeInfo> codes = {
#define RUBRIC_DIAGNOSTIC(name, number, severity, title) {Code::name, number, Severity::severity, title},
#include "base/diagnostics.def"
#undef RUBRIC_DIAGNOSTIC
  };
  return codes;
}

bool is_about_rules(const CodeInfo& code) {
  return (code.severity == Severity::warning || code.severity == Severity::off) && code.number < "R500";
}

const CodeInfo& info(Code code) {
  const auto index = static_cast<std::size_t>(code);
  assert(index < all_codes().size());
  return all_codes()[index];
}

Severity severity(const Diagnostic& diagnostic) {
  return diagnostic.denied ? Severity::error : info(diagnostic.code).severity;
}

void Diagnostics::revise(const std::function<bool(Diagnostic&)>& treat) {
  const auto errors = [this] {
    return static_cast<std::size_t>(std::count_if(items_.begin(), items_.end(), is_error));
  };
  errors_ -= errors();
  std::erase_if(items_, [&](Diagnostic& diagnostic) { return !treat(diagnostic); });
  errors_ += errors();
}

void Diagnostics::add(Diagnostic diagnostic) {
  const bool full = items_.size() >= limits::diagnostics;
  if (!seen_.insert(place_hash(diagnostic)).second) {
    const auto same = [&](const Diagnostic& kept) { return same_place(kept, diagnostic); };
    if (full || std::any_of(items_.begin(), items_.end(), same)) return;
  }
  const bool error = is_error(diagnostic);
  if (error) ++errors_;
  if (!full) {
    items_.push_back(std::move(diagnostic));
    return;
  }
  ++dropped_;
  if (!error) return;
  // An error takes the place of the last warning or note: what stops the run is always shown.
  const auto lesser = std::find_if_not(items_.rbegin(), items_.rend(), is_error);
  if (lesser != items_.rend()) *lesser = std::move(diagnostic);
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  auto ordered = items_;
  const auto key = [](const Diagnostic& d) { return std::tuple(d.span.source, d.span.begin, d.span.end, d.code); };
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  return ordered;
}

}  // namespace rubric
