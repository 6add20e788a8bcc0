// Output compressed in members that stand behind one another.
#pragma once

#include <string>
#include <string_view>

#include "polex/result.h"

namespace polex::io {

enum class Compression { none, gzip, zstd };

[[nodiscard]] std::string_view ending_of(Compression compression);  // "", ".gz", ".zst"

// One gzip member or zstd frame; `bytes` themselves for none. The same bytes give the same member: no time
// and no name stand in it. O002: the library refused.
[[nodiscard]] Result<std::string> compress(std::string_view bytes, Compression compression);

}  // namespace polex::io
