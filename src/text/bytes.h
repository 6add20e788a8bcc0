// What a byte or code point is to the splitter: a table of flags, and the neighbours of an offset.
// For text/, and for whoever cuts words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "polex/span.h"
#include "text/utf8.h"

namespace polex::text {

enum ByteFlag : std::uint8_t {
  kSpace = 1,  // ASCII white space and control characters
  kUpper = 2,  // ASCII only
  kLower = 4,  // ASCII only
  kDigit = 8,  // ASCII only
  kStop = 16,  // may end a sentence, or leads a character that may: . ? ! and 0xE2 0xE3 0xEF
  kMark = 32,  // may be a quotation mark, or leads one: " ' ` and 0xC2 0xE2
  kHigh = 64,  // not ASCII
  kWord = kUpper | kLower | kDigit | kHigh,
};

constexpr std::array<std::uint8_t, 256> make_flags() {
  std::array<std::uint8_t, 256> flags{};
  for (std::size_t i = 0; i <= 0x20; ++i) flags[i] = kSpace;
  for (std::size_t i = 'A'; i <= 'Z'; ++i) flags[i] = kUpper;
  for (std::size_t i = 'a'; i <= 'z'; ++i) flags[i] = kLower;
  for (std::size_t i = '0'; i <= '9'; ++i) flags[i] = kDigit;
  for (std::size_t i = 0x80; i < 256; ++i) flags[i] = kHigh;
  flags[0x7F] = kSpace;
  for (const std::size_t i : {0x2EU, 0x3FU, 0x21U, 0xE2U, 0xE3U, 0xEFU}) flags[i] |= kStop;
  for (const std::size_t i : {0x22U, 0x27U, 0x60U, 0xC2U, 0xE2U}) flags[i] |= kMark;
  return flags;
}
inline constexpr std::array<std::uint8_t, 256> kFlags = make_flags();

[[nodiscard]] inline bool is(char byte, unsigned flags) {
  return (kFlags[static_cast<unsigned char>(byte)] & flags) != 0;
}

// Offset in [at, end] up to which, eight bytes a step, neither A, B, C nor a byte above 0x7F stands. What is
// looked for stands behind it, if it stands at all: the caller goes on byte by byte. Source of the test for a
// zero byte: Lamport, "Multiple Byte Processing with Full-Word Instructions", 1975.
template <char A, char B, char C>
[[nodiscard]] inline std::size_t skip_plain(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  while (end - at >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    const std::uint64_t a = word ^ (kOnes * static_cast<unsigned char>(A));
    const std::uint64_t b = word ^ (kOnes * static_cast<unsigned char>(B));
    const std::uint64_t c = word ^ (kOnes * static_cast<unsigned char>(C));
    if (((word | (a - kOnes) | (b - kOnes) | (c - kOnes)) & kHighs) != 0) break;
    at += sizeof word;
  }
  return at;
}

// What stands beside an offset. `edge`: nothing, within the limits given.
enum class Near { edge, space, word, open, close, dash, mark };

[[nodiscard]] Near near_of(char32_t value);
[[nodiscard]] bool is_upper(char32_t value);
[[nodiscard]] bool is_lower(char32_t value);
[[nodiscard]] bool is_space(char32_t value);
[[nodiscard]] bool is_quote_mark(char32_t value);

// Offset of the code point that ends at `at`; `at` itself at `begin`.
[[nodiscard]] std::size_t previous(std::string_view text, std::size_t at, std::size_t begin);

// First offset in [at, end) that is not white space (U+00A0 and its kin included), or end; and from behind.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at, std::size_t end);
[[nodiscard]] std::size_t skip_space_back(std::string_view text, std::size_t at, std::size_t begin);
[[nodiscard]] Span trim(std::string_view text, Span span);

// The run of letters, digits and apostrophes-free bytes that ends at `at`, or starts there.
[[nodiscard]] std::string_view word_before(std::string_view text, std::size_t at, std::size_t begin);
[[nodiscard]] std::string_view word_at(std::string_view text, std::size_t at, std::size_t end);

[[nodiscard]] inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

}  // namespace polex::text
