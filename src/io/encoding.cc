// Turns bytes of any encoding into UTF-8; leaves what they mean to read_article.cc; iconv's only address;
// tested by encoding_test.cc.
#include "io/encoding.h"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

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

struct CloseIconv {
  void operator()(void* handle) const { iconv_close(handle); }
};
using Iconv = std::unique_ptr<void, CloseIconv>;

Iconv open_iconv(const std::string& name) {
  iconv_t handle = iconv_open("UTF-8", name.c_str());
  return Iconv(handle == reinterpret_cast<iconv_t>(-1) ? nullptr : handle);  // NOLINT: iconv's own sentinel
}

// The text, or the offset of the first byte that the encoding does not know.
struct Converted {
  std::string text;
  std::size_t bad = std::string::npos;
};

Converted convert(std::string& bytes, iconv_t handle) {
  Converted converted;
  std::array<char, 16384> chunk{};
  char* in = bytes.data();
  std::size_t left = bytes.size();
  bool flushing = false;
  while (true) {
    char* out = chunk.data();
    std::size_t room = chunk.size();
    const std::size_t done =
        flushing ? iconv(handle, nullptr, nullptr, &out, &room) : iconv(handle, &in, &left, &out, &room);
    const int error = errno;
    converted.text.append(chunk.data(), chunk.size() - room);
    if (done == static_cast<std::size_t>(-1) && error != E2BIG) {
      converted.bad = bytes.size() - left;
      return converted;
    }
    if (done == static_cast<std::size_t>(-1)) continue;
    if (flushing) return converted;
    flushing = true;
  }
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

Result<Decoded> by_iconv(std::string& bytes, const std::string& name, std::string_view from,
                         const Place& place) {
  const Iconv handle = open_iconv(name);
  if (!handle) return bad_bytes(place, name, 0);
  Converted converted = convert(bytes, handle.get());
  if (converted.bad != std::string::npos) return bad_bytes(place, name, converted.bad);
  if (looks_binary(converted.text)) return binary_fault(place);
  if (converted.text.starts_with("\xEF\xBB\xBF")) converted.text.erase(0, 3);
  return Decoded{std::move(converted.text), name, std::string(from)};
}

std::string folded(std::string name) {
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

}  // namespace

bool is_known_encoding(const std::string& name) { return open_iconv(name) != nullptr; }

Result<Decoded> decode(std::string bytes, const std::string& encoding, const Place& place,
                       Fallback fallback) {
  if (!encoding.empty()) return by_iconv(bytes, folded(encoding), "flag", place);
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

}  // namespace polex::io
