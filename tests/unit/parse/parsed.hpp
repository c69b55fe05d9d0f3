#pragma once
#include <string>
#include <vector>

#include "parse/parser.hpp"
#include "syntax/dump.hpp"

namespace rubric {

/// A parsed text with what was said about it.
struct Parsed {
  Sources sources;
  syntax::Ast ast;
  Diagnostics diagnostics;

  explicit Parsed(std::string text, std::string path = "rules.rubric") {
    parse(sources, sources.add(std::move(path), std::move(text)), ast, diagnostics);
  }

  /// "R104 2:9 `let`: found …, expected … | help | label (at 1:5 `+`)", a line for each diagnostic.
  std::vector<std::string> said() const {
    std::vector<std::string> lines;
    for (const Diagnostic& d : diagnostics.sorted()) {
      Place place = sources.place(d.span);
      std::string line = std::string(info(d.code).number) + " " + std::to_string(place.line) + ":" +
                         std::to_string(place.column) + " [" + std::string(sources.text(d.span)) + "] " + d.message +
                         " | " + d.help;
      for (const Label& label : d.labels) {
        Place at = sources.place(label.span);
        line += " | " + label.text + " " + std::to_string(at.line) + ":" + std::to_string(at.column) + " [" +
                std::string(sources.text(label.span)) + "]";
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

  std::string dumped() const { return syntax::dump(sources, ast); }
};

}  // namespace rubric
