// The alphabet that patterns run over: ASCII text, one byte in front of a listed word, one byte for a
// mention.
//
//     The Changzhou Municipal Science Bureau said     the article
//     The #Changzhou #Municipal Science #Bureau #said   rendered: '#' is a mark, one byte per set of lists
//     The B #said                                      masked: 'B' is the symbol of a body
//
// Marks and symbols are single bytes above ASCII, and RE2 runs in Latin-1: it decides "one-pass" on bytes, so
// a pattern with symbols of several bytes falls to a slower engine.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace polex::rules {

using ByteSet = std::bitset<256>;

inline constexpr std::uint8_t kFirstMark = 0x80;
inline constexpr std::uint8_t kFirstSecond = 0xD0;
inline constexpr std::uint8_t kLastMark = 0xEF;

// A mark tells in which lists a word stands: one code for each such set. The commonest sets take one byte,
// the others an escape and a second byte, which keeps patterns one-pass, since the first byte already tells
// them apart. No byte is both: what looks back from a word's end, or begins anywhere, would take a second
// byte for another set's mark.
inline constexpr std::size_t kEscapes = 16;
inline constexpr std::size_t kSeconds = kLastMark - kFirstSecond + 1;
inline constexpr std::size_t kShortMarks = kFirstSecond - kFirstMark - kEscapes;
inline constexpr std::size_t kMarkCodes = kShortMarks + kEscapes * kSeconds;
inline constexpr std::uint16_t kNoMark = 0xFFFF;
using MarkSet = std::bitset<kMarkCodes>;

// The one or two bytes of a code.
struct MarkBytes {
  std::uint8_t first = 0;
  std::uint8_t second = 0;  // 0: none
};
constexpr MarkBytes mark_bytes(std::size_t code) {
  if (code < kShortMarks) return {static_cast<std::uint8_t>(kFirstMark + code), 0};
  const std::size_t rest = code - kShortMarks;
  return {static_cast<std::uint8_t>(kFirstMark + kShortMarks + rest / kSeconds),
          static_cast<std::uint8_t>(kFirstSecond + rest % kSeconds)};
}

// The bytes that marks of `codes` begin with.
inline ByteSet first_bytes(const MarkSet& codes) {
  ByteSet bytes;
  for (std::size_t code = 0; code < kMarkCodes; ++code)
    if (codes.test(code)) bytes.set(mark_bytes(code).first);
  return bytes;
}
// Marks are few, so the phases have marks of their own: a list costs marks only where a pattern refers to it.
enum class Alphabet : std::uint8_t { names, phrases, clauses };
inline constexpr std::size_t kAlphabets = 3;

inline constexpr char kJoin =
    '\x1f';  // stands for every inner character of a phrase or name that is no letter

enum Symbol : std::uint8_t {
  kBody = 0xF0,
  kPerson,
  kPlace,
  kGroup,
  kDocument,
  kMeeting,
  kPronoun,
  kName,  // a capitalised name whose kind no rule could tell
  kDate,
  kQuote,
  kOther,
};

// "body" -> kBody; nullopt for a word that names no type.
std::optional<Symbol> symbol_of(std::string_view type);
std::string_view type_of(Symbol symbol);

inline bool is_mark(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte >= kFirstMark && byte <= kLastMark;
}
// Whether it stands in a word, or in front of it as its mark.
inline bool in_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_mark(c);
}
inline bool is_symbol(char c) { return static_cast<std::uint8_t>(c) >= kBody; }
inline bool is_actor(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte >= kBody && byte <= kName;
}

}  // namespace polex::rules
