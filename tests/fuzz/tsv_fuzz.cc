// libFuzzer entry: the reader of TSV.
#include "reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return polex::fuzz::read_as(polex::io::InputKind::tsv, data, size);
}
