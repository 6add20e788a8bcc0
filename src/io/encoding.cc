// Turns bytes of any encoding into UTF-8, and tells which it was; leaves what they mean to read_article.cc
// and iconv to converter.cc; tested by encoding_test.cc.
#include "io/encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "io/converter.h"
#include "text/utf8.h"

namespace polex::io {
namespace {

// windows-1252's 0x80..0x9F (WHATWG names five of them as control characters; here they are U+FFFD).
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void append_utf8(std::string& out, char16_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(text, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : char16_t{byte});
  }
  return text;
}

bool is_text_control(unsigned char byte) { return (byte >= '\b' && byte <= '\r') || byte == 0x1B; }

bool looks_binary(std::string_view bytes) {
  std::size_t controls = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) return true;
    if (byte < 0x20 && !is_text_control(byte)) ++controls;
  }
  return controls * 10 > bytes.size();
}

Diagnostic binary_fault(const Place& place) {
  Diagnostic fault;
  fault.code = "I004";
  fault.message = "this is binary data, not text";
  fault.place = place;
  fault.next = "Leave it out with --exclude, or name its encoding with --encoding.";
  return fault;
}

Diagnostic bad_bytes(const Place& place, const std::string& encoding, std::size_t offset) {
  Diagnostic fault;
  fault.code = "I006";
  fault.message = fmt::format("byte {} is not valid {}", offset, encoding);
  fault.place = place;
  fault.next = "Name the encoding of the input with --encoding.";
  return fault;
}

Result<Decoded> by_iconv(std::string_view bytes, const std::string& name, std::string_view from,
                         const Place& place) {
  std::optional<Converter> converter = Converter::open(name);
  if (!converter) return bad_bytes(place, name, 0);
  std::string text;
  const std::size_t taken = converter->convert(bytes, text).taken;
  if (taken < bytes.size()) return bad_bytes(place, name, taken);
  converter->finish(text);
  if (looks_binary(text)) return binary_fault(place);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return Decoded{std::move(text), name, std::string(from)};
}

}  // namespace

std::string lower_case(std::string name) {
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

bool is_utf8(const std::string& name) {
  const std::string lower = lower_case(name);
  return lower == "utf-8" || lower == "utf8";
}

bool is_known_encoding(const std::string& name) { return Converter::open(name).has_value(); }

Result<Decoded> decode(std::string bytes, const std::string& encoding, const Place& place,
                       Fallback fallback) {
  if (!encoding.empty()) return by_iconv(bytes, lower_case(encoding), "flag", place);
  if (bytes.starts_with("\xFF\xFE")) return by_iconv(bytes, "utf-16le", "bom", place);
  if (bytes.starts_with("\xFE\xFF")) return by_iconv(bytes, "utf-16be", "bom", place);
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  if (marked) bytes.erase(0, 3);
  if (looks_binary(bytes)) return binary_fault(place);
  const std::size_t bad = text::find_invalid(bytes);
  if (bad == std::string_view::npos) return Decoded{std::move(bytes), "utf-8", marked ? "bom" : "valid"};
  if (marked || fallback == Fallback::refuse) return bad_bytes(place, "utf-8", bad + (marked ? 3 : 0));
  return Decoded{from_windows_1252(bytes), "windows-1252", "fallback"};
}

Result<Decoded> check_transcoded(std::string bytes, const std::string& encoding, const std::string& from,
                                 const Place& place) {
  if (looks_binary(bytes)) return binary_fault(place);
  if (text::find_invalid(bytes) == std::string_view::npos) return Decoded{std::move(bytes), encoding, from};
  Diagnostic fault = bad_bytes(place, encoding, 0);
  fault.message = fmt::format("the record holds bytes that are not valid {}", encoding);
  return fault;
}

}  // namespace polex::io
