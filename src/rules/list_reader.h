// [list.NAME]: words, sections, a file, entries with dated roles; inflections made.
#pragma once

#include <functional>
#include <string>

#include "polex/pack.h"
#include "rules/fault_log.h"
#include "rules/pack_files.h"
#include "rules/toml_reader.h"

namespace polex::rules {

// Reads a file that lies beside the pack, and keeps it for the pack's hash.
using ReadBeside = std::function<Result<PackFile>(const std::string& relative)>;

// `table` is the value of [list.NAME]. What could be read is returned; faults go to the log.
[[nodiscard]] WordList read_list(const TomlNode& table, const std::string& pack, const ReadBeside& read,
                                 FaultLog& log);

}  // namespace polex::rules
