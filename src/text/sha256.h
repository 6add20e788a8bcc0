// SHA-256 (FIPS 180-4).
#pragma once

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace polex::text {

// The digest in 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

// The same for bytes that come in pieces.
class Sha256 {
 public:
  Sha256() { sha256_init(&context_); }
  void add(std::string_view bytes);
  [[nodiscard]] std::string hex();  // once, at the end

 private:
  sha256_ctx context_;
};

}  // namespace polex::text
