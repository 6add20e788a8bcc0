// The golden folders beside a pack: <pack>/tests/NAME/{article.txt,records.ndjson}.
#pragma once

#include <cstddef>
#include <string>

#include "polex/extractor.h"
#include "polex/pack.h"

namespace polex::cli {

struct GoldenRun {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::string report;
};

// Runs those whose name holds `filter` (RE2, empty: all). records.ndjson holds bodies, statements and
// commitments, byte for byte as `polex extract --emit body,statement,commitment` writes them. `update`
// rewrites it.
[[nodiscard]] GoldenRun run_golden(const Pack& pack, const Extractor& extractor, const std::string& filter,
                                   bool update);

}  // namespace polex::cli
