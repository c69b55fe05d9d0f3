// rubric_handwritten_values FILE: rates the youth inspections of an NDJSON file, as rubric_write_cases writes them, and
// writes what `rubric run rules/hmip/youth-2021.rubric FILE --format values` writes: as a C++ programmer would do it by
// hand, with simdjson and ints. It knows nothing of bad data, and stops there.
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "bench/handwritten.hpp"

namespace {

using namespace rubric::handwritten;
namespace json = simdjson::ondemand;

constexpr std::size_t chunk = std::size_t{1} << 18U;
const char* const levels[] = {"inadequate", "requires_improvement", "good", "outstanding", "not rated"};
const char* const case_rated[] = {"2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"};
const char* const judged[] = {"1.1", "1.2", "1.3", "1.4", "3.4", "4.1"};
const char* const question_ids[] = {"desistance", "safety", "others"};

[[noreturn]] void fail(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  std::exit(2);
}

Level level_of(std::string_view label) {
  if (label == "Inadequate") return inadequate;
  if (label == "Requires improvement") return requires_improvement;
  if (label == "Good") return good;
  if (label == "Outstanding") return outstanding;
  fail("no level");
}

template <std::size_t count>
std::size_t index_of(const char* const (&names)[count], std::string_view name) {
  for (std::size_t i = 0; i < count; ++i) {
    if (name == names[i]) return i;
  }
  return count;
}

void read_standard(std::string_view id, json::object standard, Inspection& inspection) {
  const std::size_t s = index_of(case_rated, id);
  for (auto member : standard) {
    const std::string_view key = member.unescaped_key();
    if (key == "questions" && s < std::size(case_rated)) {
      for (auto question : member.value().get_object()) {
        const std::size_t q = index_of(question_ids, question.unescaped_key());
        if (q == std::size(question_ids)) fail("no question");
        Question& answer = inspection.answers[3 * s + q];
        for (auto count : question.value().get_object()) {
          const std::string_view what = count.unescaped_key();
          const auto number = static_cast<int>(count.value().get_uint64());
          if (what == "yes")
            answer.yes = number;
          else if (what == "cases")
            answer.cases = number;
          else
            fail("no count");
        }
      }
      continue;
    }
    const std::size_t j = index_of(judged, id);
    if (j == std::size(judged)) fail("no standard");
    const std::string_view text = member.value().get_string();
    inspection.judged[j] = key == "rating" ? level_of(text) : key == "not_rated" ? unrated : (fail("no key"), unrated);
  }
}

Inspection read(json::document& document) {
  Inspection inspection;
  for (auto section : document.get_object()) {
    const std::string_view name = section.unescaped_key();
    if (name == "methodology") {
      if (std::string_view(section.value().get_string()) != "youth_2021") fail("another methodology");
    } else if (name == "standards") {
      for (auto standard : section.value().get_object())
        read_standard(standard.unescaped_key(), standard.value().get_object(), inspection);
    } else if (name == "discretion") {
      for (auto record : section.value().get_array()) {
        Decision decision{true, inadequate, false};
        std::size_t at = questions;
        for (auto member : record.get_object()) {
          const std::string_view key = member.unescaped_key();
          const std::string_view text = member.value().get_string();
          if (key == "on")
            at = 3 * index_of(case_rated, text.substr(0, 3)) + index_of(question_ids, text.substr(4));
          else if (key == "to")
            decision.to = level_of(text);
          else if (key == "reason")
            decision.has_reason = !text.empty();
        }
        if (at >= questions) fail("no rating");
        inspection.decisions[at] = decision;
      }
    } else if (name == "waivers") {
      for (auto record : section.value().get_array()) {
        bool governance = false, reason = false;
        for (auto member : record.get_object()) {
          const std::string_view key = member.unescaped_key();
          const std::string_view text = member.value().get_string();
          if (key == "cap") governance = text == "governance";
          if (key == "reason") reason = !text.empty();
        }
        inspection.governance_waived = governance && reason;
      }
    }
  }
  return inspection;
}

/// The lines, with the constant parts made once.
class Writer {
 public:
  explicit Writer(const std::string& path) : begin_("{\"name\":\"" + path + ":") {
    for (const char* const id :
         {"1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1"})
      add("rating of standard " + std::string(id));
    add("overall");
    for (const char* const standard : case_rated) {
      for (const char* const question : question_ids)
        add("rating of question " + std::string(question) + " in standard " + standard);
    }
  }

  void write(std::size_t line, const Inspection& in, const Rated& out) {
    text_.append(begin_).append(std::to_string(line)).append("\",\"values\":{");
    if (!out.ok) {
      text_.append("}}\n");  // the comparison leaves these out
    } else {
      put(0, out.governance);
      for (std::size_t i = 1; i < 4; ++i) put(i, in.judged[i]);
      for (std::size_t i = 0; i < 7; ++i) put(4 + i, out.standard[i]);
      put(11, in.judged[4]);
      put(12, in.judged[5]);
      text_.append("\"total\":\"").append(std::to_string(out.total)).append("\",");
      put(13, out.overall);
      for (std::size_t i = 0; i < questions; ++i) put(14 + i, out.question[i]);
      text_.back() = '}';
      text_.append("}\n");
    }
    if (text_.size() >= chunk) flush();
  }
  void flush() {
    if (std::fwrite(text_.data(), 1, text_.size(), stdout) != text_.size()) fail("cannot write");
    text_.clear();
  }

 private:
  void add(const std::string& name) {
    auto& members = members_.emplace_back();
    for (std::size_t i = 0; i < std::size(levels); ++i) members[i] = "\"" + name + "\":\"" + levels[i] + "\",";
  }
  void put(std::size_t column, Level level) { text_ += members_[column][static_cast<std::size_t>(level)]; }

  std::string begin_;
  std::string text_;
  std::vector<std::array<std::string, 5>> members_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) fail("usage: rubric_handwritten_values FILE");
  const bool piped = std::strcmp(argv[1], "-") == 0;
  std::FILE* const file = piped ? stdin : std::fopen(argv[1], "rb");
  if (file == nullptr) fail("cannot open the file");
  Writer writer(piped ? "stdin" : argv[1]);
  json::parser parser;
  std::string buffer(2 * chunk, '\0');
  std::size_t held = 0, line = 0;
  while (true) {
    if (buffer.size() < held + chunk + simdjson::SIMDJSON_PADDING)
      buffer.resize(held + chunk + simdjson::SIMDJSON_PADDING);
    const std::size_t got = std::fread(buffer.data() + held, 1, chunk, file);
    const std::size_t size = held + got;
    std::size_t at = 0;
    while (at < size) {
      const void* const end = std::memchr(buffer.data() + at, '\n', size - at);
      if (end == nullptr && got != 0) break;
      const std::size_t stop =
          end == nullptr ? size : static_cast<std::size_t>(static_cast<const char*>(end) - buffer.data());
      json::document document;
      if (parser.iterate(buffer.data() + at, stop - at, buffer.size() - at).get(document) != simdjson::SUCCESS)
        fail("no JSON");
      const Inspection inspection = read(document);
      writer.write(++line, inspection, rate(inspection));
      at = stop + 1;
    }
    if (got == 0) break;
    held = size > at ? size - at : 0;
    std::memmove(buffer.data(), buffer.data() + at, held);
  }
  writer.flush();
  return 0;
}
