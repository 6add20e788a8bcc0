// JSON strings, written fast: the hot path of the output.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace polex::records {

// Appends `text` in quotation marks, escaped as RFC 8259 asks and no further: non-ASCII stays as it is.
// `text` must be valid UTF-8.
void append_quoted(std::string& out, std::string_view text);

// The same, each byte sequence that is not UTF-8 told as U+FFFD: for file names and system messages.
void append_quoted_lossy(std::string& out, std::string_view bytes);

void append_number(std::string& out, std::size_t number);

}  // namespace polex::records
