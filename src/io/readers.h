// One reader a kind of dump. Each cuts a stream into raw articles and borrows the options.
#pragma once

#include <memory>
#include <string>

#include "io/source.h"
#include "io/stream.h"

namespace polex::io {

// The reader that fits the bytes, or options.kind where that is told. `name` is what diagnostics and ids call
// it.
[[nodiscard]] std::unique_ptr<RawSource> open_reader(Window window, const std::string& name,
                                                     const InputOptions& options);

// A whole stream is one article.
[[nodiscard]] std::unique_ptr<RawSource> read_text(Window window, const std::string& name,
                                                   const InputOptions& options);
// A line is one record; blank lines are skipped.
[[nodiscard]] std::unique_ptr<RawSource> read_ndjson(Window window, const std::string& name,
                                                     const InputOptions& options);

}  // namespace polex::io
