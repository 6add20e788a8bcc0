// [[mention]], [[date]], [[clause]], [[modifier]] and their tests.
#pragma once

#include <string>

#include "polex/pack.h"
#include "rules/fault_log.h"
#include "rules/toml_reader.h"

namespace polex::rules {

// What could be read is returned, check_tests() apart; faults go to the log. Patterns stay text: pattern.cc
// compiles them.
[[nodiscard]] Rule read_rule(const TomlNode& table, RuleStage stage, const std::string& pack, FaultLog& log);

// Tests that stand apart from the rule: a [[test]] of its pack.
void add_tests(const TomlNode& table, Rule& rule, FaultLog& log);

// What was promised is shown by what matches and what does not. Once all tests are read.
void check_tests(const Rule& rule, FaultLog& log);

}  // namespace polex::rules
