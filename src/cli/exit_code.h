// What the process tells its caller. Named here, returned by main only.
#pragma once

namespace polex::cli {

enum class ExitCode : int {
  success = 0,
  findings = 1,    // lint findings, failed tests, -e without records
  unusable = 2,    // usage, configuration, pack or output
  incomplete = 3,  // some inputs could not be read; everything else is complete
  interrupted = 130
};

}  // namespace polex::cli
