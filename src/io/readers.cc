// Turns plain text and NDJSON into raw articles, and finds the reader that fits a stream; leaves arrays,
// tables and archives to files of their own; tested by readers_test.cc.
#include "io/readers.h"

#include <fmt/format.h>

#include <utility>

#include "io/json_scanner.h"

namespace polex::io {
namespace {

constexpr std::size_t kSniffed = std::size_t{64} << 10U;

Diagnostic too_long(Place place, const char* what, std::size_t limit) {
  Diagnostic fault;
  fault.code = "I005";
  fault.place = std::move(place);
  fault.message = fmt::format("the {} is longer than the limit of {} bytes", what, limit);
  fault.next = "Raise --max-document-size.";
  return fault;
}

class TextReader : public RawSource {
 public:
  TextReader(Window window, std::string name, const InputOptions& options)
      : window_(std::move(window)), name_(std::move(name)), options_(options) {}

  bool next(RawArticle& raw) override {
    if (std::exchange(done_, true)) return false;
    const std::size_t limit = options_.limits.document_size;
    raw.id = raw.source = raw.place.file = name_;
    if (window_.rest(raw.bytes, limit) == Got::too_long) raw.fault = too_long(raw.place, "document", limit);
    if (std::optional<Diagnostic> fault = window_.take_fault()) raw.fault = std::move(fault);
    return true;
  }

 private:
  Window window_;
  std::string name_;
  const InputOptions& options_;
  bool done_ = false;
};

// A record's escapes make it longer than its text: the line's limit is this many times the document's.
constexpr std::size_t kLineToText = 4;

class NdjsonReader : public RawSource {
 public:
  NdjsonReader(Window window, std::string name, const InputOptions& options)
      : window_(std::move(window)),
        name_(std::move(name)),
        limit_(options.limits.document_size * kLineToText) {}

  bool next(RawArticle& raw) override {
    while (true) {
      const Got got = window_.line(raw.bytes, limit_);
      raw.place = {name_, ++line_, 0};
      if (got == Got::end) return (raw.fault = window_.take_fault()).has_value();
      if (got == Got::too_long) return raw.fault = too_long(raw.place, "line", limit_), true;
      if (raw.bytes.find_first_not_of(" \t\r") == std::string::npos) continue;
      raw.form = RawArticle::Form::json;
      raw.id = raw.source = fmt::format("{}:{}", name_, line_);
      return true;
    }
  }

 private:
  Window window_;
  std::string name_;
  std::size_t limit_;
  std::size_t line_ = 0;
};

bool has_ending(const std::string& name, std::string_view ending) { return name.ends_with(ending); }

// A first line that is one whole JSON object, or the start of one that runs past what was looked at.
bool begins_ndjson(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || head[begin] != '{') return false;
  head.remove_prefix(begin);
  const std::size_t stop = head.find('\n');
  JsonScanner scan(head.substr(0, stop));
  if (!scan.value())
    return stop == std::string_view::npos && head.size() + begin >= kSniffed && scan.at_end();
  scan.skip_space();
  return scan.at_end();
}

InputKind kind_of(std::string_view head, const std::string& name) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const bool named = has_ending(name, ".ndjson") || has_ending(name, ".jsonl");
  return named || begins_ndjson(head) ? InputKind::ndjson : InputKind::text;
}

}  // namespace

std::unique_ptr<RawSource> read_text(Window window, const std::string& name, const InputOptions& options) {
  return std::make_unique<TextReader>(std::move(window), name, options);
}

std::unique_ptr<RawSource> read_ndjson(Window window, const std::string& name, const InputOptions& options) {
  return std::make_unique<NdjsonReader>(std::move(window), name, options);
}

std::unique_ptr<RawSource> open_reader(Window window, const std::string& name, const InputOptions& options) {
  InputKind kind = options.kind;
  if (kind == InputKind::automatic) kind = kind_of(window.peek(kSniffed), name);
  return kind == InputKind::ndjson ? read_ndjson(std::move(window), name, options)
                                   : read_text(std::move(window), name, options);
}

}  // namespace polex::io
