// SHA-256 (FIPS 180-4).
#pragma once

#include <string>
#include <string_view>

namespace polex::text {

// The digest in 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace polex::text
