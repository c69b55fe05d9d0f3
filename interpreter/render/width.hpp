#pragma once

namespace rubric::render {

/// Terminal columns of one code point: 0 for combining marks, 2 for East Asian wide and emoji, else 1.
unsigned width(char32_t code_point);
/// Whether a terminal or editor would obey it rather than show it: controls, direction overrides, line separators.
bool is_control(char32_t code_point);

}  // namespace rubric::render
