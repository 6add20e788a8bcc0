// [[mention]], [[date]], [[clause]], [[modifier]] and their tests.
#pragma once

#include <string>

#include "polex/pack.h"
#include "rules/fault_log.h"
#include "rules/toml_reader.h"

namespace polex::rules {

// What could be read is returned; faults go to the log. Patterns stay text: pattern.cc compiles them.
[[nodiscard]] Rule read_rule(const TomlNode& table, RuleStage stage, const std::string& pack, FaultLog& log);

}  // namespace polex::rules
