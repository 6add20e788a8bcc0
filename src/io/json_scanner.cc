// Turns JSON into checked pieces of itself; leaves which of them count to json_fields.cc; tested by
// json_fields_test.cc. Grammar: RFC 8259.
#include "io/json_scanner.h"

namespace polex::io {
namespace {

constexpr std::size_t kDeepest = 256;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80U) {
    out += static_cast<char>(code);
  } else if (code < 0x800U) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else if (code < 0x10000U) {
    out += static_cast<char>(0xE0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (code >> 18U));
    out += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

}  // namespace

bool JsonScanner::fail(const char* why) {
  if (*why_ == '\0') why_ = why;
  return false;
}

void JsonScanner::skip_space() {
  while (at_ < json_.size() &&
         (json_[at_] == ' ' || json_[at_] == '\t' || json_[at_] == '\n' || json_[at_] == '\r'))
    ++at_;
}

bool JsonScanner::take(char c) {
  if (peek() != c || at_end()) return false;
  ++at_;
  return true;
}

bool JsonScanner::string(std::string* out) {
  if (!take('"')) return fail("a string in quotation marks was expected");
  std::size_t begin = at_;
  for (; at_ < json_.size(); ++at_) {
    const auto byte = static_cast<unsigned char>(json_[at_]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    if (out != nullptr) out->append(json_, begin, at_ - begin);
    if (byte == '"') return ++at_, true;
    if (byte != '\\') return fail("a control character stands unescaped in a string");
    ++at_;
    if (!escape(out)) return false;
    begin = at_--;
  }
  return fail("the string is not closed");
}

bool JsonScanner::escape(std::string* out) {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kValues = "\"\\/\b\f\n\r\t";
  const char name = peek();
  if (name == 'u') return ++at_, unicode_escape(out);
  const std::size_t which = at_end() ? std::string_view::npos : kNames.find(name);
  if (which == std::string_view::npos) return fail("an unknown escape stands in a string");
  ++at_;
  if (out != nullptr) *out += kValues[which];
  return true;
}

bool JsonScanner::hex4(unsigned& code) {
  if (json_.size() - at_ < 4) return fail("\\u needs four hexadecimal digits");
  code = 0;
  for (const std::size_t end = at_ + 4; at_ < end; ++at_) {
    const char c = json_[at_];
    const char low = static_cast<char>(c | 0x20);
    if (is_digit(c))
      code = code * 16 + static_cast<unsigned>(c - '0');
    else if (low >= 'a' && low <= 'f')
      code = code * 16 + static_cast<unsigned>(low - 'a') + 10;
    else
      return fail("\\u needs four hexadecimal digits");
  }
  return true;
}

bool JsonScanner::unicode_escape(std::string* out) {
  unsigned code = 0;
  if (!hex4(code)) return false;
  if (code >= 0xD800 && code < 0xDC00 && json_.substr(at_, 2) == "\\u") {
    const std::size_t mark = at_;
    unsigned low = 0;
    at_ += 2;
    if (!hex4(low)) return false;
    if (low >= 0xDC00 && low < 0xE000)
      code = 0x10000U + ((code - 0xD800U) << 10U) + (low - 0xDC00U);
    else
      at_ = mark;
  }
  if (code >= 0xD800 && code < 0xE000) code = 0xFFFD;
  if (out != nullptr) append_utf8(*out, code);
  return true;
}

bool JsonScanner::word(std::string_view literal) {
  if (json_.substr(at_, literal.size()) != literal) return fail("a value was expected");
  at_ += literal.size();
  return true;
}

bool JsonScanner::digits() {
  if (!is_digit(peek())) return fail("the number is not complete");
  while (is_digit(peek())) ++at_;
  return true;
}

bool JsonScanner::number() {
  (void)take('-');
  if (take('0')) {
    if (is_digit(peek())) return fail("a number may not begin with 0");
  } else if (!digits()) {
    return false;
  }
  if (take('.') && !digits()) return false;
  if (peek() == 'e' || peek() == 'E') {
    ++at_;
    if (!take('+')) (void)take('-');
    if (!digits()) return false;
  }
  return true;
}

// What stands between the brackets of an array or object, the closing one included.
bool JsonScanner::members(char close) {
  if (++depth_ > kDeepest) return fail("it is nested too deeply");
  skip_space();
  bool more = !take(close);
  while (more) {
    skip_space();
    if (close == '}') {
      if (!string(nullptr)) return false;
      skip_space();
      if (!take(':')) return fail("a colon was expected");
    }
    if (!value()) return false;
    skip_space();
    if (take(close)) break;
    if (!take(',')) return fail(close == '}' ? "a comma or } was expected" : "a comma or ] was expected");
  }
  --depth_;
  return true;
}

bool JsonScanner::value() {
  skip_space();
  if (at_end()) return fail("it ends too early");
  switch (peek()) {
    case '"':
      return string(nullptr);
    case '{':
      return ++at_, members('}');
    case '[':
      return ++at_, members(']');
    case 't':
      return word("true");
    case 'f':
      return word("false");
    case 'n':
      return word("null");
    default:
      return peek() == '-' || is_digit(peek()) ? number() : fail("a value was expected");
  }
}

}  // namespace polex::io
