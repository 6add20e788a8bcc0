// libFuzzer entry: whatever the bytes look like is opened: compressions, tar, zip, and what lies in them. How
// much stands before a damage depends on the pieces, so only an end and valid text are asked for.
#include "reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  polex::io::InputOptions options;
  options.limits.document_size = 1U << 20U;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  (void)polex::fuzz::told(bytes, size + 1, options);
  (void)polex::fuzz::told(bytes, 100, options);
  return 0;
}
