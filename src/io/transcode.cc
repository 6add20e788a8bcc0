// Turns a stream of a named encoding into one of UTF-8; leaves the encodings to converter.cc; tested by
// readers_test.cc.
#include "io/transcode.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "io/converter.h"

namespace polex::io {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10U;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

// Bytes of the unit that a bad character is skipped by.
std::size_t unit_of(std::string_view encoding) {
  if (encoding.starts_with("utf-16") || encoding.starts_with("utf16") || encoding.starts_with("ucs-2"))
    return 2;
  return encoding.starts_with("utf-32") || encoding.starts_with("utf32") || encoding.starts_with("ucs-4") ? 4
                                                                                                          : 1;
}

class Transcoded : public ByteStream {
 public:
  Transcoded(Window window, Converter converter, std::size_t unit)
      : window_(std::move(window)), converter_(std::move(converter)), unit_(unit) {}

  Result<std::size_t> read(char* into, std::size_t most) override {
    while (at_ == text_.size() && !ended_) fill();
    if (at_ == text_.size())
      if (std::optional<Diagnostic> fault = window_.take_fault()) return *std::move(fault);
    const std::size_t size = std::min(most, text_.size() - at_);
    std::memcpy(into, text_.data() + at_, size);
    at_ += size;
    return size;
  }

 private:
  void fill() {
    text_.clear();
    at_ = 0;
    const std::string_view held = window_.peek(least_);
    ended_ = held.size() < least_;
    const std::string_view piece = held.substr(0, std::max(kPiece, least_));
    const Converter::Step step = converter_.convert(piece, text_);
    std::size_t taken = step.taken;
    if (step.bad || (ended_ && taken < piece.size())) {
      text_ += '\xFF';
      taken = std::min(taken + unit_, piece.size());
      ended_ = false;
    }
    least_ = piece.size() - taken + 1;
    if (ended_) converter_.finish(text_);
    window_.drop(taken);
    if (!std::exchange(begun_, true) && text_.starts_with(kMark)) text_.erase(0, kMark.size());
  }

  Window window_;
  Converter converter_;
  std::size_t unit_;
  std::string text_;  // not yet given
  std::size_t at_ = 0;
  std::size_t least_ = 1;  // bytes that must be there for the next step: half a character waits for the rest
  bool begun_ = false;
  bool ended_ = false;
};

// Nothing comes of an encoding that iconv does not know; the options were checked before.
class Nothing : public ByteStream {
  Result<std::size_t> read(char*, std::size_t) override { return std::size_t{0}; }
};

}  // namespace

std::optional<Charset> marked_utf16(std::string_view head) {
  if (head.starts_with("\xFF\xFE")) return Charset{"utf-16le", "bom"};
  if (head.starts_with("\xFE\xFF")) return Charset{"utf-16be", "bom"};
  return {};
}

std::unique_ptr<ByteStream> transcode(Window window, const std::string& encoding) {
  std::optional<Converter> converter = Converter::open(encoding);
  if (!converter) return std::make_unique<Nothing>();
  return std::make_unique<Transcoded>(std::move(window), *std::move(converter), unit_of(encoding));
}

std::string transcoded_head(std::string_view head, const std::string& encoding) {
  std::string text;
  std::optional<Converter> converter = Converter::open(encoding);
  while (converter && !head.empty()) {
    const Converter::Step step = converter->convert(head, text);
    if (!step.bad) break;
    text += '\xFF';
    head.remove_prefix(std::min(step.taken + unit_of(encoding), head.size()));
  }
  if (text.starts_with(kMark)) text.erase(0, kMark.size());
  return text;
}

}  // namespace polex::io
