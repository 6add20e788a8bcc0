// Turns a name into the form in which two are compared. Leaves what is compared to score.cc. Tested by
// score_test.cc.
#include <array>
#include <utility>

#include "records/score.h"
#include "text/utf8.h"

namespace polex::records {

namespace {

void append(std::string& out, char32_t c) {
  const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) return byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F));
  if (c < 0x10000) return byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F));
  byte(0xF0 | (c >> 18));
  byte(0x80 | ((c >> 12) & 0x3F));
  byte(0x80 | ((c >> 6) & 0x3F));
  byte(0x80 | (c & 0x3F));
}

constexpr std::array<std::pair<char32_t, const char*>, 19> kCompatible = {{{0x2019, "'"},
                                                                           {0x2018, "'"},
                                                                           {0x2026, "..."},
                                                                           {0x2122, "tm"},
                                                                           {0xFB00, "ff"},
                                                                           {0xFB01, "fi"},
                                                                           {0xFB02, "fl"},
                                                                           {0xFB03, "ffi"},
                                                                           {0xFB04, "ffl"},
                                                                           {0x00AA, "a"},
                                                                           {0x00BA, "o"},
                                                                           {0x00B2, "2"},
                                                                           {0x00B3, "3"},
                                                                           {0x00B9, "1"},
                                                                           {0x00B5, "\u03bc"},
                                                                           {0x2011, "\u2010"},
                                                                           {0x2116, "no"},
                                                                           {0x00DF, "ss"},
                                                                           {0x2033, "\u2032\u2032"}}};

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0xA0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

char32_t lower(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  const bool even_first =
      (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x1E00 && c <= 0x1EFF);
  if (even_first && c != 0x130 && c != 0x131) return c | 1U;
  if (((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) && c % 2 == 1) return c + 1;
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

}  // namespace

std::string comparable_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const text::CodePoint point = text::decode(name, at);
    at += point.length;
    const char* instead = nullptr;
    for (const auto& [from, to] : kCompatible)
      if (from == point.value) instead = to;
    if (is_space(point.value)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (instead != nullptr) {
      out += instead;
    } else {
      append(out, lower(point.value));
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  for (const std::string_view article : {"the ", "a ", "an "})
    if (out.starts_with(article)) {
      out.erase(0, article.size());
      break;
    }
  if (out.ends_with("'s"))
    out.resize(out.size() - 2);
  else if (out.ends_with("'"))
    out.pop_back();
  return out;
}

}  // namespace polex::records
