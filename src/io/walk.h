// The inputs of a run as files: folders walked, lists read, one path at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/source.h"
#include "io/stream.h"

namespace polex::io {

// Absolute, links followed, no '/' at the end; of what need not be there yet.
[[nodiscard]] std::string resolved_path(const std::string& path);

// Folders are walked in the byte order of their paths; hidden entries and links to folders are left out.
// Memory: one folder's names for each level.
class Walk {
 public:
  explicit Walk(const InputOptions& options);

  // The next file ("-" for stdin), or a fault (a folder without files, an unreadable one); nullopt at the
  // end.
  [[nodiscard]] std::optional<Result<std::string>> next();

 private:
  struct Level {
    std::string folder;
    std::vector<std::string> names;  // sorted, the last first; folders end in '/'
  };

  [[nodiscard]] std::optional<std::string> next_input();
  [[nodiscard]] bool is_left_out(const std::string& folder, std::string name) const;
  [[nodiscard]] std::optional<Diagnostic> enter(const std::string& folder);
  [[nodiscard]] std::optional<Result<std::string>> next_in_folders();

  const InputOptions& options_;
  std::size_t at_ = 0;
  std::optional<Window> list_;
  std::size_t list_line_ = 0;
  std::optional<Diagnostic> list_fault_;
  std::vector<Level> levels_;
  std::size_t root_size_ = 0;  // of the folder that is walked, its '/' included
  bool found_ = false;         // any file in the folder that is walked
};

}  // namespace polex::io
