// The program that makes the default packs ready for the binary, while it is built: `polex_make_ready FILE`.
// All is done in rules/ready.cc; tested by ready_test.cc.
#include <fstream>

#include "rules/ready.h"

namespace polex::rules {

std::string_view ready_bytes() { return {}; }

}  // namespace polex::rules

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ofstream out(argv[1], std::ios::binary);
  out << polex::rules::make_ready(polex::embedded_files());
  return out.flush() ? 0 : 1;
}
