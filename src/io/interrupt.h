// Ctrl-C and SIGTERM, asked for between two documents.
#pragma once

namespace polex::io {

// From now on SIGINT and SIGTERM only set a mark (a second one ends the process at once), and SIGPIPE is
// ignored so that a closed pipe shows as a failed write.
void watch_signals();

[[nodiscard]] bool interrupted();

}  // namespace polex::io
