#include "render/names.hpp"

#include <algorithm>

#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

// "yes of question safety in standard 2.1" taken apart; a name without an item has only an attribute.
struct Parts {
  std::string attributes;
  std::string kind;
  std::string ids;
  std::string rest;  // " in standard 2.1"
  std::size_t count = 1;
  bool several = false;
};

Parts parts_of(const std::string& name) {
  const std::size_t of = name.find(" of ");
  if (of == std::string::npos) return {name, "", "", ""};
  const std::size_t kind = of + 4;
  const std::size_t space = name.find(' ', kind);
  if (space == std::string::npos) return {name, "", "", ""};
  const std::string_view word(name.data() + kind, space - kind);
  if (word != "domain" && word != "standard" && word != "question") return {name, "", "", ""};  // a table's cell
  const std::size_t in = std::min(name.find(" in ", space), name.size());
  return {name.substr(0, of), name.substr(kind, space - kind), name.substr(space + 1, in - space - 1), name.substr(in)};
}

// Neighbours for which `same` holds become one, joined by `merge`.
template <class Same, class Merge>
std::vector<Parts> merged(const std::vector<Parts>& all, Same same, Merge merge) {
  std::vector<Parts> out;
  for (const Parts& part : all) {
    if (!out.empty() && !part.kind.empty() && same(out.back(), part)) {
      merge(out.back(), part);
      out.back().count += part.count;
    } else {
      out.push_back(part);
    }
  }
  return out;
}

std::string text_of(const Parts& parts) {
  if (parts.kind.empty()) return parts.attributes;
  return cat(parts.attributes, " of ", parts.kind, parts.several ? "s " : " ", parts.ids, parts.rest);
}

}  // namespace

std::vector<NameGroup> grouped(const std::vector<std::string>& names) {
  std::vector<Parts> all;
  for (const std::string& name : names) all.push_back(parts_of(name));
  all = merged(
      all, [](const Parts& a, const Parts& b) { return a.kind == b.kind && a.ids == b.ids && a.rest == b.rest; },
      [](Parts& into, const Parts& next) { into.attributes.append(", ").append(next.attributes); });
  all = merged(
      all,
      [](const Parts& a, const Parts& b) {
        return a.kind == b.kind && a.attributes == b.attributes && a.rest == b.rest;
      },
      [](Parts& into, const Parts& next) {
        into.ids.append(", ").append(next.ids);
        into.several = true;
      });
  std::vector<NameGroup> out;
  for (const Parts& parts : all) out.push_back({text_of(parts), parts.count});
  return out;
}

}  // namespace rubric::render
