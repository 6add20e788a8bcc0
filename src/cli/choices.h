// Options that take one of a few words.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace polex::cli {

// Refuses what is none of `names`, with the nearest of them. They stand in the validator's own name, where
// choices_of() finds them, and not in the help: the option's description tells them.
[[nodiscard]] CLI::Validator one_of(const std::vector<std::string>& names);

// Refuses what is no whole number of `least` or more.
[[nodiscard]] CLI::Validator at_least(std::size_t least);

// The words that an option may take; empty: anything.
[[nodiscard]] std::vector<std::string> choices_of(const CLI::Option& option);

}  // namespace polex::cli
