// The table of subcommands.
#include "cli/command.h"

namespace polex::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      {"extract", "Read articles and write records of bodies, statements and commitments", add_extract},
      {"lint", "Tell every fault of rule packs, with its place and what to do", add_lint},
      {"test", "Run the tests that rules carry, and tell what no test exercises", add_test},
      {"explain", "Tell why rules fired in a sentence, and why not", add_explain},
      {"eval", "Score records against gold annotations", add_eval},
      {"diff", "Tell which records two packs make differently of the same articles", add_diff},
      {"stats", "Tell how often each rule fires in articles, and what it costs", add_stats},
      {"packs", "List the packs that are built in, or tell what one holds", add_packs},
      {"schema", "Print the JSON Schema of records or packs", add_schema},
      {"completion", "Print a shell's completion script", add_completion},
      {"man", "Print the manual page", add_man},
  };
  return table;
}

}  // namespace polex::cli
