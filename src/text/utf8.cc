// Turns bytes into code points, and byte offsets into the unit asked for. Leaves repairing bytes that are not
// UTF-8 to io/. The validity rules are table 3-7 of the Unicode Standard. Tested by utf8_test.cc.
#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace polex::text {
namespace {

constexpr std::size_t kStride = 64;

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// Bytes that a well-formed sequence with this lead takes; 0: no lead.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// The second byte's range is narrower after four leads: no overlong form, no surrogate, nothing above
// U+10FFFF.
bool second_byte_fits(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0 && second <= 0xBF;
    case 0xED:
      return second >= 0x80 && second <= 0x9F;
    case 0xF0:
      return second >= 0x90 && second <= 0xBF;
    case 0xF4:
      return second >= 0x80 && second <= 0x8F;
    default:
      return is_continuation(second);
  }
}

bool sequence_fits(std::string_view bytes, std::size_t at, std::size_t length) {
  if (length == 0 || bytes.size() - at < length) return false;
  if (length > 1 && !second_byte_fits(byte_at(bytes, at), byte_at(bytes, at + 1))) return false;
  for (std::size_t i = 2; i < length; ++i)
    if (!is_continuation(byte_at(bytes, at + i))) return false;
  return true;
}

// Offset of the first byte above 0x7F at or behind `at`, eight bytes a step.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  while (bytes.size() - at >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
    at += sizeof word;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

// Units that text[begin, end) takes: a continuation byte takes none, an astral character two in UTF-16.
std::uint32_t count_units(std::string_view text, std::size_t begin, std::size_t end, OffsetUnit unit) {
  std::uint32_t units = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const unsigned char byte = byte_at(text, i);
    units += is_continuation(byte) ? 0U : 1U;
    if (unit == OffsetUnit::utf16 && byte >= 0xF0) ++units;
  }
  return units;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  const std::size_t length = sequence_length(lead);
  if (length <= 1) return {lead, 1};
  char32_t value = lead & (0xFFU >> (length + 1));
  std::size_t read = 1;
  for (; read < length && at + read < text.size(); ++read)
    value = (value << 6U) | (byte_at(text, at + read) & 0x3FU);
  return {value, read};
}

std::size_t find_invalid(std::string_view bytes) {
  std::size_t at = skip_ascii(bytes, 0);
  while (at < bytes.size()) {
    const std::size_t length = sequence_length(byte_at(bytes, at));
    if (!sequence_fits(bytes, at, length)) return at;
    at = skip_ascii(bytes, at + length);
  }
  return std::string_view::npos;
}

OffsetIndex::OffsetIndex(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  ascii_ = unit == OffsetUnit::byte || skip_ascii(text, 0) == text.size();
  if (ascii_) return;
  checkpoints_.reserve(text.size() / kStride + 1);
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    checkpoints_.push_back(units);
    units += count_units(text, at, std::min(at + kStride, text.size()), unit);
  }
}

std::size_t OffsetIndex::operator()(std::size_t byte) const {
  if (ascii_) return byte;
  byte = std::min(byte, text_.size());
  const std::size_t checkpoint = std::min(byte / kStride, checkpoints_.size() - 1);
  return checkpoints_[checkpoint] + count_units(text_, checkpoint * kStride, byte, unit_);
}

}  // namespace polex::text
