// Ctrl-C and SIGTERM, asked for between two documents.
#pragma once

namespace polex::io {

// From now on SIGINT and SIGTERM only set a mark; a second one ends the process at once. For commands that
// look at the mark.
void watch_signals();

// From now on a closed pipe shows as a failed write.
void ignore_closed_pipes();

[[nodiscard]] bool interrupted();

}  // namespace polex::io
