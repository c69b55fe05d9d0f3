#include "facts/json.hpp"

#include <fmt/format.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "facts/json_errors.hpp"
#include "facts/path.hpp"

namespace rubric::facts::json {

const Value* Document::find(const Value& object, std::string_view name) const {
  for (std::uint32_t i = 0; object.kind == Kind::object && i < object.count; ++i) {
    if (text(key(object, i)) == name) return &value(object, i);
  }
  return nullptr;
}

std::string_view Document::text(const Value& value) const {
  if (value.kind != Kind::text) return written(value);
  return value.decoded ? std::string_view(decoded_[value.first])
                       : source_.substr(value.begin + 1, value.end - value.begin - 2);
}

namespace {

/// RapidJSON's stream concept over a text; a NUL byte is how it knows the end.
class Stream {
 public:
  using Ch = char;
  Stream(std::string_view text, std::size_t at) : text_(text), at_(at) {}
  Ch Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  Ch Take() {
    const Ch c = Peek();
    ++at_;
    return c;
  }
  std::size_t Tell() const { return at_; }
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  std::size_t PutEnd(Ch*) { return 0; }

 private:
  std::string_view text_;
  std::size_t at_;
};

Mistake mistake_of(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty: return Mistake::empty;
    case rapidjson::kParseErrorDocumentRootNotSingular: return Mistake::second_value;
    case rapidjson::kParseErrorValueInvalid: return Mistake::value;
    case rapidjson::kParseErrorObjectMissName: return Mistake::key;
    case rapidjson::kParseErrorObjectMissColon: return Mistake::colon;
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket: return Mistake::comma_or_brace;
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket: return Mistake::comma_or_bracket;
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex: return Mistake::hex;
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid: return Mistake::surrogate;
    case rapidjson::kParseErrorStringEscapeInvalid: return Mistake::escape;
    case rapidjson::kParseErrorStringMissQuotationMark: return Mistake::quote;
    case rapidjson::kParseErrorStringInvalidEncoding: return Mistake::encoding;
    case rapidjson::kParseErrorNumberTooBig: return Mistake::number_size;
    case rapidjson::kParseErrorNumberMissFraction: return Mistake::fraction;
    case rapidjson::kParseErrorNumberMissExponent: return Mistake::exponent;
    default: return Mistake::other;
  }
}

}  // namespace

/// RapidJSON's handler: gathers children on a stack and moves them into the document when their list or object ends.
class Builder {
 public:
  Builder(Document& document, const Stream& stream, Diagnostics& diagnostics)
      : document_(document), stream_(stream), diagnostics_(diagnostics), last_(stream.Tell()) {}

