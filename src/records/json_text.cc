// Turns text into JSON strings; leaves the records' shape to writer.cc; tested by writer_test.cc.
#include "records/json_text.h"

#include <fmt/format.h>

#include <array>

#include "text/utf8.h"

namespace polex::records {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 256; ++byte) plain[byte] = byte != '"' && byte != '\\' && byte != 0x7F;
  return plain;
}
constexpr std::array<bool, 256> kPlain = make_plain();

void append_escape(std::string& out, unsigned char byte) {
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default:
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
  }
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (kPlain[byte]) continue;
    out.append(text, begin, at - begin);
    append_escape(out, byte);
    begin = at + 1;
  }
  out.append(text, begin, text.size() - begin);
  out += '"';
}

void append_quoted_lossy(std::string& out, std::string_view bytes) {
  std::string valid;
  std::string_view rest = bytes;
  for (std::size_t bad = text::find_invalid(rest); bad != std::string_view::npos;
       bad = text::find_invalid(rest)) {
    valid.append(rest, 0, bad);
    valid += kReplacement;
    rest.remove_prefix(bad + 1);
  }
  valid += rest;
  append_quoted(out, valid);
}

void append_number(std::string& out, std::size_t number) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
}

}  // namespace polex::records
