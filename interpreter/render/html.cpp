#include "render/html.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "render/glyphs.hpp"
#include "render/xml.hpp"

namespace rubric::render::html {
namespace {

// HTML knows these without an end tag.
bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 5> names{"meta", "link", "br", "hr", "col"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

class WithEndTags : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_element && !node.first_child() && !is_void(node.name()))
      node.append_child(pugi::node_pcdata);
    return true;
  }
};

unsigned digit(char hex) { return static_cast<unsigned>(hex <= '9' ? hex - '0' : hex - 'a' + 10); }

// As a content security policy wants a hash: base64, six bits a letter, of 32 bytes.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  unsigned count = 0;
  for (const char character : hex) {
    bits = (bits << 4U) | digit(character);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    out.push_back(letters[(bits >> count) & 63U]);
  }
  if (count != 0) out.push_back(letters[(bits << (6 - count)) & 63U]);
  return out.append((4 - out.size() % 4) % 4, '=');
}

}  // namespace

Node add(Node parent, const char* name, const char* css_class) {
  const Node node = add_element(parent, name);
  if (css_class != nullptr) set_attribute(node, "class", css_class);
  return node;
}

void set(Node node, const char* name, std::string_view value) { set_attribute(node, name, one_line(value)); }

void text(Node parent, std::string_view text) { add_text(parent, one_line(text)); }

void prose(Node parent, std::string_view text) {
  while (!text.empty()) {
    const std::size_t open = text.find('`');
    const std::size_t close = open == std::string_view::npos ? open : text.find('`', open + 1);
    if (close == std::string_view::npos) return html::text(parent, text);
    if (open != 0) html::text(parent, text.substr(0, open));
    leaf(parent, "code", text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

Node leaf(Node parent, const char* name, std::string_view text, const char* css_class) {
  const Node node = add(parent, name, css_class);
  html::text(node, text);
  return node;
}

void spoken(Node parent, std::string_view text) { leaf(parent, "span", text, "spoken"); }

std::string id_of(std::string_view wanted, std::vector<std::string>& taken) {
  std::string plain;
  for (const char character : wanted) {
    const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
                        (character >= '0' && character <= '9');
    plain.push_back(letter ? character : '-');
  }
  if (plain.empty()) plain = "part";
  std::string id = plain;
  for (std::size_t number = 2; std::find(taken.begin(), taken.end(), id) != taken.end(); ++number)
    id = cat(plain, "-", std::to_string(number));
  taken.push_back(id);
  return id;
}

Node page(pugi::xml_document& document, std::string_view title, std::string_view style) {
  document.append_child(pugi::node_doctype).set_value("html");
  Node root = document.append_child("html");
  set(root, "lang", "en");
  const Node head = add(root, "head");
  set(add(head, "meta"), "charset", "utf-8");
  const Node policy = add(head, "meta");
  set(policy, "http-equiv", "Content-Security-Policy");
  set(policy, "content",
      cat("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'sha256-",
          base64_of_hex(sha256(style)), "'"));
  const Node viewport = add(head, "meta");
  set(viewport, "name", "viewport");
  set(viewport, "content", "width=device-width, initial-scale=1");
  const Node icon = add(head, "link");  // else a browser asks the server for one
  set(icon, "rel", "icon");
  set(icon, "href", "data:,");
  leaf(head, "title", title);
  add(head, "style").append_child(pugi::node_pcdata).set_value(std::string(style).c_str());
  return add(root, "body");
}

std::string write(pugi::xml_document& document) {
  WithEndTags walker;
  document.traverse(walker);
  return xml_document(document, "", false);
}

}  // namespace rubric::render::html
