// Turns code points into the few classes that splitting asks for, and finds the neighbours of an offset.
// Leaves every decision about sentences and quotations to others. Tested by sentences_test.cc and
// quotes_test.cc.
#include "text/bytes.h"

namespace polex::text {

bool is_space(char32_t value) {
  return value <= 0x20 || value == 0x7F || value == 0xA0 || value == 0x85 || value == 0x1680 ||
         (value >= 0x2000 && value <= 0x200B) || value == 0x2028 || value == 0x2029 || value == 0x202F ||
         value == 0x205F || value == 0x3000 || value == 0xFEFF;
}

bool is_quote_mark(char32_t value) {
  return value == '"' || value == '\'' || value == '`' || value == 0xAB || value == 0xBB ||
         (value >= 0x2018 && value <= 0x201F) || value == 0x2039 || value == 0x203A;
}

Near near_of(char32_t value) {
  if (is_space(value)) return Near::space;
  if (is_quote_mark(value)) return Near::mark;
  if (value == '-' || (value >= 0x2010 && value <= 0x2015)) return Near::dash;
  switch (value) {
    case '(':
    case '[':
    case '{':
    case '/':
    case '<':
    case '=':
      return Near::open;
    case '.':
    case ',':
    case ';':
    case ':':
    case '?':
    case '!':
    case ')':
    case ']':
    case '}':
    case '>':
    case 0x2026:
    case 0x3001:
    case 0x3002:
    case 0xFF01:
    case 0xFF0C:
    case 0xFF1F:
      return Near::close;
    default:
      return Near::word;
  }
}

// Latin with its extensions, Greek and Cyrillic: the scripts with case that articles are written in.
bool is_upper(char32_t value) {
  if (value < 0x80) return value >= 'A' && value <= 'Z';
  if (value <= 0xFF) return value >= 0xC0 && value <= 0xDE && value != 0xD7;
  if ((value >= 0x139 && value <= 0x148) || (value >= 0x179 && value <= 0x17E)) return (value & 1U) != 0;
  if (value <= 0x17F) return (value & 1U) == 0;
  if (value >= 0x1E00 && value <= 0x1EFF) return (value & 1U) == 0;
  return (value >= 0x386 && value <= 0x3A9) || (value >= 0x400 && value <= 0x42F);
}

bool is_lower(char32_t value) {
  if (value < 0x80) return value >= 'a' && value <= 'z';
  if (value <= 0xFF) return value >= 0xDF && value != 0xF7;
  if ((value >= 0x139 && value <= 0x148) || (value >= 0x179 && value <= 0x17E)) return (value & 1U) == 0;
  if (value <= 0x17F) return (value & 1U) != 0;
  if (value >= 0x1E00 && value <= 0x1EFF) return (value & 1U) != 0;
  return (value >= 0x3AC && value <= 0x3CE) || (value >= 0x430 && value <= 0x45F);
}

std::size_t previous(std::string_view text, std::size_t at, std::size_t begin) {
  if (at <= begin) return begin;
  --at;
  while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

std::size_t skip_space(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    if (is(text[at], kSpace)) {
      ++at;
      continue;
    }
    if (!is(text[at], kHigh)) break;
    const CodePoint next = decode(text, at);
    if (!is_space(next.value)) break;
    at += next.length;
  }
  return at < end ? at : end;
}

std::size_t skip_space_back(std::string_view text, std::size_t at, std::size_t begin) {
  while (at > begin) {
    const std::size_t before = previous(text, at, begin);
    if (!is_space(decode(text, before).value)) break;
    at = before;
  }
  return at;
}

Span trim(std::string_view text, Span span) {
  span.begin = skip_space(text, span.begin, span.end);
  span.end = skip_space_back(text, span.end, span.begin);
  return span;
}

std::string_view word_before(std::string_view text, std::size_t at, std::size_t begin) {
  std::size_t start = at;
  while (start > begin && is(text[start - 1], kUpper | kLower | kDigit)) --start;
  return text.substr(start, at - start);
}

std::string_view word_at(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t stop = at;
  while (stop < end && is(text[stop], kUpper | kLower | kDigit)) ++stop;
  return text.substr(at, stop - at);
}

}  // namespace polex::text
