// The command line as a whole.
#pragma once

#include "cli/exit_code.h"

namespace polex::cli {

[[nodiscard]] ExitCode run(int argc, char** argv);

}  // namespace polex::cli
