// The golden folders beside a pack: <pack>/tests/NAME/{article.txt,records.ndjson}.
#pragma once

#include <string>
#include <vector>

#include "polex/extractor.h"
#include "polex/pack.h"

namespace polex::cli {

struct GoldenOutcome {
  std::string folder;
  bool passed = true;
  bool rewritten = false;
  std::string report;  // what is missing and what is new; empty where it passed
};

// Runs those whose name holds `filter` (RE2, empty: all). records.ndjson holds bodies, statements and
// commitments, byte for byte as `polex extract --emit body,statement,commitment` writes them. `update`
// rewrites it.
[[nodiscard]] std::vector<GoldenOutcome> run_golden(const Pack& pack, const Extractor& extractor,
                                                    const std::string& filter, bool update);

}  // namespace polex::cli
