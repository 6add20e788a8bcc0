// libFuzzer entry: the reader of CSV.
#include "reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return polex::fuzz::read_as(polex::io::InputKind::csv, data, size);
}
