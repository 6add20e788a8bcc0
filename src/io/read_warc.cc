// Turns WARC and WET (ISO 28500:2017) into raw articles: conversion records, and resources and responses of
// plain text; leaves decompression to unpack.cc; tested by readers_test.cc.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "io/readers.h"

namespace polex::io {
namespace {

constexpr std::size_t kLongestHeader = std::size_t{64} << 10U;
constexpr std::size_t kLongestVersion = 64;  // the line that opens a header
constexpr std::size_t kLongestGap = 64;      // between two records

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
  bool bare = false;  // its lines end in "\n" alone, which WARC does not allow and some writers do

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

// Whether the first line ends in "\n" alone.
bool ends_bare(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  return end != std::string_view::npos && end > 0 && bytes[end - 1] != '\r';
}

bool begins_record(std::string_view bytes) {
  return bytes.starts_with("WARC/1.") || bytes.starts_with("WARC/0.");
}

// A whole header of a record: what WARC asks each to have, in lines that end as WARC's do, or in `bare` ones
// too. A page about WARC rarely holds that. Reads no further than the first line that is no field.
bool is_header(std::string_view bytes, bool bare) {
  if (!begins_record(bytes)) return false;
  bytes = bytes.substr(0, kLongestHeader);
  bool type = false;
  bool length = false;
  for (bool first = true;; first = false) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return false;
    const bool whole = end > 0 && bytes[end - 1] == '\r';
    if (!whole && !bare) return false;
    const std::string_view line = bytes.substr(0, whole ? end - 1 : end);
    if (line.empty()) return type && length;
    const std::string name = folded(line.substr(0, line.find(':')));
    if (!first && (name.size() == line.size() || name.find('/') != std::string::npos)) return false;
    type = type || name == "warc-type";
    length = length || name == "content-length";
    bytes.remove_prefix(end + 1);
  }
}

// The first header of a record that begins at the start of a line and before `most`, wherever it ends; npos:
// there is none. Looks at no more than what stands before it.
std::size_t find_header(std::string_view bytes, std::size_t most, bool bare) {
  constexpr std::string_view kBegin = "\nWARC/";
  const std::string_view searched = bytes.substr(0, std::min(most, bytes.size()) + kBegin.size() - 1);
  for (std::size_t at = searched.find(kBegin); at != std::string_view::npos;
       at = searched.find(kBegin, at + 1))
    if (at + 1 < most && is_header(bytes.substr(at + 1), bare)) return at + 1;
  return std::string_view::npos;
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
      raw.fault = read_block(*header, raw);
      if (raw.fault || !header->is_document()) raw.bytes.clear();
      if (!raw.fault && !header->is_document()) continue;
      raw.id = header->uri.empty() ? raw.source : header->uri;
      if (!raw.fault) raw.fault = check_content(*header, raw);
      return true;
    }
  }

 private:
  // Goes to the next line that opens a record; what stands in between is told.
  bool at_record(RawArticle& raw) {
    const std::size_t offset = window_.taken();
    bool lost = false;
    std::string line;
    while (!begins_record(window_.peek(7))) {
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
  static Diagnostic wrong_length(const Place& place) {
    return input_fault("I015", place,
                       "a WARC record is damaged here: another begins within its Content-Length",
                       "The records around it were read; fetch the file again.");
  }

  // nullopt: no length, or the header has no end.
  std::optional<Header> read_header() {
    Header header;
    header.bare = ends_bare(window_.peek(kLongestVersion).substr(0, kLongestVersion));
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

  // The record's block, into raw.bytes. Behind a block stands another record or the end; where that is not
  // so, its length is wrong, and a record that begins within the block is read next. The block is judged
  // where it stands in the window, so that a wrong length costs no more than the bytes up to that record.
  std::optional<Diagnostic> read_block(const Header& header, RawArticle& raw) {
    const std::size_t length = *header.length;
    if (length > options_.limits.document_size) return pass_block(header, raw.place);
    std::string_view held = window_.peek(length + kLongestGap);
    const bool cut = held.size() < length;
    if (cut || !is_end(held.substr(length, kLongestGap))) {
      held = window_.peek(length + kLongestHeader);  // a header may begin within and end behind
      const std::size_t other = is_header(held, header.bare) ? 0 : find_header(held, length, header.bare);
      if (other < length) return window_.drop(other), wrong_length(raw.place);
    }
    raw.bytes = held.substr(0, length);
    window_.drop(raw.bytes.size());
    if (!cut) return {};  // what goes on behind it is told next
    std::optional<Diagnostic> fault = window_.take_fault();
    return fault ? fault : damaged(raw.place);
  }

  // Blank lines, and then a record or nothing.
  static bool is_end(std::string_view next) {
    next.remove_prefix(std::min(next.find_first_not_of("\r\n"), next.size()));
    return next.empty() || begins_record(next);
  }

  // A block above the limit, which is not kept: it ends before the first header that stands in it, unless
  // records are what it holds.
  std::optional<Diagnostic> pass_block(const Header& header, const Place& place) {
    const bool holds_records = header.content_type.starts_with("application/warc");
    std::size_t left = *header.length;
    while (left > 0) {
      const std::string_view held = window_.peek(2 * kLongestHeader);
      if (held.empty()) {
        std::optional<Diagnostic> fault = window_.take_fault();
        return fault ? fault : damaged(place);
      }
      if (!holds_records) {
        const bool first = left == *header.length && is_header(held, header.bare);
        const std::size_t other = first ? 0 : find_header(held, left, header.bare);
        if (other < left) return window_.drop(other), wrong_length(place);
      }
      // The last bytes may be the start of a header, and are looked at again.
      const std::size_t kept = held.size() > kLongestHeader + 1 ? kLongestHeader + 1 : 0;
      const std::size_t done = std::min(held.size() - kept, left);
      window_.drop(done);
      left -= done;
    }
    if (!header.is_document()) return {};
    return too_long(place, "document", options_.limits.document_size, "--max-document-size");
  }

  std::optional<Diagnostic> check_content(const Header& header, RawArticle& raw) const {
    std::string type = header.content_type;
    if (type.starts_with("application/http")) type = cut_http_head(raw.bytes);
    if (header.type == "conversion" || type.starts_with("text/plain")) return {};
    return input_fault("I017", raw.place,
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
