#pragma once
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "facts/read_case.hpp"
#include "facts/read_values.hpp"
#include "support/model_builder.hpp"

/// A methodology with one of everything that case data can name.
namespace rubric::facts::sample {

using syntax::AdjustmentKind;
using syntax::Per;

struct Rules : testing::ModelBuilder {
  Rules() : ModelBuilder("youth") {
    using resolve::AttributeKind;
    const Type rating = scale(
        "Rating", {{"inadequate", "Inadequate"}, {"requires_improvement", "Requires improvement"}, {"good", "Good"}});
    const Type answer =
        scale("Answer", {{"met", "Yes"}, {"not_met", "No"}, {"not_applicable", "Not applicable"}}, false);
    const Type count{Kind::count};
    const Type number{Kind::number};
    const Type percent{Kind::percent};
    const Type text{Kind::text};
    const resolve::ItemId top{0};
    rules.texts = {"north"};

    input(top, "fieldwork", {Kind::date});
    input(top, "uplift", percent);
    input(top, "weight", number);
    input(top, "staff", count);
    input(top, "remote", {Kind::boolean});
    input(top, "region", text);
    const auto total = attribute(top, "total", number, AttributeKind::score);
    const auto overall = attribute(top, "overall", rating, AttributeKind::rating);
    (void)total;

    const auto domain_1 = domain("1");
    const auto domain_2 = domain("2");
    input(domain_1, "visits", count);
    const auto s11 = standard("1.1", domain_1);
    const auto s12 = standard("1.2", domain_1);
    const auto s21 = standard("2.1", domain_2);
    const auto s22 = standard("2.2", domain_2);
    const auto r11 = input(s11, "rating", rating);
    const auto r12 = input(s12, "rating", rating);
    may_be_not_rated(s12);
    input(s21, "rating", rating);
    input(s22, "rating", rating);
    std::vector<resolve::ItemId> questions;
    for (const resolve::ItemId standard : {s21, s22}) {
      for (const char* const name : {"desistance", "safety"}) {
        const resolve::ItemId item = question(name, standard);
        questions.push_back(item);
        input(item, "yes", count);
        input(item, "cases", count);
        attribute(item, "share", percent, AttributeKind::let);
        attribute(item, "rating", rating, AttributeKind::rating);
      }
    }

    const auto inspected = table("inspected_cases");
    column(inspected, "answer", Per::question, answer, questions);
    column(inspected, "age", Per::row, count);
    column(inspected, "area", Per::row, text);
    const auto visits = table("visits_made");
    column(visits, "number", Per::standard, count, {s11, s12});
    column(visits, "share", Per::standard, percent, {s11, s12});

    adjustment(AdjustmentKind::discretion, "panel", {r11});
    adjustment(AdjustmentKind::cap, "governance", {r11});
    adjustment(AdjustmentKind::cap, "data", {r11, r12, overall});
    adjustment(AdjustmentKind::floor, "effort", {r12});
  }
};

/// One reading of case data with all that it touches.
struct Reading {
  explicit Reading(std::string json, std::map<std::string, std::string> files_ = {}) : files(std::move(files_)) {
    const SourceId source = sources.add("cases/stoke.json", std::move(json));
    facts = read_case(methodology.rules, methodology.ast, sources, source, reader(), diagnostics);
  }

  FileReader reader() {
    return [this](const std::string& path) {
      const auto at = files.find(path);
      return at == files.end() ? std::nullopt : std::optional(at->second);
    };
  }

  /// The value given for the input `name`, as the number it is held as; "missing" where none is.
  std::string value(const std::string& name) const {
    for (std::size_t i = 0; i < methodology.rules.inputs.size(); ++i) {
      if (methodology.rules.model.attribute_name(methodology.rules.inputs[i]) != name) continue;
      return facts.inputs[i].known() ? facts.inputs[i].number.exact() : "missing";
    }
    return "no such input";
  }

  const Provenance& fact(const std::string& name) const {
    for (std::size_t i = 0; i < methodology.rules.inputs.size(); ++i) {
      if (methodology.rules.model.attribute_name(methodology.rules.inputs[i]) == name) return facts.provenance[i];
    }
    throw std::out_of_range(name);
  }

  /// Every diagnostic as "file:line:column code `text` message | help".
  std::vector<std::string> said() const {
    std::vector<std::string> result;
    for (const Diagnostic& it : diagnostics.sorted()) {
      const Place place = sources.place(it.span);
      result.push_back(fmt::format("{}:{}:{} {} [{}] {}{}", sources.get(it.span.source).path, place.line, place.column,
                                   info(it.code).number, sources.text(it.span), it.message,
                                   it.help.empty() ? "" : " | " + it.help));
    }
    return result;
  }

  Rules methodology{};
  Sources sources{};
  std::map<std::string, std::string> files{};
  Diagnostics diagnostics{};
  Facts facts{};
};

/// Case data for the sample methodology: `members` begin on line 2, column 1.
inline std::string with(const std::string& members) {
  return "{\"methodology\": \"youth\"" + (members.empty() ? std::string() : ",\n" + members) + "}";
}

}  // namespace rubric::facts::sample
