// Whether a file of a pack is UTF-8, as TOML and lists of words must be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/fault_log.h"

namespace polex::rules {

// The numbers of the lines that are not valid UTF-8, rising. P058 at the first byte of the first of them.
[[nodiscard]] std::vector<std::size_t> lines_not_utf8(const std::string& file, std::string_view text,
                                                      FaultLog& log);

}  // namespace polex::rules
