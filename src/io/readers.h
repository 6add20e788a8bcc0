// One reader a kind of dump. Each cuts a stream into raw articles and borrows the options.
#pragma once

#include <memory>
#include <string>

#include "io/expansion.h"
#include "io/source.h"
#include "io/stream.h"
#include "io/transcode.h"

namespace polex::io {

// A stream and what ids and diagnostics call it: "a.ndjson", "news.tar!a.ndjson.gz". `depth` counts the
// containers and compressions around it.
struct Input {
  Window window;
  std::string name;
  std::size_t depth = 0;
  Charset charset = {};  // what the window's UTF-8 was made of; nameless: nothing was done to it
  // Of the file or stdin that it lies in, or is itself.
  std::shared_ptr<Expansion> expansion = std::make_shared<Expansion>();
};

// The reader that fits the bytes, or options.kind where that is told; compressions and archives are opened
// first.
[[nodiscard]] std::unique_ptr<RawSource> open_reader(Input input, const InputOptions& options);

// A whole stream is one article.
[[nodiscard]] std::unique_ptr<RawSource> read_text(Input input, const InputOptions& options);
// A line is one record; blank lines are skipped.
[[nodiscard]] std::unique_ptr<RawSource> read_ndjson(Input input, const InputOptions& options);
// The members of an array, or values one behind the other over any number of lines.
[[nodiscard]] std::unique_ptr<RawSource> read_json(Input input, const InputOptions& options);
// RFC 4180 with a header line.
[[nodiscard]] std::unique_ptr<RawSource> read_table(Input input, const InputOptions& options, char delimiter);
// WARC 1.0 and 1.1 (ISO 28500), and WET.
[[nodiscard]] std::unique_ptr<RawSource> read_warc(Input input, const InputOptions& options);
// tar or zip, counted in `depth` already; each member by the reader that fits it. I011: damaged; I013: a
// bomb; I016: a name that leads out of it.
[[nodiscard]] std::unique_ptr<RawSource> read_archive(Input input, const InputOptions& options);

// A record as its stream was read.
inline void tell_encoding(const Charset& charset, RawArticle& raw) {
  raw.encoding = charset.name;
  raw.encoding_from = charset.from;
}

[[nodiscard]] Diagnostic input_fault(std::string code, const Place& place, std::string message,
                                     std::string next);
// "`text`, `body`"
[[nodiscard]] std::string listed(const std::vector<std::string>& names);
// I013, where `layer`, or all of the file around it, has given more than kHarmless and more than `limit`
// times what was read of it; `what` is given up.
[[nodiscard]] Diagnostic bomb(const Place& place, const Layer& layer, std::size_t limit, const char* what);
// I005; `option` raises the limit.
[[nodiscard]] Diagnostic too_long(const Place& place, const char* what, std::size_t limit,
                                  const char* option);

}  // namespace polex::io
