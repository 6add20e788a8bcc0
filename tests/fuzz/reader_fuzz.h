// What the readers' fuzz targets share: any bytes are read to their end, give valid UTF-8, and give the same
// whatever pieces they come in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "io/readers.h"
#include "text/utf8.h"

namespace polex::fuzz {

class Pieces : public io::ByteStream {
 public:
  Pieces(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
  Result<std::size_t> read(char* into, std::size_t most) override {
    const std::size_t size = std::min({step_, most, bytes_.size() - at_});
    std::memcpy(into, bytes_.data() + at_, size);
    at_ += size;
    return size;
  }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
};

// Articles and codes of faults, one behind the other. Every round must come to an end: no more can come of an
// input than it has bytes, archives apart.
inline std::string told(const std::string& bytes, std::size_t step, const io::InputOptions& options) {
  const auto reader = io::open_reader({io::Window(std::make_unique<Pieces>(bytes, step)), "f", 0}, options);
  std::string all;
  std::size_t rounds = 0;
  for (io::RawArticle raw; reader->next(raw); raw = {}) {
    if (++rounds > bytes.size() + 2 && options.kind != io::InputKind::automatic) std::abort();
    io::Reading reading = io::read_article(std::move(raw), options);
    if (!reading.article && reading.findings.empty()) std::abort();  // neither an article nor a loss
    for (const Diagnostic& finding : reading.findings) all += finding.code + "\n";
    if (!reading.article) continue;
    if (text::find_invalid(reading.article->text) != std::string::npos) std::abort();
    all += reading.article->id + "=" + reading.article->text + "\n";
  }
  return all;
}

inline int read_in_pieces(const std::uint8_t* data, std::size_t size, io::InputOptions options) {
  options.limits.document_size = 4096;  // so that limits are reached
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string whole = told(bytes, std::size_t{1} << 20U, options);
  if (told(bytes, 1, options) != whole || told(bytes, 7, options) != whole) std::abort();
  return 0;
}

inline int read_as(io::InputKind kind, const std::uint8_t* data, std::size_t size) {
  io::InputOptions options;
  options.kind = kind;
  return read_in_pieces(data, size, std::move(options));
}

}  // namespace polex::fuzz
