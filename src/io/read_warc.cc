// Turns WARC and WET (ISO 28500:2017) into raw articles: conversion records, and resources and responses of
// plain text; leaves decompression to read_archive.cc; tested by readers_test.cc.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "io/readers.h"

namespace polex::io {
namespace {

constexpr std::size_t kLongestHeader = std::size_t{64} << 10U;

std::string folded(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

struct Header {
  std::string type;
  std::string uri;
  std::string content_type;
  std::optional<std::size_t> length;

  void set(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string name = folded(trimmed(line.substr(0, colon)));
    std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "warc-type") type = folded(value);
    if (name == "content-type") content_type = folded(value);
    if (name == "warc-target-uri") {
      if (value.starts_with('<') && value.ends_with('>'))
        value = value.substr(1, value.size() - 2);  // WARC 1.0
      uri = value;
    }
    std::size_t number = 0;
    if (name == "content-length" &&
        std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc())
      length = number;
  }
  [[nodiscard]] bool is_document() const {
    return type == "conversion" || type == "resource" || type == "response";
  }
};

// Cuts an HTTP response's head off `bytes`; its content type.
std::string cut_http_head(std::string& bytes) {
  Header head;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = trimmed(std::string_view(bytes).substr(at, end - at));
    at = std::min(end + 1, bytes.size());
    if (line.empty()) break;
    head.set(line);
  }
  bytes.erase(0, at);
  return head.content_type;
}

class WarcReader : public RawSource {
 public:
  WarcReader(Input input, const InputOptions& options)
      : window_(std::move(input.window)), name_(std::move(input.name)), options_(options) {}

  bool next(RawArticle& raw) override {
    while (true) {
      if (!at_record(raw)) return raw.fault.has_value();
      const std::size_t offset = window_.taken();
      const std::optional<Header> header = read_header();
      raw.source = fmt::format("{}@{}", name_, offset);
      raw.place.file = raw.source;
      if (!header) return raw.fault = damaged(raw.place), true;
      if (!header->is_document()) {
        if (skip(*header->length)) continue;
        raw.fault = window_.take_fault();
        if (!raw.fault) raw.fault = damaged(raw.place);
        return true;
      }
      raw.id = header->uri.empty() ? raw.source : header->uri;
      return read_block(*header, raw), true;
    }
  }

 private:
  // Goes to the next line that opens a record; what stands in between is told.
  bool at_record(RawArticle& raw) {
    const std::size_t offset = window_.taken();
    bool lost = false;
    std::string line;
    while (true) {
      const std::string_view head = window_.peek(7);
      if (head.starts_with("WARC/1.") || head.starts_with("WARC/0.")) break;
      const Got got = window_.line(line, kLongestHeader);
      if (got == Got::end) break;
      lost = lost || got == Got::too_long || !line.empty();
    }
    if (lost) return raw.fault = damaged({fmt::format("{}@{}", name_, offset), 0, 0}), false;
    if (!window_.peek(1).empty()) return true;
    raw.fault = window_.take_fault();
    return false;
  }

  static Diagnostic damaged(const Place& place) {
    return input_fault("I015", place, "a WARC record is damaged here",
                       "The records around it were read; fetch the file again.");
  }

  // nullopt: no length, or the header has no end.
  std::optional<Header> read_header() {
    Header header;
    std::string line;
    const std::size_t begin = window_.taken();
    for (Got got = window_.line(line, kLongestHeader); got == Got::whole && !line.empty();
         got = window_.line(line, kLongestHeader)) {
      header.set(line);
      if (window_.taken() - begin > kLongestHeader) return {};
    }
    if (!header.length) return {};
    return header;
  }

  bool skip(std::size_t bytes) {
    while (bytes > 0) {
      const std::size_t held = window_.peek(1).size();
      if (held == 0) return false;
      const std::size_t dropped = std::min(held, bytes);
      window_.drop(dropped);
      bytes -= dropped;
    }
    return true;
  }

  void read_block(const Header& header, RawArticle& raw) {
    const std::size_t limit = options_.limits.document_size;
    if (*header.length > limit) {
      raw.fault = skip(*header.length) ? too_long(raw.place, "document", limit, "--max-document-size")
                                       : damaged(raw.place);
      return;
    }
    while (raw.bytes.size() < *header.length) {
      const std::string_view held = window_.peek(1).substr(0, *header.length - raw.bytes.size());
      if (held.empty()) break;
      raw.bytes += held;
      window_.drop(held.size());
    }
    if (raw.bytes.size() < *header.length) {
      raw.fault = window_.take_fault();
      if (!raw.fault) raw.fault = damaged(raw.place);
      return;
    }
    std::string type = header.content_type;
    if (type.starts_with("application/http")) type = cut_http_head(raw.bytes);
    if (header.type != "conversion" && !type.starts_with("text/plain"))
      raw.fault = input_fault("I017", raw.place,
                              fmt::format("the record holds `{}`, not plain text", type.substr(0, 60)),
                              "Make a WET file of it, with one conversion record a page.");
  }

  Window window_;
  std::string name_;
  const InputOptions& options_;
};

}  // namespace

std::unique_ptr<RawSource> read_warc(Input input, const InputOptions& options) {
  return std::make_unique<WarcReader>(std::move(input), options);
}

}  // namespace polex::io