  bool Null() { return scalar(Kind::null); }
  bool Bool(bool truth) {
    scalar(Kind::boolean);
    pending_.back().truth = truth;
    return true;
  }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return scalar(Kind::number); }
  // Numbers come as text only; the reader's code still names these.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    scalar(Kind::text);
    Value& value = pending_.back();
    if (std::memchr(document_.source_.data() + value.begin, '\\', value.end - value.begin) == nullptr) return true;
    std::string decoded(text, length);
    if (utf8::first_invalid(decoded)) {  // a lone second half, which RapidJSON lets through
      Diagnostic complaint = syntax_error(Mistake::surrogate, document_.source_, document_.id_, value.begin,
                                          value.begin, path(open_.size(), pending_.size() - 1));
      complaint.span = document_.span(value);
      diagnostics_.add(std::move(complaint));
      return false;
    }
    value.decoded = true;
    value.first = static_cast<std::uint32_t>(document_.decoded_.size());
    document_.decoded_.push_back(std::move(decoded));
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType length, bool copy) { return String(text, length, copy); }
  bool StartObject() { return open(Kind::object); }
  bool StartArray() { return open(Kind::list); }
  bool EndObject(rapidjson::SizeType members) {
    drop_duplicates(members);
    return close(members);
  }
  bool EndArray(rapidjson::SizeType elements) { return close(elements); }

  /// Where the token now being read begins: behind the last one, white space and separators apart.
  std::size_t token() const {
    const std::string_view source = document_.source_;
    std::size_t at = last_;
    while (at < source.size() && std::string_view(" \t\r\n,:").find(source[at]) != std::string_view::npos) ++at;
    return at;
  }

  /// The path of the value being read.
  std::string path() const { return path(open_.size(), pending_.size()); }

  void finish() { document_.root_ = pending_.front(); }

 private:
  bool scalar(Kind kind) {
    Value value{};
    value.kind = kind;
    value.begin = static_cast<std::uint32_t>(token());
    last_ = stream_.Tell();
    value.end = static_cast<std::uint32_t>(last_);
    pending_.push_back(value);
    return true;
  }

  bool open(Kind kind) {
    const auto at = static_cast<std::uint32_t>(stream_.Tell());
    if (open_.size() == limits::json_depth) {
      diagnostics_.add(
          {Code::json_too_deep,
           {document_.id_, at, at + 1},
           fmt::format("found a value nested {} deep, expected at most {}", open_.size() + 1, limits::json_depth),
           {},
           {}});
      return false;
    }
    open_.push_back(pending_.size());
    Value value{};
    value.kind = kind;
    value.begin = at;
    pending_.push_back(value);
    last_ = at + 1;
    return true;
  }

  bool close(std::uint32_t) {
    const std::size_t container = open_.back();
    open_.pop_back();
    last_ = stream_.Tell() + 1;
    Value& value = pending_[container];
    const std::size_t children = pending_.size() - container - 1;
    value.end = static_cast<std::uint32_t>(last_);
    value.first = static_cast<std::uint32_t>(document_.values_.size());
    value.count = static_cast<std::uint32_t>(value.kind == Kind::object ? children / 2 : children);
    document_.values_.insert(document_.values_.end(), pending_.begin() + static_cast<std::ptrdiff_t>(container) + 1,
                             pending_.end());
    pending_.resize(container + 1);
    return true;
  }

  void drop_duplicates(std::uint32_t members) {
    if (members < 2) return;
    Value* const first = pending_.data() + open_.back() + 1;
    const auto key = [&](std::uint32_t i) { return document_.text(first[2 * i]); };
    order_.resize(members);
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return std::pair(key(a), a) < std::pair(key(b), b); });
    std::vector<bool> drop;
    for (std::size_t i = 1, original = 0; i < order_.size(); ++i) {
      if (key(order_[i]) != key(order_[original])) {
        original = i;
        continue;
      }
      drop.resize(members);
      drop[order_[i]] = true;
      report_duplicate(first[2 * order_[original]], first[2 * order_[i]]);
    }
    if (drop.empty()) return;
    Value* to = first;
    for (std::uint32_t i = 0; i < members; ++i) {
      if (drop[i]) continue;
      *to++ = first[2 * i];
      *to++ = first[2 * i + 1];
    }
    pending_.resize(static_cast<std::size_t>(to - pending_.data()));
  }

  void report_duplicate(const Value& original, const Value& again) {
    const std::string around = path(open_.size() - 1, open_.back());
    const std::string name = (around.empty() ? "" : around + ".") + shown(document_.text(again));
    diagnostics_.add({Code::duplicate_key,
                      document_.span(again),
                      fmt::format("`{}` stands twice, expected it once", name),
                      {{document_.span(original), "first here"}},
                      "keep one of the two"});
  }

  /// The path of what comes behind the first `size` values, `depth` containers deep.
  std::string path(std::size_t depth, std::size_t size) const {
    const Path root;
    std::vector<Path> steps;
    steps.reserve(depth);  // no reallocation: each step points to the one before
    for (std::size_t i = 0; i < depth; ++i) {
      const Path& parent = steps.empty() ? root : steps.back();
      const std::size_t end = i + 1 < depth ? open_[i + 1] : size;
      const std::size_t children = end - open_[i] - 1;
      if (pending_[open_[i]].kind == Kind::list) {
        steps.emplace_back(parent, children + 1);
      } else if (children % 2 == 1) {
        steps.emplace_back(parent, document_.text(pending_[end - 1]));
      }
    }
    return (steps.empty() ? root : steps.back()).text();
  }

  Document& document_;
  const Stream& stream_;
  Diagnostics& diagnostics_;
  std::size_t last_;               // end of the last token
  std::vector<Value> pending_;     // values whose list or object is still open, each behind its container
  std::vector<std::size_t> open_;  // containers in pending_
  std::vector<std::uint32_t> order_;
};

std::optional<Document> parse(std::string_view source, SourceId id, Diagnostics& diagnostics) {
  Document document(source, id);
  Stream stream(source, source.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0);
  Builder builder(document, stream, diagnostics);
  rapidjson::Reader reader;
  constexpr unsigned flags =
      rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
  if (result.Code() == rapidjson::kParseErrorTermination) return std::nullopt;  // the builder has reported it
  if (result.IsError()) {
    diagnostics.add(syntax_error(mistake_of(result.Code()), source, id, std::min(result.Offset(), source.size()),
                                 builder.token(), builder.path()));
    return std::nullopt;
  }
  if (stream.Tell() < source.size()) {  // a NUL byte behind the value
    diagnostics.add(syntax_error(Mistake::second_value, source, id, stream.Tell(), stream.Tell(), ""));
    return std::nullopt;
  }
  builder.finish();
  return document;
}

}  // namespace rubric::facts::json
