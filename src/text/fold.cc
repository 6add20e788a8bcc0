// Turns code points into the ASCII that patterns see. Leaves offsets to engine/rendering.cc. Tested by
// shipped_packs_test.cc.
#include "text/fold.h"

#include <array>

#include "text/utf8.h"

namespace polex::text {

namespace {

#include "text/fold_table.inc"

constexpr std::string_view kAscii =
    "                                 !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
    "abcdefghijklmnopqrstuvwxyz{|}~ ";

std::string_view fold_punctuation(char32_t c) {
  switch (c) {
    case 0x2010:
    case 0x2011:
      return "-";
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return "--";
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
      return "'";
    case 0x201A:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2039:
    case 0x203A:
      return "\"";
    case 0x2026:
      return "...";
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
      return "";
    default:
      return c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ? " " : "~";
  }
}

}  // namespace

std::string_view fold(char32_t c) {
  if (c < 0x80) return kAscii.substr(c, 1);
  if (c < 0x250) return kLatin[c - 0x80];
  if (c >= 0x1E00 && c < 0x1F00) return kLatinAdditional[c - 0x1E00];
  if (c >= 0x2000 && c < 0x2070) return fold_punctuation(c);
  if (c == 0x3000) return " ";
  if (c == 0xFEFF) return "";
  if (c >= 0x300 && c < 0x370) return "";                       // combining marks
  if (c >= 0x2070 && c < 0x2C00) return "~";                    // symbols
  if (c >= 0x3001 && c < 0x3040) return "~";                    // CJK punctuation
  if ((c >= 0xFE00 && c < 0xFE70) || c >= 0x1F000) return "~";  // variation selectors, emoji
  return "x";
}

std::string fold_all(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = decode(utf8, at);
    out += fold(point.value);
    at += point.length;
  }
  return out;
}

}  // namespace polex::text
