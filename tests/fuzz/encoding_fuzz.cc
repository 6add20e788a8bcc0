// libFuzzer entry: text and dumps in encodings; the first byte chooses one, and the kind of dump.
#include <array>

#include "reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::array kEncodings = {"",          "utf-16",      "utf-16le", "gb18030",
                                     "shift_jis", "iso-2022-jp", "koi8-r",   "utf-7"};
  constexpr std::array kKinds = {polex::io::InputKind::text, polex::io::InputKind::ndjson,
                                 polex::io::InputKind::json, polex::io::InputKind::csv};
  polex::io::InputOptions options;
  options.encoding = kEncodings[data[0] % kEncodings.size()];
  options.kind = kKinds[data[0] / kEncodings.size() % kKinds.size()];
  return polex::fuzz::read_in_pieces(data + 1, size - 1, std::move(options));
}
