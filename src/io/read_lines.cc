// Turns plain text and NDJSON into raw articles, and finds the reader that fits a stream; leaves arrays,
// tables and archives to files of their own; tested by readers_test.cc.
#include "io/readers.h"

#include <fmt/format.h>

#include <utility>

namespace polex::io {
namespace {

class TextReader : public RawSource {
 public:
  TextReader(Input input, const InputOptions& options)
      : window_(std::move(input.window)), name_(std::move(input.name)), options_(options) {}

  bool next(RawArticle& raw) override {
    if (std::exchange(done_, true)) return false;
    const std::size_t limit = options_.limits.document_size;
    raw.id = raw.source = raw.place.file = name_;
    if (window_.rest(raw.bytes, limit) == Got::too_long)
      raw.fault = too_long(raw.place, "document", limit, "--max-document-size");
    if (std::optional<Diagnostic> fault = window_.take_fault()) raw.fault = std::move(fault);
    return true;
  }

 private:
  Window window_;
  std::string name_;
  const InputOptions& options_;
  bool done_ = false;
};

class NdjsonReader : public RawSource {
 public:
  NdjsonReader(Input input, const InputOptions& options)
      : window_(std::move(input.window)),
        name_(std::move(input.name)),
        charset_(std::move(input.charset)),
        limit_(options.limits.record()) {}

  bool next(RawArticle& raw) override {
    while (true) {
      const Got got = window_.line(raw.bytes, limit_);
      raw.place = {name_, ++line_, 0};
      if (got == Got::end) return (raw.fault = window_.take_fault()).has_value();
      if (got == Got::too_long)
        return raw.fault = too_long(raw.place, "line", limit_, "--max-record-size"), true;
      if (raw.bytes.find_first_not_of(" \t\r") == std::string::npos) continue;
      raw.form = RawArticle::Form::json;
      tell_encoding(charset_, raw);
      raw.id = raw.source = fmt::format("{}:{}", name_, line_);
      return true;
    }
  }

 private:
  Window window_;
  std::string name_;
  Charset charset_;
  std::size_t limit_;
  std::size_t line_ = 0;
};

}  // namespace

Diagnostic too_long(const Place& place, const char* what, std::size_t limit, const char* option) {
  return input_fault("I005", place, fmt::format("the {} is longer than the limit of {} bytes", what, limit),
                     fmt::format("Raise {}.", option));
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "`" : ", `") + name + "`";
  return list;
}

Diagnostic bomb(const Place& place, const Layer& layer, std::size_t limit, const char* what) {
  return input_fault(
      "I013", place,
      fmt::format("{} gave more than {} MiB, and more than {} times what was read of it; {} was "
                  "not read beyond that",
                  layer.is_bomb_alone(limit) ? "it" : "the file that it lies in", kHarmless >> 20U, limit,
                  what),
      "If it is no bomb, raise --max-expansion.");
}

Diagnostic input_fault(std::string code, const Place& place, std::string message, std::string next) {
  Diagnostic fault;
  fault.code = std::move(code);
  fault.place = place;
  fault.message = std::move(message);
  fault.next = std::move(next);
  return fault;
}

std::unique_ptr<RawSource> read_text(Input input, const InputOptions& options) {
  return std::make_unique<TextReader>(std::move(input), options);
}

std::unique_ptr<RawSource> read_ndjson(Input input, const InputOptions& options) {
  return std::make_unique<NdjsonReader>(std::move(input), options);
}

}  // namespace polex::io
