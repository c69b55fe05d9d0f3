#pragma once
#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

/// The parts of an HTML page and of the SVG inside it; pugixml escapes what they hold.
namespace rubric::render::html {

using Node = pugi::xml_node;

/// A new element at the end of `parent`.
Node add(Node parent, const char* name, const char* css_class = nullptr);
/// Sets an attribute, its text on one line without anything that a reader would obey.
void set(Node node, const char* name, std::string_view value);
/// Adds text on one line.
void text(Node parent, std::string_view text);
/// Adds text with what stands between backticks as code.
void prose(Node parent, std::string_view text);
/// An element that holds this text alone.
Node leaf(Node parent, const char* name, std::string_view text, const char* css_class = nullptr);
/// Text that a screen reader says and nobody sees.
void spoken(Node parent, std::string_view text);

/// `wanted` as an id of the page: letters, digits and hyphens, and none of `taken`, to which it is added.
std::string id_of(std::string_view wanted, std::vector<std::string>& taken);

/// A page in English: its title, its style sheet, and a policy that allows that and nothing else. Returns the body.
Node page(pugi::xml_document& document, std::string_view title, std::string_view style);
/// The page as text; elements without content keep their end tag, as HTML wants it.
std::string write(pugi::xml_document& document);

}  // namespace rubric::render::html
