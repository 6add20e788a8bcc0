// What a compressed stream holds, read by the compression's own library: libarchive drops what stands before
// a cut, and does not look at gzip's checksums.
#pragma once

#include <memory>

#include "io/readers.h"

namespace polex::io {

// Members behind one another are one; padding of zeros may stand between and behind them. I011, behind all
// that could be read: damaged, cut, or another checksum; I013: a bomb, or one that takes too much memory.
// `options` must outlive it.
[[nodiscard]] std::unique_ptr<ByteStream> unpack(Input input, const InputOptions& options);

}  // namespace polex::io
