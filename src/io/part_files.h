// The shards in the folder of an interrupted run, held against its journal before the run goes on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "polex/diagnostic.h"

namespace polex::io {

struct PartFiles {
  std::vector<std::string> finished;  // names, in the order of the journal
  std::vector<std::string> journal;   // its lines: a manifest's entry for each
  std::vector<std::string> at_hand;   // of shards that are not finished: names; they may be missing
};

// O006: a finished file is missing or not as it was written, the journal tells of others, or the folder holds
// a part-* file that is none of these. Reads every finished file once.
[[nodiscard]] std::optional<Diagnostic> check_part_files(const std::string& folder, const PartFiles& files);

}  // namespace polex::io
