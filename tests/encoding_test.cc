// Which encoding is taken, and why.
#include "io/encoding.h"

#include <catch2/catch.hpp>

using namespace std::string_literals;

namespace polex::io {

TEST_CASE("bytes to UTF-8") {
  struct Row {
    const char* why;
    std::string bytes;
    std::string flag;
    std::string text;
    std::string encoding;
    std::string from;
  };
  const Row rows[] = {
      {"ASCII", "abc", "", "abc", "utf-8", "valid"},
      {"nothing", "", "", "", "utf-8", "valid"},
      {"UTF-8", "é😀", "", "é😀", "utf-8", "valid"},
      {"a mark is cut",
       "\xEF\xBB\xBF"
       "a",
       "", "a", "utf-8", "bom"},
      {"UTF-16, a pair of surrogates", "\xFF\xFE\x3D\xD8\x00\xDE"s, "", "😀", "utf-16le", "bom"},
      {"UTF-16, big end first", "\xFE\xFF\0a"s, "", "a", "utf-16be", "bom"},
      {"the fallback", "caf\xE9 \x93x\x94", "", "café “x”", "windows-1252", "fallback"},
      {"the fallback does not know 0x81", "\x81", "", "\xEF\xBF\xBD", "windows-1252", "fallback"},
      {"as told", "\xC4\xE3", "GB18030", "你", "gb18030", "flag"},
      {"as told, though it would be valid UTF-8", "é", "latin1", "Ã©", "latin1", "flag"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Result<Decoded> decoded = decode(row.bytes, row.flag, {}, Fallback::windows_1252);
    REQUIRE(decoded.ok());
    CHECK(decoded->text == row.text);
    CHECK(decoded->encoding == row.encoding);
    CHECK(decoded->from == row.from);
  }
}

TEST_CASE("bytes that are refused") {
  struct Row {
    const char* why;
    std::string bytes;
    std::string flag;
    Fallback fallback;
    const char* code;
  };
  const Row rows[] = {
      {"a NUL", "a\0b"s, "", Fallback::windows_1252, "I004"},
      {"control characters", "\x01\x02\x03text", "", Fallback::windows_1252, "I004"},
      {"a marked UTF-8 that is none", "\xEF\xBB\xBF\xE9", "", Fallback::windows_1252, "I006"},
      {"no fallback inside a dump", "\xE9", "", Fallback::refuse, "I006"},
      {"not of the encoding told", "\xE9", "utf-8", Fallback::windows_1252, "I006"},
      {"half a UTF-16 unit", "\xFF\xFE\x41"s, "", Fallback::windows_1252, "I006"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Result<Decoded> decoded = decode(row.bytes, row.flag, {}, row.fallback);
    REQUIRE_FALSE(decoded.ok());
    CHECK(decoded.fault().code == row.code);
  }
}

TEST_CASE("encodings that iconv knows") {
  CHECK(is_known_encoding("Shift_JIS"));
  CHECK_FALSE(is_known_encoding("nosuch"));
}

}  // namespace polex::io
