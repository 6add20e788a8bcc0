// Streams in UTF-16 and other encodings as streams in UTF-8, for dumps whose records cannot be cut otherwise.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "io/stream.h"

namespace polex::io {

// Why a stream is to be read in which encoding.
struct Charset {
  std::string name;  // as iconv knows it, lower case
  std::string from;  // bom | flag
};

// The byte order mark of UTF-16 at the head of a stream.
[[nodiscard]] std::optional<Charset> marked_utf16(std::string_view head);

// Bytes that the encoding does not know become the byte 0xFF, which no UTF-8 has: the record that holds them
// is refused when it is checked, and the records around it stay. A byte order mark is left out.
[[nodiscard]] std::unique_ptr<ByteStream> transcode(Window window, const std::string& encoding);

// The start of a stream, as transcode() would give it.
[[nodiscard]] std::string transcoded_head(std::string_view head, const std::string& encoding);

}  // namespace polex::io
