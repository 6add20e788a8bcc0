// How far a run into a folder is, as it stands on the disk.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "io/tally.h"
#include "polex/result.h"

namespace polex::io {

struct Checkpoint {
  std::string settings;   // one line: all that decides the bytes of the output, inputs apart
  std::size_t items = 0;  // articles and losses that are in
  std::string chain;      // a hash over all of them: whether the inputs are still the same
  Tally total;
  std::map<std::string, std::size_t> findings;  // by code
  std::size_t shard = 0;                        // the number of the one at hand
  std::size_t shard_bytes = 0;                  // of it, before compression
  Tally shard_tally;
  std::vector<std::size_t> sizes;  // of its files on the disk; empty: not yet begun
  std::size_t journal_size = 0;    // of the list of files that are whole
  std::size_t errors_size = 0;
};

// Written whole or not at all, down to the disk.
[[nodiscard]] std::optional<Diagnostic> write_checkpoint(const std::string& path,
                                                         const Checkpoint& checkpoint);
// O006: it is none, or of another version.
[[nodiscard]] Result<Checkpoint> read_checkpoint(const std::string& path);

}  // namespace polex::io
