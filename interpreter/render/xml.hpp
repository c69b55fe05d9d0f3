#pragma once
#include <pugixml.hpp>

#include <string>
#include <string_view>

/// Trees that become XML or HTML; pugixml escapes what they hold.
namespace rubric::render {

/// The text as XML can hold it: broken UTF-8 is replaced, and so are the controls that no document may have.
std::string xml_text(std::string_view text);
/// A new element at the end of `parent`.
pugi::xml_node add_element(pugi::xml_node parent, const char* name);
/// Sets an attribute.
void set_attribute(pugi::xml_node node, const char* name, std::string_view value);
/// Adds text; breaks and spaces stay.
void add_text(pugi::xml_node parent, std::string_view text);
/// The document in lines, each level indented by `indent`.
std::string xml_document(const pugi::xml_document& document, const char* indent, bool declared);

}  // namespace rubric::render
