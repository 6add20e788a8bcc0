// Digests against the examples of FIPS 180-4's publisher (NIST CSRC, "SHA256.pdf" and the byte test vectors).
#include "text/sha256.h"

#include <catch2/catch.hpp>

namespace polex::text {

TEST_CASE("sha256_hex") {
  struct Row {
    const char* why;
    std::string bytes;
    const char* digest;
  };
  const Row rows[] = {
      {"nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"many blocks", std::string(1000000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(sha256_hex(row.bytes) == row.digest);
  }
}

}  // namespace polex::text
