#include "render/xml.hpp"

#include <sstream>

#include "render/glyphs.hpp"

namespace rubric::render {

std::string xml_text(std::string_view text) {
  std::string out = valid_utf8(text);
  for (char& character : out) {
    const auto byte = static_cast<unsigned char>(character);
    if ((byte < 0x20 && character != '\t' && character != '\n') || byte == 0x7f) character = ' ';
  }
  return out;
}

pugi::xml_node add_element(pugi::xml_node parent, const char* name) { return parent.append_child(name); }

void set_attribute(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

void add_text(pugi::xml_node parent, std::string_view text) {
  parent.append_child(pugi::node_pcdata).set_value(xml_text(text).c_str());
}

std::string xml_document(const pugi::xml_document& document, const char* indent, bool declared) {
  std::ostringstream out;
  if (declared) out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  document.save(out, indent, pugi::format_indent | pugi::format_no_declaration, pugi::encoding_utf8);
  return out.str();
}

}  // namespace rubric::render
