// The command line as data: what completion and the manual page are made from, read off CLI11's tree.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace polex::cli {

struct OptionTold {
  std::vector<std::string> names;    // "-o", "--output", as typed; of a positional its one name, "INPUT"
  std::string value;                 // what it takes: "FILE"; empty: a flag
  std::vector<std::string> choices;  // the only values; empty: any
  std::string standard;              // the value where it is not given; empty: none
  std::string help;
  bool joined = false;    // several values may be joined by commas
  bool repeated = false;  // positionals: any number of them
  bool required = false;

  [[nodiscard]] bool takes_file() const;
  [[nodiscard]] bool takes_pack() const;
};

struct CommandTold {
  std::string path;  // "polex packs list"
  std::string name;  // "list"
  std::string summary;
  std::vector<OptionTold> options;
  std::vector<OptionTold> positionals;
  std::vector<CommandTold> commands;
};

// `app` and all below it. `above`: the path of its parent.
[[nodiscard]] CommandTold describe(const CLI::App& app, const std::string& above = "");

// The command and those below it, each before its own.
[[nodiscard]] std::vector<const CommandTold*> flattened(const CommandTold& command);

}  // namespace polex::cli
