// What gzip holds, read by zlib itself: libarchive drops what stands before a cut and does not look at
// checksums.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "io/readers.h"

namespace polex::io {

// Below this much output nothing is called a bomb.
inline constexpr std::size_t kHarmless = std::size_t{64} << 20U;

// Members behind one another are one; padding of zeros may follow. I011, behind all that could be read:
// damaged, cut, or another checksum; I013: a bomb. `options` must outlive it.
[[nodiscard]] std::unique_ptr<ByteStream> gunzip(Window window, std::string name,
                                                 const InputOptions& options);

}  // namespace polex::io
