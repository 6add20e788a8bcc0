// Bytes to UTF-8. The encoding is never guessed in silence: what was assumed, and why, is told.
#pragma once

#include <string>
#include <string_view>

#include "polex/result.h"

namespace polex::io {

struct Decoded {
  std::string text;      // valid UTF-8, without a byte order mark
  std::string encoding;  // "utf-8", "utf-16le", "windows-1252", or the name given
  std::string from;      // bom | valid | flag | fallback
};

enum class Fallback { windows_1252, refuse };

// `encoding`: an iconv name, or empty for: byte order mark, strict UTF-8, fallback. Binary data (a NUL, or
// many control characters) is a fault I004, bytes that the encoding does not know are I006.
[[nodiscard]] Result<Decoded> decode(std::string bytes, const std::string& encoding, const Place& place,
                                     Fallback fallback);

// A record out of a stream that was turned into UTF-8 before it was cut (io/transcode.h).
[[nodiscard]] Result<Decoded> check_transcoded(std::string bytes, const std::string& encoding,
                                               const std::string& from, const Place& place);

// Names as iconv takes them, in ASCII lower case.
[[nodiscard]] std::string lower_case(std::string name);
[[nodiscard]] bool is_utf8(const std::string& name);

[[nodiscard]] bool is_known_encoding(const std::string& name);

}  // namespace polex::io
