// What a run has done, for --stats and --stats-json.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "io/tally.h"

namespace polex::cli {

using io::Tally;

// "9900 documents, 1200 records, 2 lost; 39.9 MB in 0.72 s, 55.4 MB/s; told: 2 I007, 5 I022"
[[nodiscard]] std::string summary(const Tally& tally, const std::map<std::string, std::size_t>& findings,
                                  double seconds);

// One JSON object, its line end included.
[[nodiscard]] std::string summary_json(const Tally& tally, const std::map<std::string, std::size_t>& findings,
                                       std::size_t slow_matches, std::size_t threads, double seconds);

}  // namespace polex::cli
