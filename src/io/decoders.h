// Decoders of compressions, each by its own library and all of one shape: bytes in, bytes out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace polex::io {

// To unpack: `xz -9` takes 65, `zstd --ultra -22` 128.
inline constexpr std::uint64_t kMostMemoryMiB = 256;

class Decoder {
 public:
  struct Step {
    std::size_t taken = 0;
    std::size_t made = 0;
    bool ended = false;    // a member (gzip), stream (xz, bzip2) or frame (zstd)
    std::string fault;     // why it cannot go on; `made` holds all the same
    bool too_big = false;  // the fault: it takes more memory than kMostMemoryMiB
  };

  virtual ~Decoder() = default;
  // At most 2^32 - 1 bytes on either side. With no input it hands out what it holds back.
  [[nodiscard]] virtual Step step(std::string_view in, char* into, std::size_t most) = 0;
  // Whether another of its kind begins so, and readies for it.
  [[nodiscard]] virtual bool restart(std::string_view head) = 0;
  [[nodiscard]] virtual const char* name() const = 0;
};

// gzip, xz, zstd or bzip2, by the first ten bytes.
[[nodiscard]] bool is_compressed(std::string_view head);

// The decoder that fits the first bytes; null where none does, or its library has no memory.
[[nodiscard]] std::unique_ptr<Decoder> decoder_of(std::string_view head);

}  // namespace polex::io
