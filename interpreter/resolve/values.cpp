#include <fmt/format.h>

#include "resolve/resolver.hpp"

namespace rubric::resolve {

using syntax::DeclarationKind;

void resolve_values(Resolver& resolver) {
  const syntax::Ast& ast = resolver.ast;
  Model& model = resolver.model;
  for (std::uint32_t i = 0; i < ast.parameters.size(); ++i) {
    const syntax::Parameter& parameter = ast.parameters[i];
    if (!resolver.live(DeclarationKind::parameter, i) || !resolver.claim(parameter.name, "parameter")) continue;
    model.parameter_by_name.emplace(parameter.name.text, static_cast<std::uint32_t>(model.parameters.size()));
    model.parameters.push_back({parameter.name.text, resolver.type(parameter.type), i});
  }
  for (std::uint32_t i = 0; i < ast.functions.size(); ++i) {
    const syntax::Function& function = ast.functions[i];
    if (!resolver.live(DeclarationKind::function, i) || !resolver.claim(function.name, "function")) continue;
    Function resolved{function.name.text, {}, resolver.type(function.result), i};
    std::unordered_map<std::string, Span> names;
    for (const syntax::FunctionParameter& parameter : function.parameters) {
      resolved.parameters.push_back(resolver.type(parameter.type));
      if (const auto [at, fresh] = names.emplace(parameter.name.text, parameter.name.span); !fresh) {
        resolver.diagnostics.add({Code::defined_twice,
                                  parameter.name.span,
                                  fmt::format("`{}` is a parameter of this function twice", parameter.name.text),
                                  {{at->second, "defined here first"}},
                                  "rename one of them"});
      }
    }
    model.function_by_name.emplace(resolved.name, static_cast<std::uint32_t>(model.functions.size()));
    model.functions.push_back(std::move(resolved));
  }
  for (std::uint32_t i = 0; i < ast.bands.size(); ++i) {
    const syntax::Bands& bands = ast.bands[i];
    if (!resolver.live(DeclarationKind::bands, i) || !resolver.claim(bands.name, "bands table")) continue;
    model.bands_by_name.emplace(bands.name.text, static_cast<std::uint32_t>(model.bands.size()));
    model.bands.push_back({bands.name.text, resolver.type(bands.from), resolver.type(bands.to), i});
  }
}

}  // namespace rubric::resolve
