// One article as it was read: the only owner of its text.
#pragma once

#include <string>

namespace polex {

// Every Span and string_view of an extraction points into `text`, so the Article outlives them.
struct Article {
  std::string id;     // file path, or the dump's id field
  std::string text;   // valid UTF-8, otherwise exactly what was read (line ends and all)
  std::string title;  // as the dump tells it; empty when the text is to tell
  std::string date;   // ISO 8601, partial allowed, as the dump tells it; empty when the text is to tell
  std::string fallback_date;  // the same, where neither dump nor text tells one (--dct)
  std::string source;         // file, archive member, or dump line it came from
  std::string sha256;         // of the bytes read, lower-case hex
  std::string encoding = "utf-8";
  std::string encoding_from = "valid";  // bom | valid | flag | fallback | field
};

}  // namespace polex
