#include "text/utf8.h"

#include <catch2/catch.hpp>
#include <string>

using polex::text::decode;
using polex::text::find_invalid;
using polex::text::OffsetIndex;
using polex::text::OffsetUnit;

TEST_CASE("find_invalid names the first byte that is not UTF-8") {
  struct Row {
    const char* why;
    std::string bytes;
    std::size_t at;
  };
  const std::size_t none = std::string::npos;
  const Row rows[] = {
      {"empty", "", none},
      {"ASCII longer than a word of eight", "The bureau said so.", none},
      {"two, three and four bytes", "é中😀", none},
      {"NUL and controls are characters", std::string("a\0b\x01", 4), none},
      {"the last code point", "\xF4\x8F\xBF\xBF", none},
      {"above the last code point", "\xF4\x90\x80\x80", 0},
      {"overlong slash", "ab\xC0\xAF", 2},
      {"overlong in three bytes", "\xE0\x80\x80", 0},
      {"overlong in four bytes", "\xF0\x80\x80\x80", 0},
      {"surrogate", "abc\xED\xA0\x80", 3},
      {"lone continuation behind eight ASCII bytes", "12345678\x80", 8},
      {"cut off at the end", "abc\xE4\xB8", 3},
      {"Latin-1", "caf\xE9 au", 3},
      {"0xFF", "\xFF", 0},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(find_invalid(row.bytes) == row.at);
  }
}

TEST_CASE("decode reads one code point") {
  struct Row {
    std::string text;
    char32_t value;
    std::size_t length;
  };
  const Row rows[] = {{"a", U'a', 1}, {"é", U'é', 2}, {"”", U'”', 3}, {"中", U'中', 3}, {"😀", U'😀', 4}};
  for (const Row& row : rows) {
    CHECK(decode(row.text, 0).value == row.value);
    CHECK(decode(row.text, 0).length == row.length);
  }
}

// a é 中 😀 b      bytes 0 1 3 6 10 11, code points 0 1 2 3 4 5, UTF-16 0 1 2 3 5 6
TEST_CASE("OffsetIndex tells an offset in each unit") {
  const std::string text = "aé中😀b";
  struct Row {
    std::size_t byte, codepoint, utf16;
  };
  const Row rows[] = {{0, 0, 0}, {1, 1, 1}, {3, 2, 2}, {6, 3, 3}, {10, 4, 5}, {11, 5, 6}};
  const OffsetIndex bytes(text, OffsetUnit::byte);
  const OffsetIndex codepoints(text, OffsetUnit::codepoint);
  const OffsetIndex utf16(text, OffsetUnit::utf16);
  for (const Row& row : rows) {
    CHECK(bytes(row.byte) == row.byte);
    CHECK(codepoints(row.byte) == row.codepoint);
    CHECK(utf16(row.byte) == row.utf16);
  }
}

TEST_CASE("OffsetIndex agrees with counting, across its checkpoints") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += i % 3 == 0 ? "中" : i % 3 == 1 ? "x" : "😀";
  const OffsetIndex codepoints(text, OffsetUnit::codepoint);
  const OffsetIndex utf16(text, OffsetUnit::utf16);
  std::size_t points = 0;
  std::size_t units = 0;
  for (std::size_t at = 0; at <= text.size();) {
    CHECK(codepoints(at) == points);
    CHECK(utf16(at) == units);
    if (at == text.size()) break;
    const std::size_t length = decode(text, at).length;
    at += length;
    ++points;
    units += length == 4 ? 2 : 1;
  }
  CHECK(OffsetIndex("", OffsetUnit::codepoint)(0) == 0);
}
