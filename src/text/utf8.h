// UTF-8: decoding, and the three units in which an offset can be told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace polex::text {

// The code point at text[at] and its length in bytes. `text` must be valid UTF-8 (Article::text is).
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
};
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t at);

// Offset of the first byte that is not valid UTF-8 (overlong forms, surrogates, > U+10FFFF refused), or npos.
[[nodiscard]] std::size_t find_invalid(std::string_view bytes);

enum class OffsetUnit { byte, codepoint, utf16 };

// Byte offsets of one text to another unit. Cost: one pass to build unless the text is ASCII, then O(1) a
// look-up (a checkpoint every 64 bytes). Borrows `text`.
class OffsetIndex {
 public:
  OffsetIndex(std::string_view text, OffsetUnit unit);
  [[nodiscard]] std::size_t operator()(std::size_t byte) const;

 private:
  std::string_view text_;
  OffsetUnit unit_;
  bool ascii_ = true;
  std::vector<std::uint32_t> checkpoints_;  // converted offset of byte 64 * i
};

}  // namespace polex::text
