// rubric_read_bench: ways of reading one youth inspection, as rubric_write_cases writes them. What RapidJSON and simdjson
// are timed with does nothing with what it reads: the least that a reader upon them would take.
#include <benchmark/benchmark.h>
#include <rapidjson/reader.h>
#include <simdjson.h>

#include <iostream>

#include "engine.hpp"
#include "facts/quick_case.hpp"
#include "youth/youth.hpp"

namespace {

using namespace rubric;

constexpr std::size_t inspections = 500;

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    testing::Random random(36);
    for (std::size_t i = 0; i < inspections; ++i) made.push_back(testing::youth_json(testing::random_youth(random)));
    return made;
  }();
  return all;
}

const Methodology& youth() {
  static const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  if (!loaded.methodology) {
    std::cerr << loaded.messages.text();
    std::exit(1);
  }
  return *loaded.methodology;
}

template <class Read>
void each(benchmark::State& state, Read read) {
  std::size_t i = 0, bytes = 0;
  for (auto _ : state) {
    const std::string& text = texts()[i++ % inspections];
    bytes += text.size();
    if (!read(text)) state.SkipWithError("a case cannot be read");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void strict_reader(benchmark::State& state) {
  each(state, [](const std::string& text) { return read_text(youth(), "case.json", text).inspection.has_value(); });
}
BENCHMARK(strict_reader)->Unit(benchmark::kMicrosecond);

void quick_reader(benchmark::State& state) {
  facts::QuickReader reader(youth().impl().rules, youth().impl().ast);
  facts::QuickFacts facts;
  each(state, [&](const std::string& text) { return reader.read(text, facts); });
}
BENCHMARK(quick_reader)->Unit(benchmark::kMicrosecond);

void rapidjson_sax_in_place(benchmark::State& state) {
  struct Handler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
    std::size_t seen = 0;
    bool Default() { return ++seen != 0; }
  };
  std::string copy;
  each(state, [&](const std::string& text) {
    copy = text;  // it is written over
    rapidjson::InsituStringStream stream(copy.data());
    rapidjson::Reader reader;
    Handler handler;
    constexpr unsigned flags =
        rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag;
    return !reader.Parse<flags>(stream, handler).IsError();
  });
}
BENCHMARK(rapidjson_sax_in_place)->Unit(benchmark::kMicrosecond);

bool walk(simdjson::ondemand::value value, std::size_t& seen) {
  using simdjson::ondemand::json_type;
  switch (value.type()) {
    case json_type::object:
      for (auto member : value.get_object()) {
        seen += std::string_view(member.unescaped_key()).size();
        if (!walk(member.value(), seen)) return false;
      }
      return true;
    case json_type::array:
      for (auto element : value.get_array()) {
        if (!walk(element.value(), seen)) return false;
      }
      return true;
    case json_type::string: seen += std::string_view(value.get_string()).size(); return true;
    default: seen += value.raw_json_token().size(); return true;
  }
}

void simdjson_on_demand(benchmark::State& state) {
  simdjson::ondemand::parser parser;
  std::string padded;
  std::size_t seen = 0;
  each(state, [&](const std::string& text) {
    padded.assign(text).append(simdjson::SIMDJSON_PADDING, ' ');
    auto document = parser.iterate(padded.data(), text.size(), padded.size());
    for (auto member : document.get_object()) {
      seen += std::string_view(member.unescaped_key()).size();
      if (!walk(member.value(), seen)) return false;
    }
    return true;
  });
  benchmark::DoNotOptimize(seen);
}
BENCHMARK(simdjson_on_demand)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
